/** The kernel's part of the state of the machine at one instant, for people to look at. */
import type { CompletionSnapshot, EpollSnapshot, PollSnapshot } from '../simulation.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId, State } from '../trace/trace.ts';
import { OpenCompletions } from './completion.ts';
import { OpenEpoll } from './epoll.ts';
import type { Kernel } from './kernel.ts';
import { Poll } from './poll.ts';
import type { Process } from './process.ts';
import type { Thread } from './thread.ts';

export interface KernelSnapshot {
  readonly timeNs: number;
  /** By core: the running thread's lane, −1 when idle or in a context switch. */
  readonly running: readonly LaneId[];
  /** Ready threads in the order in which the policy would take them. */
  readonly runQueue: readonly LaneId[];
  readonly threads: readonly KernelThreadSnapshot[];
  readonly epolls: readonly EpollSnapshot[];
  readonly polls: readonly PollSnapshot[];
  readonly completions: readonly CompletionSnapshot[];
}

export interface KernelThreadSnapshot {
  readonly lane: LaneId;
  readonly state: State | 'done';
  readonly cause: Cause;
  readonly waitsFor: LaneId;
  readonly sinceNs: number;
}

export function takeSnapshot(kernel: Kernel): KernelSnapshot {
  const { cores, queues } = kernel.dispatcher;
  const processes = [...new Set(kernel.threads.map(({ process }) => process))];
  return {
    timeNs: kernel.nowNs,
    running: cores.map((core) =>
      core.activity === 'running' && core.thread !== undefined ? core.thread.lane : NO_LANE,
    ),
    runQueue: queues.inOrder().map((thread) => thread.lane),
    threads: kernel.threads.map(ofThread),
    epolls: processes.flatMap(epollsOf),
    polls: kernel.threads.flatMap(pollOf),
    completions: processes.flatMap(completionsOf),
  };
}

function ofThread({ lane, state, sinceNs }: Thread): KernelThreadSnapshot {
  return {
    lane,
    state: state.kind,
    cause: state.kind === 'ready' || state.kind === 'waiting' ? state.cause : 'none',
    waitsFor: state.kind === 'waiting' ? state.on : NO_LANE,
    sinceNs,
  };
}

function epollsOf({ lane, files }: Process): EpollSnapshot[] {
  return [...files.open()].flatMap(([descriptor, file]) =>
    file instanceof OpenEpoll ? [{ process: lane, descriptor, ...file.snapshot() }] : [],
  );
}

function pollOf({ lane, state, pending, process }: Thread): PollSnapshot[] {
  if (state.kind !== 'waiting' || pending.kind !== 'call') return [];
  const call = pending.call.inner ?? pending.call;
  return call instanceof Poll ? [{ thread: lane, interest: call.snapshot(process.files) }] : [];
}

function completionsOf({ lane, files }: Process): CompletionSnapshot[] {
  return [...files.open()].flatMap(([descriptor, file]) =>
    file instanceof OpenCompletions ? [{ process: lane, descriptor, ...file.snapshot() }] : [],
  );
}
