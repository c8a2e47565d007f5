/**
 * The simulated operating system's loop. What happens next is the earliest of the event queue's front
 * and the cores' next actions; the clock is set, then it happens. At equal times events come first,
 * then effects of cores, then steps of programs.
 *
 * A program is stepped ahead of its core: a step says how much CPU time it took, and the core then
 * works that off (the thread's debt) before the step's effect takes place. So effects take place in the
 * order of time over all cores, and a thread can lose its core at any time in between.
 */
import { assert } from '../base/assert.ts';
import { EventQueue, NO_EVENT } from '../engine/event-queue.ts';
import { InstantGuard } from '../engine/limits.ts';
import type { RunLimits } from '../engine/limits.ts';
import { CAUSE_CODES, STATE_CODES } from '../trace/codes.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { ArrowKind, Deadlock, LaneId, LimitKind, Outcome, Trace } from '../trace/trace.ts';
import { Attempts } from './attempts.ts';
import { NOBODY, STEP_PHASE } from './core-agenda.ts';
import type { Core } from './core.ts';
import { createRunQueues } from './create-run-queues.ts';
import { DeadlockWatch } from './deadlock.ts';
import { ProcessFiles } from './descriptors.ts';
import { Dispatcher } from './dispatcher.ts';
import { FileSystem } from './file-system.ts';
import { type Inheritance, inheritanceUnder } from './inheritance.ts';
import type { KernelOptions, KernelSettings } from './kernel-options.ts';
import { Network } from './network.ts';
import type { Process } from './process.ts';
import { ProcessTable } from './process-table.ts';
import type {
  CallOutcome,
  Happening,
  KernelCalls,
  SignalHandler,
  ThreadHandle,
  ThreadSpec,
  WaitQueue,
} from './program.ts';
import { SharedNames } from './shared-names.ts';
import { Stepper } from './stepper.ts';
import { STEP, Thread } from './thread.ts';
import { ParkedThreads, parkedIn } from './wait-queue.ts';

const EVENT_PRIORITY = 0;

/**
 * A deadlocked machine is watched for this share of its time before it is switched off: long enough to
 * be seen in a chart of the whole run, so that the wait that closed the cycle has an interval too.
 */
const DEADLOCK_WATCHED = 1 / 64;

export class Kernel implements KernelCalls {
  /** Why the run ended; undefined while it can go on. */
  outcome: Outcome | undefined = undefined;
  readonly threads: Thread[] = [];
  readonly dispatcher: Dispatcher;
  readonly fileSystem: FileSystem;
  readonly network: Network;
  readonly names = new SharedNames();
  private readonly settings: KernelSettings;
  private readonly limits: RunLimits;
  private readonly recorder: Recorder;
  private readonly stepper: Stepper;
  private readonly events = new EventQueue<Thread | Happening>();
  readonly processes: ProcessTable;
  private readonly deadlocks: DeadlockWatch;
  private readonly inheritance: Inheritance | undefined;
  private readonly guard = new InstantGuard();
  private readonly attempts: Attempts;
  private clockNs = 0;
  private untilNs = 0;
  private actionCount = 0;

  constructor(options: KernelOptions) {
    this.settings = options.settings;
    this.limits = options.limits;
    this.recorder = options.recorder;
    this.fileSystem = options.fileSystem ?? new FileSystem();
    this.network = options.network ?? new Network();
    this.deadlocks = new DeadlockWatch(options.recorder);
    this.dispatcher = new Dispatcher(
      options.settings.cores,
      options.settings,
      (cores) =>
        createRunQueues(options.settings, cores, this, options.recorder, options.decisions),
      options.recorder,
      (thread) => this.stepper.finishChunk(thread, this.clockNs),
    );
    this.stepper = new Stepper(
      options.limits.instructions,
      options.counter,
      this.dispatcher.cores,
      this.dispatcher.agenda,
      this.events,
      options.recorder,
    );
    this.inheritance = inheritanceUnder(options.settings, this.dispatcher);
    this.attempts = new Attempts(this);
    this.processes = new ProcessTable(this, this.events, options.recorder);
  }

  get nowNs(): number {
    return this.clockNs;
  }

  coreTimesNs(): readonly number[] {
    return this.dispatcher.cores.map(({ activity, busyNs, paidToNs }) =>
      activity === 'running' ? busyNs + this.clockNs - paidToNs : busyNs,
    );
  }

  /** Entries made in the event queue so far: starts and deadlines. */
  get eventsScheduled(): number {
    return this.events.scheduled;
  }

  /** Everything that has taken place at its virtual time: events, and actions of cores. */
  get actions(): number {
    return this.actionCount;
  }

  /**
   * Makes a process without a parent; its main thread, made by `main` for the process's lane, is ready at
   * once.
   *
   * @param files - what it begins with; without it, no descriptors, and the root as working directory.
   */
  startProcess(
    name: string,
    main: (lane: LaneId) => ThreadSpec,
    files = new ProcessFiles(this.fileSystem.root),
    onSignal?: SignalHandler,
    onEnd?: (nowNs: number) => void,
  ): ThreadHandle {
    const thread = this.processes.create({ name, main, files, onSignal, onEnd }, undefined);
    this.dispatcher.settleArrivals(this.clockNs);
    return thread;
  }

  /** Makes a process that begins with several threads, each of which is ready when it arrives. */
  startThreads(name: string, specs: readonly ThreadSpec[]): readonly ThreadHandle[] {
    const files = new ProcessFiles(this.fileSystem.root);
    const first = this.processes.create({ name, main: () => specs[0], files }, undefined);
    const others = specs.slice(1).map((spec) => this.admit(first.process, spec));
    this.dispatcher.settleArrivals(this.clockNs);
    return [first, ...others];
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
      this.actionCount++;
      if (eventNs <= coreNs) this.fire(events.pop());
      else if (steps) this.step(this.dispatcher.cores[core]);
      else this.act(this.dispatcher.cores[core]);
      // Who comes at the same instant comes before anyone is given a core.
      if (events.nextNs > this.clockNs) this.dispatcher.settleArrivals(this.clockNs);
      if (this.recorder.full) this.meetLimit('intervals', this.recorder.intervals);
      if (this.stepper.limitMet) this.meetLimit('instructions', this.limits.instructions);
      if (!this.guard.admits(this.clockNs)) {
        this.meetLimit('instructions', this.stepper.instructions);
      }
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
    const watchedNs = outcome.kind === 'deadlock' ? Math.ceil(this.clockNs * DEADLOCK_WATCHED) : 0;
    return this.recorder.finish(this.clockNs + watchedNs, outcome, {
      instructions: this.stepper.instructions,
      contextSwitches: this.dispatcher.contextSwitches,
      events: this.events.scheduled,
    });
  }

  /** When something happens next; Infinity when nothing ever will. */
  get nextNs(): number {
    const { agenda } = this.dispatcher;
    const core = agenda.next();
    const coreNs = core === NOBODY ? Infinity : agenda.dueOf(core);
    return Math.min(coreNs, this.events.nextNs);
  }

  /** Between two calls of `run`: a signal for all processes, as the keyboard of a terminal sends it. */
  interrupt(signal: number): void {
    this.processes.signalForeground(signal);
    this.dispatcher.settleArrivals(this.clockNs);
  }

  /** Between two calls of `run`: the run is over, as if its limit of virtual time were now. */
  halt(): void {
    this.meetLimit('virtual-time', this.clockNs);
  }

  // What system calls may ask for.

  filesOf(handle: ThreadHandle): ProcessFiles {
    return this.threads[handle.id].process.files;
  }

  schedule(atNs: number, happening: Happening): void {
    this.events.schedule(atNs, EVENT_PRIORITY, happening);
  }

  createQueue(): WaitQueue {
    return new ParkedThreads();
  }

  createLockQueue(): WaitQueue {
    return this.inheritance?.createQueue() ?? new ParkedThreads();
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
    const process = by === undefined ? this.processes.first! : this.threads[by.id].process;
    const thread = this.createThread(process, spec);
    if (by !== undefined) thread.blockedSignals = by.blockedSignals;
    const startNs = this.clockNs + this.settings.threadStartNs;
    thread.timer = this.events.schedule(startNs, EVENT_PRIORITY, thread);
    if (by !== undefined) {
      this.recorder.arrow('start', by.lane, this.clockNs, thread.lane, startNs, NO_LANE);
    }
    return thread;
  }

  // What the table of processes asks for.

  cutShort(thread: Thread): void {
    const { state, pending } = thread;
    if (state.kind !== 'waiting' || pending.kind !== 'call') return;
    if (pending.call.interruptible === false) return;
    state.queue?.remove(thread);
    this.clearTimer(thread);
    this.deadlocks.dissolve(thread);
    this.resume(thread, 'interrupted');
  }

  startMain(process: Process, spec: ThreadSpec, place: number | undefined): Thread {
    return this.admit(process, spec, place);
  }

  endThreads(ended: readonly Thread[]): void {
    this.deadlocks.confirm((threadInIt) => ended.includes(threadInIt));
    for (const thread of ended) this.abandon(thread);
    for (const thread of ended) this.endThread(thread);
  }

  stop(outcome: Outcome): void {
    this.outcome ??= outcome;
  }

  // Actions.

  private fire(due: Thread | Happening): void {
    if (!(due instanceof Thread)) {
      due.happen(this.clockNs);
      return;
    }
    const thread = due;
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
    this.stepper.countInstructions(thread);
    if (thread.pending.kind === 'exit') {
      this.dispatcher.release(core, this.clockNs);
      this.endThread(thread);
      if (thread.process.threads.size === 0) {
        this.processes.ended(thread.process, { kind: 'exited', code: 0 });
      }
      return;
    }
    this.attempt(thread, core);
  }

  private attempt(thread: Thread, core: Core): void {
    const { pending } = thread;
    assert(pending.kind === 'call', 'only a call is attempted');
    this.showCopying(thread, core, false);
    const outcome = this.attempts.attempt(thread, pending, this.clockNs);
    if (thread.finished) return;
    if (outcome.kind === 'done') {
      thread.pending = STEP;
      thread.result = outcome.result;
      this.dispatcher.plan(core);
    } else if (outcome.kind === 'work') {
      pending.reason = 'worked';
      thread.debtNs += outcome.costNs;
      this.showCopying(thread, core, outcome.copies === true);
      this.dispatcher.plan(core);
    } else {
      this.park(thread, core, outcome);
    }
  }

  private showCopying(thread: Thread, core: Core, copies: boolean): void {
    if (thread.copies === copies) return;
    thread.copies = copies;
    this.dispatcher.showRunning(thread, core, this.clockNs);
  }

  private park(
    thread: Thread,
    core: Core,
    asked: Extract<CallOutcome, { readonly kind: 'wait' }>,
  ): void {
    const wait = thread.told(asked);
    const { deadlineNs } = wait;
    assert(deadlineNs === undefined || Number.isInteger(deadlineNs), 'time is whole nanoseconds');
    const queue = wait.queue === undefined ? undefined : parkedIn(wait.queue);
    this.stepper.recordPosition(thread, this.clockNs);
    this.dispatcher.release(core, this.clockNs);
    thread.becomeWaiting(queue, wait, this.clockNs);
    const cause = CAUSE_CODES[wait.cause];
    this.recorder.enter(thread.lane, this.clockNs, STATE_CODES.waiting, cause, wait.on);
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
    this.clearTimer(thread);
    if (by !== undefined) {
      this.recorder.arrow(arrow, by.lane, this.clockNs, thread.lane, this.clockNs, state.on);
    }
    this.deadlocks.dissolve(thread);
    this.resume(thread, 'woken');
  }

  /** The thread's call is attempted again when it has got a core. */
  private resume(thread: Thread, reason: 'woken' | 'timeout' | 'interrupted'): void {
    assert(thread.pending.kind === 'call', 'a waiting thread is in a call');
    thread.pending.reason = reason;
    this.dispatcher.makeReady(thread, 'woken', this.clockNs);
  }

  private clearTimer(thread: Thread): void {
    if (thread.timer !== NO_EVENT) this.events.cancel(thread.timer);
    thread.timer = NO_EVENT;
  }

  private step(core: Core): void {
    this.dispatcher.pay(core, this.clockNs);
    this.stepper.step(core, this.clockNs, this.untilNs);
    this.dispatcher.plan(core);
  }

  // Beginnings and ends.

  private createThread(process: Process, spec: ThreadSpec, place?: number): Thread {
    const lane = this.recorder.lane('thread', spec.name, process.lane, this.clockNs);
    const thread = new Thread(this.threads.length, lane, spec, process, this.clockNs, place);
    this.threads.push(thread);
    process.threads.add(thread);
    this.recorder.state(lane, this.clockNs, 'new', 'none', NO_LANE);
    this.stepper.recordPosition(thread, this.clockNs);
    return thread;
  }

  private admit(process: Process, spec: ThreadSpec, place?: number): Thread {
    const thread = this.createThread(process, spec, place);
    const { arrivalNs = 0 } = spec;
    if (arrivalNs <= this.clockNs) this.dispatcher.makeReady(thread, 'started', this.clockNs);
    else thread.timer = this.events.schedule(arrivalNs, EVENT_PRIORITY, thread);
    return thread;
  }

  /** Takes a thread out of whatever it is in, for good. */
  private abandon(thread: Thread): void {
    const { state } = thread;
    this.clearTimer(thread);
    if (state.kind === 'waiting') {
      state.queue?.remove(thread);
      this.deadlocks.dissolve(thread);
    } else if (thread.core >= 0) {
      const core = this.dispatcher.cores[thread.core];
      if (state.kind === 'running') {
        this.dispatcher.pay(core, this.clockNs);
        this.stepper.finishChunk(thread, this.clockNs);
      }
      this.dispatcher.release(core, this.clockNs);
    } else if (state.kind === 'ready') {
      this.dispatcher.queues.remove(thread);
    }
  }

  private endThread(thread: Thread): void {
    this.stepper.recordPosition(thread, this.clockNs);
    thread.becomeDone(this.clockNs);
    thread.process.threads.delete(thread);
    thread.process.endedThreadsNs += thread.cpuNs;
    this.recorder.endLane(thread.lane, this.clockNs);
    if (thread.joiners !== undefined) this.wakeAll(thread.joiners, thread, 'join');
  }

  private meetLimit(limit: LimitKind, value: number): void {
    if (this.outcome !== undefined) return;
    this.recorder.mark('limit', this.clockNs, NO_LANE, NO_LANE, '');
    this.outcome = { kind: 'limit', limit, value };
  }
}
