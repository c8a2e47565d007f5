/**
 * A 4-ary heap in typed arrays, ordered by (key, priority, sequence): equal keys leave by priority,
 * equal priorities in the order in which they were pushed. It holds whole numbers; what they stand
 * for is its owner's affair.
 */
import { assert } from './assert.ts';

/** Priority and sequence share one double: 32 priorities, 2^48 pushes. */
const SEQUENCE_SPAN = 2 ** 48;
const PRIORITY_MAX = 31;
const CAPACITY_MIN = 16;

export class Heap {
  private count = 0;
  private sequence = 0;
  private keys = new Float64Array(CAPACITY_MIN);
  private orders = new Float64Array(CAPACITY_MIN);
  private payloads = new Int32Array(CAPACITY_MIN);

  get size(): number {
    return this.count;
  }

  /** The smallest key; Infinity when empty. */
  get minKey(): number {
    return this.count === 0 ? Infinity : this.keys[0];
  }

  /** What {@link pop} would return. The heap must not be empty. */
  get minPayload(): number {
    assert(this.count > 0, 'an empty heap has no minimum');
    return this.payloads[0];
  }

  /** @param priority - 0 … 31, the smaller leaves first among equal keys. */
  push(key: number, priority: number, payload: number): void {
    assert(priority >= 0 && priority <= PRIORITY_MAX, 'priority out of range');
    if (this.count === this.keys.length) this.grow();
    const order = priority * SEQUENCE_SPAN + this.sequence++;
    this.siftUp(this.count++, key, order, payload);
  }

  /** Removes the smallest and returns its payload. The heap must not be empty. */
  pop(): number {
    assert(this.count > 0, 'pop from an empty heap');
    const payload = this.payloads[0];
    const last = --this.count;
    if (last > 0) this.siftDown(0, this.keys[last], this.orders[last], this.payloads[last]);
    return payload;
  }

  /** Drops every entry whose payload `keep` refuses. Linear in the size. */
  retain(keep: (payload: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (!keep(this.payloads[i])) continue;
      this.keys[kept] = this.keys[i];
      this.orders[kept] = this.orders[i];
      this.payloads[kept] = this.payloads[i];
      kept++;
    }
    this.count = kept;
    for (let i = (kept - 2) >> 2; i >= 0; i--) {
      this.siftDown(i, this.keys[i], this.orders[i], this.payloads[i]);
    }
  }

  /** Payloads in the order in which they would be popped. For reports: n log n. */
  inOrder(): number[] {
    const { keys, orders, payloads } = this;
    return Array.from({ length: this.count }, (_, i) => i)
      .sort((a, b) => keys[a] - keys[b] || orders[a] - orders[b])
      .map((i) => payloads[i]);
  }

  private siftUp(from: number, key: number, order: number, payload: number): void {
    const { keys, orders, payloads } = this;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentKey = keys[parent];
      if (parentKey < key || (parentKey === key && orders[parent] < order)) break;
      keys[i] = parentKey;
      orders[i] = orders[parent];
      payloads[i] = payloads[parent];
      i = parent;
    }
    keys[i] = key;
    orders[i] = order;
    payloads[i] = payload;
  }

  private siftDown(from: number, key: number, order: number, payload: number): void {
    const { keys, orders, payloads, count } = this;
    let i = from;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= count) break;
      const end = first + 4 < count ? first + 4 : count;
      let least = first;
      let leastKey = keys[first];
      for (let child = first + 1; child < end; child++) {
        const childKey = keys[child];
        if (childKey < leastKey || (childKey === leastKey && orders[child] < orders[least])) {
          least = child;
          leastKey = childKey;
        }
      }
      if (key < leastKey || (key === leastKey && order < orders[least])) break;
      keys[i] = leastKey;
      orders[i] = orders[least];
      payloads[i] = payloads[least];
      i = least;
    }
    keys[i] = key;
    orders[i] = order;
    payloads[i] = payload;
  }

  private grow(): void {
    const capacity = this.keys.length * 2;
    const keys = new Float64Array(capacity);
    keys.set(this.keys);
    this.keys = keys;
    const orders = new Float64Array(capacity);
    orders.set(this.orders);
    this.orders = orders;
    const payloads = new Int32Array(capacity);
    payloads.set(this.payloads);
    this.payloads = payloads;
  }
}
