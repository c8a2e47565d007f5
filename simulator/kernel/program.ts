/**
 * The seam between the simulated operating system and whatever runs on it: a Python thread, or a
 * job of a workload table. The kernel knows nothing else of a program.
 */
import type { ArrowKind, Cause, LaneId, Outcome } from '../trace/trace.ts';
import type { ProcessFiles } from './descriptors.ts';
import type { FileSystem } from './file-system.ts';
import type { Network } from './network.ts';
import type { SharedNames } from './shared-names.ts';
import type { Disposition } from './signals.ts';
import type { Watchers } from './readiness.ts';

/**
 * Why a step ended. `usedNs` is the CPU time the step took; it may exceed the budget (an instruction
 * is not divided): the kernel charges the rest as a debt before it acts on the effect, so effects take
 * place at start + usedNs in the order of time over all cores. The kernel copies what it needs at once,
 * so a program may hand out the same object again and again.
 */
export type Effect =
  | { readonly kind: 'budget'; readonly usedNs: number }
  | { readonly kind: 'call'; readonly usedNs: number; readonly call: SystemCall }
  | { readonly kind: 'exit'; readonly usedNs: number };

export interface Program {
  /**
   * How far, in nanoseconds, this program may run ahead of threads of other processes on other cores
   * before anything could tell the difference: the switch interval under a GIL, 0 for threads that share
   * memory without one. Of threads of its own process it runs ahead only if this is Infinity: it shares
   * nothing at all. With leave to run ahead, whatever a system call of another thread could read must be
   * changed by system calls too.
   */
  readonly lookaheadNs: number;
  /** True: it has no instructions to count, and stands at one place until a call. Then it need not be asked now and then. */
  readonly steady?: boolean;
  /**
   * Runs until `budgetNs` (≥ 1) of CPU time is used, a system call, or the end; at least one
   * instruction. A call or end that costs nothing belongs to the instruction before it: it is returned
   * with it, also when that one has used up the budget. `result` is the result of the system call that ended the previous step, otherwise
   * undefined. Touches nothing outside the program's own process; everything else goes through effects.
   */
  step(nowNs: number, budgetNs: number, result: unknown): Effect;
  /**
   * CPU time it will take, from its start or the end of its present wait, until it waits again or ends;
   * undefined: it cannot tell. For policies that know the future.
   */
  readonly nextBurstNs?: number | undefined;
  /** Absolute virtual time until which its present work is to be done; undefined: at any time. */
  readonly deadlineNs?: number | undefined;
  /** Where the program stands now, for the trace; undefined when it has no source. */
  position(): { readonly source: number; readonly line: number } | undefined;
}

/** The result of a call whose wait a signal has cut short (EINTR). */
export const INTERRUPTED: unique symbol = Symbol('interrupted');

/**
 * A system call is an object that is attempted in the kernel, at its place in the order of time, and
 * again each time its thread, having been parked by it, is woken and has got a core.
 */
export interface SystemCall {
  /** Short name for dumps: "sleep", "acquire". */
  readonly name: string;
  /** CPU time charged for entering the kernel; 0 for what a real machine does in user space. */
  readonly costNs?: number;
  attempt(context: CallContext): CallOutcome;
  /** The call that this one is made around, for people to look at. */
  readonly inner?: SystemCall | undefined;
  /** False while a signal does not cut the call's wait short; absent: it does. */
  readonly interruptible?: boolean;
  /**
   * Attempted in place of the next `attempt` when a signal has cut the wait short: takes back what the
   * wait has set up. Without it, and unless it says otherwise, the result is {@link INTERRUPTED}.
   */
  interrupted?(context: CallContext): CallOutcome | undefined;
}

export interface CallContext {
  readonly kernel: KernelCalls;
  /** The calling thread. */
  readonly thread: ThreadHandle;
  readonly nowNs: number;
  /** Why it is attempted: first time, woken by someone, its deadline passed, or its work is done. */
  readonly reason: 'first' | 'woken' | 'timeout' | 'worked';
}

export type CallOutcome =
  | { readonly kind: 'done'; readonly result: unknown }
  /** The kernel itself is busy for the thread, for so much CPU time (at least 1 ns); then again. */
  | {
      readonly kind: 'work';
      readonly costNs: number;
      /** It copies to the program what has been read: the second phase of an input call. */
      readonly copies?: boolean;
    }
  | {
      readonly kind: 'wait';
      /** Undefined: only the deadline can end the wait. */
      readonly queue: WaitQueue | undefined;
      readonly cause: Cause;
      /** The lane of what is waited for; −1: none. */
      readonly on: LaneId;
      /**
       * Absolute virtual time; undefined: for ever. Keep the first attempt's deadline yourself. One that
       * has passed already brings the 'timeout' attempt at once.
       */
      readonly deadlineNs: number | undefined;
    };

/** Of a call that has nothing to tell. */
export const DONE: CallOutcome = { kind: 'done', result: undefined };

/** A thread as programs and system calls see it. */
export interface ThreadHandle {
  readonly id: number;
  readonly lane: LaneId;
  readonly name: string;
  /** CPU time used so far. */
  readonly cpuNs: number;
  readonly finished: boolean;
  /** It has said so: who joins it waits no longer, see `declareOver()`. */
  over: boolean;
  /**
   * Tells threads of one process apart, by where their stacks lie: its own id, or that of the thread that
   * a fork has copied.
   */
  readonly place: number;
  /**
   * It is a worker without work: whatever it waits for is something to do, from the pool of that lane;
   * NO_LANE: from what it waits at. Undefined: it works.
   */
  idle: LaneId | undefined;
  /** What it holds back of the signals that come for its process. */
  blockedSignals: ReadonlySet<number>;
}

/** FIFO queue of parked threads: the one blocking primitive. */
export interface WaitQueue {
  readonly size: number;
  /** Lets the deadlock report name who could end the wait; undefined: nobody in particular. */
  holder: ThreadHandle | undefined;
  /**
   * Whether the holder inherits the urgency of those in it. The lock is handed over then, so that it is never
   * free while someone waits for it.
   */
  readonly lends: boolean;
}

/** Something that takes place at its time, whatever threads do: an alarm rings, bytes arrive. */
export interface Happening {
  happen(nowNs: number): void;
}

/** What a system call may ask of the kernel. */
export interface KernelCalls {
  readonly nowNs: number;
  /** The CPU time that threads have used of each core up to now. */
  coreTimesNs(): readonly number[];
  /** The machine's files. */
  readonly fileSystem: FileSystem;
  readonly network: Network;
  /** What processes find by name. */
  readonly names: SharedNames;
  /** What the thread's process knows of files. */
  filesOf(thread: ThreadHandle): ProcessFiles;
  /** Has something happen at a time to come. */
  schedule(atNs: number, happening: Happening): void;
  createQueue(): WaitQueue;
  /** One for those who wait for a lock: the holder may inherit their urgency. */
  createLockQueue(): WaitQueue;
  /**
   * Makes the first (or all) parked threads ready; `by` draws an arrow, of kind 'wake' unless told
   * otherwise. Returns who was woken, or how many.
   */
  wakeOne(
    queue: WaitQueue,
    by: ThreadHandle | undefined,
    arrow?: ArrowKind,
  ): ThreadHandle | undefined;
  wakeAll(queue: WaitQueue, by: ThreadHandle | undefined, arrow?: ArrowKind): number;
  /** Those parked in the queue, first in line first. */
  waiting(queue: WaitQueue): readonly ThreadHandle[];
  /** The queue that is woken when the thread ends. */
  endOf(thread: ThreadHandle): WaitQueue;
  /** Starts a thread of the caller's process; it becomes ready after the thread start cost. */
  spawn(spec: ThreadSpec, by: ThreadHandle | undefined): ThreadHandle;
  readonly processes: ProcessCalls;
  /** Ends the whole run here and now, as when a limit is met. */
  stop(outcome: Outcome): void;
}

/** What a system call may ask about processes. */
export interface ProcessCalls {
  /** Makes a process, a child of the caller's; its main thread is ready at once. */
  start(spec: ProcessSpec, by: ThreadHandle): ThreadHandle;
  /** execve(2): from now on the process runs something else, in its main thread, which asks for it. */
  replace(thread: ThreadHandle, image: ProcessImage): void;
  /** Ends the whole process at once (all threads), as `exit_group` does. */
  exit(thread: ThreadHandle, status: ExitStatus): void;
  /** The one that a thread belongs to. */
  of(thread: ThreadHandle): ProcessHandle;
  /** One that has not been reaped; undefined: there is none with this number. */
  find(id: number): ProcessHandle | undefined;
  /** Those of a group that have not been reaped. */
  inGroup(group: number): readonly ProcessHandle[];
  /** Where threads of the caller's process wait for children to end. */
  childEnds(thread: ThreadHandle): WaitQueue;
  /** Forgets a child that has ended: its parent knows, and has its CPU time in `reapedNs`. */
  reap(child: ProcessHandle, by: ThreadHandle): void;
  /** Sends a signal; one that is neither caught nor ignored may end the process. */
  signal(process: ProcessHandle, signal: number, by: ThreadHandle | undefined): void;
  /** Sends what was held back and is no more. */
  deliverPending(process: ProcessHandle): void;
  /**
   * Sets when the thread's process gets SIGALRM, counted from now, and how long after that again; 0: never.
   * Returns what was left of the alarm before, and its interval.
   */
  setAlarm(thread: ThreadHandle, alarm: AlarmTimes): AlarmTimes;
  alarmOf(thread: ThreadHandle): AlarmTimes;
}

/** Where programs count their instructions; the kernel looks at it after each step. */
export interface InstructionCounter {
  instructions: number;
}

/** How a process has ended: by itself with a code, or by a signal. */
export type ExitStatus =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: number };

/** Of setitimer(2). */
export interface AlarmTimes {
  readonly afterNs: number;
  readonly intervalNs: number;
}

/** A process as programs and system calls see it. */
export interface ProcessHandle {
  /** Its number, that of its main thread. */
  readonly id: number;
  /** Numbers of the processes that began them (setpgid(2), setsid(2)). */
  group: number;
  session: number;
  /** That of its parent; undefined when that has ended, or for the first process. */
  readonly parentId: number | undefined;
  readonly lane: LaneId;
  /** Those that have not been reaped. */
  readonly children: Iterable<ProcessHandle>;
  /** Undefined while it lives. */
  readonly exitStatus: ExitStatus | undefined;
  /** The CPU time of its threads that have ended; when it has ended itself: of all. */
  readonly endedThreadsNs: number;
  /** The CPU time of its children that have been reaped, with that of theirs. */
  readonly reapedNs: number;
  /** Those that have come and are held back by all threads. */
  /** That are held back, with the number of the process that has sent each, if one has. */
  readonly pendingSignals: Map<number, number | undefined>;
  /** What threads wait for, and where. */
  readonly awaitedSignals: Map<ThreadHandle, ReadonlySet<number>>;
  readonly signalWaiters: WaitQueue;
  /** Who wants to know when it ends. */
  readonly watched: Watchers;
  dispositionOf(signal: number): Disposition;
  setDisposition(signal: number, disposition: Disposition): void;
}

/**
 * Tells the program that its process has got a signal which it catches. Returns the thread that will
 * handle it: if that one waits, its wait is cut short.
 */
export type SignalHandler = (signal: number) => ThreadHandle | undefined;

/** Which descriptors a program that is started gets. */
export interface HandedOver {
  readonly descriptors: readonly number[];
  /** Pairs of descriptors: what the first stands for, the second shall. */
  readonly redirections?: readonly (readonly [number, number])[];
  /** Whether it gets all that are inheritable, not only the standard ones of them. */
  readonly inherits?: boolean;
}

/** What a process has of the program that it runs. */
export interface ProcessMemory {
  readonly files: ProcessFiles;
  readonly onSignal?: SignalHandler | undefined;
  /** Told when it has ended: whatever was in its memory is gone. */
  readonly onEnd?: ((nowNs: number) => void) | undefined;
}

/** What a process becomes. */
export interface ProcessImage extends ProcessMemory {
  readonly program: Program;
}

export interface ProcessSpec extends ProcessMemory {
  /** Of its lane. */
  readonly name: string;
  /** Makes the main thread for the process's lane. */
  readonly main: (lane: LaneId) => ThreadSpec;
  /** The thread that its main thread is a copy of; undefined: it begins anew. */
  readonly copyOf?: ThreadHandle;
}

export interface ThreadSpec {
  readonly name: string;
  readonly program: Program;
  /** −20 … 19. */
  readonly nice: number;
  /** The smaller, the more urgent; its nice unless told. */
  readonly priority?: number | undefined;
  /** Its share under policies that give shares; 100 unless told. */
  readonly tickets?: number | undefined;
  /** When it becomes ready; undefined: as soon as it is made. For those that a process begins with. */
  readonly arrivalNs?: number | undefined;
  /** How often its work comes; undefined: it is not periodic. */
  readonly periodNs?: number | undefined;
}
