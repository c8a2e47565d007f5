/** What is told of a run that went badly: one form for each kind of trouble that `troubles/` finds. */
import type { BlockedThread, LaneId } from './trace.ts';

/**
 * What went badly although nothing failed, derived from the rest of the trace: see `troubles/`. It is about a lane
 * (−1: the whole machine), from when until when.
 */
interface Troubled {
  readonly lane: LaneId;
  readonly timeNs: number;
  readonly endNs: number;
}

/** Some threads, or some tasks, wait for each other for ever while others go on. */
export interface PartialDeadlock extends Troubled {
  readonly kind: 'partial-deadlock';
  readonly cycle: readonly BlockedThread[];
}

/** Nobody who could end the wait lives any longer. */
export interface EndlessWait extends Troubled {
  readonly kind: 'endless-wait';
  readonly resource: LaneId;
  /** It has ended and still holds the lock; undefined: those who could have woken the thread are gone. */
  readonly holder: LaneId | undefined;
  /** The last of them, and when it ended. */
  readonly last: LaneId;
  readonly lastEndNs: number;
}

/** Somebody was told of something before he listened, and waits for it ever since. */
export interface LostWakeUp extends Troubled {
  readonly kind: 'lost-wake-up';
  readonly resource: LaneId;
  readonly waker: LaneId;
  readonly wakeNs: number;
}

/** Others that came later were served before it, again and again. */
export interface Starvation extends Troubled {
  readonly kind: 'starvation';
  /** The lock it wanted; undefined: a core. */
  readonly resource: LaneId | undefined;
  /** Of the run, from 0 to 1. */
  readonly share: number;
  /** Turns of those that came later. */
  readonly passedOver: number;
}

/** A thread that computes little waits for the GIL each time it comes back from waiting. */
export interface GilConvoy extends Troubled {
  readonly kind: 'gil-convoy';
  readonly gil: LaneId;
  /** The thread that had to be asked most often. */
  readonly holder: LaneId;
  readonly waits: number;
  readonly waitedNs: number;
  /** What it computed in all its life. */
  readonly runningNs: number;
}

/** Far more threads want to run than there are cores. */
export interface Oversubscription extends Troubled {
  readonly kind: 'oversubscription';
  readonly cores: number;
  /** The most that wanted to run at once. */
  readonly runnableMax: number;
  /** How long there were too many. */
  readonly crowdedNs: number;
}

/** One worker of a pool has much more to do than the others. */
export interface UnevenWork extends Troubled {
  readonly kind: 'uneven-work';
  readonly workers: number;
  readonly busiestNs: number;
  /** Mean of the others. */
  readonly othersNs: number;
}

/** A thread waits for news, and hears no more of what it has left unread (epoll's edge-triggered mode). */
export interface Unread extends Troubled {
  readonly kind: 'unread';
  /** Where it lies, until `endNs`. */
  readonly descriptor: LaneId;
}

export type Trouble =
  | PartialDeadlock
  | EndlessWait
  | LostWakeUp
  | Unread
  | Starvation
  | GilConvoy
  | Oversubscription
  | UnevenWork;

export type TroubleKind = Trouble['kind'];
