/**
 * Books of what each thread has had: its CPU time, weighted so that a thread of twice the weight pays half.
 * Whoever has the least is owed most.
 */
import type { Thread } from '../thread.ts';

const PLACED = 0;
const USED = 1;
const WEIGHT = 2;
const COLUMNS = 4;
const FIRST_THREADS = 16;

export class VirtualRuntime {
  /**
   * By thread id, a row of memory: virtual runtime when it was last placed, CPU time since then, and its
   * weight. The sum is taken anew each time, so that it does not depend on the pieces in which the time was
   * charged.
   */
  private rows = new Float64Array(FIRST_THREADS * COLUMNS);
  /** A thread of this weight pays its CPU time as it is. */
  private readonly unit: number;
  private floor = 0;

  constructor(unit: number) {
    this.unit = unit;
  }

  /** Never goes back; new and long absent threads start from here, so that none can hoard its past. */
  get floorNs(): number {
    return this.floor;
  }

  /** A new thread, which has had as much as the least of the others. */
  admit(thread: Thread, weight: number): void {
    this.enter(thread, weight);
    this.place(thread, this.floor);
  }

  /** One that comes from other books, as far ahead of the floor here as it was there. */
  adopt(thread: Thread, from: VirtualRuntime): void {
    this.enter(thread, from.weightOf(thread));
    this.place(thread, this.floor + from.of(thread) - from.floor);
  }

  /** One that comes back has had at least so much. */
  raise(thread: Thread, leastNs: number): void {
    this.place(thread, Math.max(this.of(thread), leastNs));
  }

  /** @param leastQueuedNs - what the most deserving thread in the run queue has had. */
  charge(thread: Thread, usedNs: number, leastQueuedNs: number): void {
    this.rows[thread.id * COLUMNS + USED] += usedNs;
    this.floor = Math.max(this.floor, Math.min(this.of(thread), leastQueuedNs));
  }

  of({ id }: Thread): number {
    const { rows } = this;
    const at = id * COLUMNS;
    return rows[at + PLACED] + (rows[at + USED] * this.unit) / rows[at + WEIGHT];
  }

  weightOf({ id }: Thread): number {
    return this.rows[id * COLUMNS + WEIGHT];
  }

  private enter({ id }: Thread, weight: number): void {
    while (id * COLUMNS >= this.rows.length) {
      const smaller = this.rows;
      this.rows = new Float64Array(2 * smaller.length);
      this.rows.set(smaller);
    }
    this.rows[id * COLUMNS + WEIGHT] = weight;
  }

  private place({ id }: Thread, runtimeNs: number): void {
    this.rows[id * COLUMNS + PLACED] = runtimeNs;
    this.rows[id * COLUMNS + USED] = 0;
  }
}
