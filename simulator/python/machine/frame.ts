/**
 * Frames on the heap: what a thread's stack is made of. A Frame runs bytecode; a NativeFrame holds a
 * built-in written in TypeScript that waits for Python code it has called, or for the kernel.
 */
import type { Code } from '../code.ts';
import type { PyException } from '../objects/exception.ts';
import type { PyCell, PyFunction } from '../objects/function.ts';
import type { PyGenerator } from '../objects/generator.ts';
import type { PyDict, Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';

/** What happens with the result in the frame that waits for it, when that is a Frame. */
export const PUSH = 0;
/** The result is of no interest (STORE_ATTR…). */
export const DROP = 1;
/** Push it and run the instruction again: its operand has been brought into plain form. */
export const REPEAT = 2;
/** Of FOR_ITER: push it; undefined (or a generator's return) pops the iterator and jumps. */
export const ITERATE = 3;
/** Of SEND: push what is yielded; what is returned replaces the receiver and jumps. */
export const DELEGATE = 4;
/** Of a constructor call: check that `__init__` gave None and push the instance. */
export const INITIALISE = 5;
/** Of a SendRequest: yielding resumes the native frame; returning is StopIteration or undefined. */
export const ANSWER_OR_RAISE = 6;
export const ANSWER_OR_UNDEFINED = 7;
export type Completion = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type AnyFrame = Frame | NativeFrame;

const NO_CELLS: readonly PyCell[] = [];

/** What a generator's frame has beyond a function's. */
export class Suspension {
  readonly generator: PyGenerator;
  /** Of ITERATE and DELEGATE: where the waiting frame goes on when this one has finished. */
  target = 0;
  /** The exception that it handles itself, and the one that is handled by the one who resumed it. */
  handledInside: PyException | undefined = undefined;
  handledOutside: PyException | undefined = undefined;

  constructor(generator: PyGenerator) {
    this.generator = generator;
  }

  pause(): PyGenerator {
    this.generator.state = 'suspended';
    return this.generator;
  }

  close(): void {
    this.generator.state = 'closed';
    this.generator.frame = undefined;
  }
}

export class Frame {
  readonly isNative = false;
  readonly code: Code;
  /** Variable slots, then the operand stack; undefined is NULL. */
  readonly stack: (Value | undefined)[];
  sp: number;
  /** The next instruction; the running (or interrupted) one is pc − 1. */
  pc = 0;
  readonly globals: PyDict;
  /** Module and class bodies: where names are stored. */
  readonly namespace: PyDict | undefined;
  readonly closure: readonly PyCell[];
  back: AnyFrame | undefined = undefined;
  completion: Completion = PUSH;
  /** Of INITIALISE. */
  instance: Value | undefined = undefined;
  /** Of a function that has another name than its code: what a generator made here is called. */
  names: Pick<PyFunction, 'name' | 'qualifiedName'> | undefined = undefined;
  /** Of a generator's frame. */
  suspension: Suspension | undefined = undefined;

  constructor(
    code: Code,
    globals: PyDict,
    namespace: PyDict | undefined,
    closure: readonly PyCell[] | undefined,
  ) {
    this.code = code;
    this.stack = new Array<Value | undefined>(code.frameSize);
    this.sp = code.variables.length;
    this.globals = globals;
    this.namespace = namespace;
    this.closure = closure ?? NO_CELLS;
  }

  /** Line of the running instruction; one that has none itself follows one that has. */
  get line(): number {
    const { lines, firstLine } = this.code;
    let at = Math.max(0, this.pc - 1);
    while (at > 0 && lines[at] === -1) at--;
    return lines[at] ?? firstLine;
  }
}

/** What a built-in has been given beyond this is not kept: nobody can say what it holds. */
const HELD_MAX = 10_000;

const NOTHING: readonly unknown[] = [];

export class NativeFrame {
  readonly isNative = true;
  readonly body: Resumable<Value | undefined | void>;
  back: AnyFrame | undefined;
  readonly completion: Completion;
  readonly target: number;
  /** What it works with, besides what the frame below it has taken off its stack. */
  private readonly given: readonly unknown[];
  /** The same with what it has been answered, if there is any. */
  private noted: unknown[] | undefined = undefined;
  /** It has been answered something that is not noted. */
  holdsMore = false;
  /** It runs between two instructions of the frame below: it has taken nothing off its stack. */
  readonly between: boolean;
  /** Native frames directly below: built-ins that call built-ins without end are stopped by it. */
  readonly level: number;

  constructor(
    body: Resumable<Value | undefined | void>,
    back: AnyFrame | undefined,
    completion: Completion,
    target: number,
    given: readonly unknown[] = NOTHING,
    between = false,
  ) {
    this.body = body;
    this.back = back;
    this.level = back?.isNative === true ? back.level + 1 : 0;
    this.completion = completion;
    this.target = target;
    this.given = given;
    this.between = between;
  }

  /** Of what it has been answered so far it needs nothing more. */
  forgetAnswers(): void {
    this.noted = undefined;
    this.holdsMore = false;
  }

  /** As far as it is known: see holdsMore. */
  get held(): readonly unknown[] {
    return this.noted ?? this.given;
  }

  /** It is given a value to go on with. */
  receive(value: unknown): void {
    if (typeof value !== 'object') return;
    if (this.noted === undefined) this.noted = [...this.given, value];
    else if (this.noted.length < HELD_MAX) this.noted.push(value);
    else this.holdsMore = true;
  }
}
