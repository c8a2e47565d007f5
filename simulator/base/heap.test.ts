import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heap } from './heap.ts';

interface Entry {
  readonly key: number;
  readonly priority: number;
}

const entry: fc.Arbitrary<Entry> = fc.record({
  key: fc.integer({ min: 0, max: 20 }),
  priority: fc.integer({ min: 0, max: 3 }),
});

/** Indexes of the entries in the order (key, priority, sequence). */
function sorted(entries: readonly Entry[]): number[] {
  return entries
    .map((_, index) => index)
    .sort(
      (a, b) =>
        entries[a].key - entries[b].key || entries[a].priority - entries[b].priority || a - b,
    );
}

function filled(entries: readonly Entry[]): Heap {
  const heap = new Heap();
  entries.forEach(({ key, priority }, index) => heap.push(key, priority, index));
  return heap;
}

function drained(heap: Heap): number[] {
  const payloads: number[] = [];
  while (heap.size > 0) {
    const next = heap.minPayload;
    payloads.push(heap.pop());
    expect(payloads.at(-1)).toBe(next);
  }
  return payloads;
}

test('entries leave by key, then priority, then the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
      expect(drained(filled(entries))).toEqual(sorted(entries));
    }),
  );
});

test('pushes and pops may alternate', () => {
  const operation = fc.oneof(entry, fc.constant('pop' as const));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const heap = new Heap();
      const entries: Entry[] = [];
      let left: number[] = [];
      for (const operation of operations) {
        if (operation === 'pop') {
          if (left.length === 0) continue;
          const order = sorted(entries).filter((index) => left.includes(index));
          expect(heap.minKey).toBe(entries[order[0]].key);
          expect(heap.pop()).toBe(order[0]);
          left = left.filter((index) => index !== order[0]);
        } else {
          heap.push(operation.key, operation.priority, entries.length);
          left.push(entries.length);
          entries.push(operation);
        }
        expect(heap.size).toBe(left.length);
      }
    }),
  );
});

test('dropping some entries leaves the others in order', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 100 }), fc.integer(), (entries, mask) => {
      const keep = (index: number): boolean => ((mask >> (index % 31)) & 1) === 1;
      const heap = filled(entries);
      heap.retain(keep);
      const expected = sorted(entries).filter(keep);
      expect(heap.inOrder()).toEqual(expected);
      expect(drained(heap)).toEqual(expected);
    }),
  );
});

test('an empty heap has no smallest key', () => {
  expect(new Heap().minKey).toBe(Infinity);
  expect(() => new Heap().pop()).toThrow('empty heap');
});
