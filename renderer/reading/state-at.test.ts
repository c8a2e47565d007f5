import { describe, expect, it } from 'vitest';

import { arrowsInColumns } from '../../simulator/index.ts';

import { causeOf, effectOf } from './follow.ts';
import { holdStart, intervalAt } from './intervals.ts';
import { laneTimes } from './lane-times.ts';
import { positionAt, threadsIn } from './positions.ts';
import { machineAt } from './state-at.ts';
import { shortThreadName } from './thread-label.ts';
import {
  CORE,
  LOCK_A,
  LOCK_B,
  MAIN,
  T1,
  T2,
  lockTrace,
  sketchTrace,
} from './trace.test-support.ts';

const trace = lockTrace();

describe('the machine at an instant', () => {
  it('knows owners and waiters, first come first', () => {
    const { resources } = machineAt(trace, 400);
    expect(resources.map(({ lane, owner, waiters }) => [lane.id, owner, waiters])).toEqual([
      [LOCK_A, T1, [T2]],
      [LOCK_B, T2, [T1]],
    ]);
  });

  it('knows that a lock is still held by one who has ended', () => {
    const left = sketchTrace({
      elapsedNs: 100,
      lanes: [
        { kind: 'thread', name: 'T1', died: 50 },
        {
          kind: 'lock',
          name: 'm',
          intervals: [{ from: 10, to: 100, state: 'held', other: 0 }],
        },
      ],
    });
    const isAbandoned = (timeNs: number) => machineAt(left, timeNs).resources[0]!.isAbandoned;
    expect([isAbandoned(5), isAbandoned(40), isAbandoned(60)]).toEqual([false, false, true]);
  });

  it('knows what cores do, who is ready, and who lives', () => {
    const machine = machineAt(trace, 95);
    expect(machine.cores[0]!.interval?.other).toBe(MAIN);
    expect(machine.ready).toEqual([T1]);
    const lives = (timeNs: number): readonly string[] =>
      machineAt(trace, timeNs).threads.map(({ life }) => life);
    expect(lives(55)).toEqual(['alive', 'alive', 'unborn']);
    expect(lives(10)).toEqual(['alive', 'unborn', 'unborn']);
    expect(lives(950)).toEqual(['alive', 'done', 'alive']);
  });
});

describe('an interval', () => {
  it('contains its start and not its end, but for the end of the run', () => {
    expect(intervalAt(trace, T1, 300)?.state).toBe('waiting');
    expect(intervalAt(trace, T2, 150)).toBeUndefined();
    expect(intervalAt(trace, T2, 1000)?.cause).toBe('sleep');
    expect(intervalAt(trace, T1, 1000)).toBeUndefined();
    expect(intervalAt(trace, 99, 0)).toBeUndefined();
  });

  it('of a hold goes back to when its owner took it', () => {
    expect(holdStart(trace, intervalAt(trace, LOCK_A, 700)!)).toBe(100);
    expect(holdStart(trace, intervalAt(trace, LOCK_A, 850)!)).toBe(800);
  });
});

describe('a position', () => {
  it('is that of the last change', () => {
    expect(positionAt(trace, T1, 50)).toBeUndefined();
    expect(positionAt(trace, T1, 350)).toEqual({ source: 0, line: 6 });
  });

  it('is known of all living threads', () => {
    expect(threadsIn(trace, 0, 350)).toEqual([
      { lane: MAIN, line: 20 },
      { lane: T1, line: 6 },
      { lane: T2, line: 11 },
    ]);
    expect(threadsIn(trace, 0, 950).map(({ lane }) => lane)).toEqual([MAIN, T2]);
  });
});

describe('following causes', () => {
  it('leads from a wait to what ended it', () => {
    expect(causeOf(trace, intervalAt(trace, T2, 300)!)).toEqual({ lane: T1, timeNs: 790 });
  });

  it('leads to the holder when nothing ended it', () => {
    const unended = { ...trace, arrows: arrowsInColumns([]) };
    expect(causeOf(unended, intervalAt(trace, T2, 300)!)).toEqual({ lane: T1, timeNs: 200 });
  });

  it('leads from an act to what it set going', () => {
    expect(effectOf(trace, intervalAt(trace, T1, 600)!)).toEqual({ lane: T2, timeNs: 800 });
    expect(effectOf(trace, intervalAt(trace, CORE, 0)!)).toBeUndefined();
  });
});

describe('time per state', () => {
  it('is cut to the range, with count, shortest and longest', () => {
    expect(laneTimes(trace, trace.lanes[T1]!, { startNs: 200, endNs: 600 })).toEqual({
      lane: T1,
      lifeNs: 400,
      states: [
        { key: 'running', ns: 200, count: 2, minNs: 100, maxNs: 100 },
        { key: 'wait-lock', ns: 200, count: 1, minNs: 200, maxNs: 200 },
      ],
    });
  });

  it('adds up to the life of a thread that has no gaps', () => {
    const times = laneTimes(trace, trace.lanes[T1]!, { startNs: 0, endNs: 1000 });
    expect(times.states.reduce((sum, { ns }) => sum + ns, 0)).toBe(times.lifeNs);
  });
});

describe('the short name of a thread', () => {
  it.each([
    ['MainThread', 'M'],
    ['MainThread of 05_ping.py', 'M'],
    ['MainThread of Fork-2', 'M2'],
    ['T1', 'T1'],
    ['Thread-3 (work)', 'T3'],
    ['worker 12', 'w12'],
    ['A to B', 'AtB'],
    ['producer', 'pro'],
    ['消费者 2', '消费者 2'.slice(0, 1) + '2'],
  ])('%s: %s', (name, short) => {
    expect(shortThreadName(name)).toBe(short);
  });
});
