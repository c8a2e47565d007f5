/**
 * Books of what each thread has had: its CPU time, weighted so that a thread of twice the weight pays half.
 * Whoever has the least is owed most.
 */
import type { Thread } from '../thread.ts';

export class VirtualRuntime {
  /**
   * By thread id: virtual runtime when it was last placed, and CPU time since then. The sum is taken
   * anew each time, so that it does not depend on the pieces in which the time was charged.
   */
  private readonly placedNs: number[] = [];
  private readonly usedNs: number[] = [];
  /** By thread id, so that it is looked up once. */
  private readonly weights: number[] = [];
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
    this.weights[thread.id] = weight;
    this.place(thread, this.floor);
  }

  /** One that comes from other books, as far ahead of the floor here as it was there. */
  adopt(thread: Thread, from: VirtualRuntime): void {
    this.weights[thread.id] = from.weights[thread.id];
    this.place(thread, this.floor + from.of(thread) - from.floor);
  }

  /** One that comes back has had at least so much. */
  raise(thread: Thread, leastNs: number): void {
    this.place(thread, Math.max(this.of(thread), leastNs));
  }

  /** @param leastQueuedNs - what the most deserving thread in the run queue has had. */
  charge(thread: Thread, usedNs: number, leastQueuedNs: number): void {
    this.usedNs[thread.id] += usedNs;
    this.floor = Math.max(this.floor, Math.min(this.of(thread), leastQueuedNs));
  }

  of({ id }: Thread): number {
    return this.placedNs[id] + (this.usedNs[id] * this.unit) / this.weights[id];
  }

  weightOf({ id }: Thread): number {
    return this.weights[id];
  }

  private place({ id }: Thread, runtimeNs: number): void {
    this.placedNs[id] = runtimeNs;
    this.usedNs[id] = 0;
  }
}
