/** What the window says of each bad end. */
import { describe, expect, it } from 'vitest';

import { marksInColumns } from '../../simulator/index.ts';
import type { HeaderResult, Outcome } from '../../simulator/index.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { problemsOf } from './problems.ts';
import type { Problem } from './problems.ts';
import { LOCK_A, LOCK_B, MAIN, T1, T2, lockTrace, sketchTrace } from './trace.test-support.ts';

const english = new Language('en', en);
const diagnostic = {
  file: 'program.py',
  line: 3,
  column: 5,
  what: 'It is wrong.',
  hint: 'Mend it.',
};
const header = { kind: 'header' } as HeaderResult;

function told(problem: Problem): readonly string[] {
  return [
    english.say(problem.title),
    ...problem.details.map((detail) =>
      detail.kind === 'phrase' ? english.say(detail.phrase) : detail.diagnostic.what,
    ),
  ];
}

function problems(outcome: Outcome, given: HeaderResult = header): readonly Problem[] {
  return problemsOf(english, { ...lockTrace(), outcome }, given);
}

describe('a bad end is told', () => {
  it.each<[string, Outcome, readonly string[]]>([
    [
      'an exit code',
      { kind: 'completed', exitCode: 3 },
      ['The program ended itself with exit code 3.'],
    ],
    [
      'an exception',
      { kind: 'error', exitCode: 1, message: 'ValueError: no', diagnostic: undefined },
      ['The program ended with ValueError: no.'],
    ],
    [
      'a refusal',
      { kind: 'unsupported', diagnostics: [diagnostic, diagnostic] },
      ['This program cannot run, for 2 reasons:', 'It is wrong.', 'It is wrong.'],
    ],
    [
      'a limit of time',
      { kind: 'limit', limit: 'virtual-time', value: 600e9 },
      [
        'Stopped after 600 s of virtual time. Does the program ever end? What happened until then is shown.',
      ],
    ],
    [
      'a limit of output',
      { kind: 'limit', limit: 'output', value: 1e6 },
      ['Stopped: the program printed more than 1 MB. What happened until then is shown.'],
    ],
    [
      'a deadlock, its cycle first',
      {
        kind: 'deadlock',
        deadlock: {
          timeNs: 800,
          partial: false,
          cycle: [
            { thread: T1, cause: 'lock', resource: LOCK_B, holder: T2, sinceNs: 300, line: 6 },
            { thread: T2, cause: 'lock', resource: LOCK_A, holder: T1, sinceNs: 200, line: 11 },
          ],
          blocked: [
            { thread: MAIN, cause: 'join', resource: T1, holder: T1, sinceNs: 100, line: 20 },
            { thread: T1, cause: 'lock', resource: LOCK_B, holder: T2, sinceNs: 300, line: 6 },
            { thread: T2, cause: 'lock', resource: LOCK_A, holder: T1, sinceNs: 200, line: 11 },
          ],
        },
      },
      [
        'Deadlock at 800 ns: 3 threads can never run again.',
        'T1 waits for lock b (line 6), held by T2.',
        'T2 waits for lock a (line 11), held by T1.',
        'MainThread waits for T1 to end (line 20).',
      ],
    ],
  ])('%s', (_sentence, outcome, sentences) => {
    expect(problems(outcome).map(told)).toEqual([sentences]);
  });

  it('that tasks can never go on, and the thread of their loop with them', () => {
    const trace = sketchTrace({
      elapsedNs: 1000,
      lanes: [
        { kind: 'process', name: 'main.py' },
        { kind: 'thread', name: 'MainThread' },
        { kind: 'task', name: 'left', parent: 1 },
        { kind: 'task', name: 'right', parent: 1 },
        { kind: 'lock', name: 'a' },
      ],
      outcome: {
        kind: 'deadlock',
        deadlock: {
          timeNs: 800,
          partial: false,
          cycle: [],
          blocked: [
            { thread: 1, cause: 'poll', resource: -1, holder: -1, sinceNs: 800, line: 20 },
            { thread: 2, cause: 'lock', resource: 4, holder: 3, sinceNs: 300, line: 6 },
            { thread: 3, cause: 'future', resource: -1, holder: -1, sinceNs: 400, line: 12 },
          ],
        },
      },
    });
    expect(problemsOf(english, trace, header).map(told)).toEqual([
      [
        'Deadlock at 800 ns: 2 tasks can never run again, and nothing wakes their event loop.',
        'MainThread waits in its event loop (line 20); none of its tasks can ever go on.',
        'left waits for lock a (line 6), held by right.',
        'right waits (line 12); nobody is left to end that.',
      ],
    ]);
  });

  it('not when all is well', () => {
    expect(problems({ kind: 'completed', exitCode: 0 })).toEqual([]);
  });

  it('with the place to go to', () => {
    const [problem] = problems({ kind: 'unsupported', diagnostics: [diagnostic] });
    expect(problem!.details[0]).toEqual({
      kind: 'diagnostic',
      diagnostic,
      jump: { kind: 'line', source: 0, line: 3, column: 5 },
    });
  });

  it('also when the header is broken but the program ran', () => {
    const broken: HeaderResult = { kind: 'broken', diagnostics: [diagnostic] };
    expect(problems({ kind: 'completed', exitCode: 0 }, broken)).toHaveLength(1);
    expect(problems({ kind: 'unsupported', diagnostics: [diagnostic] }, broken)).toHaveLength(1);
  });

  it('for threads other than the main one', () => {
    const marks = [
      { kind: 'exception', timeNs: 5, lane: T1, other: -1, detail: 'KeyError: 1' },
      { kind: 'exception', timeNs: 6, lane: MAIN, other: -1, detail: 'told already' },
    ] as const;
    const found = problemsOf(english, { ...lockTrace(), marks: marksInColumns(marks) }, header);
    expect(found.map(told)).toEqual([['T1 ended with KeyError: 1 at 5 ns.']]);
  });
});
