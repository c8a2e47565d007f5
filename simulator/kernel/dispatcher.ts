/**
 * Threads and cores: who gets which core, when, and what the move costs. It keeps the run queue's
 * threads and the cores' agenda in step, and tells the trace about both.
 */
import { CAUSE_CODES, STATE_CODES } from '../trace/codes.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause } from '../trace/trace.ts';
import { CoreAgenda, EFFECT, SLICE_END, STEP_PHASE } from './core-agenda.ts';
import { Core } from './core.ts';
import type { EnqueueReason } from './policies/policy.ts';
import type { RunQueues } from './run-queues.ts';
import { NO_CORE } from './thread.ts';
import type { Thread } from './thread.ts';

const READY_CAUSES = {
  started: 'start',
  woken: 'woken',
  preempted: 'preempted',
  expired: 'preempted',
} as const satisfies Record<EnqueueReason, Cause>;

/** What it costs to put a thread on a core. */
export interface SwitchCosts {
  readonly contextSwitchNs: number;
  /** More for a thread that last ran on another core. */
  readonly cacheWarmUpNs: number;
}

export class Dispatcher {
  readonly cores: readonly Core[];
  readonly agenda: CoreAgenda;
  readonly queues: RunQueues;
  contextSwitches = 0;
  private readonly recorder: Recorder;
  private readonly costs: SwitchCosts;
  /** Called before a thread is taken off its core by somebody else. */
  private readonly beforeEviction: (thread: Thread) => void;
  private idleCores: number;
  /** Made ready by the action in progress; they look for a core when it is over. */
  private readonly arrivals: Thread[] = [];
  private arrivalCount = 0;

  constructor(
    cores: number,
    costs: SwitchCosts,
    queuesOf: (cores: readonly Core[]) => RunQueues,
    recorder: Recorder,
    beforeEviction: (thread: Thread) => void,
  ) {
    this.costs = costs;
    this.recorder = recorder;
    this.beforeEviction = beforeEviction;
    this.agenda = new CoreAgenda(cores);
    this.idleCores = cores;
    this.cores = Array.from({ length: cores }, (_, index) => {
      const lane = recorder.lane('core', `core ${index}`, undefined, 0);
      return new Core(index, lane);
    });
    this.queues = queuesOf(this.cores);
  }

  /** Puts a thread into the run queue. It gets a core in {@link settleArrivals}. */
  makeReady(thread: Thread, reason: EnqueueReason, nowNs: number): void {
    const cause = READY_CAUSES[reason];
    thread.becomeReady(cause, nowNs);
    this.recorder.enter(thread.lane, nowNs, STATE_CODES.ready, CAUSE_CODES[cause], NO_LANE);
    for (const core of this.cores) if (core.activity === 'running') this.pay(core, nowNs);
    this.queues.enqueue(thread, reason);
    if (reason === 'started' || reason === 'woken') this.arrivals[this.arrivalCount++] = thread;
  }

  /**
   * Ends every action of the kernel: those it made ready get an idle core, or push someone aside, and
   * cores that fell idle take the next in the run queue. Not done earlier, since the thread that wakes
   * another often waits itself a moment later.
   */
  settleArrivals(nowNs: number): void {
    if (this.idleCores > 0 && this.queues.size > 0) this.employIdleCores(nowNs);
    let kept = 0;
    for (let i = 0; i < this.arrivalCount; i++) {
      const thread = this.arrivals[i];
      if (isQueued(thread) && !this.pushAside(thread, nowNs)) this.arrivals[kept++] = thread;
    }
    this.arrivalCount = kept;
  }

  /** The thread is as urgent as another one from now on, or as itself. */
  rank(thread: Thread, as: Thread): void {
    const rises = this.queues.outranks!(as, thread.rankedAs);
    const queued = isQueued(thread);
    if (queued) this.queues.remove(thread);
    thread.rankedAs = as;
    if (queued) {
      // Raised it is the last of its new equals, lowered the first, as under Linux (rt_mutex_setprio).
      this.queues.enqueue(thread, rises ? 'expired' : 'preempted');
      this.arrivals[this.arrivalCount++] = thread;
    } else if (thread.core !== NO_CORE && !rises) {
      const next = this.queues.first(thread.core);
      if (next !== undefined) this.arrivals[this.arrivalCount++] = next;
    }
  }

  /** The context switch is over: the thread runs. */
  begin(core: Core, nowNs: number): void {
    const thread = core.thread!;
    core.activity = 'running';
    core.lastThread = thread;
    core.paidToNs = nowNs;
    core.sliceEndNs = nowNs + this.queues.sliceNs(thread, nowNs);
    thread.becomeRunning(core.index, nowNs);
    this.recorder.enter(core.lane, nowNs, STATE_CODES.running, CAUSE_CODES.none, thread.lane);
    this.showRunning(thread, core, nowNs);
    this.plan(core);
  }

  /** The thread runs its program, or the kernel copies for it. */
  showRunning(thread: Thread, core: Core, nowNs: number): void {
    const cause = CAUSE_CODES[thread.copies ? 'copy' : 'none'];
    this.recorder.enter(thread.lane, nowNs, STATE_CODES.running, cause, core.lane);
  }

  /** Charges the thread for the time its core has worked for it. */
  pay(core: Core, nowNs: number): void {
    const usedNs = nowNs - core.paidToNs;
    if (usedNs === 0) return;
    const thread = core.thread!;
    core.paidToNs = nowNs;
    thread.debtNs -= usedNs;
    thread.cpuNs += usedNs;
    core.busyNs += usedNs;
    this.queues.charge(thread, usedNs);
  }

  /**
   * Enters in the agenda what a running core does next. A call that falls on the end of the slice still
   * takes place; a step does not.
   */
  plan(core: Core): void {
    const thread = core.thread!;
    const dueNs = core.paidToNs + thread.debtNs;
    const steps = thread.pending.kind === 'step';
    if (dueNs < core.sliceEndNs || (dueNs === core.sliceEndNs && !steps)) {
      this.agenda.set(core.index, dueNs, steps ? STEP_PHASE : EFFECT);
    } else {
      this.agenda.set(core.index, core.sliceEndNs, SLICE_END);
    }
  }

  /** The time slice is over: the next one's turn, if there is a next one. */
  endSlice(core: Core, nowNs: number): void {
    if (this.queues.sizeFor(core.index) === 0) {
      core.sliceEndNs = nowNs + this.queues.sliceNs(core.thread!, nowNs);
      this.plan(core);
      return;
    }
    this.evict(core, 'expired', nowNs);
    this.dispatch(core, this.queues.pick(core.index)!, nowNs);
  }

  /** The thread has left its core by itself or for ever; the core is idle until arrivals are settled. */
  release(core: Core, nowNs: number): void {
    core.thread!.core = NO_CORE;
    core.thread = undefined;
    core.activity = 'idle';
    this.idleCores++;
    this.agenda.clear(core.index);
    // A core that goes on at once with another thread leaves no gap: the empty one is dropped.
    this.recorder.idle(core.lane, nowNs);
  }

  private employIdleCores(nowNs: number): void {
    if (this.queues.shared && this.queues.size <= this.idleCores) {
      // There is a core for everyone, so whoever has just come may have the one it knows.
      for (let i = 0; i < this.arrivalCount; i++) {
        const thread = this.arrivals[i];
        if (!isQueued(thread)) continue;
        this.queues.remove(thread);
        this.dispatch(this.idleCoreFor(thread), thread, nowNs);
      }
      if (this.queues.size === 0) return;
    }
    for (const core of this.cores) {
      if (core.thread !== undefined) continue;
      const next = this.queues.pick(core.index);
      if (next !== undefined) this.dispatch(core, next, nowNs);
    }
    if (this.queues.shared) return;
    for (const core of this.cores) {
      if (core.thread !== undefined) continue;
      const next = this.queues.steal(core.index);
      if (next !== undefined) this.dispatch(core, next, nowNs);
    }
  }

  private dispatch(core: Core, thread: Thread, nowNs: number): void {
    const migrates = thread.lastCore !== NO_CORE && thread.lastCore !== core.index;
    core.thread = thread;
    thread.core = core.index;
    thread.lastCore = core.index;
    this.idleCores--;
    const switches = core.lastThread !== undefined && core.lastThread !== thread;
    if (switches) this.contextSwitches++;
    // Whose state the core still holds needs neither.
    const warmUpNs = migrates && core.lastThread !== thread ? this.costs.cacheWarmUpNs : 0;
    const costNs = warmUpNs + (switches ? this.costs.contextSwitchNs : 0);
    if (costNs === 0) {
      this.begin(core, nowNs);
      return;
    }
    core.activity = 'switching';
    this.recorder.enter(core.lane, nowNs, STATE_CODES.switching, CAUSE_CODES.none, thread.lane);
    this.agenda.set(core.index, nowNs + costNs, EFFECT);
  }

  private idleCoreFor(thread: Thread): Core {
    if (thread.lastCore !== NO_CORE && this.cores[thread.lastCore].thread === undefined) {
      return this.cores[thread.lastCore];
    }
    return this.cores.find((core) => core.thread === undefined)!;
  }

  /**
   * Gives the thread the core of the one whose claim is weakest, if the policy finds one. False if that is yet
   * to be seen: a call that falls on this instant still takes place, and may leave the core.
   */
  private pushAside(thread: Thread, nowNs: number): boolean {
    let weakest: Core | undefined;
    let most = 0;
    for (const core of this.cores) {
      // A core may idle while another one's queue is long.
      if (core.thread === undefined) continue;
      const urgency = this.queues.urgency(thread, core.thread);
      const preferred = urgency === most && core.index === thread.lastCore;
      if (urgency > 0 && (urgency > most || preferred)) {
        weakest = core;
        most = urgency;
      }
    }
    if (weakest === undefined) return true;
    if (isAboutToCall(weakest, nowNs)) return false;
    this.evict(weakest, 'preempted', nowNs);
    this.dispatch(weakest, this.queues.pick(weakest.index)!, nowNs);
    return true;
  }

  private evict(core: Core, reason: 'preempted' | 'expired', nowNs: number): void {
    const thread = core.thread!;
    if (core.activity === 'running') {
      this.pay(core, nowNs);
      this.beforeEviction(thread);
    }
    this.release(core, nowNs);
    this.makeReady(thread, reason, nowNs);
  }
}

/** What its thread was given to compute is done at this instant, and a call or its end comes next. */
function isAboutToCall({ activity, thread, paidToNs }: Core, nowNs: number): boolean {
  if (activity !== 'running' || thread!.pending.kind === 'step') return false;
  return paidToNs + thread!.debtNs === nowNs;
}

/** Ready, and without a core so far. */
function isQueued(thread: Thread): boolean {
  return thread.state.kind === 'ready' && thread.core === NO_CORE;
}
