/** The sentences about a selection, as a person reads them. */
import { describe, expect, it } from 'vitest';

import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { intervalAt } from './intervals.ts';
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
import { explain } from './why.ts';

const english = new Language('en', en);

function why(lane: number, timeNs: number, trace = lockTrace()): readonly string[] {
  const interval = intervalAt(trace, lane, timeNs);
  if (interval === undefined) throw new Error(`Lane ${lane} has nothing at ${timeNs}`);
  return explain(english, trace, interval, timeNs).map(english.say);
}

describe('why', () => {
  it.each<[string, number, number, readonly string[]]>([
    ['a thread runs', T1, 150, ['T1 runs on core 0 for 200 ns, since 100 ns. It is at line 5.']],
    ['a thread is new', T1, 60, ['T1 is new since 50 ns: starting a thread takes 40 ns.']],
    [
      'a thread is ready while the core is busy',
      T1,
      95,
      ['T1 is ready since 90 ns, for 10 ns, but the only core runs MainThread.'],
    ],
    [
      'a thread waits for a lock',
      T2,
      250,
      [
        'T2 waits for lock a at line 11; T1 has it since 100 ns (line 5).',
        'T1 ends the wait at 800 ns, after 600 ns (line 7).',
      ],
    ],
    [
      'two threads wait for each other',
      T2,
      400,
      [
        'T2 waits for lock a at line 11; T1 has it since 100 ns (line 5).',
        'T1 itself waits for lock b at line 6; T2 has it since 60 ns (line 10).',
        'That closes the circle at T2: none of them can ever go on.',
        'T1 ends the wait at 800 ns, after 600 ns (line 7).',
      ],
    ],
    [
      'a thread waits for one that waits',
      MAIN,
      350,
      [
        'MainThread waits since 100 ns for T1 to end (line 20).',
        'T1 itself waits for lock b at line 6; T2 has it since 60 ns (line 10).',
        'T2 itself waits for lock a at line 11; T1 has it since 100 ns (line 5).',
        'That closes the circle at T1: none of them can ever go on.',
        'Nothing ends this wait.',
      ],
    ],
    ['a lock is held', LOCK_B, 100, ['T2 holds lock b since 60 ns, for 440 ns (line 10).']],
    [
      'a lock is wanted',
      LOCK_A,
      300,
      ['T1 holds lock a since 200 ns, for 600 ns (line 5).', 'T2 waits for it.'],
    ],
    ['a core is busy', CORE, 50, ['core 0 runs MainThread since 0 ns, for 100 ns.']],
    ['a core switches', CORE, 105, ['core 0 switches to T1 at 100 ns: that takes 10 ns.']],
  ])('%s', (_sentence, lane, timeNs, sentences) => {
    expect(why(lane, timeNs)).toEqual(sentences);
  });

  it('a thread sleeps', () => {
    const trace = sketchTrace({
      elapsedNs: 100,
      lanes: [
        {
          kind: 'thread',
          name: 'T1',
          intervals: [{ from: 10, to: 60, state: 'waiting', cause: 'sleep' }],
          lines: [[0, 3]],
        },
      ],
    });
    expect(why(0, 20, trace)).toEqual(['T1 sleeps from 10 ns to 60 ns (line 3).']);
  });

  it('links lead to lanes, times and lines', () => {
    const trace = lockTrace();
    const [first] = explain(english, trace, intervalAt(trace, T2, 250)!, 250);
    expect(first!.values['owner']).toEqual({
      text: 'T1',
      jump: { kind: 'lane', lane: T1, timeNs: 250 },
    });
    expect(first!.values['heldAt']).toEqual({
      text: 'line 5',
      jump: { kind: 'line', source: 0, line: 5 },
    });
  });
});
