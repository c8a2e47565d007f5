/**
 * One lane in whole pixels: bars where an interval has pixels of its own, columns where several
 * share one. Nothing is dropped: a column keeps the share of every state in it. The work is bounded
 * by the width, not by the number of intervals.
 */
import type { LaneId } from '../../simulator/index.ts';
import { addShares, gallop, KEY_COUNT } from './shares.ts';
import type { ShareIndex } from './shares.ts';
import { firstEndingAfter } from './steps.ts';
import type { TimeScale } from './time-scale.ts';

export const NO_INTERVAL = -1;

/** A column that is nearly empty is drawn as if this full, so that it is seen at all. */
const COVER_MIN = 0.6;

/** Filled anew for every lane; its arrays are as long as the widest lane needs. */
export interface LanePixels {
  /** Bars: from pixel x0 up to x1, in order, never overlapping. */
  bars: number;
  readonly x0: Int32Array;
  readonly x1: Int32Array;
  readonly key: Uint8Array;
  /** NO_INTERVAL where a bar stands for several of one state. */
  readonly interval: Int32Array;
  /** Where there is nothing. */
  gaps: number;
  readonly gapX: Int32Array;
  readonly gapEnd: Int32Array;
  /** Columns of several states, from pixel columnX up to columnEnd. */
  columns: number;
  readonly columnX: Int32Array;
  readonly columnEnd: Int32Array;
  /** Layers of column c are layerFirst[c] … layerFirst[c + 1] − 1, from the bottom up. */
  readonly layerFirst: Int32Array;
  readonly layerKey: Uint8Array;
  /** Height of the layer as a share of the bar; together at most 1. */
  readonly layerShare: Float32Array;
  /** Scratch: time per key of the column at work. */
  readonly sums: Float64Array;
  /** Scratch: what was added last, which may still grow into free space. */
  last: 'none' | 'bar' | 'column';
}

export function lanePixels(widthPx: number): LanePixels {
  const width = Math.max(1, Math.ceil(widthPx));
  return {
    bars: 0,
    x0: new Int32Array(width),
    x1: new Int32Array(width),
    key: new Uint8Array(width),
    interval: new Int32Array(width),
    gaps: 0,
    gapX: new Int32Array(width),
    gapEnd: new Int32Array(width),
    columns: 0,
    columnX: new Int32Array(width),
    columnEnd: new Int32Array(width),
    layerFirst: new Int32Array(width + 1),
    layerKey: new Uint8Array(width * KEY_COUNT),
    layerShare: new Float32Array(width * KEY_COUNT),
    sums: new Float64Array(KEY_COUNT),
    last: 'none',
  };
}

/**
 * Where there is room to the right, nothing is narrower than `widthMin` pixels: a thread that runs
 * for a microsecond in a second of sleep must not be a hairline.
 *
 * Column c stands for the time whose pixel rounds to c, so that bars begin and end at the pixel
 * nearest to their edges.
 */
export function fillLane(
  out: LanePixels,
  index: ShareIndex,
  lane: LaneId,
  scale: TimeScale,
  widthMin = 1,
): void {
  out.last = 'none';
  out.bars = 0;
  out.gaps = 0;
  out.columns = 0;
  out.layerFirst[0] = 0;
  const width = out.x0.length;
  const { start, end } = index.trace.intervals;
  const { startNs } = scale.view;
  const k = scale.pxPerNs;
  const { first, count } = index.trace.lanes[lane]!;
  const last = first + count;
  let cursor = 0;
  let i = firstEndingAfter(index.trace, lane, startNs - 0.5 / k);
  while (i < last) {
    const a = Math.floor((start[i]! - startNs) * k + 0.5);
    if (a >= width) break;
    const b = Math.floor((end[i]! - startNs) * k + 0.5);
    if (b > a) {
      if (b > cursor) {
        grow(out, a, widthMin);
        addBar(out, a > cursor ? a : cursor, b < width ? b : width, index.keys[i]!, i);
        cursor = b;
      }
      i += 1;
      continue;
    }
    // This one lies within column a: how many do, and does the next have no other pixel either?
    const edgeNs = startNs + (a + 0.5) / k;
    const next = Math.max(i + 1, gallop(end, i, last, edgeNs));
    const sharesNext =
      next < last &&
      Math.floor((start[next]! - startNs) * k + 0.5) <= a &&
      Math.floor((end[next]! - startNs) * k + 0.5) <= a + 1;
    grow(out, a, widthMin);
    if (next === i + 1 && !sharesNext) addBar(out, a, a + 1, index.keys[i]!, i);
    else addColumn(out, index, lane, i, next, a, edgeNs - 1 / k, edgeNs);
    cursor = a + 1;
    i = next;
  }
  grow(out, width, widthMin);
}

/** What was added last grows to the least width as far as the next, at x, leaves room. */
function grow(out: LanePixels, x: number, widthMin: number): void {
  if (out.last === 'none') {
    addGap(out, 0, x);
    return;
  }
  const isBar = out.last === 'bar';
  const starts = isBar ? out.x0 : out.columnX;
  const ends = isBar ? out.x1 : out.columnEnd;
  const n = (isBar ? out.bars : out.columns) - 1;
  const goal = Math.min(x, starts[n]! + widthMin);
  if (goal > ends[n]!) ends[n] = goal;
  addGap(out, ends[n]!, x);
}

function addGap(out: LanePixels, x: number, end: number): void {
  if (end <= x) return;
  out.gapX[out.gaps] = x;
  out.gapEnd[out.gaps] = end;
  out.gaps += 1;
}

function addBar(out: LanePixels, x0: number, x1: number, key: number, interval: number): void {
  const n = out.bars;
  out.x0[n] = x0;
  out.x1[n] = x1;
  out.key[n] = key;
  out.interval[n] = interval;
  out.bars = n + 1;
  out.last = 'bar';
}

function addColumn(
  out: LanePixels,
  index: ShareIndex,
  lane: LaneId,
  from: number,
  to: number,
  x: number,
  startNs: number,
  endNs: number,
): void {
  const { trace, keys } = index;
  const { first, count } = trace.lanes[lane]!;
  // The neighbours may reach into the column from either side.
  const low = from > first && trace.intervals.end[from - 1]! > startNs ? from - 1 : from;
  const high = to < first + count && trace.intervals.start[to]! < endNs ? to + 1 : to;
  const slots = index.slots[lane]!;
  const sums = out.sums;
  for (let slot = 0; slot < slots.length; slot += 1) sums[slots[slot]!] = 0;
  addShares(index, lane, low, high, startNs, endNs, sums);
  let total = 0;
  let states = 0;
  for (let slot = 0; slot < slots.length; slot += 1) {
    const ns = sums[slots[slot]!]!;
    if (ns > 0) states += 1;
    total += ns;
  }
  if (total === 0) {
    // All of them at one instant.
    sums[keys[from]!] = 1;
    total = 1;
    states = 1;
  }
  const cover = total / (endNs - startNs);
  if (states === 1 && cover > 0.999) {
    addFullColumn(out, x, keys[from]!);
    return;
  }
  const scale = (cover < COVER_MIN ? COVER_MIN : Math.min(cover, 1)) / total;
  let layer = out.layerFirst[out.columns]!;
  for (let slot = 0; slot < slots.length; slot += 1) {
    const key = slots[slot]!;
    if (sums[key]! === 0) continue;
    out.layerKey[layer] = key;
    out.layerShare[layer] = sums[key]! * scale;
    layer += 1;
  }
  out.columnX[out.columns] = x;
  out.columnEnd[out.columns] = x + 1;
  out.columns += 1;
  out.last = 'column';
  out.layerFirst[out.columns] = layer;
}

/** A column of one state joins the bar on its left when that, too, stands for several. */
function addFullColumn(out: LanePixels, x: number, key: number): void {
  const n = out.bars - 1;
  const joins = n >= 0 && out.x1[n] === x && out.key[n] === key && out.interval[n] === NO_INTERVAL;
  if (joins) out.x1[n] = x + 1;
  else addBar(out, x, x + 1, key, NO_INTERVAL);
}
