/**
 * Frames as programs see them: `sys._getframe()`, `traceback.tb_frame`, `generator.gi_frame`. A frame
 * object stands for the machine's frame itself, so it goes on as that does and is the same every time.
 */
import { CODE_FLAGS, type Code } from '../code.ts';
import { RESUME } from '../opcode-numbers.ts';
import { PyCell } from './function.ts';
import { builtinType, newDict, type PyDict, PyObject, type Value } from './object.ts';

export const FRAME_TYPE = builtinType('frame', { layout: 'other', subclassable: false });

/** What is asked of a frame that runs bytecode; the machine's Frame is the only implementation. */
export interface HeapFrame {
  readonly isNative: false;
  readonly code: Code;
  readonly globals: PyDict;
  /** Module and class bodies: where names are stored. */
  readonly namespace: PyDict | undefined;
  /** Variable slots, then the operand stack. */
  readonly stack: (Value | undefined)[];
  readonly sp: number;
  /** The next instruction. */
  readonly pc: number;
  /** Line of the running instruction. */
  readonly line: number;
  /** Who waits for its result: frames of built-ins too. */
  readonly back: HeapFrame | HostFrame | undefined;
}

/** A built-in written in TypeScript that has called back: frame objects pass over it. */
export interface HostFrame {
  readonly isNative: true;
  readonly back: HeapFrame | HostFrame | undefined;
}

/** What a trace or profile function is told of. */
export type TraceEvent =
  'call' | 'line' | 'return' | 'exception' | 'opcode' | 'c_call' | 'c_return' | 'c_exception';

/** How far the machine has come with telling of a frame (machine/traced-execution.ts). */
export interface TraceProgress {
  /** What holds for as long as somebody is told without a break. */
  readonly period: object;
  /** The instruction that ran last. */
  previous: number;
  /** How much has been told of the one that comes next. */
  told: number;
  /** The built-in that the last one has called, while its return is not told of. */
  called: Value | undefined;
}

export class PyFrame extends PyObject {
  readonly frame: HeapFrame;
  /** f_trace: told of lines, returns and exceptions in this frame. */
  trace: Value | undefined = undefined;
  traceLines = true;
  traceOpcodes = false;
  /** What is being told of it. */
  event: TraceEvent | undefined = undefined;
  /** Where the trace function wants it to go on, once it has returned. */
  jump: number | undefined = undefined;
  progress: TraceProgress | undefined = undefined;
  /** f_locals of a function, once somebody has asked for it. */
  private locals: PyDict | undefined = undefined;

  private constructor(frame: HeapFrame) {
    super(FRAME_TYPE);
    this.frame = frame;
  }

  /** Nothing but identity: which objects there are does not depend on it. */
  private static readonly made = new WeakMap<HeapFrame, PyFrame>();

  static of(frame: HeapFrame): PyFrame {
    let object = PyFrame.made.get(frame);
    if (object === undefined) PyFrame.made.set(frame, (object = new PyFrame(frame)));
    return object;
  }

  /** If there is one already. */
  static known(frame: HeapFrame): PyFrame | undefined {
    return PyFrame.made.get(frame);
  }

  /** What it keeps alive beside the frame itself. */
  held(): readonly (Value | undefined)[] {
    return [this.trace, this.locals, this.progress?.called];
  }

  /** f_locals: the same dict every time, brought up to date when it is asked for. */
  readLocals(): PyDict {
    const now = localsOf(this.frame);
    if (!hasSlots(this.frame)) return now;
    const locals = (this.locals ??= newDict());
    for (const name of this.frame.code.variables) {
      const value = now.get(name);
      if (value === undefined) locals.delete(name);
      else locals.set(name, value);
    }
    return locals;
  }

  /** Before a trace function runs: what it has once asked for shows what is. */
  refreshLocals(): void {
    if (this.locals !== undefined) this.readLocals();
  }

  /** After it has run: what it has changed in f_locals is what the variables are. */
  storeLocals(): void {
    const { locals, frame } = this;
    if (locals === undefined) return;
    frame.code.variables.forEach((name, slot) => {
      const held = frame.stack[slot];
      const value = locals.get(name);
      if (held instanceof PyCell) held.value = value;
      else frame.stack[slot] = value;
    });
  }

  /** The nearest frame of Python code that called this one. */
  get back(): PyFrame | undefined {
    let { back } = this.frame;
    while (back?.isNative === true) back = back.back;
    return back === undefined ? undefined : PyFrame.of(back);
  }
}

/** What a suspended generator waits for in `yield from` or `await`; undefined at a plain yield. */
export function delegateOf({ code, pc, stack, sp }: HeapFrame): Value | undefined {
  return code.ops[pc] === RESUME && (code.args[pc] as number) >= 2 ? stack[sp - 1] : undefined;
}

/** Whether its variables are slots; otherwise they are names in a dict. */
function hasSlots({ namespace, code }: HeapFrame): boolean {
  return namespace === undefined && (code.flags & CODE_FLAGS.optimized) !== 0;
}

/** The bound variables of a function; the namespace itself of a module or class body. */
export function localsOf(frame: HeapFrame): PyDict {
  if (!hasSlots(frame)) return frame.namespace ?? frame.globals;
  const locals = newDict();
  frame.code.variables.forEach((name, slot) => {
    const held = frame.stack[slot];
    const value = held instanceof PyCell ? held.value : held;
    if (value !== undefined) locals.set(name, value);
  });
  return locals;
}
