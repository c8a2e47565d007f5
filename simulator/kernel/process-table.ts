/**
 * The processes of the machine: how they begin and end, who waits for whom, and what signals do to them.
 * Those that have ended and not been waited for are kept (see process.ts).
 */
import { assert } from '../base/assert.ts';
import { NO_EVENT } from '../engine/event-queue.ts';
import type { EventHandle, EventQueue } from '../engine/event-queue.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Outcome } from '../trace/trace.ts';
import { Process } from './process.ts';
import type {
  AlarmTimes,
  ExitStatus,
  Happening,
  KernelCalls,
  ProcessCalls,
  ProcessHandle,
  ProcessImage,
  ProcessSpec,
  ThreadHandle,
  ThreadSpec,
  WaitQueue,
} from './program.ts';
import { POLL } from './readiness.ts';
import { NO_SIGNALS } from './signal-mask.ts';
import { endsByDefault, isInexorable, nameOfSignal, SIGNALS } from './signals.ts';
import type { Thread } from './thread.ts';

/** What the table needs of the kernel around it. */
interface Host extends Pick<KernelCalls, 'wakeAll'> {
  readonly nowNs: number;
  readonly threads: readonly Thread[];
  /** @param place - see {@link ThreadHandle.place} */
  startMain(process: Process, spec: ThreadSpec, place: number | undefined): Thread;
  /** Ends threads of a process, here and now. */
  endThreads(ended: readonly Thread[]): void;
  /** Cuts the wait short that a thread is in. */
  cutShort(thread: Thread): void;
  stop(outcome: Outcome): void;
}

const EVENT_PRIORITY = 0;

export class ProcessTable implements ProcessCalls {
  /** The one that the run is about. */
  first: Process | undefined = undefined;
  private readonly host: Host;
  private readonly events: EventQueue<Thread | Happening>;
  private readonly recorder: Recorder;
  private readonly byId = new Map<number, Process>();
  /** Those that have not ended. */
  private live = 0;

  constructor(host: Host, events: EventQueue<Thread | Happening>, recorder: Recorder) {
    this.host = host;
    this.events = events;
    this.recorder = recorder;
  }

  /** Makes a process; its main thread is ready. */
  create(spec: ProcessSpec, parent: Process | undefined): Thread {
    const { name, main, copyOf } = spec;
    const lane = this.recorder.lane('process', name, undefined, this.host.nowNs);
    const process = new Process(lane, spec, parent);
    if (copyOf !== undefined) process.inheritDispositions(this.own(copyOf));
    const thread = this.host.startMain(process, main(lane), copyOf?.place);
    thread.blockedSignals = copyOf?.blockedSignals ?? NO_SIGNALS;
    process.id = thread.id;
    // Programs that are opened together are one job of a shell.
    const before = parent ?? this.first;
    process.group = before?.group ?? thread.id;
    process.session = before?.session ?? thread.id;
    this.first ??= process;
    this.byId.set(process.id, process);
    this.live++;
    return thread;
  }

  start(spec: ProcessSpec, by: ThreadHandle): ThreadHandle {
    const thread = this.create(spec, this.own(by));
    const { nowNs } = this.host;
    this.recorder.arrow('fork', by.lane, nowNs, thread.lane, nowNs, NO_LANE);
    return thread;
  }

  of(thread: ThreadHandle): ProcessHandle {
    return this.own(thread);
  }

  find(id: number): ProcessHandle | undefined {
    return this.byId.get(id);
  }

  inGroup(group: number): readonly ProcessHandle[] {
    return [...this.byId.values()].filter((process) => process.group === group);
  }

  childEnds(thread: ThreadHandle): WaitQueue {
    return this.own(thread).childEnds;
  }

  replace(handle: ThreadHandle, { program, ...memory }: ProcessImage): void {
    const thread = this.host.threads[handle.id];
    const { process } = thread;
    assert(process.id === thread.id, 'a main thread becomes what it asks for');
    this.host.endThreads([...process.threads].filter((other) => other !== thread));
    const before = process.memory;
    process.memory = memory;
    before.onEnd?.(this.host.nowNs);
    before.files.closeAll();
    process.forgetHandlers();
    thread.program = program;
  }

  exit(thread: ThreadHandle, status: ExitStatus): void {
    const process = this.own(thread);
    this.host.endThreads([...process.threads]);
    this.ended(process, status);
  }

  reap(child: ProcessHandle, by: ThreadHandle): void {
    const main = this.host.threads[child.id];
    this.recorder.arrow('join', main.lane, main.sinceNs, by.lane, this.host.nowNs, child.lane);
    const { parent } = main.process;
    if (parent !== undefined) {
      parent.reapedNs += main.process.endedThreadsNs + main.process.reapedNs;
    }
    this.forget(main.process);
  }

  private forget(child: Process): void {
    child.parent?.children.delete(child);
    this.byId.delete(child.id);
  }

  /** All its threads are gone. */
  ended(process: Process, status: ExitStatus): void {
    process.exitStatus = status;
    process.files.closeAll();
    if (process.alarm.timer !== NO_EVENT) this.events.cancel(process.alarm.timer);
    process.memory.onEnd?.(this.host.nowNs);
    this.recorder.endLane(process.lane, this.host.nowNs);
    this.live--;
    for (const child of process.children) {
      if (child.exitStatus !== undefined) this.byId.delete(child.id);
    }
    process.orphanChildren();
    process.watched.tell(POLL.POLLIN, undefined);
    const { parent } = process;
    if (parent === undefined) this.byId.delete(process.id);
    else {
      // Who says that it does not care gets no zombies (wait(2), notes).
      if (parent.dispositionOf(SIGNALS.SIGCHLD) === 'ignore') this.forget(process);
      this.tell(parent, process);
    }
    if (this.live === 0) {
      this.host.stop({ kind: 'completed', exitCode: shellCode(this.first?.exitStatus ?? status) });
    }
  }

  private tell(parent: Process, child: Process): void {
    this.host.wakeAll(parent.childEnds, this.host.threads[child.id], 'join');
    if (parent.dispositionOf(SIGNALS.SIGCHLD) === 'catch') {
      this.signal(parent, SIGNALS.SIGCHLD, undefined);
    }
  }

  // Signals.

  /** As the keyboard of a terminal does, which the first process's group has. */
  signalForeground(signal: number): void {
    for (const process of this.inGroup(this.first?.group ?? 0)) {
      this.signal(process, signal, undefined);
    }
  }

  signal(handle: ProcessHandle, signal: number, by: ThreadHandle | undefined): void {
    const main = this.host.threads[handle.id];
    const { process } = main;
    if (process.exitStatus !== undefined) return;
    if (!isInexorable(signal) && process.holdsBack(signal)) {
      this.show(main, signal, by);
      process.pendingSignals.set(signal, by === undefined ? undefined : this.own(by).id);
      this.host.wakeAll(process.signalWaiters, by);
      return;
    }
    const disposition = isInexorable(signal) ? 'default' : process.dispositionOf(signal);
    const caught = disposition === 'catch';
    if (disposition === 'ignore' || (!caught && !endsByDefault(signal))) return;
    this.show(main, signal, by);
    if (!caught) {
      this.exit(main, { kind: 'killed', signal });
      return;
    }
    const handler = process.memory.onSignal?.(signal);
    if (handler !== undefined) this.host.cutShort(this.host.threads[handler.id]);
  }

  deliverPending(handle: ProcessHandle): void {
    const { process } = this.host.threads[handle.id];
    for (const signal of [...process.pendingSignals.keys()].sort((a, b) => a - b)) {
      if (process.holdsBack(signal)) continue;
      process.pendingSignals.delete(signal);
      this.signal(handle, signal, undefined);
    }
  }

  private show(main: Thread, signal: number, by: ThreadHandle | undefined): void {
    const { nowNs } = this.host;
    if (by === undefined && signal === SIGNALS.SIGINT) {
      this.recorder.mark('interrupt', nowNs, main.lane, NO_LANE, '');
      return;
    }
    this.recorder.mark('signal', nowNs, main.lane, by?.lane ?? NO_LANE, nameOfSignal(signal));
    if (by !== undefined && by.lane !== main.lane) {
      this.recorder.arrow('signal', by.lane, nowNs, main.lane, nowNs, NO_LANE);
    }
  }

  setAlarm(thread: ThreadHandle, { afterNs, intervalNs }: AlarmTimes): AlarmTimes {
    const process = this.own(thread);
    const before = this.alarmOf(thread);
    const { alarm } = process;
    if (alarm.timer !== NO_EVENT) this.events.cancel(alarm.timer);
    alarm.atNs = this.host.nowNs + afterNs;
    alarm.intervalNs = intervalNs;
    alarm.timer = afterNs === 0 ? NO_EVENT : this.arm(process);
    return before;
  }

  alarmOf(thread: ThreadHandle): AlarmTimes {
    const { timer, atNs, intervalNs } = this.own(thread).alarm;
    return { afterNs: timer === NO_EVENT ? 0 : atNs - this.host.nowNs, intervalNs };
  }

  private arm(process: Process): EventHandle {
    const happening = { happen: () => this.ring(process) };
    return this.events.schedule(process.alarm.atNs, EVENT_PRIORITY, happening);
  }

  /** The alarm of a process is due. */
  private ring(process: Process): void {
    const { alarm } = process;
    alarm.timer = NO_EVENT;
    if (alarm.intervalNs > 0) {
      alarm.atNs = this.host.nowNs + alarm.intervalNs;
      alarm.timer = this.arm(process);
    }
    this.signal(process, SIGNALS.SIGALRM, undefined);
  }

  private own(thread: ThreadHandle): Process {
    return this.host.threads[thread.id].process;
  }
}

/** What a shell tells of it. */
export function shellCode(status: ExitStatus): number {
  return status.kind === 'exited' ? status.code : 128 + status.signal;
}
