/**
 * Virtual time's agenda: what is due when, in the order (time, priority, sequence). Cancelled entries
 * stay in the heap until they come up or outnumber the live ones; the entry in front always lives.
 */
import { assert } from '../base/assert.ts';
import { Heap } from '../base/heap.ts';

/** Names a scheduled entry until it has been popped or cancelled; not to be used after that. */
export type EventHandle = number;
export const NO_EVENT: EventHandle = -1;

/** Below this, dead entries are not worth a sweep. */
const GARBAGE_MIN = 64;

export class EventQueue<T extends object> {
  private readonly heap = new Heap();
  private readonly targets: (T | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private dead = 0;
  private scheduledCount = 0;

  /** Live entries. */
  get size(): number {
    return this.heap.size - this.dead;
  }

  /** Entries scheduled so far. */
  get scheduled(): number {
    return this.scheduledCount;
  }

  /** When the next entry is due, in ns; Infinity when there is none. */
  get nextNs(): number {
    return this.heap.minKey;
  }

  /** @param priority - 0 … 31, the smaller first among entries of the same time. */
  schedule(timeNs: number, priority: number, target: T): EventHandle {
    const slot = this.freeSlots.length > 0 ? this.freeSlots.pop()! : this.targets.length;
    this.targets[slot] = target;
    this.heap.push(timeNs, priority, slot);
    this.scheduledCount++;
    return slot;
  }

  cancel(handle: EventHandle): void {
    assert(this.targets[handle] !== undefined, 'only a pending event can be cancelled');
    this.targets[handle] = undefined;
    this.dead++;
    this.dropDeadFront();
    if (this.dead > GARBAGE_MIN && this.dead * 2 > this.heap.size) this.sweep();
  }

  /** Removes the entry in front. The queue must not be empty. */
  pop(): T {
    const slot = this.heap.pop();
    const target = this.targets[slot];
    assert(target !== undefined, 'the entry in front lives');
    this.targets[slot] = undefined;
    this.freeSlots.push(slot);
    if (this.dead > 0) this.dropDeadFront();
    return target;
  }

  private dropDeadFront(): void {
    while (this.heap.size > 0 && this.targets[this.heap.minPayload] === undefined) {
      this.freeSlots.push(this.heap.pop());
      this.dead--;
    }
  }

  private sweep(): void {
    this.heap.retain((slot) => {
      if (this.targets[slot] !== undefined) return true;
      this.freeSlots.push(slot);
      return false;
    });
    this.dead = 0;
  }
}
