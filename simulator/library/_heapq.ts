/**
 * `_heapq`: a list as a binary heap, its smallest item first (Williams 1964). An item is taken off by
 * letting the hole it leaves sink to the bottom along the smaller children, then letting the last item
 * rise from there: fewer comparisons than letting it sink from the top.
 */
import type { Interpreter } from '../python/context.ts';
import { raise, typeError } from '../python/objects/exception.ts';
import { resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { PyList } from '../python/objects/values.ts';
import { lessThan, typeName } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';

/** A step of sinking or rising, beyond the comparison. */
const STEP_NS = 5;

/** Whether the first belongs nearer to the top. */
type Before = (a: Value, b: Value) => Resumable<boolean>;

const ascending: Before = (a, b) => lessThan(a, b);
const descending: Before = (a, b) => lessThan(b, a);

/** The item at `at` moves up until what is above it belongs there; not above `top`. */
function* rise(heap: Value[], top: number, at: number, before: Before): Resumable<void> {
  const item = heap[at]!;
  let place = at;
  while (place > top) {
    const parent = (place - 1) >> 1;
    if (!(yield* before(item, heap[parent]!))) break;
    heap[place] = heap[parent]!;
    place = parent;
  }
  heap[place] = item;
}

/** The item at `at` moves to the bottom, and from there to its place. */
function* sink(heap: Value[], at: number, before: Before): Resumable<void> {
  const item = heap[at]!;
  const end = heap.length;
  let place = at;
  for (let child = 2 * place + 1; child < end; child = 2 * place + 1) {
    const right = child + 1;
    if (right < end && !(yield* before(heap[child]!, heap[right]!))) child = right;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = item;
  yield* rise(heap, at, place, before);
}

/** Adds an item to a heap. */
export function* pushOnHeap(heap: Value[], item: Value, before: Before): Resumable<void> {
  heap.push(item);
  yield* rise(heap, 0, heap.length - 1, before);
}

/** Takes the first item off a heap; undefined when there is none. */
export function* popFromHeap(heap: Value[], before: Before): Resumable<Value | undefined> {
  const last = heap.pop();
  const first = heap[0];
  if (first === undefined || last === undefined) return last;
  heap[0] = last;
  yield* sink(heap, 0, before);
  return first;
}

function itemsOf(heap: Value, callee: string, where = ''): Value[] {
  if (heap instanceof PyList) return heap.items;
  const given = heap === NONE ? 'None' : typeName(heap);
  throw typeError(`${callee}() argument${where} must be list, not ${given}`);
}

const depth = (heap: Value[]): number => Math.log2(heap.length + 1);

const heapify = (name: string, before: Before) =>
  resumable(`${name}(heap, /)`, function* ([heap]: [Value], context) {
    const items = itemsOf(heap, name);
    context.charge(items.length * STEP_NS);
    for (let i = (items.length >> 1) - 1; i >= 0; i--) yield* sink(items, i, before);
    return NONE;
  });

const pop = (name: string, before: Before) =>
  resumable(`${name}(heap, /)`, function* ([heap]: [Value], context) {
    const items = itemsOf(heap, name);
    context.charge(depth(items) * STEP_NS);
    const first = yield* popFromHeap(items, before);
    if (first === undefined) throw raise('IndexError', 'index out of range');
    return first;
  });

const replace = (name: string, before: Before) =>
  resumable(`${name}(heap, item, /)`, function* ([heap, item]: [Value, Value], context) {
    const items = itemsOf(heap, name, ' 1');
    const first = items[0];
    if (first === undefined) throw raise('IndexError', 'index out of range');
    items[0] = item;
    context.charge(depth(items) * STEP_NS);
    yield* sink(items, 0, before);
    return first;
  });

const FUNCTIONS = [
  heapify('heapify', ascending),
  heapify('_heapify_max', descending),
  pop('heappop', ascending),
  pop('_heappop_max', descending),
  replace('heapreplace', ascending),
  replace('_heapreplace_max', descending),
  resumable('heappush(heap, item, /)', function* ([heap, item]: [Value, Value], context) {
    const items = itemsOf(heap, 'heappush', ' 1');
    context.charge(depth(items) * STEP_NS);
    yield* pushOnHeap(items, item, ascending);
    return NONE;
  }),
  resumable('heappushpop(heap, item, /)', function* ([heap, item]: [Value, Value], context) {
    const items = itemsOf(heap, 'heappushpop', ' 1');
    const first = items[0];
    if (first === undefined || !(yield* lessThan(first, item))) return item;
    items[0] = item;
    context.charge(depth(items) * STEP_NS);
    yield* sink(items, 0, ascending);
    return first;
  }),
];

export function createHeapq(_interpreter: Interpreter): PyDict {
  return namespace('_heapq', FUNCTIONS);
}
