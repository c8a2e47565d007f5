import { describe, expect, it } from 'vitest';

import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { consoleLines, linesBy } from './console-lines.ts';
import { describeEvent } from './event-phrase.ts';
import { eventNs, eventsBefore, indexEvents, nextInstant } from './events.ts';
import { lockTrace } from './trace.test-support.ts';

const english = new Language('en', en);
const trace = lockTrace();
const events = indexEvents(trace);

describe('the list of events', () => {
  it('tells the run in order of time', () => {
    const told = Array.from(
      { length: events.packed.length },
      (_, index) =>
        `${eventNs(trace, events, index)} ${english.say(describeEvent(english, trace, events, index))}`,
    );
    expect(told).toEqual([
      '0 MainThread runs on core 0',
      '50 T1 is created',
      '60 T2 takes lock b',
      '60 T2 runs on core 0',
      '90 T1 is ready for the first time',
      '100 MainThread waits for T1 to end',
      '100 T1 takes lock a',
      '100 T1 runs on core 0',
      '200 T2 waits for lock a',
      '300 T1 waits for lock b',
      '400 T1 prints “one ⏎ two”',
      '500 T2 releases lock b',
      '500 T1 runs on core 0',
      '600 T2 prints “ and a half”',
      '800 T2 sleeps',
      '800 T2 takes lock a',
      '900 T2 releases lock a',
      '900 T1 ends',
    ]);
  });

  it.each([
    [0, 1, 50],
    [60, 1, 90],
    [61, 1, 90],
    [900, 1, undefined],
    [60, -1, 50],
    [59, -1, 50],
    [0, -1, undefined],
  ] as const)('from %d in direction %d the next instant is %s', (from, direction, to) => {
    expect(nextInstant(trace, events, from, direction)).toBe(to);
  });

  it('counts what has happened', () => {
    expect(eventsBefore(trace, events, 60, false)).toBe(2);
    expect(eventsBefore(trace, events, 60, true)).toBe(4);
  });
});

describe('the console', () => {
  const lines = consoleLines(trace.console);

  it('is cut into lines, of parts by different threads', () => {
    expect(lines.map((line) => line.map(({ text, stream }) => `${stream}:${text}`))).toEqual([
      ['stdout:one'],
      ['stdout:two', 'stderr: and a half'],
    ]);
  });

  it('knows which lines have begun', () => {
    expect([399, 400, 1000].map((timeNs) => linesBy(lines, timeNs))).toEqual([0, 2, 2]);
  });

  it('keeps empty lines', () => {
    const entry = { timeNs: 1, stream: 'stdout', lane: 0, text: 'a\n\nb\n' } as const;
    expect(consoleLines([entry]).map((line) => line[0]!.text)).toEqual(['a', '', 'b']);
  });
});
