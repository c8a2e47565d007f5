/**
 * What a bent axis says. By events: the times of events that are far enough from each other. Without idle time: ticks
 * as on a straight axis between the breaks; where full times would be too long, the time at which a stretch begins, and
 * offsets from there.
 */
import { bisector, tickStep } from 'd3-array';

import { timeAt } from './axis.ts';
import type { BentAxis, TimeAxis } from './axis.ts';
import {
  DIGIT_PX,
  exact,
  isLong,
  label,
  MINOR_PER_STEP,
  rulerOf,
  tickCount,
  unitFor,
} from './ruler.ts';
import type { Ruler, Tick } from './ruler.ts';
import type { TimeScale } from './time-scale.ts';
import { spanOf } from './view.ts';
import type { TimeView } from './view.ts';

/** Between two labels. */
const SPACE_PX = 14;
/** Lines nearer to each other than this would be a grey bar. */
const MINOR_PX = 5;
/** What begins a label that doesn't count from the start of the run. */
const OFFSET = '+';
/** The time after a break is told so many times more exactly than a step. */
const MORE_EXACT = 10;

/** @param known - a bent axis tells of what happens, and so of nothing after this place */
export function rulerOn(axis: TimeAxis, scale: TimeScale, known = Infinity): Ruler {
  if (axis.kind === 'linear') return rulerOf(scale);
  const ruler = axis.kind === 'idle' ? idleRuler(axis, scale) : eventRuler(axis, scale);
  return {
    ...ruler,
    ticks: ruler.ticks.filter(({ timeNs }) => timeNs <= known),
    minorNs: ruler.minorNs.filter((timeNs) => timeNs <= known),
  };
}

/** Room for any full time of the run: its digits, a point, a space and a unit. */
function fullLabelPx(axis: BentAxis): number {
  const digits = String(Math.floor(axis.timesNs.at(-1)!)).length;
  return (digits + 4) * DIGIT_PX + SPACE_PX;
}

/** And for one that is as exact as the ticks are. */
const LABEL_PX = 9 * DIGIT_PX + SPACE_PX;

/** Of events in a row one is labelled, so many that their number is a power of two: zooming in keeps them. */
function eventRuler(axis: BentAxis, scale: TimeScale): Ruler {
  const { timesNs } = axis;
  const every = (px: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(px / scale.pxPerNs)));
  const eventsBy = (stride: number): readonly number[] => {
    const first = Math.max(0, Math.ceil(scale.view.startNs / stride));
    const last = Math.min(timesNs.length - 1, Math.floor(scale.view.endNs));
    const count = Math.max(0, Math.floor(last / stride) - first + 1);
    return Array.from({ length: count }, (_, i) => (first + i) * stride);
  };
  const stride = every(fullLabelPx(axis));
  return {
    stepNs: stride,
    ticks: eventsBy(stride).map((at) => ({ timeNs: at, label: exact(timesNs[at]!) })),
    minorNs: eventsBy(every(MINOR_PX)).filter((at) => at % stride !== 0),
    base: undefined,
  };
}

/** What lies between two breaks. */
interface Stretch {
  readonly place: number;
  readonly endPlace: number;
  readonly startNs: number;
  readonly endNs: number;
}

function idleRuler(axis: BentAxis, scale: TimeScale): Ruler {
  const { view } = scale;
  const stepNs = tickStep(view.startNs, view.endNs, tickCount(scale));
  const leads = leadsIn(axis, scale, stepNs);
  const shown = stretchesOf(axis)
    .slice(firstEndingAfter(axis, view.startNs), firstEndingAfter(axis, view.endNs) + 1)
    .filter((stretch) => leads.has(stretch) || widthOf(stretch, scale) >= MINOR_PX);
  const limits = limitsOf(shown, leads, scale);
  const ticks: Tick[] = [];
  const minorNs: number[] = [];
  let takenPx = -Infinity;
  let base: Tick | undefined;
  let isToldBy: Tick | undefined;
  for (const [index, stretch] of shown.entries()) {
    const own = ticksOf(stretch, leads.has(stretch), stepNs, view);
    minorNs.push(...own.minorNs);
    for (const tick of own.ticks) {
      const x = scale.toPx(tick.timeNs);
      const half = (tick.label.length * DIGIT_PX) / 2;
      const fits = x - half - SPACE_PX / 2 >= takenPx && x + half + SPACE_PX / 2 <= limits[index]!;
      if (!fits) {
        minorNs.push(tick.timeNs);
        continue;
      }
      ticks.push(tick);
      takenPx = x + half + SPACE_PX / 2;
      // A label that sticks out on the left is not drawn: then what the next ones count from is told beside the ruler.
      if (x < half || isToldBy !== undefined) continue;
      isToldBy = tick;
      if (tick.label.startsWith(OFFSET)) base = own.origin;
    }
  }
  if (isToldBy === undefined) {
    // Nothing but a break is seen: at least when that is.
    const timeNs = view.startNs;
    base = { timeNs, label: exact(Math.round(timeAt(axis, timeNs))) };
  }
  return { stepNs, ticks, minorNs, base };
}

const known = new WeakMap<BentAxis, readonly Stretch[]>();

function stretchesOf(axis: BentAxis): readonly Stretch[] {
  let stretches = known.get(axis);
  if (stretches === undefined) known.set(axis, (stretches = findStretches(axis)));
  return stretches;
}

function findStretches({ timesNs, places, breaks }: BentAxis): readonly Stretch[] {
  const isBreak = new Set(breaks);
  const stretches: Stretch[] = [];
  for (let knot = 0; knot < places.length - 1; knot += 1) {
    if (isBreak.has(knot)) continue;
    const [place, endPlace] = [places[knot]!, places[knot + 1]!];
    stretches.push({ place, endPlace, startNs: timesNs[knot]!, endNs: timesNs[knot + 1]! });
  }
  return stretches;
}

const byEnd = bisector(({ endPlace }: Stretch) => endPlace);

function firstEndingAfter(axis: BentAxis, place: number): number {
  return byEnd.right(stretchesOf(axis), place);
}

function widthOf({ place, endPlace }: Stretch, { pxPerNs }: TimeScale): number {
  return (endPlace - place) * pxPerNs;
}

/** Full times would be too long: labels say how long after its beginning they are. */
function counts({ endNs }: Stretch, stepNs: number): boolean {
  return isLong(endNs, stepNs);
}

/** Of the stretches that are seen, those whose beginning has a label, and how much room that takes. */
type Leads = ReadonlyMap<Stretch, number>;

/**
 * The wide ones, and of the narrow ones as many as have room. Looked for from the last wide one before what is seen, so that
 * they are the same wherever a pan goes.
 */
function leadsIn(axis: BentAxis, scale: TimeScale, stepNs: number): Leads {
  const stretches = stretchesOf(axis);
  const fullPx = fullLabelPx(axis);
  const roomOf = (stretch: Stretch): number => (counts(stretch, stepNs) ? fullPx : LABEL_PX);
  const isWide = (stretch: Stretch): boolean => widthOf(stretch, scale) >= roomOf(stretch);
  let at = firstEndingAfter(axis, scale.view.startNs) - 1;
  while (at > 0 && !isWide(stretches[at]!)) at -= 1;
  const leads: Stretch[] = [];
  const least = LABEL_PX / scale.pxPerNs;
  let free = -Infinity;
  for (let i = Math.max(0, at); i < stretches.length; i += 1) {
    const stretch = stretches[i]!;
    if (stretch.place > scale.view.endNs) break;
    // Most, where there are very many, are narrow and near to the last one.
    if (stretch.place < free && stretch.endPlace - stretch.place < least) continue;
    const meets = (other: Stretch | undefined): boolean =>
      other !== undefined &&
      (stretch.place - other.place) * scale.pxPerNs < (roomOf(stretch) + roomOf(other)) / 2;
    if (isWide(stretch)) while (meets(leads.at(-1))) leads.pop();
    if (meets(leads.at(-1))) continue;
    leads.push(stretch);
    free = stretch.place + least;
  }
  return new Map(leads.map((stretch) => [stretch, roomOf(stretch)]));
}

/** By stretch: where the label of the next beginning starts, which no other may reach. */
function limitsOf(shown: readonly Stretch[], leads: Leads, scale: TimeScale): readonly number[] {
  const limits: number[] = [];
  let untilPx = Infinity;
  for (const stretch of shown.toReversed()) {
    limits.push(untilPx);
    const roomPx = leads.get(stretch);
    if (roomPx !== undefined) untilPx = scale.toPx(stretch.place) - roomPx / 2;
  }
  return limits.reverse();
}

/** Of one stretch, as far as it is seen, whether or not there is room for the labels; and what offsets count from. */
function ticksOf(
  stretch: Stretch,
  isLead: boolean,
  stepNs: number,
  view: TimeView,
): { readonly ticks: readonly Tick[]; readonly minorNs: readonly number[]; readonly origin: Tick } {
  const { place, endPlace, startNs } = stretch;
  const isCounted = counts(stretch, stepNs);
  const origin = originOf(stretch, stepNs, view);
  const originNs = startNs + origin - place;
  const unit = unitFor(Math.min(endPlace, view.endNs) - origin, stepNs);
  const steps = multiples(stretch, origin, stepNs, view).filter(
    (at) => origin + at > place || !isLead,
  );
  const finerNs = stepNs / MINOR_PER_STEP;
  const finer = finerNs < 1 ? [] : multiples(stretch, origin, finerNs, view);
  const minorNs = finer
    .filter((at) => Math.round(at / finerNs) % MINOR_PER_STEP !== 0)
    .map((at) => origin + at);
  if (!isLead && place >= view.startNs) minorNs.push(place);
  const offset = isCounted && originNs > 0 ? OFFSET : '';
  const ticks = steps.map((at) => ({
    timeNs: origin + at,
    label: `${offset}${label(at, unit, stepNs)}`,
  }));
  const atOrigin = { timeNs: origin, label: exact(Math.round(originNs)) };
  if (!isLead) {
    // Nobody could tell what these count from.
    if (offset === OFFSET) minorNs.push(...steps.map((at) => origin + at));
    return { ticks: offset === OFFSET ? [] : ticks, minorNs, origin: atOrigin };
  }
  if (place < view.startNs) return { ticks, minorNs, origin: atOrigin };
  const begin = isCounted ? exact(startNs) : label(startNs, unit, stepNs / MORE_EXACT);
  return { ticks: [{ timeNs: place, label: begin }, ...ticks], minorNs, origin: atOrigin };
}

/** What labels count from: the beginning of the run, that of the stretch, or of a round part of it that is seen. */
function originOf(stretch: Stretch, stepNs: number, view: TimeView): number {
  const { place, startNs } = stretch;
  if (!counts(stretch, stepNs)) return place - startNs;
  const beforeNs = view.startNs - place;
  if (!isLong(beforeNs, stepNs)) return place;
  const grainNs = 10 ** Math.ceil(Math.log10(spanOf(view)));
  return place + Math.floor(beforeNs / grainNs) * grainNs;
}

/** Multiples of a step from an origin on that lie in a stretch and are seen. */
function multiples(
  { place, endPlace }: Stretch,
  origin: number,
  step: number,
  view: TimeView,
): readonly number[] {
  const first = Math.ceil((Math.max(place, view.startNs) - origin) / step);
  const last = Math.floor((Math.min(endPlace, view.endNs) - origin) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}
