import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sampleTrace } from './demo/sample-trace.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { intervalAt, nextEventNs, previousEventNs } from './steps.ts';

const TRACE = sampleTrace();

/** Every instant at which a lane changes, the slow way. */
function edgesOf(lane: number | undefined): readonly number[] {
  const edges = new Set<number>();
  for (const { id, first, count } of TRACE.lanes) {
    if (lane !== undefined && id !== lane) continue;
    for (let i = first; i < first + count; i += 1) {
      edges.add(TRACE.intervals.start[i]!);
      edges.add(TRACE.intervals.end[i]!);
    }
  }
  return [...edges].sort((a, b) => a - b);
}

const anyLane = fc.constantFrom(undefined, ...TRACE.lanes.map((lane) => lane.id));
const anyTime = fc.integer({ min: -5, max: TRACE.elapsedNs + 5 });

describe('stepping', () => {
  test('finds the nearest edge on either side, strictly', () => {
    fc.assert(
      fc.property(anyLane, anyTime, fc.boolean(), (lane, near, onEdge) => {
        const edges = edgesOf(lane);
        const timeNs = onEdge && edges.length > 0 ? (edges[near % edges.length] ?? 0) : near;
        expect(nextEventNs(TRACE, lane, timeNs)).toBe(edges.find((edge) => edge > timeNs));
        expect(previousEventNs(TRACE, lane, timeNs)).toBe(edges.findLast((edge) => edge < timeNs));
      }),
    );
  });

  test('sees an interval of no length', () => {
    const builder = new TraceBuilder();
    const lane = builder.lane('thread', 't');
    builder.interval(lane, 0, 10, 'running');
    builder.interval(lane, 10, 10, 'ready');
    builder.interval(lane, 10, 20, 'running');
    const trace = builder.build();
    expect(nextEventNs(trace, lane, 5)).toBe(10);
    expect(nextEventNs(trace, lane, 10)).toBe(20);
    expect(previousEventNs(trace, lane, 15)).toBe(10);
    expect(previousEventNs(trace, lane, 10)).toBe(0);
  });

  test('knows which interval holds an instant, its start included', () => {
    const { id, first } = TRACE.lanes.find((lane) => lane.kind === 'gil')!;
    const { start, end } = TRACE.intervals;
    expect(intervalAt(TRACE, id, start[first]!)).toBe(first);
    expect(intervalAt(TRACE, id, end[first]! - 1)).toBe(first);
    expect(intervalAt(TRACE, id, end[first]!)).toBe(first + 1);
    expect(intervalAt(TRACE, id, TRACE.elapsedNs)).toBeUndefined();
  });
});
