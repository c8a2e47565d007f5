/** A queue with two ends in one array: what a deque holds. Every step at an end takes the same time. */

const CAPACITY_MIN = 8;

export class Ring<Item> {
  private items = new Array<Item | undefined>(CAPACITY_MIN);
  private head = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** @param index - 0 … length − 1. */
  get(index: number): Item {
    return this.items[(this.head + index) & (this.items.length - 1)] as Item;
  }

  set(index: number, item: Item): void {
    this.items[(this.head + index) & (this.items.length - 1)] = item;
  }

  push(item: Item): void {
    if (this.count === this.items.length) this.grow();
    this.count++;
    this.set(this.count - 1, item);
  }

  unshift(item: Item): void {
    if (this.count === this.items.length) this.grow();
    this.head = (this.head - 1) & (this.items.length - 1);
    this.count++;
    this.set(0, item);
  }

  pop(): Item | undefined {
    if (this.count === 0) return undefined;
    const place = (this.head + this.count - 1) & (this.items.length - 1);
    const item = this.items[place];
    this.items[place] = undefined;
    this.count--;
    return item;
  }

  shift(): Item | undefined {
    if (this.count === 0) return undefined;
    const item = this.items[this.head];
    this.items[this.head] = undefined;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.count--;
    return item;
  }

  /** In order, as a new array. */
  toArray(): Item[] {
    return Array.from({ length: this.count }, (_, i) => this.get(i));
  }

  replace(items: readonly Item[]): void {
    let capacity = CAPACITY_MIN;
    while (capacity < items.length) capacity *= 2;
    this.items = new Array<Item | undefined>(capacity);
    this.head = 0;
    this.count = items.length;
    for (const [i, item] of items.entries()) this.items[i] = item;
  }

  private grow(): void {
    const ordered = this.toArray();
    this.items = new Array<Item | undefined>(this.items.length * 2);
    this.head = 0;
    for (const [i, item] of ordered.entries()) this.items[i] = item;
  }
}
