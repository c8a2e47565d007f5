/**
 * Where on the time axis an instant stands. The straight axis is virtual time itself. A bent one is straight only from
 * knot to knot: it leaves out what is idle, or gives every event the same room. Pure data: the functions below lead from
 * times to places on the axis and back, and keep the order of whatever they are given.
 */
import { bisectRight } from 'd3-array';

import type { Times, Trace } from '../../simulator/index.ts';
import { idleGaps, instantsOf } from './instants.ts';
import { gallop } from './shares.ts';
import { spanOf } from './view.ts';
import type { TimeView } from './view.ts';

export const AXIS_KINDS = ['linear', 'idle', 'events'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];

export interface BentAxis {
  readonly kind: Exclude<AxisKind, 'linear'>;
  /** Knots, from 0 to the end of the run, strictly increasing; so are their places. */
  readonly timesNs: Float64Array;
  readonly places: Float64Array;
  /** Knots at which idle time begins that is left out as far as the next knot. */
  readonly breaks: Uint32Array;
}

export type TimeAxis = { readonly kind: 'linear' } | BentAxis;

export const LINEAR: TimeAxis = { kind: 'linear' };

/** Beside work, idle time has as much room as this share of it, however much idle time there is. */
const IDLE_SHARE = 0.25;
/** And no break is wider than this share. */
const BREAK_SHARE = 0.02;
/** What is hardly longer than a break isn't worth one. */
const WORTH = 2;

/** Straight where there is no run. */
export function axisOf(trace: Trace | undefined, kind: AxisKind): TimeAxis {
  if (trace === undefined) return LINEAR;
  switch (kind) {
    case 'linear':
      return LINEAR;
    case 'idle':
      return idleAxis(trace);
    case 'events': {
      const timesNs = instantsOf(trace);
      const places = timesNs.map((_, index) => index);
      return { kind, timesNs, places, breaks: new Uint32Array() };
    }
  }
}

/** Work keeps its length; where there is nothing to leave out, the axis is straight. */
function idleAxis(trace: Trace): TimeAxis {
  const instants = instantsOf(trace);
  const gaps = idleGaps(trace, instants).map((at) => ({
    startNs: instants[at]!,
    endNs: instants[at + 1]!,
  }));
  const workNs = gaps.reduce((left, gap) => left - spanOf(gap), trace.elapsedNs);
  if (workNs <= 0) return LINEAR;
  const breakNs = breakLength(workNs, gaps.map(spanOf));
  const timesNs = [0];
  const places = [0];
  const breaks: number[] = [];
  const go = (toNs: number, length: number): void => {
    if (length <= 0) return;
    timesNs.push(toNs);
    places.push(places.at(-1)! + length);
  };
  for (const gap of gaps) {
    if (spanOf(gap) <= WORTH * breakNs) continue;
    go(gap.startNs, gap.startNs - timesNs.at(-1)!);
    breaks.push(timesNs.length - 1);
    go(gap.endNs, breakNs);
  }
  if (breaks.length === 0) return LINEAR;
  go(trace.elapsedNs, trace.elapsedNs - timesNs.at(-1)!);
  return {
    kind: 'idle',
    timesNs: Float64Array.from(timesNs),
    places: Float64Array.from(places),
    breaks: Uint32Array.from(breaks),
  };
}

/** As long that the idle time, with what is longer cut to it, just fits into its share. */
function breakLength(workNs: number, gapsNs: readonly number[]): number {
  const lengthMax = workNs * BREAK_SHARE;
  let roomNs = workNs * IDLE_SHARE;
  let left = gapsNs.length;
  for (const gapNs of Float64Array.from(gapsNs).sort()) {
    if (gapNs * left >= roomNs) return Math.min(lengthMax, roomNs / left);
    roomNs -= gapNs;
    left -= 1;
  }
  return lengthMax;
}

export function placeOf(axis: TimeAxis, timeNs: number): number {
  return axis.kind === 'linear' ? timeNs : along(axis.timesNs, axis.places, timeNs);
}

export function timeAt(axis: TimeAxis, place: number): number {
  return axis.kind === 'linear' ? place : along(axis.places, axis.timesNs, place);
}

/** Before the first knot and after the last, it goes on as steeply as from one to the other. */
function along(from: Float64Array, to: Float64Array, value: number): number {
  const last = from.length - 1;
  const slope = last === 0 ? 1 : to[last]! / from[last]!;
  if (value <= 0) return value * slope;
  if (value >= from[last]!) return to[last]! + (value - from[last]!) * slope;
  return between(from, to, bisectRight(from, value) - 1, value);
}

function between(from: Float64Array, to: Float64Array, knot: number, value: number): number {
  const start = from[knot]!;
  const slope = (to[knot + 1]! - to[knot]!) / (from[knot + 1]! - start);
  return to[knot]! + (value - start) * slope;
}

/** Of a column of times: they mostly rise, so each is looked for from where the one before was. */
export function placesOf(axis: BentAxis, column: Times): Float64Array {
  const { timesNs, places } = axis;
  const last = timesNs.length - 1;
  const found = new Float64Array(column.length);
  let knot = 0;
  for (let i = 0; i < column.length; i += 1) {
    const timeNs = column[i]!;
    const from = timesNs[knot]! <= timeNs ? knot : 0;
    knot = Math.max(0, gallop(timesNs, from, last + 1, timeNs) - 1);
    // Another run that is drawn on this axis may be longer.
    found[i] = knot === last ? placeOf(axis, timeNs) : between(timesNs, places, knot, timeNs);
  }
  return found;
}

export function viewOnAxis(axis: TimeAxis, view: TimeView): TimeView {
  if (axis.kind === 'linear') return view;
  return { startNs: placeOf(axis, view.startNs), endNs: placeOf(axis, view.endNs) };
}

export function viewInTime(axis: TimeAxis, view: TimeView): TimeView {
  if (axis.kind === 'linear') return view;
  return { startNs: timeAt(axis, view.startNs), endNs: timeAt(axis, view.endNs) };
}
