/**
 * How much of a stretch of time a lane spends in each state, in steps that don't grow with the
 * number of intervals: sums are kept at every sixteenth interval, so a question adds up at most two
 * such blocks by hand and takes the rest as a difference.
 */
import type { LaneId, Times, Trace } from '../../simulator/index.ts';
import { intervalKeys, STATE_KEYS } from './state-key.ts';
import type { KeyCode, StateKey } from './state-key.ts';
import { firstEndingAfter } from './steps.ts';

const BLOCK_BITS = 4;
const BLOCK = 1 << BLOCK_BITS;

export const KEY_COUNT = STATE_KEYS.length;

export interface ShareIndex {
  readonly trace: Trace;
  /** Of every interval. */
  readonly keys: Uint8Array;
  /** By lane: the states it is ever in. Lanes that are in the same ones share the list. */
  readonly slots: readonly (readonly KeyCode[])[];
  /** Of all lanes: time before each block, slot by slot. */
  readonly before: Float64Array;
  /** By lane: where its blocks begin there. */
  readonly firstBefore: Uint32Array;
}

const known = new WeakMap<Trace, ShareIndex>();

/** There is one for a trace, whoever asks. */
export function shareIndex(trace: Trace): ShareIndex {
  let index = known.get(trace);
  if (index === undefined) known.set(trace, (index = indexOf(trace)));
  return index;
}

function indexOf(trace: Trace): ShareIndex {
  const keys = intervalKeys(trace);
  const slots = slotsOf(trace, keys);
  const firstBefore = new Uint32Array(trace.lanes.length);
  let total = 0;
  for (const { id, count } of trace.lanes) {
    firstBefore[id] = total;
    total += blocksOf(count) * slots[id]!.length;
  }
  const index = { trace, keys, slots, before: new Float64Array(total), firstBefore };
  for (const { id } of trace.lanes) sumUp(index, id);
  return index;
}

function slotsOf({ lanes }: Trace, keys: Uint8Array): readonly (readonly KeyCode[])[] {
  const lists = new Map<number, readonly KeyCode[]>();
  return lanes.map(({ first, count }) => {
    let used = 0;
    for (let i = first; i < first + count; i += 1) used |= 1 << keys[i]!;
    let list = lists.get(used);
    if (list === undefined) {
      list = [...STATE_KEYS.keys()].filter((key) => (used >> key) & 1);
      lists.set(used, list);
    }
    return list;
  });
}

/** How many blocks of a lane have a sum before them; with fewer than two, all is added up by hand. */
function blocksOf(intervals: number): number {
  const whole = intervals >> BLOCK_BITS;
  return whole < 2 ? 0 : whole;
}

function sumUp({ trace, keys, slots, before, firstBefore }: ShareIndex, lane: LaneId): void {
  const { first, count } = trace.lanes[lane]!;
  const { start, end } = trace.intervals;
  const own = slots[lane]!;
  const slotOf = new Uint8Array(KEY_COUNT);
  own.forEach((key, slot) => (slotOf[key] = slot));
  const running = new Float64Array(own.length);
  for (let block = 0; block < blocksOf(count); block += 1) {
    before.set(running, firstBefore[lane]! + block * own.length);
    const from = first + (block << BLOCK_BITS);
    for (let i = from; i < from + BLOCK; i += 1) {
      running[slotOf[keys[i]!]!]! += end[i]! - start[i]!;
    }
  }
}

/**
 * Adds to `out`, by key from index `at` on, the time that intervals `from` … `to` − 1 of a lane have between two
 * times. Only the first and the last may stick out.
 */
export function addShares(
  index: ShareIndex,
  lane: LaneId,
  from: number,
  to: number,
  startNs: number,
  endNs: number,
  out: Float64Array,
  at = 0,
): void {
  const first = index.trace.lanes[lane]!.first;
  const blockFrom = (from - first + BLOCK - 1) >> BLOCK_BITS;
  const blockTo = (to - first) >> BLOCK_BITS;
  if (blockTo - blockFrom < 2) {
    addEach(index, from, to, startNs, endNs, out, at);
    return;
  }
  // A block at either end may hold the interval that sticks out, so it is added by hand.
  addEach(index, from, first + ((blockFrom + 1) << BLOCK_BITS), startNs, endNs, out, at);
  addEach(index, first + ((blockTo - 1) << BLOCK_BITS), to, startNs, endNs, out, at);
  const { before } = index;
  const slots = index.slots[lane]!;
  const low = index.firstBefore[lane]! + (blockFrom + 1) * slots.length;
  const high = index.firstBefore[lane]! + (blockTo - 1) * slots.length;
  for (let slot = 0; slot < slots.length; slot += 1) {
    out[at + slots[slot]!]! += before[high + slot]! - before[low + slot]!;
  }
}

function addEach(
  index: ShareIndex,
  from: number,
  to: number,
  startNs: number,
  endNs: number,
  out: Float64Array,
  at: number,
): void {
  const { start, end } = index.trace.intervals;
  const keys = index.keys;
  for (let i = from; i < to; i += 1) {
    const a = start[i]!;
    const b = end[i]!;
    const length = (b < endNs ? b : endNs) - (a > startNs ? a : startNs);
    if (length > 0) out[at + keys[i]!]! += length;
  }
}

/** Adds a lane's time per key between two times; returns how many intervals have a part there. */
export function addSharesBetween(
  index: ShareIndex,
  lane: LaneId,
  startNs: number,
  endNs: number,
  out: Float64Array,
): number {
  const from = firstEndingAfter(index.trace, lane, startNs);
  const to = firstStartingAt(index.trace, lane, endNs, from);
  addShares(index, lane, from, to, startNs, endNs, out);
  return to - from;
}

/** Part of a stretch of time spent in one state. */
export interface StateShare {
  readonly key: StateKey;
  readonly ns: number;
}

/** How long a lane is in each state between two times, the longest first, and in how many intervals. */
export function sharesBetween(
  index: ShareIndex,
  lane: LaneId,
  startNs: number,
  endNs: number,
): { readonly count: number; readonly shares: readonly StateShare[] } {
  const sums = new Float64Array(KEY_COUNT);
  const count = addSharesBetween(index, lane, startNs, endNs, sums);
  const shares = STATE_KEYS.flatMap((key, code) =>
    sums[code]! > 0 ? [{ key, ns: sums[code]! }] : [],
  );
  return { count, shares: shares.sort((a, b) => b.ns - a.ns) };
}

/**
 * Adds a lane's time per key to each of `count` stretches of equal length from `startNs` on: key k
 * of stretch b is out[b × KEY_COUNT + k].
 */
export function addSharesInSteps(
  index: ShareIndex,
  lane: LaneId,
  startNs: number,
  stepNs: number,
  count: number,
  out: Float64Array,
): void {
  const { first, count: intervals } = index.trace.lanes[lane]!;
  const { start, end } = index.trace.intervals;
  const last = first + intervals;
  let i = firstEndingAfter(index.trace, lane, startNs);
  for (let step = 0; step < count && i < last; step += 1) {
    const fromNs = startNs + step * stepNs;
    const toNs = fromNs + stepNs;
    if (start[i]! >= toNs) continue;
    // The first interval that reaches into the next step.
    const next = gallop(end, i, last, toNs);
    const stop = next < last && start[next]! < toNs ? next + 1 : next;
    addShares(index, lane, i, stop, fromNs, toNs, out, step * KEY_COUNT);
    i = next;
  }
}

/** First index from `from` on whose value is above the limit: steps double, then halve. */
export function gallop(values: Times, from: number, to: number, limit: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < to && values[high]! <= limit) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > to) high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstStartingAt(trace: Trace, lane: LaneId, timeNs: number, from: number): number {
  const { first, count } = trace.lanes[lane]!;
  const start = trace.intervals.start;
  let low = from;
  let high = first + count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! < timeNs) low = middle + 1;
    else high = middle;
  }
  return low;
}
