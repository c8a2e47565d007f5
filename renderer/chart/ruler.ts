/**
 * What the time axis says: D3 gives the ticks, here they get a unit that suits them, and, when the view
 * is so deep that full times would repeat their first digits, one base time with offsets from it.
 */
import { tickStep } from 'd3-array';

import type { TimeScale } from './time-scale.ts';
import { spanOf } from './view.ts';
import type { TimeView } from './view.ts';

export interface Tick {
  /** Its place on the axis, which is a time where the axis is straight. */
  readonly timeNs: number;
  readonly label: string;
}

export interface Ruler {
  readonly stepNs: number;
  readonly ticks: readonly Tick[];
  /** Lines between the ticks, without labels. */
  readonly minorNs: readonly number[];
  /** What offsets count from; undefined when the labels are full times. */
  readonly base: Tick | undefined;
}

interface Unit {
  readonly symbol: string;
  readonly ns: number;
}

/** SI symbols: the same in every language. */
const UNITS: readonly Unit[] = [
  { symbol: 's', ns: 1e9 },
  { symbol: 'ms', ns: 1e6 },
  { symbol: 'µs', ns: 1e3 },
  { symbol: 'ns', ns: 1 },
];

/** Labels of more digits than this turn into offsets. */
const DIGITS_MAX = 5;
const DECIMALS_MAX = 3;
export const MINOR_PER_STEP = 5;

/** About the width of a digit: only to tell whether a label fits. */
export const DIGIT_PX = 7;
/** About as far as labels are from each other. */
const TICK_PX = 110;

/** Of a straight axis. */
export function rulerOf(scale: TimeScale, tickPx = TICK_PX): Ruler {
  const { view, linear } = scale;
  const count = tickCount(scale, tickPx);
  const stepNs = tickStep(view.startNs, view.endNs, count);
  const base = baseOf(view, stepNs);
  const furthestNs = Math.max(Math.abs(view.startNs), Math.abs(view.endNs));
  const unit = unitFor(base === undefined ? furthestNs : spanOf(view), stepNs);
  const ticks = linear.ticks(count).map((timeNs) => ({
    timeNs,
    label:
      base === undefined
        ? label(timeNs, unit, stepNs)
        : `${timeNs < base.timeNs ? '' : '+'}${label(timeNs - base.timeNs, unit, stepNs)}`,
  }));
  const labelled = new Set(ticks.map(({ timeNs }) => timeNs));
  const finer = linear.ticks(Math.min(count * MINOR_PER_STEP, countMax(view)));
  return { stepNs, ticks, minorNs: finer.filter((timeNs) => !labelled.has(timeNs)), base };
}

export function tickCount({ view, widthPx }: TimeScale, tickPx = TICK_PX): number {
  return Math.min(Math.max(2, Math.floor(widthPx / tickPx)), countMax(view));
}

/** Nothing lies between two nanoseconds, so there are never more ticks than those. */
function countMax(view: TimeView): number {
  return Math.max(1, Math.floor(spanOf(view)));
}

function unitOf(ns: number): Unit {
  return UNITS.find((unit) => ns >= unit.ns) ?? UNITS[UNITS.length - 1]!;
}

/** The unit of the largest time, unless the step would then need too many decimals. */
export function unitFor(furthestNs: number, stepNs: number): Unit {
  const fits = UNITS.find((u) => furthestNs >= u.ns && decimalsOf(stepNs, u) <= DECIMALS_MAX);
  return fits ?? unitOf(stepNs);
}

/** Whether a time told as exactly as the step asks for has too many digits for a label. */
export function isLong(timeNs: number, stepNs: number): boolean {
  return Math.log10(timeNs / stepNs) > DIGITS_MAX;
}

function decimalsOf(stepNs: number, unit: Unit): number {
  return Math.max(0, Math.ceil(-Math.log10(stepNs / unit.ns) - 1e-9));
}

export function label(ns: number, unit: Unit, stepNs: number): string {
  if (ns === 0) return '0';
  const decimals = decimalsOf(stepNs, unit);
  const value = (ns / unit.ns).toFixed(decimals);
  return `${value.replace(/^-0(\.0*)?$/, '0').replace('-', '\u2212')} ${unit.symbol}`;
}

function baseOf(view: TimeView, stepNs: number): Tick | undefined {
  const furthestNs = Math.max(Math.abs(view.startNs), Math.abs(view.endNs));
  if (view.startNs <= 0 || !isLong(furthestNs, stepNs)) return undefined;
  const grain = 10 ** Math.ceil(Math.log10(spanOf(view)));
  const timeNs = Math.floor(view.startNs / grain) * grain;
  return { timeNs, label: exact(timeNs) };
}

/** A time in full, without trailing zeros: "12.345 ms". */
export function exact(timeNs: number): string {
  if (timeNs === 0) return '0';
  const unit = unitOf(timeNs);
  const decimals = Math.round(Math.log10(unit.ns));
  const text = (timeNs / unit.ns).toFixed(decimals);
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : text} ${unit.symbol}`;
}
