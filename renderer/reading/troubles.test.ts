/** What the window says of each trouble, and where its links lead. */
import { describe, expect, it } from 'vitest';

import { marksInColumns } from '../../simulator/index.ts';
import type { HeaderResult, Trouble } from '../../simulator/index.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { describeMark } from './event-phrase.ts';
import { problemsOf } from './problems.ts';
import { LOCK_A, LOCK_B, MAIN, T1, T2, lockTrace } from './trace.test-support.ts';
import { troublePhrase } from './troubles.ts';

const english = new Language('en', en);

const TABLE: readonly (readonly [Trouble, string])[] = [
  [
    {
      kind: 'lost-wake-up',
      lane: T2,
      timeNs: 200,
      endNs: 1000,
      resource: LOCK_A,
      waker: MAIN,
      wakeNs: 100,
    },
    'Lost wake-up: T2 waits for lock a since 200 ns (line 11), but MainThread had notified at 100 ns (line 20), when nobody waited.',
  ],
  [
    {
      kind: 'endless-wait',
      lane: T2,
      timeNs: 200,
      endNs: 1000,
      resource: LOCK_A,
      holder: undefined,
      last: T1,
      lastEndNs: 900,
    },
    'Endless wait: T2 waits for lock a since 200 ns (line 11); T1, the last that could have ended that, is over since 900 ns.',
  ],
  [
    {
      kind: 'endless-wait',
      lane: T2,
      timeNs: 200,
      endNs: 1000,
      resource: LOCK_A,
      holder: T1,
      last: T1,
      lastEndNs: 900,
    },
    'Endless wait: T2 waits for lock a since 200 ns (line 11); T1 ended at 900 ns and still holds it.',
  ],
  [
    {
      kind: 'starvation',
      lane: T2,
      timeNs: 200,
      endNs: 800,
      resource: undefined,
      share: 0.6,
      passedOver: 5,
    },
    'Starvation: T2 is ready from 200 ns to 800 ns (line 11), 60% of the run, and gets no core, while those that came later have 5 turns.',
  ],
  [
    {
      kind: 'starvation',
      lane: T2,
      timeNs: 200,
      endNs: 800,
      resource: LOCK_A,
      share: 0.6,
      passedOver: 1,
    },
    'Starvation: T2 waits for lock a from 200 ns to 800 ns (line 11), 60% of the run, while those that came later get it 1 time.',
  ],
  [
    {
      kind: 'gil-convoy',
      lane: T1,
      timeNs: 300,
      endNs: 900,
      gil: LOCK_B,
      holder: T2,
      waits: 4,
      waitedNs: 500,
      runningNs: 20,
    },
    'GIL convoy: T1 computes for 20 ns and waits 500 ns for the GIL, 4 times from 300 ns on (line 6): T2 computes and gives it up only when it must.',
  ],
  [
    {
      kind: 'oversubscription',
      lane: -1,
      timeNs: 100,
      endNs: 900,
      cores: 2,
      runnableMax: 24,
      crowdedNs: 700,
    },
    'Oversubscription: up to 24 threads want to run on 2 cores. From 100 ns on there are far too many for 700 ns.',
  ],
  [
    {
      kind: 'uneven-work',
      lane: T1,
      timeNs: 100,
      endNs: 900,
      workers: 4,
      busiestNs: 700,
      othersNs: 10,
    },
    'Uneven work: T1 works for 700 ns, until 900 ns (line 5); the others of 4 workers for 10 ns on average.',
  ],
];

describe('a trouble', () => {
  it.each(TABLE)('$kind', (trouble, sentence) => {
    expect(english.say(troublePhrase(english, lockTrace(), trouble))).toBe(sentence);
  });

  it('leads to its thread, its time and its line', () => {
    const { values } = troublePhrase(english, lockTrace(), TABLE[0]![0]);
    expect(values).toMatchObject({
      thread: { jump: { kind: 'lane', lane: T2, timeNs: 200 } },
      wakeTime: { jump: { kind: 'time', timeNs: 100 } },
      wakePlace: { jump: { kind: 'line', source: 0, line: 20 } },
    });
  });

  it('is what its mark says', () => {
    const [trouble, sentence] = TABLE[5]!;
    const { kind, lane, timeNs } = trouble;
    const marks = [{ kind: 'gil-convoy', lane, timeNs, other: T2, detail: '' }] as const;
    expect(kind).toBe(marks[0].kind);
    const trace = { ...lockTrace(), marks: marksInColumns(marks), troubles: [trouble] };
    expect(english.say(describeMark(english, trace, 0))).toBe(sentence);
  });

  it('of a deadlock has a line for each of its threads', () => {
    const deadlock: Trouble = {
      kind: 'partial-deadlock',
      lane: T1,
      timeNs: 300,
      endNs: 1000,
      cycle: [
        { thread: T1, cause: 'lock', resource: LOCK_B, holder: T2, sinceNs: 300, line: 6 },
        { thread: T2, cause: 'lock', resource: LOCK_A, holder: T1, sinceNs: 200, line: 11 },
      ],
    };
    const trace = { ...lockTrace(), troubles: [deadlock] };
    const [problem] = problemsOf(english, trace, { kind: 'header' } as HeaderResult);
    expect(problem!.severity).toBe('error');
    expect(english.say(problem!.title)).toBe(
      'Deadlock at 300 ns: 2 threads can never run again, while others go on.',
    );
    expect(
      problem!.details.map((detail) => detail.kind === 'phrase' && english.say(detail.phrase)),
    ).toEqual([
      'T1 waits for lock b (line 6), held by T2.',
      'T2 waits for lock a (line 11), held by T1.',
    ]);
  });
});
