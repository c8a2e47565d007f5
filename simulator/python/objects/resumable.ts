/**
 * How TypeScript code calls back into the program. A built-in that may run Python code (sorted with a
 * key, repr of a list, next of a generator) or that may block is a generator function: it yields
 * requests, the machine carries them out on its own frames and resumes it with the result. So a thread
 * can stop inside such a call as anywhere else, and there is no host recursion.
 */
import type { SystemCall } from '../../kernel/program.ts';
import type { Raised } from './exception.ts';
import type { PyDict, Value } from './object.ts';
import type { PyGenerator } from './generator.ts';
import type { Stack } from '../machine/stack.ts';

/** Keyword arguments in the order given. */
export type Keywords = ReadonlyMap<string, Value>;

/** `**kwargs` of a native as the keywords of a call. */
export function keywordsOf(kwargs: PyDict): Keywords | undefined {
  if (kwargs.size === 0) return undefined;
  const keywords = new Map<string, Value>();
  for (const [key, entry] of kwargs.entries) keywords.set(key as string, entry.value as Value);
  return keywords;
}

/** Call `callee`; resumes with its result, or throws Raised at the yield. */
export class CallRequest {
  readonly kind = 'call';
  readonly callee: Value;
  readonly args: Value[];
  readonly keywords: Keywords | undefined;
  /** Class bodies: the namespace the code stores its names in. */
  readonly namespace: PyDict | undefined;

  constructor(
    callee: Value,
    args: Value[],
    keywords: Keywords | undefined,
    namespace: PyDict | undefined,
  ) {
    this.callee = callee;
    this.args = args;
    this.keywords = keywords;
    this.namespace = namespace;
  }
}

/**
 * Resume a generator or coroutine with a value, or with an exception. Resumes with what it yields.
 * When it returns: `finish` 'raise' throws StopIteration(result), 'undefined' resumes with undefined.
 */
export class SendRequest {
  readonly kind = 'send';
  readonly generator: PyGenerator;
  readonly input: Value | Raised;
  readonly finish: 'raise' | 'undefined';
  /** A GeneratorExit closes what the generator waits for, instead of being thrown into it. */
  readonly closes: boolean;

  constructor(
    generator: PyGenerator,
    input: Value | Raised,
    finish: 'raise' | 'undefined',
    closes = true,
  ) {
    this.generator = generator;
    this.input = input;
    this.finish = finish;
    this.closes = closes;
  }
}

/**
 * Make a system call; resumes with its result. With `releaseGil` the thread lets go of the GIL
 * before and takes it again afterwards, as CPython does around calls that may block.
 */
export class SystemRequest {
  readonly kind = 'system';
  readonly call: SystemCall;
  readonly releaseGil: boolean;

  constructor(call: SystemCall, releaseGil: boolean) {
    this.call = call;
    this.releaseGil = releaseGil;
  }
}

/**
 * Set the running stack of frames aside and go on with another one, which gets a value or an exception.
 * The built-in that asks for it is over: its result is what is switched in, when its stack goes on.
 */
export class SwitchRequest {
  readonly kind = 'switch';
  /** Where the running stack is kept; undefined: it is over. */
  readonly from: Stack | undefined;
  readonly to: Stack;
  readonly input: Value | Raised;

  constructor(from: Stack | undefined, to: Stack, input: Value | Raised) {
    this.from = from;
    this.to = to;
    this.input = input;
  }
}

export type Request = CallRequest | SendRequest | SwitchRequest | SystemRequest;

/** A computation that may have to run Python code: use with `yield*`. */
export type Resumable<Result = Value> = Generator<Request, Result, unknown>;

/** Calls any callable. */
export function* call(callee: Value, args: Value[], keywords?: Keywords): Resumable {
  return (yield new CallRequest(callee, args, keywords, undefined)) as Value;
}

/** Runs a class body: a function whose names are stored in `namespace`. */
export function* callBody(body: Value, namespace: PyDict): Resumable {
  return (yield new CallRequest(body, [], undefined, namespace)) as Value;
}

/** Makes a system call that may block: the GIL is released meanwhile. */
export function* blockingCall(systemCall: SystemCall): Resumable<unknown> {
  return yield new SystemRequest(systemCall, true);
}

/** Makes a system call that returns at once: the GIL is kept. */
export function* quickCall(systemCall: SystemCall): Resumable<unknown> {
  return yield new SystemRequest(systemCall, false);
}
