/**
 * Functions written in TypeScript, described by a signature in Python's own notation:
 *
 *   native('sort(self, /, *, key=None, reverse=False)', ([self, key, reverse]) => …)
 *
 * The implementation receives one argument a parameter, in the order of the signature; an omitted
 * optional one is undefined; `*args` is a PyTuple and `**kwargs` a PyDict. See native-arguments.ts.
 */
import type { Context } from '../context.ts';
import { PyObject, type Value } from './object.ts';
import type { Resumable } from './resumable.ts';

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
/** Gives what is yet to be run, or the answer where that is known at once. */
export type ResumableImplementation = (
  args: NativeArguments,
  context: Context,
) => Resumable | Value;

export function isAnswer(given: Resumable | Value): given is Value {
  return typeof given !== 'object' || given instanceof PyObject;
}

/** The answer, after what is yet to be run. */
export function* answerOf(given: Resumable | Value): Resumable {
  return isAnswer(given) ? given : yield* given;
}

export interface Signature {
  readonly text: string;
  readonly positional: readonly string[];
  readonly positionalOnly: number;
  /** How many of the positional parameters have no default. */
  readonly required: number;
  readonly varArgs: boolean;
  readonly keywordOnly: readonly { readonly name: string; readonly required: boolean }[];
  readonly varKeywords: boolean;
  /** Some of those that can be given by name only have no default. */
  readonly needsKeywords: boolean;
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

/** A built-in that may run Python code or block: a generator function, or one that makes generators when it must. */
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
      needsKeywords: keywordOnly.some((parameter) => parameter.required),
      plain,
    },
  };
}
