import { describe, expect, test } from 'vitest';

import type { ChartTarget } from './contract.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { chartModel } from './model.ts';
import { pick, validSelection, validTarget } from './pick.ts';
import { targetSpan } from './target.ts';

const builder = new TraceBuilder();
const A = builder.lane('thread', 'a');
const B = builder.lane('thread', 'b');
builder.interval(A, 0, 100, 'running');
builder.interval(B, 0, 50, 'waiting', 'lock');
builder.interval(B, 50, 100, 'running');
builder.arrow('wake', A, 50, B, 50);
builder.mark('contention', 10, B, A);
const MODEL = chartModel(builder.build());
const ARROW: ChartTarget = { kind: 'arrow', arrow: 0 };

describe('a click', () => {
  test.each([
    ['an interval', { kind: 'interval', lane: A, interval: 0 }, { lane: A, interval: 0 }],
    ['a gap', { kind: 'gap', lane: A, startNs: 0, endNs: 1 }, { lane: A }],
    ['a name', { kind: 'lane', lane: B }, { lane: B }],
    ['a mark', { kind: 'mark', mark: 0 }, { lane: B, interval: 1 }],
    ['a burst', { kind: 'burst', timeNs: 50, lanes: [B] }, { lane: B, interval: 2 }],
    ['nothing', undefined, undefined],
  ] as const)('on %s selects it', (_name, target, expected) => {
    expect(pick(MODEL, target, undefined)).toEqual(expected);
  });

  test('on an arrow leads to its other end', () => {
    expect(pick(MODEL, ARROW, { lane: A })).toEqual({ lane: B, interval: 2 });
    expect(pick(MODEL, ARROW, { lane: B })).toEqual({ lane: A, interval: 0 });
  });
});

describe('the span of a target', () => {
  test.each([
    [
      { kind: 'interval', lane: B, interval: 2 },
      { startNs: 50, endNs: 100 },
    ],
    [
      { kind: 'lane', lane: A },
      { startNs: 0, endNs: 100 },
    ],
    [ARROW, { startNs: 50, endNs: 50 }],
    [{ kind: 'mark', mark: 0 }, undefined],
  ] as const)('of %j is %j', (target, expected) => {
    expect(targetSpan(MODEL, target)).toEqual(expected);
  });
});

describe('what was selected in another run', () => {
  test.each([
    ['stays while it is there', { lane: B, interval: 2 }, { lane: B, interval: 2 }],
    ['keeps its lane without the interval', { lane: A, interval: 2 }, { lane: A }],
    ['is dropped with its lane', { lane: 9, interval: 0 }, undefined],
  ])('%s', (_name, selection, expected) => {
    expect(validSelection(MODEL.trace, selection)).toEqual(expected);
  });

  test.each([
    { kind: 'mark', mark: 1 },
    { kind: 'arrow', arrow: 1 },
    { kind: 'interval', lane: A, interval: 1 },
    { kind: 'lane', lane: 2 },
    { kind: 'burst', timeNs: 0, lanes: [0, 5] },
  ] as const)('is not pointed at any more: %j', (target) => {
    expect(validTarget(MODEL.trace, target)).toBeUndefined();
  });
});
