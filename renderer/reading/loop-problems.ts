/** What goes wrong in event loops without ending anything, in sentences: each is a mark on the chart too. */
import { eachMark } from '../../simulator/index.ts';
import type { LaneId, Mark, MarkKind, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase, PhraseValue } from '../messages/phrase.ts';

import { intervalAt } from './intervals.ts';
import { laneLink, placeLink, timeLink } from './lane-name.ts';
import { positionAt } from './positions.ts';
import type { Problem } from './problems.ts';

/** A program may do the same thing wrong at every turn. */
const DETAILS_MAX = 20;

type Several =
  | 'problem.blockedLoops'
  | 'problem.neverAwaiteds'
  | 'problem.unretrieveds'
  | 'problem.destroyedTasks';

type Say = (language: Language, trace: Trace, mark: Mark) => Phrase;

/** What is said of one mark of a kind, and what sums up several. */
const KINDS: readonly (readonly [kind: MarkKind, say: Say, several: Several])[] = [
  ['blocked-loop', blockedLoop, 'problem.blockedLoops'],
  ['never-awaited', neverAwaited, 'problem.neverAwaiteds'],
  ['unretrieved', unretrieved, 'problem.unretrieveds'],
  ['destroyed-task', destroyedTask, 'problem.destroyedTasks'],
];

export function loopProblems(language: Language, trace: Trace): readonly Problem[] {
  return KINDS.flatMap(([kind, say, several]) => {
    const marks = [...eachMark(trace)].filter((mark) => mark.kind === kind);
    const phrases = marks.slice(0, DETAILS_MAX).map((mark) => say(language, trace, mark));
    const [first] = phrases;
    if (first === undefined) return [];
    const single = marks.length === 1;
    const title = single ? first : phrase(several, { count: language.number(marks.length) });
    const details = single ? [] : phrases.map((one) => ({ kind: 'phrase', phrase: one }) as const);
    return [{ severity: 'warning', title, details, actions: [] } as const];
  });
}

function blockedLoop(language: Language, trace: Trace, mark: Mark): Phrase {
  const { lane, other, timeNs, detail } = mark;
  const step = trace.lanes[other] === undefined ? undefined : intervalAt(trace, other, timeNs);
  // What it does in the middle of it is what takes long: its first line may be over at once.
  const middleNs = step === undefined ? timeNs : (step.startNs + step.endNs) / 2;
  const values = {
    task: step === undefined ? detail : laneLink(language, trace, other, timeNs),
    thread: laneLink(language, trace, lane, timeNs),
    time: timeLink(language, trace, timeNs),
    place: placeLink(language, trace, positionAt(trace, lane, middleNs)),
  };
  if (step === undefined) return phrase('problem.blockedLoop', values);
  const span = language.span(step.endNs - step.startNs);
  return phrase('problem.blockedLoopFor', { ...values, span });
}

function neverAwaited(language: Language, trace: Trace, mark: Mark): Phrase {
  return phrase('problem.neverAwaited', {
    coroutine: mark.detail,
    time: timeLink(language, trace, mark.timeNs),
    place: placeOf(language, trace, mark),
  });
}

function unretrieved(language: Language, trace: Trace, mark: Mark): Phrase {
  return phrase('problem.unretrieved', {
    task: linkOr(language, trace, mark.other, mark.timeNs, language.text('problem.aFuture')),
    exception: mark.detail,
    time: timeLink(language, trace, mark.timeNs),
    place: placeOf(language, trace, mark),
  });
}

function destroyedTask(language: Language, trace: Trace, mark: Mark): Phrase {
  return phrase('problem.destroyedTask', {
    task: linkOr(language, trace, mark.other, mark.timeNs, mark.detail),
    time: timeLink(language, trace, mark.timeNs),
    place: placeOf(language, trace, mark),
  });
}

function linkOr(
  language: Language,
  trace: Trace,
  lane: LaneId,
  timeNs: number,
  otherwise: string,
): PhraseValue {
  return trace.lanes[lane] === undefined ? otherwise : laneLink(language, trace, lane, timeNs);
}

function placeOf(language: Language, trace: Trace, { place, lane, timeNs }: Mark): PhraseValue {
  return placeLink(language, trace, place ?? positionAt(trace, lane, timeNs));
}
