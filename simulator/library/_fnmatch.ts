/** `_fnmatch`: whether a name matches a shell pattern. CPython makes a regular expression of the pattern. */
import type { Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { type Native, native } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { PyBytes } from '../python/objects/values.ts';
import { plainText, typeName } from '../python/protocols/index.ts';
import { decode } from '../python/types/codecs.ts';
import { namespace } from './library-module.ts';

/** Trying a character: `timeit -s "m=re.compile('.*[.]txt').match" "m('a'*100)"`, per character. */
const TRY_CHARACTER_NS = 10;

type Test = (character: string) => boolean;

/** A pattern as tests of one character each; 'any' stands for any number of characters. */
type Step = Test | 'any';

function textOf(value: Value): string {
  const text = value instanceof PyBytes ? decode(value.bytes, 'latin-1') : plainText(value);
  if (text !== undefined) return text;
  throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
}

/** The end of a bracket that opens before `start`: a `]` right at its beginning belongs to it. */
function bracketEnd(pattern: readonly string[], start: number): number {
  let at = start;
  if (pattern[at] === '!') at++;
  if (pattern[at] === ']') at++;
  return pattern.indexOf(']', at);
}

/** The characters between brackets: single ones, and ranges, of which empty ones match nothing. */
function bracketTest(inside: readonly string[]): Test {
  const negated = inside[0] === '!';
  const tests: Test[] = [];
  for (let at = negated ? 1 : 0; at < inside.length; at++) {
    const low = inside[at]!;
    const high = inside[at + 2];
    if (inside[at + 1] === '-' && high !== undefined) {
      tests.push((character) => character >= low && character <= high);
      at += 2;
    } else tests.push((character) => character === low);
  }
  return (character) => tests.some((test) => test(character)) !== negated;
}

function parse(pattern: readonly string[]): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    const end = character === '[' ? bracketEnd(pattern, at + 1) : -1;
    if (character === '*') steps.push('any');
    else if (character === '?') steps.push(() => true);
    else if (end >= 0) {
      steps.push(bracketTest(pattern.slice(at + 1, end)));
      at = end;
    } else steps.push((given) => given === character);
  }
  return steps;
}

/** Goes back to the last `*` alone, which is enough: what an earlier one could take, it can too. */
function matches(
  name: readonly string[],
  steps: readonly Step[],
  charge: (ns: number) => void,
): boolean {
  let at = 0;
  let step = 0;
  let retry: { at: number; step: number } | undefined;
  for (;;) {
    charge(TRY_CHARACTER_NS);
    const current = steps[step];
    if (current === 'any') {
      retry = { at, step };
      step++;
    } else if (current === undefined && at === name.length) return true;
    else if (current !== undefined && at < name.length && current(name[at]!)) {
      at++;
      step++;
    } else if (retry === undefined || retry.at >= name.length) return false;
    else {
      retry.at++;
      at = retry.at;
      step = retry.step + 1;
    }
  }
}

const FUNCTIONS: readonly Native[] = [
  native('matches(name, pattern, /)', ([name, pattern]: [Value, Value], context) => {
    const steps = parse(Array.from(textOf(pattern)));
    const characters = Array.from(textOf(name));
    if (name instanceof PyBytes !== pattern instanceof PyBytes) {
      const [kind, other] =
        pattern instanceof PyBytes ? ['bytes', 'string-like'] : ['string', 'bytes-like'];
      throw typeError(`cannot use a ${kind} pattern on a ${other} object`);
    }
    return matches(characters, steps, (ns) => context.charge(ns));
  }),
];

export function createFnmatch(_interpreter: Interpreter): PyDict {
  return namespace('_fnmatch', FUNCTIONS);
}
