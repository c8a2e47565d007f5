/**
 * Priority inheritance (Sha, Rajkumar, Lehoczky, "Priority Inheritance Protocols", 1990): who holds a lock is as
 * urgent as the most urgent of those who wait for it, and of those who wait for a lock that one of these
 * holds, and so on. What "urgent" means is the policy's affair.
 */
import type { Dispatcher } from './dispatcher.ts';
import type { Thread } from './thread.ts';
import { ParkedThreads } from './wait-queue.ts';

interface Ranking {
  /** Whether the one is more urgent than the other, both taken for themselves. */
  outranks(one: Thread, other: Thread): boolean;
  /** From now on the thread is as urgent as the other one, or as itself. */
  rank(thread: Thread, as: Thread): void;
}

export class Inheritance {
  private readonly ranking: Ranking;
  /** Those who wait for a lock, in the order in which they came. */
  private readonly waiters = new Map<Thread, ParkedThreads>();
  private heirs = new Map<Thread, Thread>();

  constructor(ranking: Ranking) {
    this.ranking = ranking;
  }

  /** Of a lock: those who wait in it lend their urgency to its holder. */
  createQueue(): ParkedThreads {
    return new LendingQueue(this);
  }

  waits(thread: Thread, queue: ParkedThreads): void {
    this.waiters.set(thread, queue);
    this.settle();
  }

  waitsNoMore(thread: Thread): void {
    this.waiters.delete(thread);
    this.settle();
  }

  private settle(): void {
    const heirs = new Map<Thread, Thread>();
    for (const waiter of this.waiters.keys()) {
      let holder = this.inTheWayOf(waiter);
      while (holder !== undefined && this.ranking.outranks(waiter, heirs.get(holder) ?? holder)) {
        heirs.set(holder, waiter);
        holder = this.inTheWayOf(holder);
      }
    }
    for (const thread of this.heirs.keys()) if (!heirs.has(thread)) this.rank(thread, thread);
    for (const [thread, waiter] of heirs) this.rank(thread, waiter);
    this.heirs = heirs;
  }

  private inTheWayOf(thread: Thread): Thread | undefined {
    // Handles are threads: there is no other implementation.
    return this.waiters.get(thread)?.holder as Thread | undefined;
  }

  private rank(thread: Thread, as: Thread): void {
    if (thread.rankedAs !== as && !thread.finished) this.ranking.rank(thread, as);
  }
}

/** Undefined if it is not wanted, or if the policy knows nobody more urgent than another. */
export function inheritanceUnder(
  { priorityInheritance }: { readonly priorityInheritance: boolean },
  dispatcher: Dispatcher,
): Inheritance | undefined {
  const { outranks } = dispatcher.queues;
  if (!priorityInheritance || outranks === undefined) return undefined;
  return new Inheritance({ outranks, rank: dispatcher.rank.bind(dispatcher) });
}

class LendingQueue extends ParkedThreads {
  override readonly lends = true;
  private readonly inheritance: Inheritance;

  constructor(inheritance: Inheritance) {
    super();
    this.inheritance = inheritance;
  }

  override push(thread: Thread): void {
    super.push(thread);
    this.inheritance.waits(thread, this);
  }

  override remove(thread: Thread): void {
    super.remove(thread);
    this.inheritance.waitsNoMore(thread);
  }

  override copied(): ParkedThreads {
    return new LendingQueue(this.inheritance);
  }
}
