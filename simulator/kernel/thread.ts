/** A thread of the simulated machine: its program, its state, and what it still has to do. */
import { NO_EVENT } from '../engine/event-queue.ts';
import type { EventHandle } from '../engine/event-queue.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import type { Copyable } from './copying.ts';
import type { Process } from './process.ts';
import type {
  CallContext,
  CallOutcome,
  Program,
  SystemCall,
  ThreadHandle,
  ThreadSpec,
} from './program.ts';
import { NO_SIGNALS } from './signal-mask.ts';
import type { ParkedThreads } from './wait-queue.ts';
import type { ThreadList } from './thread-list.ts';

/** Waits for a core, or for the context switch to it. */
interface Ready {
  kind: 'ready';
  cause: Cause;
}

interface Running {
  kind: 'running';
  core: number;
}

interface Waiting {
  kind: 'waiting';
  queue: ParkedThreads | undefined;
  cause: Cause;
  on: LaneId;
}

/** Good until the thread changes its state: it has one object for each kind, and uses it again. */
export type ThreadState =
  /** Made, not yet started. */
  | { readonly kind: 'new' }
  | Readonly<Ready>
  | Readonly<Running>
  | Readonly<Waiting>
  | { readonly kind: 'done' };

interface InCall {
  readonly kind: 'call';
  call: SystemCall;
  /** Of the next attempt; `interrupted`: a signal has cut the wait short. */
  reason: CallContext['reason'] | 'interrupted';
}

/** What a thread does once it has paid for the CPU time its last step took. */
export type Pending = { readonly kind: 'step' } | InCall | { readonly kind: 'exit' };

export const STEP: Pending = { kind: 'step' };
export const EXIT: Pending = { kind: 'exit' };

type Wait = Extract<CallOutcome, { readonly kind: 'wait' }>;

export const NO_CORE = -1;

/** Of a thread that is not told how many it has: as everyone else's, so only equality counts. */
const TICKETS = 100;

export class Thread implements ThreadHandle, Copyable {
  // What every turn of a thread touches comes first, side by side in memory.
  readonly id: number;
  readonly lane: LaneId;
  state: ThreadState;
  pending: Pending = STEP;
  /** The core it runs on or is being switched to. */
  core = NO_CORE;
  lastCore = NO_CORE;
  /** Its start or the deadline of its wait. */
  timer: EventHandle = NO_EVENT;
  /** When it came into its state. */
  sinceNs: number;
  /** CPU time the program has used in its steps, but the thread not yet on its core. */
  debtNs = 0;
  cpuNs = 0;
  /**
   * The program was given leave to run to here (see {@link Kernel}); a run that is cut into pieces
   * makes up for the rest before anything can tell.
   */
  chunkEndNs: number;
  /** When its position is recorded and its instructions are counted next, if it runs until then. */
  tickNs = 0;
  /** Instructions of its steps; they count once they are paid for. */
  uncountedInstructions = 0;
  /** Result of the last system call, for the next step. */
  result: unknown = undefined;
  program: Program;
  // The same objects again and again: a thread changes its state at every turn.
  private readonly ready: Ready = { kind: 'ready', cause: 'start' };
  private readonly running: Running = { kind: 'running', core: NO_CORE };
  private readonly waiting: Waiting = {
    kind: 'waiting',
    queue: undefined,
    cause: 'none',
    on: NO_LANE,
  };
  private inCall: InCall | undefined = undefined;
  idle: LaneId | undefined = undefined;
  over = false;
  blockedSignals = NO_SIGNALS;
  /** The kernel copies for it what it has read. */
  copies = false;

  readonly process: Process;
  readonly name: string;
  readonly nice: number;
  readonly priority: number;
  readonly tickets: number;
  /** Infinity: it is not periodic. */
  readonly periodNs: number;
  /** Absolute, of the work that it is about, where a policy goes by it; Infinity: none. */
  deadlineNs = Infinity;
  /** Whose urgency it has: its own, or that of one who waits for a lock that it holds. */
  rankedAs: Thread = this;
  readonly place: number;
  /** Who waits for its end; made when somebody does. */
  joiners: ParkedThreads | undefined = undefined;

  // Links of the one list it is in: a wait queue or a policy's run queue.
  list: ThreadList | undefined = undefined;
  next: Thread | undefined = undefined;
  previous: Thread | undefined = undefined;

  constructor(
    id: number,
    lane: LaneId,
    { name, program, nice, priority, tickets, periodNs }: ThreadSpec,
    process: Process,
    nowNs: number,
    place = id,
  ) {
    this.id = id;
    this.lane = lane;
    this.name = name;
    this.nice = nice;
    this.priority = priority ?? nice;
    this.tickets = tickets ?? TICKETS;
    this.periodNs = periodNs ?? Infinity;
    this.process = process;
    this.program = program;
    this.place = place;
    this.state = { kind: 'new' };
    this.sinceNs = nowNs;
    this.chunkEndNs = nowNs;
  }

  becomeReady(cause: Cause, nowNs: number): void {
    const { ready } = this;
    ready.cause = cause;
    this.state = ready;
    this.sinceNs = nowNs;
  }

  becomeRunning(core: number, nowNs: number): void {
    const { running } = this;
    running.core = core;
    this.state = running;
    this.sinceNs = nowNs;
  }

  /** A wait as it is told of: a worker without work waits for some, though for the GIL as everybody does. */
  told(asked: Wait): Wait {
    const { idle } = this;
    if (idle === undefined || asked.cause === 'gil') return asked;
    return { ...asked, cause: 'work', on: idle === NO_LANE ? asked.on : idle };
  }

  /** @param queue - undefined: only the deadline can end the wait. */
  becomeWaiting(queue: ParkedThreads | undefined, { cause, on }: Wait, nowNs: number): void {
    const { waiting } = this;
    waiting.queue = queue;
    waiting.cause = cause;
    waiting.on = on;
    this.state = waiting;
    this.sinceNs = nowNs;
  }

  /** The call is to be attempted for the first time. */
  enterCall(call: SystemCall): void {
    this.inCall ??= { kind: 'call', call, reason: 'first' };
    this.inCall.call = call;
    this.inCall.reason = 'first';
    this.pending = this.inCall;
  }

  becomeDone(nowNs: number): void {
    this.state = { kind: 'done' };
    this.sinceNs = nowNs;
  }

  /** To the child, a thread of the parent stays what it is. */
  copied(): Thread {
    return this;
  }

  get finished(): boolean {
    return this.state.kind === 'done';
  }
}
