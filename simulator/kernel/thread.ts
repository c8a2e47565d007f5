/** A thread of the simulated machine: its program, its state, and what it still has to do. */
import { NO_EVENT } from '../engine/event-queue.ts';
import type { EventHandle } from '../engine/event-queue.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import type { Process } from './process.ts';
import type { CallContext, Program, SystemCall, ThreadHandle } from './program.ts';
import type { ParkedThreads } from './wait-queue.ts';
import type { ThreadList } from './thread-list.ts';

export type ThreadState =
  /** Made, not yet started. */
  | { readonly kind: 'new'; readonly sinceNs: number }
  /** Waits for a core, or for the context switch to it. */
  | { readonly kind: 'ready'; readonly cause: Cause; readonly sinceNs: number }
  | { readonly kind: 'running'; readonly core: number; readonly sinceNs: number }
  | {
      readonly kind: 'waiting';
      readonly queue: ParkedThreads | undefined;
      readonly cause: Cause;
      readonly on: LaneId;
      readonly deadlineNs: number | undefined;
      readonly sinceNs: number;
    }
  | { readonly kind: 'done'; readonly sinceNs: number };

/** What a thread does once it has paid for the CPU time its last step took. */
export type Pending =
  | { readonly kind: 'step' }
  | {
      readonly kind: 'call';
      readonly call: SystemCall;
      /** Of the next attempt; `interrupted`: a signal has cut the wait short. */
      reason: CallContext['reason'] | 'interrupted';
    }
  | { readonly kind: 'exit' };

export const STEP: Pending = { kind: 'step' };
export const EXIT: Pending = { kind: 'exit' };

export const NO_CORE = -1;

export class Thread implements ThreadHandle {
  readonly id: number;
  readonly lane: LaneId;
  readonly name: string;
  readonly nice: number;
  readonly process: Process;
  readonly program: Program;
  state: ThreadState;
  pending: Pending = STEP;
  /** Result of the last system call, for the next step. */
  result: unknown = undefined;

  cpuNs = 0;
  /** CPU time the program has used in its steps, but the thread not yet on its core. */
  debtNs = 0;
  /**
   * The program was given leave to run to here (see {@link Kernel}); a run that is cut into pieces
   * makes up for the rest before anything can tell.
   */
  chunkEndNs = 0;
  /** When its position is recorded and its instructions are counted next, if it runs until then. */
  tickNs = 0;
  /** Instructions of its steps; they count once they are paid for. */
  uncountedInstructions = 0;

  /** The core it runs on or is being switched to. */
  core = NO_CORE;
  lastCore = NO_CORE;
  /** Its start or the deadline of its wait. */
  timer: EventHandle = NO_EVENT;
  /** Who waits for its end; made when somebody does. */
  joiners: ParkedThreads | undefined = undefined;

  // Links of the one list it is in: a wait queue or a policy's run queue.
  list: ThreadList | undefined = undefined;
  next: Thread | undefined = undefined;
  previous: Thread | undefined = undefined;

  constructor(
    id: number,
    lane: LaneId,
    name: string,
    nice: number,
    process: Process,
    program: Program,
    nowNs: number,
  ) {
    this.id = id;
    this.lane = lane;
    this.name = name;
    this.nice = nice;
    this.process = process;
    this.program = program;
    this.state = { kind: 'new', sinceNs: nowNs };
    this.chunkEndNs = nowNs;
  }

  get finished(): boolean {
    return this.state.kind === 'done';
  }
}
