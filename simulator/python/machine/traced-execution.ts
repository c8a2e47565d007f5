/**
 * Running a thread that is traced: one instruction at a time, with a look before each at what is to be
 * told of it. What is told when, and in which order, is what CPython 3.11's evaluation loop does.
 */
import { raise, type Raised } from '../objects/exception.ts';
import type { TraceProgress } from '../objects/frame.ts';
import { PyFrame } from '../objects/frame.ts';
import { NONE, PyObject, type Value } from '../objects/object.ts';
import { tuple } from '../objects/values.ts';
import { linesOf } from '../cpython/lines.ts';
import * as op from '../opcode-numbers.ts';
import { calledBuiltIn } from './called-built-in.ts';
import { executeCarefully, settle } from './careful-execution.ts';
import type { Frame } from './frame.ts';
import { jumpTo } from './line-jump.ts';
import { leaveFrame, putOnTop, type Told, told, Telling } from './telling.ts';
import type { PythonThread } from './thread.ts';
import type { Tracing } from './tracing.ts';

/** As execute() (loop.ts), for a thread that is traced. */
export function executeTraced(thread: PythonThread, tracing: Tracing, budgetNs: number): boolean {
  for (;;) {
    if (!tracing.watches) {
      if (!tracing.busy) thread.tracing = undefined;
      return executeCarefully(thread, budgetNs);
    }
    const { top } = thread;
    if (top?.isNative !== false || thread.pending !== undefined || thread.called) return false;
    if (thread.usedNs >= budgetNs) return false;
    const progress = tracing.progressOf(top);
    if (announce(thread, top, progress)) continue;
    progress.previous = top.pc;
    progress.told = 0;
    if (tracing.profile !== undefined) progress.called = calledBuiltIn(top);
    const asked = executeCarefully(thread, thread.usedNs + 1, true);
    if (top.suspension !== undefined) lookAfterGenerator(thread, top, progress);
    if (asked) return true;
  }
}

/** What is left to do for a generator after one of its instructions. */
function lookAfterGenerator(thread: PythonThread, frame: Frame, { previous }: TraceProgress): void {
  const { generator } = frame.suspension!;
  switch (frame.code.ops[previous]) {
    case op.RETURN_GENERATOR:
      // That nobody holds it any more shows in what is told, whether or not it has a handler.
      thread.interpreter.finalization.watchGenerator(generator);
      break;
    case op.YIELD_VALUE: {
      const object = PyFrame.of(frame);
      if (object.jump !== undefined) {
        jumpTo(frame, object.jump, thread);
        // What it stands at it takes for done, as after any yield.
        frame.pc++;
      }
      object.jump = undefined;
      if (hasBeenUsed(thread)) settle(thread);
    }
  }
}

/** Whether the built-in that has asked for what was yielded is over, and may have let go of the generator. */
function hasBeenUsed({ top, pending, interpreter }: PythonThread): boolean {
  if (pending !== undefined || top?.isNative !== false) return false;
  top.stack.fill(undefined, top.sp);
  return top.code.ops[top.pc - 1] === op.CALL && interpreter.finalization.vigilant;
}

/** Whether something is being told before the frame goes on. */
function announce(thread: PythonThread, frame: Frame, progress: TraceProgress): boolean {
  if (isRepeated(frame, progress)) progress.told = MOMENTS.length;
  while (progress.told < MOMENTS.length) {
    const telling = MOMENTS[progress.told++]!(thread, frame, progress);
    if (telling?.wanted !== true) continue;
    putOnTop(telling);
    thread.proceed(undefined, undefined);
    return true;
  }
  return false;
}

/** An instruction whose operand had to be brought into plain form first: it has been told of. */
function isRepeated({ code, pc }: Frame, { previous }: TraceProgress): boolean {
  return pc === previous && code.ops[pc] !== op.JUMP_BACKWARD;
}

type Moment = (thread: PythonThread, frame: Frame, progress: TraceProgress) => Telling | undefined;

/** What is told before a frame goes on with its next instruction, in this order. */
const MOMENTS: readonly Moment[] = [hasReturned, hasStopped, isReached, acts];

function hasReturned(
  thread: PythonThread,
  frame: Frame,
  progress: TraceProgress,
): Telling | undefined {
  const { called } = progress;
  progress.called = undefined;
  if (called === undefined) return undefined;
  return new Between(thread, frame, [told('profile', 'c_return', called)], frame.pc - 1);
}

/** The StopIteration that has ended a loop or an `await` is an exception to a trace function. */
function hasStopped(
  thread: PythonThread,
  frame: Frame,
  { previous }: TraceProgress,
): Telling | undefined {
  const { code, pc, stack, sp } = frame;
  if (pc !== code.args[previous]) return undefined;
  let values: Value[];
  switch (code.ops[previous]) {
    case op.FOR_ITER: {
      const iterator = stack[sp];
      if (!(iterator instanceof PyObject && iterator.type.heap)) return undefined;
      values = [];
      break;
    }
    case op.SEND: {
      const result = stack[sp - 1] as Value;
      const awaited = code.ops[previous - 2] === op.GET_AWAITABLE;
      if (result === NONE && !awaited) return undefined;
      values = result === NONE ? [] : [result];
      break;
    }
    default:
      return undefined;
  }
  const { exception } = raise('StopIteration', ...values);
  const argument = tuple([exception.type, exception, NONE]);
  return new Between(thread, frame, [told('trace', 'exception', argument)], previous);
}

function isReached(
  thread: PythonThread,
  frame: Frame,
  { previous }: TraceProgress,
): Telling | undefined {
  const { code, pc } = frame;
  const { ops } = code;
  if (ops[pc] === op.RESUME) {
    return new Between(thread, frame, [told('trace', 'call', NONE), told('profile', 'call', NONE)]);
  }
  const entry = ops.indexOf(op.RESUME);
  const { trace, traceLines, traceOpcodes } = PyFrame.of(frame);
  if (pc < entry || trace === undefined) return undefined;
  const events: Told[] = [];
  const lines = linesOf(code);
  const line = lines[pc];
  const isNew = previous <= entry || line !== lines[previous];
  const isBack = pc < previous && ops[pc] !== op.SEND;
  if (line !== -1 && traceLines && (isNew || isBack)) events.push(told('trace', 'line', NONE));
  if (traceOpcodes) events.push(told('trace', 'opcode', NONE));
  return new Between(thread, frame, events);
}

function acts(thread: PythonThread, frame: Frame): Telling | undefined {
  const { code, pc, stack, sp } = frame;
  switch (code.ops[pc]) {
    case op.RETURN_VALUE:
    case op.YIELD_VALUE: {
      const value = stack[sp - 1] as Value;
      return new Returning(thread, frame, [
        told('trace', 'return', value),
        told('profile', 'return', value),
      ]);
    }
    case op.CALL:
    case op.CALL_FUNCTION_EX: {
      const called = thread.tracing?.profile === undefined ? undefined : calledBuiltIn(frame);
      if (called === undefined) return undefined;
      return new Between(thread, frame, [told('profile', 'c_call', called)]);
    }
    default:
      return undefined;
  }
}

/** Told between two instructions. An error is raised where the frame stands. */
class Between extends Telling {
  /** The instruction that the frame goes on with. */
  private readonly resumed: number;

  constructor(thread: PythonThread, frame: Frame, events: readonly Told[], at = frame.pc) {
    super(thread, frame, at, events);
    this.resumed = frame.pc;
  }

  done(): undefined {
    const { frame, thread, resumed } = this;
    frame.pc = resumed;
    const object = PyFrame.of(frame);
    // A generator has to yield first.
    if (object.jump === undefined || frame.code.ops[resumed] === op.YIELD_VALUE) return;
    jumpTo(frame, object.jump, thread);
    object.jump = undefined;
  }

  failed(error: Raised): never {
    throw error;
  }
}

/** Told before the frame is left: an error comes from where it was called. */
class Returning extends Between {
  override failed(error: Raised): never {
    throw leaveFrame(this, error);
  }
}
