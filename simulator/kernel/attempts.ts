/** How a system call is attempted: its context, a deadline that has passed, a wait that a signal has cut. */
import { assert } from '../base/assert.ts';
import { INTERRUPTED } from './program.ts';
import type { CallContext, CallOutcome, KernelCalls, SystemCall, ThreadHandle } from './program.ts';
import type { Pending } from './thread.ts';

export class Attempts {
  private readonly context: MutableContext;

  constructor(kernel: KernelCalls) {
    this.context = new MutableContext(kernel);
  }

  /** Attempts the call that the thread is in; the outcome may not be a wait that is over already. */
  attempt(
    thread: ThreadHandle,
    { call, reason }: Extract<Pending, { readonly kind: 'call' }>,
    nowNs: number,
  ): CallOutcome {
    const { context } = this;
    context.thread = thread;
    context.nowNs = nowNs;
    context.reason = reason === 'interrupted' ? 'first' : reason;
    const outcome = reason === 'interrupted' ? cutShort(call, context) : call.attempt(context);
    if (!isOverdue(outcome, nowNs)) return outcome;
    context.reason = 'timeout';
    const last = call.attempt(context);
    assert(!isOverdue(last, nowNs), 'a call whose time is over does not wait');
    return last;
  }
}

/** One object for all attempts: they never nest. */
class MutableContext implements CallContext {
  readonly kernel: KernelCalls;
  thread!: ThreadHandle;
  nowNs = 0;
  reason: CallContext['reason'] = 'first';

  constructor(kernel: KernelCalls) {
    this.kernel = kernel;
  }
}

/** What becomes of a call whose wait a signal has ended. */
function cutShort(call: SystemCall, context: CallContext): CallOutcome {
  return call.interrupted?.(context) ?? { kind: 'done', result: INTERRUPTED };
}

function isOverdue(outcome: CallOutcome, nowNs: number): boolean {
  return outcome.kind === 'wait' && outcome.deadlineNs !== undefined && outcome.deadlineNs <= nowNs;
}
