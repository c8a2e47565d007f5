/**
 * The simulated operating system's loop. What happens next is the earliest of the event queue's front
 * and the cores' next actions; the clock is set, then it happens. At equal times events come first,
 * then effects of cores, then steps of programs.
 *
 * A program is stepped ahead of its core: a step says how much CPU time it took, and the core then
 * works that off (the thread's debt) before the step's effect takes place. So effects take place in the
 * order of time over all cores, and a thread can lose its core at any time in between.
 *
 * How far a step may go (its chunk) depends only on the state of the machine, never on where a run is
 * cut into pieces: a cut divides a chunk, and the rest of it follows before anything could tell.
 */
import { assert, unreachable } from '../base/assert.ts';
import { EventQueue, NO_EVENT } from '../engine/event-queue.ts';
import { InstantGuard } from '../engine/limits.ts';
import type { InstructionCounter, RunLimits } from '../engine/limits.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { ArrowKind, Deadlock, LaneId, LimitKind, Outcome, Trace } from '../trace/trace.ts';
import { NOBODY, STEP_PHASE } from './core-agenda.ts';
import type { Core } from './core.ts';
import { DeadlockWatch } from './deadlock.ts';
import { Dispatcher } from './dispatcher.ts';
import { POLICIES } from './policies/index.ts';
import type { KernelPolicyName } from './policies/index.ts';
import { Process } from './process.ts';
import type {
  CallContext,
  CallOutcome,
  KernelCalls,
  ThreadHandle,
  ThreadSpec,
  WaitQueue,
} from './program.ts';
import { EXIT, STEP, Thread } from './thread.ts';
import { ParkedThreads, parkedIn } from './wait-queue.ts';

/** The part of the machine's settings that the kernel needs. */
export interface KernelSettings {
  readonly cores: number;
  readonly policy: KernelPolicyName;
  readonly quantumNs: number;
  readonly contextSwitchNs: number;
  readonly threadStartNs: number;
}

export interface KernelOptions {
  readonly settings: KernelSettings;
  readonly limits: RunLimits;
  readonly recorder: Recorder;
  /** Where the programs count their instructions. */
  readonly counter: InstructionCounter;
}

/**
 * All chunks end at the whole multiples of this. There limits are looked at, and the trace learns where
 * a thread stands that runs for long.
 */
const TICK_NS = 1_000_000;
/** However far a program could run ahead of other cores, it runs no further than this. */
const RUN_AHEAD_MAX_NS = 100_000;

const EVENT_PRIORITY = 0;

export class Kernel implements KernelCalls {
  /** Why the run ended; undefined while it can go on. */
  outcome: Outcome | undefined = undefined;
  readonly threads: Thread[] = [];
  readonly dispatcher: Dispatcher;
  private readonly settings: KernelSettings;
  private readonly limits: RunLimits;
  private readonly recorder: Recorder;
  private readonly counter: InstructionCounter;
  private readonly events = new EventQueue<Thread>();
  private readonly processes: Process[] = [];
  private readonly deadlocks: DeadlockWatch;
  private readonly guard = new InstantGuard();
  private readonly context: MutableContext;
  private clockNs = 0;
  private untilNs = 0;
  private instructions = 0;
  private liveProcesses = 0;

  constructor(options: KernelOptions) {
    this.settings = options.settings;
    this.limits = options.limits;
    this.recorder = options.recorder;
    this.counter = options.counter;
    this.deadlocks = new DeadlockWatch(options.recorder);
    this.dispatcher = new Dispatcher(
      options.settings.cores,
      options.settings.contextSwitchNs,
      new POLICIES[options.settings.policy](options.settings),
      options.recorder,
      (thread) => this.finishChunk(thread),
    );
    this.context = new MutableContext(this);
  }

  get nowNs(): number {
    return this.clockNs;
  }

  /** Entries made in the event queue so far. */
  get eventsScheduled(): number {
    return this.events.scheduled;
  }

  /** Makes a process; its main thread, made by `main` for the process's lane, is ready at once. */
  startProcess(name: string, main: (lane: LaneId) => ThreadSpec): ThreadHandle {
    const lane = this.recorder.lane('process', name, undefined, this.clockNs);
    const process = new Process(this.processes.length, lane);
    this.processes.push(process);
    this.liveProcesses++;
    const thread = this.createThread(process, main(lane));
    this.dispatcher.makeReady(thread, 'started', this.clockNs);
    this.dispatcher.settleArrivals(this.clockNs);
    return thread;
  }

  /**
   * Goes on until `untilNs`, and returns the outcome if the run has ended by then. Whatever happens at
   * `untilNs` has happened afterwards, except that no program has been stepped from there.
   */
  run(untilNs = Infinity): Outcome | undefined {
    const { events } = this;
    const { agenda } = this.dispatcher;
    assert(untilNs >= this.clockNs, 'time goes forward');
    const limitNs = this.limits.virtualTimeNs;
    this.untilNs = Math.min(untilNs, limitNs);
    while (this.outcome === undefined) {
      const core = agenda.next();
      const coreNs = core === NOBODY ? Infinity : agenda.dueOf(core);
      const eventNs = events.nextNs;
      const nextNs = eventNs <= coreNs ? eventNs : coreNs;
      if (nextNs === Infinity) {
        this.outcome = this.deadlocks.report(this.threads, this.clockNs);
        break;
      }
      const steps = eventNs > coreNs && agenda.phaseOf(core) === STEP_PHASE;
      if (nextNs > this.untilNs || (nextNs === this.untilNs && steps)) {
        this.clockNs = this.untilNs;
        if (untilNs >= limitNs) this.meetLimit('virtual-time', limitNs);
        break;
      }
      this.clockNs = nextNs;
      if (eventNs <= coreNs) this.fire(events.pop());
      else if (steps) this.step(this.dispatcher.cores[core]);
      else this.act(this.dispatcher.cores[core]);
      this.dispatcher.settleArrivals(this.clockNs);
      if (this.recorder.full) this.meetLimit('intervals', this.recorder.intervals);
      if (!this.guard.admits(this.clockNs)) this.meetLimit('instructions', this.instructions);
    }
    return this.outcome;
  }

  /** Deadlocks of some threads while others go on, so far. */
  partialDeadlocks(): Deadlock[] {
    return this.deadlocks.partial();
  }

  /** Closes the trace. `outcome` may put the program's own words in place of the kernel's. */
  finish(outcome: Outcome | undefined = this.outcome): Trace {
    assert(outcome !== undefined, 'a run that has not ended has no trace');
    this.deadlocks.confirm(() => true);
    return this.recorder.finish(this.clockNs, outcome, {
      instructions: this.instructions,
      contextSwitches: this.dispatcher.contextSwitches,
      events: this.events.scheduled,
    });
  }

  // What system calls may ask for.

  createQueue(): WaitQueue {
    return new ParkedThreads();
  }

  wakeOne(
    queue: WaitQueue,
    by: ThreadHandle | undefined,
    arrow: ArrowKind = 'wake',
  ): ThreadHandle | undefined {
    const thread = parkedIn(queue).first;
    if (thread !== undefined) this.wake(thread, by, arrow);
    return thread;
  }

  wakeAll(queue: WaitQueue, by: ThreadHandle | undefined, arrow: ArrowKind = 'wake'): number {
    let woken = 0;
    while (this.wakeOne(queue, by, arrow) !== undefined) woken++;
    return woken;
  }

  waiting(queue: WaitQueue): readonly ThreadHandle[] {
    return parkedIn(queue).toArray();
  }

  endOf(handle: ThreadHandle): WaitQueue {
    const thread = this.threads[handle.id];
    thread.joiners ??= new ParkedThreads(thread);
    return thread.joiners;
  }

  spawn(spec: ThreadSpec, by: ThreadHandle | undefined): ThreadHandle {
    const process = by === undefined ? this.processes[0] : this.threads[by.id].process;
    const thread = this.createThread(process, spec);
    const startNs = this.clockNs + this.settings.threadStartNs;
    thread.timer = this.events.schedule(startNs, EVENT_PRIORITY, thread);
    if (by !== undefined) {
      this.recorder.arrow('start', by.lane, this.clockNs, thread.lane, startNs, NO_LANE);
    }
    return thread;
  }

  exitProcess(handle: ThreadHandle, exitCode: number): void {
    const { process } = this.threads[handle.id];
    const ended = [...process.threads];
    this.deadlocks.confirm((threadInIt) => threadInIt.process === process);
    for (const thread of ended) this.abandon(thread);
    for (const thread of ended) this.endThread(thread);
    this.endProcess(process, exitCode);
  }

  stop(outcome: Outcome): void {
    this.outcome ??= outcome;
  }

  // Actions.

  private fire(thread: Thread): void {
    thread.timer = NO_EVENT;
    const { state } = thread;
    if (state.kind === 'new') {
      this.dispatcher.makeReady(thread, 'started', this.clockNs);
      return;
    }
    assert(state.kind === 'waiting', 'only a new or a waiting thread has a timer');
    state.queue?.remove(thread);
    this.resume(thread, 'timeout');
  }

  private act(core: Core): void {
    if (core.activity === 'switching') {
      this.dispatcher.begin(core, this.clockNs);
      return;
    }
    this.dispatcher.pay(core, this.clockNs);
    const thread = core.thread!;
    if (thread.debtNs > 0 || thread.pending.kind === 'step') {
      this.dispatcher.endSlice(core, this.clockNs);
      return;
    }
    this.countInstructions(thread);
    if (this.outcome !== undefined) return;
    if (thread.pending.kind === 'exit') {
      this.dispatcher.release(core, this.clockNs);
      this.endThread(thread);
      if (thread.process.threads.size === 0) this.endProcess(thread.process, 0);
      return;
    }
    this.attempt(thread, core);
  }

  private attempt(thread: Thread, core: Core): void {
    const { context } = this;
    const { pending } = thread;
    assert(pending.kind === 'call', 'only a call is attempted');
    context.thread = thread;
    context.nowNs = this.clockNs;
    context.reason = pending.reason;
    let outcome = pending.call.attempt(context);
    if (isOverdue(outcome, this.clockNs)) {
      context.reason = 'timeout';
      outcome = pending.call.attempt(context);
      assert(!isOverdue(outcome, this.clockNs), 'a call whose time is over does not wait');
    }
    if (thread.finished) return;
    if (outcome.kind === 'done') {
      thread.pending = STEP;
      thread.result = outcome.result;
      this.dispatcher.plan(core);
    } else {
      this.park(thread, core, outcome);
    }
  }

  private park(
    thread: Thread,
    core: Core,
    wait: Extract<CallOutcome, { readonly kind: 'wait' }>,
  ): void {
    const { deadlineNs } = wait;
    assert(deadlineNs === undefined || Number.isInteger(deadlineNs), 'time is whole nanoseconds');
    const queue = wait.queue === undefined ? undefined : parkedIn(wait.queue);
    this.recordPosition(thread);
    this.dispatcher.release(core, this.clockNs);
    thread.state = {
      kind: 'waiting',
      queue,
      cause: wait.cause,
      on: wait.on,
      deadlineNs,
      sinceNs: this.clockNs,
    };
    this.recorder.state(thread.lane, this.clockNs, 'waiting', wait.cause, wait.on);
    queue?.push(thread);
    if (deadlineNs !== undefined) {
      thread.timer = this.events.schedule(deadlineNs, EVENT_PRIORITY, thread);
    } else if (queue?.holder !== undefined) {
      this.deadlocks.look(thread, this.clockNs);
    }
  }

  private wake(thread: Thread, by: ThreadHandle | undefined, arrow: ArrowKind): void {
    const { state } = thread;
    assert(state.kind === 'waiting', 'only a waiting thread is woken');
    state.queue!.remove(thread);
    if (thread.timer !== NO_EVENT) {
      this.events.cancel(thread.timer);
      thread.timer = NO_EVENT;
    }
    if (by !== undefined) {
      this.recorder.arrow(arrow, by.lane, this.clockNs, thread.lane, this.clockNs, state.on);
    }
    this.deadlocks.dissolve(thread);
    this.resume(thread, 'woken');
  }

  /** The thread's call is attempted again when it has got a core. */
  private resume(thread: Thread, reason: 'woken' | 'timeout'): void {
    assert(thread.pending.kind === 'call', 'a waiting thread is in a call');
    thread.pending.reason = reason;
    this.dispatcher.makeReady(thread, 'woken', this.clockNs);
  }

  // Steps.

  private step(core: Core): void {
    const thread = core.thread!;
    this.dispatcher.pay(core, this.clockNs);
    if (thread.chunkEndNs <= this.clockNs) {
      if (this.clockNs >= thread.tickNs) {
        this.countInstructions(thread);
        this.recordPosition(thread);
        if (this.outcome !== undefined) return;
        thread.tickNs = this.clockNs - (this.clockNs % TICK_NS) + TICK_NS;
      }
      thread.chunkEndNs = this.chunkEnd(thread, core);
    }
    this.stepProgram(thread, Math.min(thread.chunkEndNs, this.untilNs));
    this.dispatcher.plan(core);
  }

  /**
   * How far the program may go before anything else could happen that it would have to know of. What
   * other cores do is known up to the next action of each: with no leave to run ahead that is the end.
   */
  private chunkEnd(thread: Thread, core: Core): number {
    const alone = Math.min(thread.tickNs, core.sliceEndNs, this.events.nextNs);
    const othersNs = this.dispatcher.agenda.earliestOther(core.index);
    if (othersNs === Infinity) return alone;
    const aheadNs = Math.min(thread.program.lookaheadNs, RUN_AHEAD_MAX_NS);
    // Not counted from where the others are: that would depend on how far a cut has let them come.
    const endNs = Math.min(alone, aheadNs > 0 ? this.clockNs + aheadNs : othersNs);
    return Math.max(endNs, this.clockNs + 1);
  }

  /** Steps from where the program stands (its debt ahead of the clock) towards `toNs`. */
  private stepProgram(thread: Thread, toNs: number): void {
    const atNs = this.clockNs + thread.debtNs;
    const { result } = thread;
    thread.result = undefined;
    const before = this.counter.instructions;
    const effect = thread.program.step(atNs, toNs - atNs, result);
    thread.uncountedInstructions += this.counter.instructions - before;
    thread.debtNs += effect.usedNs;
    switch (effect.kind) {
      case 'budget':
        return;
      case 'call':
        thread.pending = { kind: 'call', call: effect.call, reason: 'first' };
        thread.debtNs += effect.call.costNs ?? 0;
        break;
      case 'exit':
        thread.pending = EXIT;
        break;
      default:
        unreachable(effect);
    }
    thread.chunkEndNs = this.clockNs;
  }

  /** A cut has left the chunk unfinished, and the thread is about to lose its core. */
  private finishChunk(thread: Thread): void {
    while (thread.pending.kind === 'step' && this.clockNs + thread.debtNs < thread.chunkEndNs) {
      this.stepProgram(thread, thread.chunkEndNs);
    }
    thread.chunkEndNs = this.clockNs;
    this.recordPosition(thread);
  }

  /** What the thread has paid for has happened. */
  private countInstructions(thread: Thread): void {
    this.instructions += thread.uncountedInstructions;
    thread.uncountedInstructions = 0;
    if (this.instructions >= this.limits.instructions) {
      this.meetLimit('instructions', this.limits.instructions);
    }
  }

  // Beginnings and ends.

  private createThread(process: Process, spec: ThreadSpec): Thread {
    const lane = this.recorder.lane('thread', spec.name, process.lane, this.clockNs);
    const thread = new Thread(
      this.threads.length,
      lane,
      spec.name,
      spec.nice,
      process,
      spec.program,
      this.clockNs,
    );
    this.threads.push(thread);
    process.threads.add(thread);
    this.recorder.state(lane, this.clockNs, 'new', 'none', NO_LANE);
    this.recordPosition(thread);
    return thread;
  }

  /** Takes a thread out of whatever it is in, for good. */
  private abandon(thread: Thread): void {
    const { state } = thread;
    if (thread.timer !== NO_EVENT) this.events.cancel(thread.timer);
    thread.timer = NO_EVENT;
    if (state.kind === 'waiting') {
      state.queue?.remove(thread);
      this.deadlocks.dissolve(thread);
    } else if (thread.core >= 0) {
      const core = this.dispatcher.cores[thread.core];
      if (state.kind === 'running') {
        this.dispatcher.pay(core, this.clockNs);
        this.finishChunk(thread);
      }
      this.dispatcher.release(core, this.clockNs);
    } else if (state.kind === 'ready') {
      this.dispatcher.policy.remove(thread);
    }
  }

  private endThread(thread: Thread): void {
    this.recordPosition(thread);
    thread.state = { kind: 'done', sinceNs: this.clockNs };
    thread.process.threads.delete(thread);
    this.recorder.endLane(thread.lane, this.clockNs);
    if (thread.joiners !== undefined) this.wakeAll(thread.joiners, thread, 'join');
  }

  private endProcess(process: Process, exitCode: number): void {
    process.exitCode = exitCode;
    this.recorder.endLane(process.lane, this.clockNs);
    this.liveProcesses--;
    if (this.liveProcesses === 0) {
      this.stop({ kind: 'completed', exitCode: this.processes[0].exitCode ?? exitCode });
    }
  }

  private meetLimit(limit: LimitKind, value: number): void {
    if (this.outcome !== undefined) return;
    this.recorder.mark('limit', this.clockNs, NO_LANE, NO_LANE, '');
    this.outcome = { kind: 'limit', limit, value };
  }

  private recordPosition(thread: Thread): void {
    const position = thread.program.position();
    if (position !== undefined) {
      this.recorder.position(thread.lane, this.clockNs, position.source, position.line);
    }
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

function isOverdue(outcome: CallOutcome, nowNs: number): boolean {
  return outcome.kind === 'wait' && outcome.deadlineNs !== undefined && outcome.deadlineNs <= nowNs;
}
