import { describe, expect, test } from 'vitest';

import { TraceBuilder } from './demo/trace-builder.ts';
import { shareIndex } from './shares.ts';
import { spokesmen, summaryOf } from './summary.ts';
import { STATE_KEYS } from './state-key.ts';
import { stateTotals } from './totals.ts';

const builder = new TraceBuilder();
const CORE = builder.lane('core', 'core 0');
const A = builder.lane('thread', 'a');
const B = builder.lane('thread', 'b');
builder.interval(CORE, 0, 60, 'running', 'none', A);
builder.interval(A, 0, 60, 'running');
builder.interval(A, 60, 100, 'ready');
builder.interval(B, 0, 100, 'ready');
const INDEX = shareIndex(builder.build());

describe('totals', () => {
  test('are over the whole run without a range', () => {
    expect(stateTotals(INDEX, undefined)).toEqual([
      { key: 'running', ns: 60 },
      { key: 'ready', ns: 140 },
      { key: 'busy', ns: 60 },
    ]);
  });

  test('of a range keep the states of the run, at zero where it has none', () => {
    expect(stateTotals(INDEX, { startNs: 60, endNs: 100 })).toEqual([
      { key: 'running', ns: 0 },
      { key: 'ready', ns: 80 },
      { key: 'busy', ns: 0 },
    ]);
  });
});

describe('a summary', () => {
  test('adds up lanes as shares of all their time', () => {
    const { shares, steps } = summaryOf(INDEX, [A, B], 0, 50, 2);
    const share = (step: number, key: (typeof STATE_KEYS)[number]): number =>
      shares[step * STATE_KEYS.length + STATE_KEYS.indexOf(key)]!;
    expect(steps).toBe(2);
    expect(share(0, 'running')).toBeCloseTo(0.5);
    expect(share(1, 'running')).toBeCloseTo(0.1);
    expect(share(1, 'ready')).toBeCloseTo(0.9);
  });

  test('is spoken for by threads, else cores, else whatever there is', () => {
    expect(spokesmen(INDEX.trace, [CORE, A, B])).toEqual([A, B]);
    expect(spokesmen(INDEX.trace, [CORE])).toEqual([CORE]);
  });
});
