/**
 * What sys.settrace() and sys.setprofile() have set for a thread (Library reference, "sys.settrace"). A
 * thread that nobody traces has no Tracing, and runs as if there were none of this.
 */
import { raise } from '../objects/exception.ts';
import { PyFrame, type TraceProgress } from '../objects/frame.ts';
import { NONE, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import type { Frame } from './frame.ts';
import type { PythonThread } from './thread.ts';

export class Tracing {
  /** The function of sys.settrace(). */
  trace: Value | undefined = undefined;
  /** The function of sys.setprofile(). */
  profile: Value | undefined = undefined;
  /** One of them runs: what it does itself nobody is told of. */
  busy = false;
  /** What runs may set a function for itself, although one of them is running (sys.call_tracing). */
  lent = false;
  /** Which of them is just being replaced. */
  replaced: 'trace' | 'profile' | undefined = undefined;
  /** Since when somebody has been told without a break: what is known of frames from before is old. */
  private period: object = {};

  get active(): boolean {
    return this.trace !== undefined || this.profile !== undefined;
  }

  /** Whether somebody is to be told of what happens now. */
  get watches(): boolean {
    return !this.busy && this.active;
  }

  set(kind: 'trace' | 'profile', callback: Value): void {
    if (!this.active) this.period = {};
    if (this.lent) this.busy = false;
    this[kind] = callback === NONE ? undefined : callback;
  }

  progressOf(frame: Frame): TraceProgress {
    const object = PyFrame.of(frame);
    if (object.progress?.period !== this.period) {
      const { period } = this;
      object.progress = { period, previous: frame.pc - 1, told: 0, called: undefined };
    }
    return object.progress;
  }

  held(): readonly (Value | undefined)[] {
    return [this.trace, this.profile];
  }
}

/** Sets one of the functions; None: it is over. */
export function* setTracing(
  thread: PythonThread,
  kind: 'trace' | 'profile',
  callback: Value,
): Resumable<void> {
  const tracing = (thread.tracing ??= new Tracing());
  if (tracing.replaced === kind) {
    throw raise(
      'RuntimeError',
      `Cannot install a ${kind} function while another ${kind} function is being installed`,
    );
  }
  tracing.set(kind, callback);
  // The loop is left: the thread goes on in the other way.
  thread.called = true;
  const { replaced } = tracing;
  tracing.replaced = kind;
  try {
    // The function there was may end now.
    yield* thread.interpreter.finalization.settle(thread, false, true);
  } finally {
    tracing.replaced = replaced;
  }
}

/**
 * Calls what a trace function wants to see traced too (sys.call_tracing). As in CPython 3.11 that is
 * told of only from when it sets a function itself, as a debugger within the debugger does.
 */
export function* callTracing(thread: PythonThread, callee: Value, args: Value[]): Resumable {
  const { tracing } = thread;
  if (tracing === undefined) return yield* call(callee, args);
  const { busy, lent } = tracing;
  tracing.lent = true;
  try {
    return yield* call(callee, args);
  } finally {
    tracing.lent = lent;
    tracing.busy = busy;
    thread.tracing = tracing;
    thread.called = true;
  }
}
