/**
 * The trace of one run: immutable, versioned, structure of arrays. It is the only thing the
 * renderer, the exports and the tests see of a run. It holds data, no behaviour.
 *
 * All times are whole nanoseconds of virtual time since the start of the run.
 */
import type { Trouble } from './trouble.ts';

export const TRACE_VERSION = 1;

/** What a lane stands for. The order is the order of the numeric codes in dumps. */
export const LANE_KINDS = [
  'core',
  'process',
  'gil',
  'thread',
  'lock',
  'condition',
  'semaphore',
  'event',
  'barrier',
  'pipe',
  'task',
  'descriptor',
  'loop',
  'queue',
  'pool', // of workers
] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

/**
 * State of an interval, stored as its index.
 * Threads: new, ready, running, waiting. Cores: idle is a gap; running (other = thread lane) and
 * switching (the context switch itself). Resources (GIL, locks…): held (other = owner's thread
 * lane), contended (held while at least one thread waits). A free resource is a gap.
 * Descriptors: ready (something can be read), waiting (somebody waits for it: other = thread lane; the
 * cause poll: among others), running with the cause copy (the kernel copies from it to the thread).
 * Event loops: running or waiting, the cause being the phase of the turn; a loop that does not run is a gap.
 */
export const STATES = [
  'new',
  'ready',
  'running',
  'waiting',
  'switching',
  'held',
  'contended',
] as const;
export type State = (typeof STATES)[number];

/** Why a thread waits (or, for ready, why it does not run). Stored as its index. */
export const CAUSES = [
  'none',
  'gil',
  'lock',
  'condition',
  'semaphore',
  'event',
  'barrier',
  'join',
  'sleep',
  'io',
  'start',
  'preempted',
  'woken',
  'child', // for a process to end
  'pipe', // for data in a pipe, or for room in it
  'poll', // for any of several files to become ready
  'future', // for a result that is not there yet
  'accept', // for somebody to connect
  'connect', // for the other side to answer
  'receive', // for data from a connection
  'send', // for room for data to a connection
  'switch', // for another greenlet to switch to it
  'copy', // of what runs: the kernel copies what has been read to the program
  'timers', // an event loop looks for timers that are due
  'select', // an event loop asks its selector which files are ready
  'callbacks', // an event loop runs what is ready
  'queue', // for an item in a queue, or for room in it
  'work', // a worker of a pool, for something to do
] as const;
export type Cause = (typeof CAUSES)[number];

/** Index into {@link Trace.lanes}; −1 where there is none. */
export type LaneId = number;
export const NO_LANE: LaneId = -1;

export interface Lane {
  readonly id: LaneId;
  readonly kind: LaneKind;
  /** As the program names it: a thread's name, the variable a lock was first stored in, "core 0". */
  readonly name: string;
  /** The lane it is drawn under (a thread under its process); undefined at the top. */
  readonly parent: LaneId | undefined;
  readonly bornNs: number;
  /** Undefined while it still lives at the end of the trace. */
  readonly diedNs: number | undefined;
  /** Where the program made it; undefined for lanes the machine makes. */
  readonly madeAt: SourcePosition | undefined;
  /** Its intervals are first … first + count − 1, in order of time, never overlapping. */
  readonly first: number;
  readonly count: number;
}

export interface SourcePosition {
  /** Index into {@link Trace.sources}. */
  readonly source: number;
  /** 1-based. */
  readonly line: number;
}

/** A column of times: as narrow as the last of them allows (`columns.ts`). */
export type Times = Uint32Array | Float64Array;
/** A column of lanes, some of them perhaps −1. */
export type LaneIds = Int16Array | Int32Array;

/**
 * Intervals of all lanes, grouped by lane: the lanes know which are theirs, and `laneOfInterval` finds whose one is.
 * At most 22 bytes an interval, 12 in a short run of few lanes.
 */
export interface Intervals {
  readonly start: Times;
  readonly end: Times;
  readonly state: Uint8Array;
  readonly cause: Uint8Array;
  /**
   * The other party, a lane: of a running thread its core; of a core its thread; of a held resource
   * its owner; of a thread waiting for a lock, join, GIL… that lane. −1: none.
   */
  readonly other: LaneIds;
}

/** Things that happen at one instant and are worth a look, in order of time. */
export const MARK_KINDS = [
  'contention', // lane: the thread that had to wait; other: the resource
  'forced-switch', // lane: the thread made to give up the GIL; other: the one that asked
  'deadlock', // lane: a thread of the cycle; other: what it waits for
  'exception', // lane: the thread an uncaught exception ended
  'limit', // the run was stopped here
  'interrupt', // lane: the thread that a signal was for
  // lane: the thread of the event loop; other: the task that kept it from everything else, or, if it was none,
  // detail: the callback
  'blocked-loop',
  'never-awaited', // lane: the thread that let go of a coroutine nobody has awaited; detail: its name
  'unretrieved', // lane: the thread; other: the task whose exception nobody has asked for; detail: the exception
  'destroyed-task', // lane: the thread; other: a task that ended while it waited; detail: its name
  'unread', // lane: a thread that waits for news; other, detail: a descriptor it has not read to the end
  'signal', // lane: the process's main thread; other: the thread that sent it; detail: its name
  'deadline-miss', // lane: the thread whose work was due here and not done
  'unheard', // lane: a thread that notified; other: what nobody waited for yet, and somebody waits for at the end
  // What troubles a run (see `Trouble`), on the lane it is about; other: what it waits for, or who is to blame.
  'lost-wake-up',
  'endless-wait',
  'starvation',
  'gil-convoy',
  'oversubscription',
  'uneven-work',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What few marks have to say beyond what they are. */
export interface MarkNote {
  /** Text of the program's world (an exception's last line), never a sentence of ours; '' if none. */
  readonly detail: string;
  /** What it is about, where that is another line than the one at which the lane stands. */
  readonly place?: SourcePosition;
}

export interface Mark extends MarkNote {
  readonly kind: MarkKind;
  readonly timeNs: number;
  readonly lane: LaneId;
  readonly other: LaneId;
}

/** All marks, in order of time; `markAt` and `eachMark` read them. */
export interface Marks {
  readonly count: number;
  /** Index into {@link MARK_KINDS}. */
  readonly kind: Uint8Array;
  readonly timeNs: Times;
  readonly lane: LaneIds;
  readonly other: LaneIds;
  /** Index into `notes`: marks that say the same share it. */
  readonly note: Uint32Array;
  readonly notes: readonly MarkNote[];
}

export const ARROW_KINDS = [
  'start',
  'wake',
  'hand-over',
  'join',
  'fork',
  'message',
  'signal',
  'notify', // from a descriptor, since it is ready, to the thread that a call has told of it
  'result', // what the one has ended with lets the other, which awaits it, go on
  'cancel',
] as const;
export type ArrowKind = (typeof ARROW_KINDS)[number];

export interface Arrow {
  readonly kind: ArrowKind;
  readonly from: LaneId;
  readonly fromNs: number;
  readonly to: LaneId;
  readonly toNs: number;
  /** The resource it is about (lock, GIL…); −1: none. */
  readonly via: LaneId;
}

/** All arrows, in the order in which they became known; `arrowAt` and `eachArrow` read them. */
export interface Arrows {
  readonly count: number;
  /** Index into {@link ARROW_KINDS}. */
  readonly kind: Uint8Array;
  readonly from: LaneIds;
  readonly fromNs: Times;
  readonly to: LaneIds;
  readonly toNs: Times;
  readonly via: LaneIds;
}

export type Stream = 'stdout' | 'stderr';

export interface ConsoleEntry {
  readonly timeNs: number;
  readonly stream: Stream;
  /** The thread that wrote it; −1: the machine. */
  readonly lane: LaneId;
  readonly text: string;
}

/**
 * Where each thread's program stood whenever its state changed: entry i says that from timeNs[i]
 * on, its thread stands at line[i] of source[i] (until its next entry). In order of lane, then
 * time; which are whose stands in {@link Trace.positionRanges}.
 */
export interface Positions {
  readonly timeNs: Times;
  readonly source: Uint16Array;
  readonly line: Int32Array;
}

/**
 * How much there is of something that a lane stands for: items in a queue, tasks that wait in a pool, permits left of a
 * semaphore, messages in a pipe. From timeNs[i] on there are value[i], until the lane's next entry; none before the first.
 * In order of lane, then time; which are whose stands in {@link Trace.levelRanges}.
 */
export interface Levels {
  readonly timeNs: Times;
  readonly value: Int32Array;
}

export interface Range {
  readonly first: number;
  readonly count: number;
}

/** By lane: where its rows begin, which end where the next lane's begin; `rangeOf` reads them. */
export type Ranges = Uint32Array;

/** A source file of the run: the program itself (0), then modules that were imported. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** Part of our library: folded by default. */
  readonly internal: boolean;
}

/** An error with its place, what is wrong and what to do about it. Lines and columns are 1-based. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly hint: string;
}

/** One thread or task of a wait-for cycle, or one that nobody can wake. */
export interface BlockedThread {
  /** Or task. */
  readonly thread: LaneId;
  readonly cause: Cause;
  /** What it waits for; −1: nothing that has a lane. */
  readonly resource: LaneId;
  /** Who holds it (or who it joins); −1: nobody can end this wait. */
  readonly holder: LaneId;
  readonly sinceNs: number;
  /** 0: outside the program itself. */
  readonly line: number;
}

export interface Deadlock {
  readonly timeNs: number;
  /** The threads, or tasks, of the cycle in order (each waits for the next); empty if there is no cycle. */
  readonly cycle: readonly BlockedThread[];
  /** Every thread that can never run again, then every task, the cycle's included. */
  readonly blocked: readonly BlockedThread[];
  /** True when other threads went on. */
  readonly partial: boolean;
}

export type LimitKind = 'virtual-time' | 'instructions' | 'intervals' | 'memory' | 'output';

/** A core may take one of several threads. */
export interface Decision {
  readonly timeNs: number;
  /** Its lane. */
  readonly core: LaneId;
  /** In the order of the run queue; at least two. */
  readonly ready: readonly LaneId[];
  /** What the policy goes by, for each of them: see Policy.standing. */
  readonly standings: readonly number[];
  /** −1: nobody has decided, and the run ends here. */
  readonly chosen: LaneId;
}

export type Outcome =
  /** Ran to its end, or ended itself by SystemExit, with whatever code. */
  | { readonly kind: 'completed'; readonly exitCode: number }
  /** Uncaught exception in the main thread, syntax error. */
  | {
      readonly kind: 'error';
      readonly exitCode: number;
      readonly message: string;
      readonly diagnostic: Diagnostic | undefined;
    }
  | { readonly kind: 'deadlock'; readonly deadlock: Deadlock }
  | { readonly kind: 'limit'; readonly limit: LimitKind; readonly value: number }
  /** The schedule that somebody makes by hand ends here, at a decision. */
  | { readonly kind: 'undecided' }
  /** Refused before anything ran: broken header, unsupported construct, absurd parameter. */
  | { readonly kind: 'unsupported'; readonly diagnostics: readonly Diagnostic[] };

export interface ThreadStatistics {
  readonly lane: LaneId;
  readonly runningNs: number;
  readonly readyNs: number;
  /** By cause; causes with no time are absent. */
  readonly waitingNs: Readonly<Partial<Record<Cause, number>>>;
  readonly lifeNs: number;
  readonly switches: number;
  /** When it first was ready; undefined: not by the end of the run, and so below. */
  readonly arrivalNs: number | undefined;
  readonly firstRunNs: number | undefined;
}

/** Those of all threads; `eachThread` reads them. */
export interface ThreadSums {
  readonly count: number;
  readonly lane: LaneIds;
  readonly runningNs: Times;
  readonly readyNs: Times;
  readonly lifeNs: Times;
  readonly switches: Uint32Array;
  /** NaN: not by the end of the run. */
  readonly arrivalNs: Float64Array;
  /** NaN: not by the end of the run. */
  readonly firstRunNs: Float64Array;
  /** By row: where its waits begin; they end where the next row's begin. */
  readonly firstWait: Uint32Array;
  /** Index into {@link CAUSES}. */
  readonly waitCause: Uint8Array;
  readonly waitNs: Times;
}

export interface CoreStatistics {
  readonly lane: LaneId;
  readonly busyNs: number;
  readonly switchingNs: number;
}

export interface ResourceStatistics {
  readonly lane: LaneId;
  readonly heldNs: number;
  readonly contendedNs: number;
  readonly acquisitions: number;
  /** GIL only: hand-overs forced by the switch interval. */
  readonly forcedSwitches: number;
}

export interface Statistics {
  readonly elapsedNs: number;
  readonly instructions: number;
  readonly contextSwitches: number;
  readonly events: number;
  readonly cores: readonly CoreStatistics[];
  readonly threads: ThreadSums;
  readonly resources: readonly ResourceStatistics[];
}

export interface Trace {
  readonly version: typeof TRACE_VERSION;
  readonly sources: readonly Source[];
  readonly lanes: readonly Lane[];
  readonly intervals: Intervals;
  readonly marks: Marks;
  readonly arrows: Arrows;
  readonly console: readonly ConsoleEntry[];
  readonly positions: Positions;
  readonly positionRanges: Ranges;
  readonly levels: Levels;
  readonly levelRanges: Ranges;
  readonly outcome: Outcome;
  /** The first ones, in the order of time; absent when nobody has asked for them. */
  readonly decisions?: readonly Decision[];
  readonly elapsedNs: number;
  readonly statistics: Statistics;
  /** Gravest first. */
  readonly troubles: readonly Trouble[];
}
