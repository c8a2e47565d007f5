/**
 * How much of a stretch of time a lane spends in each state, in steps that don't grow with the
 * number of intervals: sums are kept at every sixteenth interval, so a question adds up at most two
 * such blocks by hand and takes the rest as a difference.
 */
import type { LaneId, Trace } from '../../simulator/index.ts';
import { intervalKeys, STATE_KEYS } from './state-key.ts';
import type { KeyCode } from './state-key.ts';
import { firstEndingAfter } from './steps.ts';

const BLOCK_BITS = 4;
const BLOCK = 1 << BLOCK_BITS;

export const KEY_COUNT = STATE_KEYS.length;

interface LaneSums {
  /** The states this lane is ever in. */
  readonly slots: readonly KeyCode[];
  /** Time before each block, slot by slot. */
  readonly before: Float64Array;
}

export interface ShareIndex {
  readonly trace: Trace;
  /** Of every interval. */
  readonly keys: Uint8Array;
  readonly lanes: readonly LaneSums[];
}

export function shareIndex(trace: Trace): ShareIndex {
  const keys = intervalKeys(trace);
  return { trace, keys, lanes: trace.lanes.map((lane) => sumsOf(trace, keys, lane.id)) };
}

function sumsOf(trace: Trace, keys: Uint8Array, lane: LaneId): LaneSums {
  const { first, count } = trace.lanes[lane]!;
  const { start, end } = trace.intervals;
  const used = new Uint8Array(KEY_COUNT);
  for (let i = first; i < first + count; i += 1) used[keys[i]!] = 1;
  const slots = [...used.keys()].filter((key) => used[key] === 1);
  const slotOf = new Uint8Array(KEY_COUNT);
  slots.forEach((key, slot) => (slotOf[key] = slot));

  const blocks = (count >> BLOCK_BITS) + 1;
  const before = new Float64Array(blocks * slots.length);
  const running = new Float64Array(slots.length);
  for (let i = 0; i < count; i += 1) {
    if ((i & (BLOCK - 1)) === 0) before.set(running, (i >> BLOCK_BITS) * slots.length);
    const at = first + i;
    running[slotOf[keys[at]!]!]! += end[at]! - start[at]!;
  }
  if ((count & (BLOCK - 1)) === 0) before.set(running, (count >> BLOCK_BITS) * slots.length);
  return { slots, before };
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
  const { slots, before } = index.lanes[lane]!;
  const low = (blockFrom + 1) * slots.length;
  const high = (blockTo - 1) * slots.length;
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
export function gallop(values: Float64Array, from: number, to: number, limit: number): number {
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
