/** Looks for a pattern in a subject, for as long as it takes. */
import { DONE } from '../../kernel/program.ts';
import type { SystemCall } from '../../kernel/program.ts';
import type { Context } from '../../python/context.ts';
import type { Value } from '../../python/objects/object.ts';
import { quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { PyMatch } from './match-type.ts';
import { type Bounds, Matcher } from './matcher.ts';
import type { PyPattern } from './pattern-type.ts';
import type { Subject } from './subject.ts';

/** `timeit -s "import re;p=re.compile('(a+)+b');s='a'*18" "p.match(s)"`, over the matcher's steps. */
const STEP_NS = 7;
/** What each match takes beyond: `timeit -s "import re;s='a b c '*100" "re.findall(r'\w',s)"`, per match. */
const MATCH_NS = 140;
/** So many steps are done before the machine may look at its clocks and limits. */
const SLICE_STEPS = 50_000;
/** What they are worth where instructions are counted: the host takes as long for them. */
const SLICE_INSTRUCTIONS = 20_000;

/** Returns at once: whatever else is due by now has its turn. */
const BREATHE: SystemCall = {
  name: 'match',
  attempt: () => DONE,
};

/** Runs a matcher to its end; whether it has matched. */
function* run(matcher: Matcher, context: Context): Resumable<boolean> {
  for (;;) {
    const outcome = matcher.advance(SLICE_STEPS);
    context.charge(matcher.steps * STEP_NS);
    matcher.steps = 0;
    if (outcome === 'failed') return false;
    if (outcome === 'matched') {
      context.charge(MATCH_NS);
      return true;
    }
    context.interpreter.count(SLICE_INSTRUCTIONS);
    yield* quickCall(BREATHE);
  }
}

/** Where a search is bounded: `pos` and `endpos`, put within the subject. */
export function* limits(
  subject: Subject,
  from: Value | undefined,
  to: Value | undefined,
): Resumable<readonly [number, number]> {
  const { length } = subject;
  const start = from === undefined ? 0 : yield* asSmallIndex(from);
  const end = to === undefined ? length : yield* asSmallIndex(to);
  const last = Math.min(Math.max(end, 0), length);
  return [Math.min(Math.max(start, 0), length), last];
}

/** One match, or undefined. */
export function* matchOnce(
  pattern: PyPattern,
  subject: Subject,
  [from, to]: readonly [number, number],
  how: Pick<Bounds, 'anchored' | 'whole'>,
  context: Context,
): Resumable<PyMatch | undefined> {
  const bounds = { start: from, end: to, advance: false, ...how };
  const matcher = new Matcher(pattern.program, subject.codes, bounds);
  return (yield* run(matcher, context))
    ? new PyMatch(pattern, subject, matcher, from, to)
    : undefined;
}

/** One match after the other; an empty one may follow another, but not at the same place. */
export class Scan {
  private readonly pattern: PyPattern;
  private readonly subject: Subject;
  private readonly from: number;
  private readonly to: number;
  private position: number;
  private wasEmpty = false;

  constructor(pattern: PyPattern, subject: Subject, [from, to]: readonly [number, number]) {
    this.pattern = pattern;
    this.subject = subject;
    this.from = this.position = from;
    this.to = to;
  }

  /** @param anchored - whether it must begin where the last one ended. */
  *next(context: Context, anchored = false): Resumable<PyMatch | undefined> {
    const { pattern, subject, from, to } = this;
    if (this.position > to) return undefined;
    const matcher = new Matcher(pattern.program, subject.codes, {
      start: this.position,
      end: to,
      anchored,
      whole: false,
      advance: this.wasEmpty,
    });
    if (!(yield* run(matcher, context))) {
      this.position = to + 1;
      return undefined;
    }
    this.wasEmpty = matcher.end === matcher.start;
    this.position = matcher.end;
    return new PyMatch(pattern, subject, matcher, from, to);
  }
}
