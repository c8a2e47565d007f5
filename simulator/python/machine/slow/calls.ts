/** Functions and calls beyond the plain case. */
import { typeError } from '../../objects/exception.ts';
import { type PyCell, type PyCode, PyFunction } from '../../objects/function.ts';
import {
  OBJECT_TYPE,
  type PyDict,
  type PyType,
  TYPE_TYPE,
  type Value,
} from '../../objects/object.ts';
import { call, type Keywords, type Resumable } from '../../objects/resumable.ts';
import type { PyTuple } from '../../objects/values.ts';
import * as protocols from '../../protocols/index.ts';
import { callFrame } from '../arguments.ts';
import type { Frame } from '../frame.ts';
import type { PythonThread } from '../thread.ts';
import { functionText } from './containers.ts';

/** MAKE_FUNCTION: replaces the code and what belongs to it by the function; the new stack pointer. */
export function makeFunction(frame: Frame, from: number, flags: number): number {
  const { stack } = frame;
  let sp = from;
  const { code } = stack[--sp] as PyCode;
  const closure = (flags & 8) !== 0 ? ((stack[--sp] as PyTuple).items as readonly PyCell[]) : [];
  const annotations = (flags & 4) !== 0 ? (stack[--sp] as PyDict) : undefined;
  const keywordDefaults = (flags & 2) !== 0 ? (stack[--sp] as PyDict) : undefined;
  const defaults = (flags & 1) !== 0 ? (stack[--sp] as PyTuple).items : [];
  const made = new PyFunction(code, frame.globals, defaults, keywordDefaults, closure);
  made.annotations = annotations;
  stack[sp++] = made;
  return sp;
}

/** The last of the arguments are the values of the keywords `names`. */
export function splitKeywords(
  actual: readonly Value[],
  names: PyTuple,
): [Value[], Map<string, Value>] {
  const positional = actual.length - names.items.length;
  const keywords = new Map<string, Value>();
  names.items.forEach((name, i) => {
    keywords.set(name as string, actual[positional + i] as Value);
  });
  return [actual.slice(0, positional), keywords];
}

/** A frame for a call of `callee` with the `given` arguments on the caller's stack from `first`. */
export function sortArguments(
  thread: PythonThread,
  frame: Frame,
  callee: PyFunction,
  first: number,
  given: number,
): Frame {
  const actual = frame.stack.slice(first, first + given) as Value[];
  const names = thread.keywordNames;
  if (names === undefined) return callFrame(callee, actual, undefined);
  thread.keywordNames = undefined;
  const [args, keywords] = splitKeywords(actual, names);
  return callFrame(callee, args, keywords);
}

/** `__init__` of a class whose instances are made in the ordinary way; undefined for all others. */
export function plainConstructor(type: PyType): PyFunction | undefined {
  if (!type.heap || type.layout !== 'object' || type.type !== TYPE_TYPE) return undefined;
  if (type.lookup('__new__') !== OBJECT_TYPE.attributes.get('__new__')) return undefined;
  if (type.lookup('__abstractmethods__') !== undefined) return undefined;
  if (type.lookup('__del__') !== undefined) return undefined;
  const init = type.lookup('__init__');
  return init instanceof PyFunction ? init : undefined;
}

/** `callee(*positional, **keywords)`, where the arguments are yet to be collected. */
export function* callSpread(
  callee: Value,
  positional: Value,
  keywords: PyDict | undefined,
): Resumable {
  if (
    protocols.specialMethod(positional, '__iter__') === undefined &&
    protocols.specialMethod(positional, '__getitem__') === undefined
  ) {
    throw typeError(
      `${yield* functionText(callee)} argument after * must be an iterable, not ${protocols.typeName(positional)}`,
    );
  }
  const args = yield* protocols.collect(positional);
  return yield* call(callee, args, spreadKeywords(keywords));
}

/** What `**keywords` stands for. */
export function spreadKeywords(keywords: PyDict | undefined): Keywords | undefined {
  if (keywords === undefined || keywords.size === 0) return undefined;
  const named = new Map<string, Value>();
  for (const { key, value } of keywords.entries.values()) {
    if (typeof key !== 'string') throw typeError('keywords must be strings');
    named.set(key, value as Value);
  }
  return named;
}
