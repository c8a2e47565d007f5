/**
 * A process: threads that share memory and end together. When it has ended it is a zombie until its
 * parent has asked how; a process without a parent is forgotten at once (wait(2)).
 */
import { NO_EVENT } from '../engine/event-queue.ts';
import type { EventHandle } from '../engine/event-queue.ts';
import type { LaneId } from '../trace/trace.ts';
import type { ProcessFiles } from './descriptors.ts';
import type { ExitStatus, ProcessHandle, ProcessMemory, ThreadHandle } from './program.ts';
import { Watchers } from './readiness.ts';
import type { Disposition } from './signals.ts';
import type { Thread } from './thread.ts';
import { ParkedThreads } from './wait-queue.ts';

/** See setitimer(2). */
export interface Alarm {
  timer: EventHandle;
  atNs: number;
  /** 0: once. */
  intervalNs: number;
}

export class Process implements ProcessHandle {
  /** That of its main thread. */
  id = 0;
  readonly lane: LaneId;
  group = 0;
  session = 0;
  /** Undefined: the machine's own. */
  parent: Process | undefined;
  /** Those nobody has waited for yet, zombies included, in the order in which they were made. */
  readonly children = new Set<Process>();
  /** Those that have not ended, in the order in which they were made. */
  readonly threads = new Set<Thread>();
  /** Undefined while it lives. */
  exitStatus: ExitStatus | undefined = undefined;
  memory: ProcessMemory;
  readonly watched = new Watchers();
  readonly pendingSignals = new Map<number, number | undefined>();
  readonly awaitedSignals = new Map<ThreadHandle, ReadonlySet<number>>();
  readonly signalWaiters = new ParkedThreads();
  /** Threads that wait for a child to end. */
  readonly childEnds = new ParkedThreads();
  /** What those of its threads have used that have ended. */
  endedThreadsNs = 0;
  reapedNs = 0;
  private readonly dispositions = new Map<number, Disposition>();
  /** When it gets SIGALRM, and how long after that again. */
  readonly alarm: Alarm = { timer: NO_EVENT, atNs: 0, intervalNs: 0 };

  constructor(lane: LaneId, memory: ProcessMemory, parent: Process | undefined) {
    this.lane = lane;
    this.memory = memory;
    this.parent = parent;
    parent?.children.add(this);
  }

  get files(): ProcessFiles {
    return this.memory.files;
  }

  get parentId(): number | undefined {
    return this.parent?.id;
  }

  dispositionOf(signal: number): Disposition {
    return this.dispositions.get(signal) ?? 'default';
  }

  setDisposition(signal: number, disposition: Disposition): void {
    this.dispositions.set(signal, disposition);
  }

  /** Whether a signal stays with the process: a thread waits for it, or all hold it back. */
  holdsBack(signal: number): boolean {
    for (const wanted of this.awaitedSignals.values()) if (wanted.has(signal)) return true;
    return [...this.threads].every(({ blockedSignals }) => blockedSignals.has(signal));
  }

  /** Who would handle a signal is gone (execve(2)). */
  forgetHandlers(): void {
    for (const [signal, disposition] of this.dispositions) {
      if (disposition === 'catch') this.dispositions.delete(signal);
    }
  }

  /** As a fork passes them on. */
  inheritDispositions(from: Process): void {
    for (const [signal, disposition] of from.dispositions) this.setDisposition(signal, disposition);
  }

  /** Its children have no parent any more: those that have ended are forgotten. */
  orphanChildren(): void {
    for (const child of this.children) child.parent = undefined;
    this.children.clear();
  }
}
