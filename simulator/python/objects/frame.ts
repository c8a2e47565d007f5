/**
 * Frames as programs see them: `sys._getframe()`, `traceback.tb_frame`, `generator.gi_frame`. A frame
 * object stands for the machine's frame itself, so it goes on as that does and is the same every time.
 */
import { CODE_FLAGS, type Code } from '../code.ts';
import { RESUME } from '../opcode-numbers.ts';
import type { Copies, Copyable } from '../../kernel/copying.ts';
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

export class PyFrame extends PyObject implements Copyable {
  readonly frame: HeapFrame;

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

  copied(copies: Copies): PyFrame {
    return PyFrame.of(copies.of(this.frame));
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

/** The bound variables of a function; the namespace itself of a module or class body. */
export function localsOf(frame: HeapFrame): PyDict {
  if (frame.namespace !== undefined) return frame.namespace;
  if ((frame.code.flags & CODE_FLAGS.optimized) === 0) return frame.globals;
  const locals = newDict();
  frame.code.variables.forEach((name, slot) => {
    const held = frame.stack[slot];
    const value = held instanceof PyCell ? held.value : held;
    if (value !== undefined) locals.set(name, value);
  });
  return locals;
}
