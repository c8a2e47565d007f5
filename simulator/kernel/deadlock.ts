/**
 * Who can never run again. Each waiting thread waits for at most one holder (of the lock it wants, of
 * the end it joins), so the wait-for graph is a set of chains; a chain that comes back is a deadlock.
 *
 * A cycle is noticed when it closes. It may still be undone (a lock may be released by another thread
 * than its owner), so it counts only if none of its threads has been woken when its process or the
 * run ends.
 */
import { NO_EVENT } from '../engine/event-queue.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { BlockedThread, Deadlock, Outcome } from '../trace/trace.ts';
import type { Thread } from './thread.ts';

interface Cycle {
  readonly timeNs: number;
  readonly threads: readonly Thread[];
}

export class DeadlockWatch {
  private readonly recorder: Recorder;
  private cycles: Cycle[] = [];
  private readonly confirmed: Deadlock[] = [];

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  /** The thread has just begun to wait for ever: has that closed a cycle? */
  look(thread: Thread, nowNs: number): void {
    const threads = cycleThrough(thread);
    if (threads !== undefined) this.cycles.push({ timeNs: nowNs, threads });
  }

  /** The thread goes on after all. */
  dissolve(thread: Thread): void {
    if (this.cycles.length === 0) return;
    this.cycles = this.cycles.filter((cycle) => !cycle.threads.includes(thread));
  }

  /** Deadlocks of some threads while others go on. */
  partial(): Deadlock[] {
    return [...this.confirmed, ...this.cycles.map(partialDeadlock)];
  }

  /** Nothing will ever happen again: says who waits, for whom, and why that is final. */
  report(threads: readonly Thread[], nowNs: number): Outcome {
    const blocked = threads.filter((thread) => thread.state.kind === 'waiting');
    const cycle = this.cycles.at(0)?.threads ?? [];
    if (cycle.length === 0) {
      // Nobody holds what these wait for: their wakers have come too early, or never come.
      for (const thread of blocked) if (holderOf(thread) === undefined) this.mark(thread, nowNs);
    }
    return {
      kind: 'deadlock',
      deadlock: {
        timeNs: nowNs,
        cycle: cycle.map(describe),
        blocked: blocked.map(describe),
        partial: false,
      },
    };
  }

  /** Cycles with such a thread are final: they go into the trace, each at the time when it closed. */
  confirm(involves: (thread: Thread) => boolean): void {
    const final = this.cycles.filter(({ threads }) => threads.some(involves));
    for (const cycle of final) {
      for (const thread of cycle.threads) this.mark(thread, cycle.timeNs);
      this.confirmed.push(partialDeadlock(cycle));
    }
    this.cycles = this.cycles.filter((cycle) => !final.includes(cycle));
  }

  private mark(thread: Thread, atNs: number): void {
    const on = thread.state.kind === 'waiting' ? thread.state.on : NO_LANE;
    this.recorder.mark('deadlock', atNs, thread.lane, on, '');
  }
}

function partialDeadlock({ timeNs, threads }: Cycle): Deadlock {
  const cycle = threads.map(describe);
  return { timeNs, cycle, blocked: cycle, partial: true };
}

/** The threads from this one along the chain of holders back to it. */
function cycleThrough(start: Thread): Thread[] | undefined {
  const path: Thread[] = [];
  const seen = new Set<Thread>();
  let thread: Thread | undefined = start;
  while (thread !== undefined && !seen.has(thread)) {
    path.push(thread);
    seen.add(thread);
    thread = holderOf(thread);
  }
  return thread === start ? path : undefined;
}

/** Who alone can end the thread's wait; undefined if it does not wait, or if anyone may. */
function holderOf(thread: Thread): Thread | undefined {
  const { state, timer } = thread;
  if (state.kind !== 'waiting' || timer !== NO_EVENT) return undefined;
  // Handles are threads: there is no other implementation.
  return state.queue?.holder as Thread | undefined;
}

function describe(thread: Thread): BlockedThread {
  const { state } = thread;
  const waiting = state.kind === 'waiting' ? state : undefined;
  const position = thread.program.position();
  return {
    thread: thread.lane,
    cause: waiting?.cause ?? 'none',
    resource: waiting?.on ?? NO_LANE,
    holder: waiting?.queue?.holder?.lane ?? NO_LANE,
    sinceNs: thread.sinceNs,
    line: position?.source === 0 ? position.line : 0,
  };
}
