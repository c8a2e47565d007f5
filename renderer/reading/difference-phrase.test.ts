import { describe, expect, it } from 'vitest';

import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { differencePhrase } from './difference-phrase.ts';
import { firstDifference } from './differences.ts';
import { sketchTrace } from './trace.test-support.ts';
import type { LaneSketch } from './trace.test-support.ts';

const english = new Language('en', en);

function thread(name: string, from: number, state: 'running' | 'ready' = 'running'): LaneSketch {
  return { kind: 'thread', name, born: from, intervals: [{ from, to: 900, state }] };
}

function told(pinned: readonly LaneSketch[], shown: readonly LaneSketch[], shownNs = 1000): string {
  const before = sketchTrace({ lanes: pinned, elapsedNs: 1000 });
  const after = sketchTrace({ lanes: shown, elapsedNs: shownNs });
  const difference = firstDifference(before, after);
  return english.say(differencePhrase(english, before, after, difference));
}

describe('the sentence about the first difference', () => {
  const a = thread('A', 0);

  it.each<[string, readonly LaneSketch[], readonly LaneSketch[], number | undefined, string]>([
    ['none', [a], [a], undefined, 'This run and the pinned one are alike.'],
    ['an end', [a], [a], 900, 'This run and the pinned one differ from 900 ns on.'],
    [
      'a state',
      [a],
      [thread('A', 0, 'ready')],
      undefined,
      'This run and the pinned one differ from 0 ns on. In the pinned run A is then “running”, in this one “ready”.',
    ],
    [
      'a birth at another time',
      [a, thread('B', 300)],
      [a, thread('B', 200)],
      undefined,
      'This run and the pinned one differ from 200 ns on, first in B.',
    ],
    [
      'a lane more',
      [a],
      [a, thread('B', 200)],
      undefined,
      'This run and the pinned one differ from 200 ns on: only this one has B.',
    ],
    [
      'a lane less',
      [a, thread('B', 200)],
      [a],
      undefined,
      'This run and the pinned one differ from 200 ns on: only the pinned one has B.',
    ],
  ])('tells of %s', (_what, pinned, shown, shownNs, sentence) => {
    expect(told(pinned, shown, shownNs)).toBe(sentence);
  });
});
