import { describe, expect, test } from 'vitest';

import { TraceBuilder } from './demo/trace-builder.ts';
import { nearestEdgeNs, snap } from './snap.ts';

function twoLanes(): ReturnType<TraceBuilder['build']> {
  const builder = new TraceBuilder();
  const own = builder.lane('thread', 'own');
  const other = builder.lane('thread', 'other');
  builder.interval(own, 100, 200, 'running');
  builder.interval(own, 300, 400, 'running');
  builder.interval(other, 0, 210, 'ready');
  return builder.build();
}

const TRACE = twoLanes();

describe('snapping', () => {
  test.each([
    [-50, 100],
    [140, 100],
    [160, 200],
    [240, 200],
    [260, 300],
    [999, 400],
  ])('the edge nearest to %d is %d', (timeNs, edge) => {
    expect(nearestEdgeNs(TRACE, 0, timeNs)).toBe(edge);
  });

  test('prefers the lane under the pointer to a nearer edge elsewhere', () => {
    expect(snap(TRACE, 0, [0, 1], [], 207, 10)).toBe(200);
    expect(snap(TRACE, undefined, [0, 1], [], 207, 10)).toBe(210);
  });

  test('takes other lanes and extra times where its own has none in reach', () => {
    expect(snap(TRACE, 0, [1], [], 214, 5)).toBe(210);
    expect(snap(TRACE, 0, [1], [250], 248, 5)).toBe(250);
  });

  test('leaves a time alone that is near nothing', () => {
    expect(snap(TRACE, 0, [0, 1], [0], 250, 5)).toBe(250);
  });
});
