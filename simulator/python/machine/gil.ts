/**
 * The global interpreter lock, as CPython 3.11 has it (Python/ceval_gil.c, described at the top of that
 * file): a flag guarded by a wait queue. A thread that wants it waits up to the switch interval, then
 * asks the holder to let go; the holder does so at its next evaluation point and goes on only after
 * another thread has taken it. Costs and the convoy effect follow from that; nothing is special-cased.
 */
import { DONE, INTERRUPTED } from '../../kernel/program.ts';
import type {
  CallContext,
  CallOutcome,
  KernelCalls,
  SystemCall,
  ThreadHandle,
  WaitQueue,
} from '../../kernel/program.ts';
import type { Recorder } from '../../trace/recorder.ts';
import { type LaneId, NO_LANE } from '../../trace/trace.ts';

export class Gil {
  readonly lane: LaneId;
  /** Read by the holder at its evaluation points. */
  dropRequested = false;
  holder: ThreadHandle | undefined = undefined;
  switchIntervalNs: number;
  /** Threads that want it. */
  readonly waiters: WaitQueue;
  /** A thread that was made to let go waits here until another has taken it. */
  private readonly switched: WaitQueue;
  private lastHolder: ThreadHandle | undefined = undefined;
  /** Who asked for the drop that is being honoured, for the trace. */
  private handOverFrom: { readonly thread: ThreadHandle; readonly atNs: number } | undefined =
    undefined;
  private readonly recorder: Recorder;
  /** What a thread does before it ends. */
  readonly letGo: SystemCall;

  constructor(kernel: KernelCalls, recorder: Recorder, lane: LaneId, switchIntervalNs: number) {
    this.recorder = recorder;
    this.lane = lane;
    this.switchIntervalNs = switchIntervalNs;
    this.waiters = kernel.createQueue();
    this.switched = kernel.createQueue();
    this.letGo = {
      name: 'gil',
      attempt: (context) => {
        this.release(context);
        return DONE;
      },
    };
  }

  /** Lets go. True: the drop was asked for, so the caller has to wait for the switch. */
  release({ kernel, thread, nowNs }: CallContext): boolean {
    // A signal asks the holder to stop for a moment too, for nobody's sake but its own.
    const forced = this.dropRequested && this.waiters.size > 0;
    this.dropRequested = false;
    this.holder = undefined;
    this.waiters.holder = undefined;
    this.recorder.idle(this.lane, nowNs);
    const next = kernel.wakeOne(this.waiters, thread);
    if (!forced) return false;
    this.handOverFrom = { thread, atNs: nowNs };
    this.recorder.mark('forced-switch', nowNs, thread.lane, next?.lane ?? NO_LANE, '');
    return true;
  }

  /** Whether a thread that was made to let go still has to wait. */
  awaitSwitch({ thread }: CallContext): CallOutcome | undefined {
    if (this.lastHolder !== thread) return undefined;
    return wait(this.switched, this.lane, undefined);
  }

  /** Takes it, or says how to wait for it. */
  take(context: CallContext): CallOutcome | undefined {
    const { kernel, thread, nowNs, reason } = context;
    if (this.holder !== undefined) {
      if (reason === 'timeout') this.dropRequested = true;
      else this.recorder.mark('contention', nowNs, thread.lane, this.lane, '');
      this.show(nowNs, 'contended');
      return wait(this.waiters, this.lane, nowNs + this.switchIntervalNs);
    }
    this.holder = thread;
    this.waiters.holder = thread;
    this.dropRequested = false;
    const from = this.handOverFrom;
    if (from !== undefined && from.thread !== thread) {
      this.recorder.arrow('hand-over', from.thread.lane, from.atNs, thread.lane, nowNs, this.lane);
    }
    this.handOverFrom = undefined;
    this.lastHolder = thread;
    this.show(nowNs, this.waiters.size > 0 ? 'contended' : 'held');
    kernel.wakeAll(this.switched, undefined);
    return undefined;
  }

  private show(nowNs: number, state: 'held' | 'contended'): void {
    this.recorder.state(this.lane, nowNs, state, 'none', this.holder?.lane ?? NO_LANE);
  }
}

function wait(queue: WaitQueue, lane: LaneId, deadlineNs: number | undefined): CallOutcome {
  return { kind: 'wait', queue, cause: 'gil', on: lane, deadlineNs };
}

type Stage = 'release' | 'switch' | 'inner' | 'take';

/**
 * A system call made without the GIL: let go, make the call, take it again. Without an inner call it is
 * a drop at an evaluation point; starting at 'take' it is how a thread begins.
 */
export class WithoutGil implements SystemCall {
  readonly name: string;
  readonly costNs: number;
  private readonly gil: Gil;
  readonly inner: SystemCall | undefined;
  private stage: Stage;
  private entered = false;
  private result: unknown = undefined;

  constructor(gil: Gil, inner: SystemCall | undefined, stage: 'release' | 'take' = 'release') {
    this.gil = gil;
    this.inner = inner;
    this.stage = stage;
    this.name = inner?.name ?? 'gil';
    this.costNs = inner?.costNs ?? 0;
  }

  /** A signal cuts the call inside short; the GIL is waited for all the same. */
  get interruptible(): boolean {
    return this.stage === 'inner' && this.inner?.interruptible !== false;
  }

  interrupted(context: CallContext): CallOutcome {
    const outcome = this.inner?.interrupted?.(context);
    // A call may end for good by a signal; any other is made again after the handler.
    this.result = outcome?.kind === 'done' ? outcome.result : INTERRUPTED;
    this.stage = 'take';
    return this.attempt(context);
  }

  attempt(context: CallContext): CallOutcome {
    for (;;) {
      switch (this.stage) {
        case 'release':
          this.stage = this.gil.release(context) ? 'switch' : 'inner';
          break;
        case 'switch': {
          const outcome = this.gil.awaitSwitch(context);
          if (outcome !== undefined) return outcome;
          this.stage = 'inner';
          break;
        }
        case 'inner': {
          if (this.inner !== undefined) {
            const outcome = this.inner.attempt(this.entered ? context : first(context));
            this.entered = true;
            if (outcome.kind !== 'done') return outcome;
            this.result = outcome.result;
          }
          this.stage = 'take';
          const outcome = this.gil.take(first(context));
          if (outcome !== undefined) return outcome;
          return { kind: 'done', result: this.result };
        }
        case 'take': {
          const outcome = this.gil.take(context);
          if (outcome !== undefined) return outcome;
          return { kind: 'done', result: this.result };
        }
      }
    }
  }
}

/** The context of a call's first attempt, whatever has woken the thread for the call around it. */
function first(context: CallContext): CallContext {
  return { ...context, kernel: context.kernel, reason: 'first' };
}
