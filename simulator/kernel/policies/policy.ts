/**
 * A scheduling policy: who runs next, for how long, and who may be pushed aside. It holds the threads
 * that are ready and have no core; the kernel does everything else.
 */
import type { MachineSettings } from '../../simulation.ts';
import type { Thread } from '../thread.ts';
import type { Choices } from './choices.ts';

/** Why a thread comes (back) to the run queue. */
export type EnqueueReason =
  | 'started'
  /** Its wait is over. */
  | 'woken'
  /** Another thread was more urgent. */
  | 'preempted'
  /** Its time slice is over. */
  | 'expired';

/** The part of the machine's settings that policies look at. */
export type PolicyOptions = Pick<
  MachineSettings,
  'cores' | 'quantumNs' | 'priority' | 'mlfq' | 'fair' | 'manual' | 'seed'
>;

export interface Policy {
  /** Threads in the run queue. */
  readonly size: number;
  enqueue(thread: Thread, reason: EnqueueReason): void;
  /** Takes out the thread that is to run next on the core. */
  pick(core: number): Thread | undefined;
  /** Takes out a certain thread: it ended, or has been given an idle core. */
  remove(thread: Thread): void;
  /** How long the thread may run if others are ready, from now on; Infinity: until it waits or ends. */
  sliceNs(thread: Thread, nowNs: number): number;
  /**
   * The thread has used this much CPU time. Before anyone is enqueued, everyone has been charged for all
   * time until then; how often in between must make no difference.
   */
  charge(thread: Thread, usedNs: number): void;
  /** How urgently a woken thread should push a running one aside; 0 or less: not at all. */
  urgency(woken: Thread, running: Thread): number;
  /**
   * Whether one is more urgent than the other, leaving aside whose urgency they have inherited. Without it
   * there is nothing to inherit.
   */
  outranks?(one: Thread, other: Thread): boolean;
  /** Takes over from another queue of the same policy what that one knows of a thread it has given up. */
  adopt?(thread: Thread, from: this): void;
  /**
   * What the policy goes by, of a thread in its queue: when it came (nanoseconds) where only the order counts, else
   * what the policy's name says: a burst, a priority, a level, tickets, a runtime, a deadline, a period. It picks
   * the least, or draws by it (lottery).
   */
  standing(thread: Thread, nowNs: number): number;
  /** The run queue in the order in which it would be picked. */
  inOrder(): Thread[];
}

export type PolicyConstructor = new (options: PolicyOptions, choices: Choices) => Policy;
