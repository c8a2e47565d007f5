/** The chart's tooltips, as a person reads them. */
import { describe, expect, it } from 'vitest';

import type { ChartTarget } from '../chart/index.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';
import { intervalAt } from '../reading/intervals.ts';
import { CORE, LOCK_A, T1, T2, lockTrace } from '../reading/trace.test-support.ts';

import { chartLabels } from './chart-labels.ts';

const trace = lockTrace();
const labels = chartLabels(new Language('en', en), trace);

function interval(lane: number, timeNs: number): ChartTarget {
  return { kind: 'interval', lane, interval: intervalAt(trace, lane, timeNs)!.index };
}

describe('the level of a queue', () => {
  const lane = { ...trace.lanes[LOCK_A]!, kind: 'queue' } as const;

  it('is told in short and in words', () => {
    const level = { lane, now: 1, most: 1200 };
    expect(labels.levelShort(level)).toBe('1/1,200');
    expect(labels.level(level)).toBe('At the playhead 1 item, at most 1,200 items');
  });

  it('is told alone where the most is not to be known yet', () => {
    const level = { lane, now: 0, most: undefined };
    expect(labels.levelShort(level)).toBe('0');
    expect(labels.level(level)).toBe('At the playhead 0 items');
  });
});

describe('a tooltip', () => {
  it.each<[string, ChartTarget, readonly string[]]>([
    [
      'of a waiting thread',
      interval(T2, 300),
      ['T2: waits for lock', 'for lock a', '600 ns, from 200 ns to 800 ns', 'line 11'],
    ],
    [
      'of a busy core',
      interval(CORE, 50),
      ['core 0 runs MainThread', '100 ns, from 0 ns to 100 ns'],
    ],
    ['of a held lock', interval(LOCK_A, 850), ['a: held by T2', '100 ns, from 800 ns to 900 ns']],
    [
      'of a gap in a lock',
      { kind: 'gap', lane: LOCK_A, startNs: 900, endNs: 1000 },
      ['a: Free', '100 ns, from 900 ns to 1,000 ns'],
    ],
    [
      'of a column of many',
      {
        kind: 'mix',
        lane: T1,
        startNs: 0,
        endNs: 200,
        count: 3,
        shares: [
          { key: 'running', ns: 150 },
          { key: 'ready', ns: 50 },
        ],
      },
      ['T1: 3 intervals', '200 ns, from 0 ns to 200 ns', '75% running', '25% ready'],
    ],
    ['of a lane', { kind: 'lane', lane: LOCK_A }, ['Lock a']],
    [
      'of an arrow',
      { kind: 'arrow', arrow: 1 },
      ['T2 hands over to T1', 'from 490 ns to 500 ns: 10 ns'],
    ],
    [
      'of a burst',
      { kind: 'burst', timeNs: 100, lanes: [T1, T2] },
      ['2 threads change at once', 'at 100 ns', 'T1 and T2'],
    ],
  ])('%s', (_sentence, target, lines) => {
    expect(labels.describe(target)).toEqual(lines);
  });
});
