/**
 * Functions written in TypeScript, described by a signature in Python's own notation:
 *
 *   native('sort(self, /, *, key=None, reverse=False)', ([self, key, reverse]) => …)
 *
 * The implementation receives one argument a parameter, in the order of the signature; an omitted
 * optional one is undefined; `*args` is a PyTuple and `**kwargs` a PyDict.
 */
import type { Context } from '../context.ts';
import type { raise } from './exception.ts';
import { typeError } from './exception.ts';
import { newDict, type Value } from './object.ts';
import type { Keywords, Resumable } from './resumable.ts';
import { tuple } from './values.ts';

// A tuple of parameters, typed loosely so that implementations can destructure it under their own types.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type NativeArguments = any;

/**
 * The short way of a built-in for its common case: undefined when the long way must be taken. Given
 * only positional arguments of the right number, at most three (`self` included).
 */
export type QuickImplementation = (
  first: Value,
  second: Value | undefined,
  third: Value | undefined,
) => Value | undefined;

export type Implementation = (args: NativeArguments, context: Context) => Value;
export type ResumableImplementation = (args: NativeArguments, context: Context) => Resumable;

export interface Signature {
  readonly text: string;
  readonly positional: readonly string[];
  readonly positionalOnly: number;
  /** How many of the positional parameters have no default. */
  readonly required: number;
  readonly varArgs: boolean;
  readonly keywordOnly: readonly { readonly name: string; readonly required: boolean }[];
  readonly varKeywords: boolean;
  /** Nothing but positional parameters: arguments can be passed as they come. */
  readonly plain: boolean;
}

export class Native {
  readonly name: string;
  readonly signature: Signature;
  readonly run: Implementation | undefined;
  readonly resume: ResumableImplementation | undefined;
  /** 'static' and 'class' for members of types that are wrapped accordingly. */
  readonly binding: 'method' | 'static' | 'class';
  /** See {@link QuickImplementation}. */
  readonly quick: QuickImplementation | undefined;

  constructor(
    name: string,
    signature: Signature,
    run: Implementation | undefined,
    resume: ResumableImplementation | undefined,
    binding: 'method' | 'static' | 'class' = 'method',
    quick?: QuickImplementation,
  ) {
    this.name = name;
    this.signature = signature;
    this.run = run;
    this.resume = resume;
    this.binding = binding;
    this.quick = quick;
  }
}

/** A built-in that never runs Python code and never blocks. */
export function native(spec: string, run: Implementation): Native {
  const { name, signature } = parseSpec(spec);
  return new Native(name, signature, run, undefined);
}

/** A built-in that may run Python code or block: a generator function. */
export function resumable(spec: string, resume: ResumableImplementation): Native {
  const { name, signature } = parseSpec(spec);
  return new Native(name, signature, undefined, resume);
}

/** The same with a short way for its common case. */
export function withQuick(member: Native, quick: QuickImplementation): Native {
  const { name, signature, run, resume, binding } = member;
  return new Native(name, signature, run, resume, binding, quick);
}

/** The same as a static method of its type (`str.maketrans`). */
export function asStatic(member: Native): Native {
  return new Native(member.name, member.signature, member.run, member.resume, 'static');
}

/** The same as a class method of its type (`dict.fromkeys`): the first parameter is the class. */
export function asClassMethod(member: Native): Native {
  return new Native(member.name, member.signature, member.run, member.resume, 'class');
}

function parseSpec(spec: string): { name: string; signature: Signature } {
  const open = spec.indexOf('(');
  const name = spec.slice(0, open);
  const text = spec.slice(open);
  const positional: string[] = [];
  const keywordOnly: { name: string; required: boolean }[] = [];
  let positionalOnly = 0;
  let required = 0;
  let varArgs = false;
  let varKeywords = false;
  let afterStar = false;
  for (const part of text.slice(1, -1).split(',')) {
    const [parameter = '', fallback] = part.trim().split('=');
    if (parameter === '') continue;
    if (parameter === '/') positionalOnly = positional.length;
    else if (parameter === '*') afterStar = true;
    else if (parameter.startsWith('**')) varKeywords = true;
    else if (parameter.startsWith('*')) varArgs = afterStar = true;
    else if (afterStar) keywordOnly.push({ name: parameter, required: fallback === undefined });
    else {
      positional.push(parameter);
      if (fallback === undefined) required = positional.length;
    }
  }
  const plain = !varArgs && !varKeywords && keywordOnly.length === 0;
  return {
    name,
    signature: {
      text,
      positional,
      positionalOnly,
      required,
      varArgs,
      keywordOnly,
      varKeywords,
      plain,
    },
  };
}

/** Puts arguments into the order of the signature; TypeErrors as CPython words them. */
export function bindArguments(
  callable: Native,
  args: Value[],
  keywords: Keywords | undefined,
): (Value | undefined)[] {
  const { signature } = callable;
  const { positional, required } = signature;
  if (keywords === undefined || keywords.size === 0) {
    if (signature.plain && args.length >= required && args.length <= positional.length) return args;
  }
  const bound: (Value | undefined)[] = args.slice(0, positional.length);
  while (bound.length < positional.length) bound.push(undefined);
  const extra = args.slice(positional.length);
  if (extra.length > 0 && !signature.varArgs) throw countError(callable, args.length);
  const keywordOnly: (Value | undefined)[] = signature.keywordOnly.map(() => undefined);
  const rest = signature.varKeywords ? newDict() : undefined;
  for (const [key, value] of keywords ?? []) {
    const index = positional.indexOf(key);
    const only = signature.keywordOnly.findIndex((parameter) => parameter.name === key);
    if (index >= signature.positionalOnly) {
      if (bound[index] !== undefined) {
        throw typeError(
          `argument for ${callable.name}() given by name ('${key}') and position (${index + 1})`,
        );
      }
      bound[index] = value;
    } else if (only >= 0) keywordOnly[only] = value;
    else if (rest !== undefined) rest.set(key, value);
    else if (signature.keywordOnly.length === 0 && signature.positionalOnly === positional.length) {
      throw typeError(`${callable.name}() takes no keyword arguments`);
    } else throw typeError(`'${key}' is an invalid keyword argument for ${callable.name}()`);
  }
  for (let i = 0; i < required; i++) {
    if (bound[i] !== undefined) continue;
    if (i < signature.positionalOnly) throw countError(callable, args.length);
    throw typeError(
      `${callable.name}() missing required argument '${positional[i]}' (pos ${i + 1})`,
    );
  }
  signature.keywordOnly.forEach((parameter, i) => {
    if (parameter.required && keywordOnly[i] === undefined) {
      throw typeError(
        `${callable.name}() missing 1 required keyword-only argument: '${parameter.name}'`,
      );
    }
  });
  if (signature.varArgs) bound.push(tuple(extra));
  bound.push(...keywordOnly);
  if (rest !== undefined) bound.push(rest);
  return bound;
}

/** The error for a wrong number of positional arguments; `self` is not counted, as in CPython. */
function countError(callable: Native, given: number): ReturnType<typeof raise> {
  const { positional, required, varArgs } = callable.signature;
  const self = positional[0] === 'self' || positional[0] === 'cls' ? 1 : 0;
  const least = required - self;
  const most = positional.length - self;
  const got = given - self;
  const { name } = callable;
  const plural = (count: number): string => (count === 1 ? '' : 's');
  if (got < 0) return typeError(`unbound method ${name}() needs an argument`);
  if (most === 0 && !varArgs) return typeError(`${name}() takes no arguments (${got} given)`);
  if (least === 1 && most === 1 && !varArgs) {
    return typeError(`${name}() takes exactly one argument (${got} given)`);
  }
  if (least === most && !varArgs) {
    return typeError(`${name} expected ${most} argument${plural(most)}, got ${got}`);
  }
  return got < least
    ? typeError(`${name} expected at least ${least} argument${plural(least)}, got ${got}`)
    : typeError(`${name} expected at most ${most} argument${plural(most)}, got ${got}`);
}
