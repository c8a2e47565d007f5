/** What is told of an exception on its way through the frames of a traced thread. */
import { PyFrame } from '../objects/frame.ts';
import type { Raised } from '../objects/exception.ts';
import { NONE, type Value } from '../objects/object.ts';
import { tuple } from '../objects/values.ts';
import * as op from '../opcode-numbers.ts';
import { PyTraceback } from '../types/traceback.ts';
import type { Frame } from './frame.ts';
import { leaveFrame, putOnTop, Telling, type Told, told } from './telling.ts';
import type { PythonThread } from './thread.ts';
import { enterHandler, passThrough } from './unwinding.ts';

/**
 * An exception has reached the frame on top: it is told of, then it goes its way. To be followed by
 * thread.proceed().
 */
export function tellRaised(thread: PythonThread, frame: Frame, raised: Raised): void {
  const { progress } = PyFrame.of(frame);
  const called = progress?.called;
  if (progress !== undefined) {
    progress.called = undefined;
    progress.told = 0;
  }
  if (called !== undefined) putOnTop(new CallFailed(thread, frame, called, raised));
  else if (isThrownIn(frame)) putOnTop(new ThrownIn(thread, frame, raised));
  else putOnTop(new Raising(thread, frame, raised));
}

/** Whether the exception has been thrown into a generator: nothing there has raised it. */
function isThrownIn({ code, pc }: Frame): boolean {
  const opcode = code.ops[pc - 1];
  return opcode === op.YIELD_VALUE || opcode === op.RETURN_GENERATOR;
}

/** Told while an exception is on its way. */
abstract class OnTheWay extends Telling {
  protected readonly raised: Raised;

  constructor(
    thread: PythonThread,
    frame: Frame,
    events: readonly Told[],
    raised: Raised,
    at = frame.pc - 1,
  ) {
    super(thread, frame, at, events);
    this.raised = raised;
  }

  override get held(): unknown[] {
    return [...super.held, this.raised.exception];
  }
}

/** A built-in that the frame has called has raised. */
class CallFailed extends OnTheWay {
  constructor(thread: PythonThread, frame: Frame, called: Value, raised: Raised) {
    super(thread, frame, [told('profile', 'c_exception', called)], raised);
  }

  done(): Telling {
    return new Raising(this.thread, this.frame, this.raised);
  }

  failed(error: Raised): Telling {
    return new Raising(this.thread, this.frame, error);
  }
}

/** The frame is entered, to meet what has been thrown into it. */
class ThrownIn extends OnTheWay {
  constructor(thread: PythonThread, frame: Frame, raised: Raised) {
    const events = [told('trace', 'call', NONE), told('profile', 'call', NONE)];
    super(thread, frame, events, raised);
  }

  done(): Telling {
    return new Raising(this.thread, this.frame, this.raised);
  }

  failed(error: Raised): never {
    throw leaveFrame(this, error);
  }
}

/** Where the exception that an instruction raises once more comes from. */
function originOf({ code, pc, stack, sp }: Frame): number {
  const at = pc - 1;
  const arg = code.args[at] as number;
  return code.ops[at] === op.RERAISE && arg > 0 ? (stack[sp - 1 - arg] as number) : at;
}

/** The exception enters the frame: what is told of it. */
function passing(thread: PythonThread, frame: Frame, raised: Raised): Told[] {
  if (!passThrough(frame, raised, thread.handled)) return [];
  raised.settle();
  const { exception } = raised;
  const value = tuple([exception.type, exception, PyTraceback.of(exception.traceback, 0)]);
  return [told('trace', 'exception', value)];
}

/** The frame gets its place in the traceback, and looks for a handler. */
class Raising extends OnTheWay {
  constructor(thread: PythonThread, frame: Frame, raised: Raised) {
    super(thread, frame, passing(thread, frame, raised), raised);
  }

  done(): Telling | undefined {
    return this.unwind(this.raised);
  }

  failed(error: Raised): Telling | undefined {
    return this.unwind(error);
  }

  private unwind(raised: Raised): Telling | undefined {
    const { frame, thread } = this;
    const origin = originOf(frame);
    const { progress } = PyFrame.of(frame);
    if (progress !== undefined) progress.previous = origin;
    if (enterHandler(frame, raised, origin)) return undefined;
    return new Leaving(thread, frame, origin, raised);
  }
}

/** The frame has no handler: it ends. */
class Leaving extends OnTheWay {
  constructor(thread: PythonThread, frame: Frame, origin: number, raised: Raised) {
    const events = [told('trace', 'return', NONE), told('profile', 'return', NONE)];
    super(thread, frame, events, raised, origin);
  }

  done(): never {
    throw leaveFrame(this, this.raised);
  }

  failed(error: Raised): never {
    throw leaveFrame(this, error);
  }
}
