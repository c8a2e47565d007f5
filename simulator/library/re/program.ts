/**
 * Programs of the matcher: flat arrays of small integers, an instruction after the other. What each one
 * does stands here; matcher.ts does it, assembler.ts writes them.
 */
import type { CharSet } from './char-set.ts';

/** The pattern has matched, unless more is asked of a match. */
export const MATCH = 0;
/** `code`: one character. */
export const CHAR = 1;
/** Any character but a newline. */
export const ANY = 2;
/** Any character. */
export const ALL = 3;
/** `set`: a character of the set with this number. */
export const SET = 4;
/** `place`: no character, but a certain place (the number of it in PLACES). */
export const AT = 5;
/** `alternative`: goes on; if that fails, goes on there. */
export const CHOICE = 6;
/** `target`: goes on there. */
export const JUMP = 7;
/** `register`: remembers the position. */
export const SAVE = 8;
/** `group`: remembers the position as its end. */
export const CLOSE = 9;
/**
 * `test argument min max mode`: characters that a test accepts: CHAR, ANY, ALL or SET with its argument.
 * Modes are GREEDY, LAZY and POSSESSIVE.
 */
export const RUN = 10;
export const RUN_SIZE = 6;
/** `register`: prepares a loop, whose count and last position are kept in this register and the next. */
export const LOOP_START = 11;
/** `register min max exit mode`: the head of a loop; what follows jumps back here. */
export const LOOP = 12;
export const LOOP_SIZE = 6;
/** `register`: begins a round more than needed; the body of the loop follows. */
export const LOOP_MORE = 13;
export const LOOP_MORE_SIZE = 2;
/** `register`: remembers which alternatives there are, and the position in the next register. */
export const HOLD = 14;
/** `register`: drops the alternatives that came since, and takes back the position. */
export const LOOKED = 15;
/** `register`: drops the alternatives that came since. */
export const COMMIT = 16;
/** `register`: undoes what has happened since, and fails: what must not match has matched. */
export const REFUSE = 17;
/** `count`: goes back by so many characters. */
export const BACK = 18;
/** `group rule`: what the group has matched, once more; `rule` is an index of CASE_RULES. */
export const REFERENCE = 19;
/** `group target`: goes on there unless the group has matched. */
export const CONDITION = 20;

export const GREEDY = 0;
export const LAZY = 1;
export const POSSESSIVE = 2;

/** Stands for "without bound". */
export const UNBOUNDED = 0x7fffffff;

export const CASE_RULES = ['exact', 'ascii', 'unicode'] as const;

/** In the order of the numbers of places. */
export const PLACES = [
  'start',
  'line start',
  'end',
  'before final newline',
  'line end',
  'boundary',
  'ascii boundary',
  'no boundary',
  'no ascii boundary',
] as const;

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharSet[];
  readonly groups: number;
  /** Two for each group, counted from 1 (0 and 1 are not used), then those of loops. */
  readonly registers: number;
  /** A set that holds every character that a match can begin with; undefined when it can be empty. */
  readonly first: CharSet | undefined;
}
