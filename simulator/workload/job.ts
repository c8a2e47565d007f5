/** A row of a job table: what is to be done, from when on, and what a policy may know of it. */
import type { Burst } from './bursts.ts';

export interface Job {
  readonly name: string;
  readonly arrivalNs: number;
  /** Of one round. */
  readonly bursts: readonly Burst[];
  /** Rounds, at least 1: one after another, or one in each period. */
  readonly repeat: number;
  /** From one round's release to the next; undefined: each round begins when the one before has ended. */
  readonly periodNs: number | undefined;
  /** From a round's release until it should be done; undefined: at any time. */
  readonly deadlineNs: number | undefined;
  /** The smaller, the more urgent; undefined: its nice. */
  readonly priority: number | undefined;
  readonly nice: number;
  readonly tickets: number | undefined;
  /** 1-based, in the table's file. */
  readonly line: number;
}
