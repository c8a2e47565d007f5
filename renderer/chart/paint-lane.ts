/** Paints one lane's pixels into the picture: bars with outline, hatch and accent, mixed columns. */
import type { BarStyle, ChartStyles } from './bar-styles.ts';
import { lanePixels, NO_INTERVAL } from './density.ts';
import type { LanePixels } from './density.ts';
import { changeFrom, lineChanges, paintLines } from './line-changes.ts';
import type { LineChanges } from './line-changes.ts';
import { threadOf } from './model.ts';
import type { ChartModel } from './model.ts';
import { fillTiled } from './raster.ts';
import type { Raster } from './raster.ts';
import { KEY_COUNT } from './shares.ts';

/** Where the bars of a row are, in device pixels. */
export interface BarBox {
  readonly top: number;
  readonly bottom: number;
}

/** The room that painting a lane needs, reused from lane to lane. */
export interface LaneScratch {
  readonly pixels: LanePixels;
  readonly changes: LineChanges;
}

export interface LaneScene {
  readonly model: ChartModel;
  readonly box: BarBox;
  readonly styles: ChartStyles;
  /** Where the hatch begins. */
  readonly phaseX: number;
  /** The line at the foot of the bars, where there are none. */
  readonly baseline: { readonly x0: number; readonly x1: number };
}

/** Narrower bars (in CSS pixels) would be all outline. */
const OUTLINE_FROM_PX = 3;
export const ACCENT_PX = 3;

export function laneScratch(to: Raster): LaneScratch {
  return { pixels: lanePixels(to.width), changes: lineChanges(to.width * KEY_COUNT) };
}

/** Lines are counted from the top of the box, which has the ground that shows between the bars. */
export function paintLane(to: Raster, scratch: LaneScratch, scene: LaneScene): void {
  const { pixels: lane, changes } = scratch;
  const { box, styles } = scene;
  const height = box.bottom - box.top;
  const outlineFrom = OUTLINE_FROM_PX * styles.pixelRatio;
  const { bars, x0, x1 } = lane;
  let hatched = 0;
  for (let n = 0; n < bars; n += 1) {
    const style = styles.bars[lane.key[n]!]!;
    if (x1[n]! - x0[n]! < outlineFrom) {
      changeFrom(changes, topLine(style, height), x0[n]!, x1[n]!, style.hue);
    } else {
      noteBar(changes, to.width, lane, n, scene);
      if (!style.tile.plain) hatched += 1;
    }
  }
  noteColumns(changes, lane, height, styles);
  noteBaseline(changes, lane, scene);
  paintLines(to, changes, box.top, box.bottom);
  for (let n = 0; hatched > 0 && n < bars; n += 1) {
    if (styles.bars[lane.key[n]!]!.tile.plain || x1[n]! - x0[n]! < outlineFrom) continue;
    paintHatch(to, lane, n, scene);
    hatched -= 1;
  }
}

function lineOf(styles: ChartStyles): number {
  return Math.max(1, Math.round(styles.pixelRatio));
}

function topLine(style: BarStyle, height: number): number {
  return style.half ? height >> 1 : 0;
}

/** A bar with an outline, all but its hatch. */
function noteBar(
  changes: LineChanges,
  width: number,
  lane: LanePixels,
  n: number,
  { model, box, styles }: LaneScene,
): void {
  const x0 = lane.x0[n]!;
  const x1 = lane.x1[n]!;
  const style = styles.bars[lane.key[n]!]!;
  const height = box.bottom - box.top;
  const line = lineOf(styles);
  const left = insideFrom(x0, line);
  const right = insideUntil(x1, width, line);
  const top = topLine(style, height);
  const thread = accentThread(lane, n, model);
  const until = insideEnd(thread !== undefined, height, styles);
  changeFrom(changes, top, x0, x1, style.outline);
  if (style.tile.plain && top + line < until) {
    changeFrom(changes, top + line, left, right, style.tile.pixels[0]!);
  }
  if (thread !== undefined) {
    const hues = style.dimmed ? styles.threadsDimmed : styles.threads;
    const hue = hues[model.threadOrdinal[thread]! % hues.length]!;
    // A hairline keeps the accent apart from a bar of nearly its own hue.
    changeFrom(changes, until, left, right, style.outline);
    changeFrom(changes, until + line, left, right, hue);
  }
  changeFrom(changes, height - line, left, right, style.outline);
}

function paintHatch(
  to: Raster,
  lane: LanePixels,
  n: number,
  { model, box, styles, phaseX }: LaneScene,
): void {
  const style = styles.bars[lane.key[n]!]!;
  const height = box.bottom - box.top;
  const line = lineOf(styles);
  const until = insideEnd(accentThread(lane, n, model) !== undefined, height, styles);
  fillTiled(
    to,
    insideFrom(lane.x0[n]!, line),
    box.top + topLine(style, height) + line,
    insideUntil(lane.x1[n]!, to.width, line),
    box.top + until,
    style.tile,
    phaseX,
    box.bottom,
  );
}

/** An edge off the picture isn't the bar's: its line would claim that it begins or ends there. */
function insideFrom(x0: number, line: number): number {
  return x0 > 0 ? x0 + line : x0;
}

function insideUntil(x1: number, width: number, line: number): number {
  return x1 < width ? x1 - line : x1;
}

/** The line where what is inside a bar ends: at its outline or at the hairline of its accent. */
function insideEnd(accented: boolean, height: number, styles: ChartStyles): number {
  const line = lineOf(styles);
  if (!accented) return height - line;
  return height - 2 * line - Math.min(Math.round(ACCENT_PX * styles.pixelRatio), height >> 2);
}

/** Whose hue the n-th bar has at its foot. */
export function accentThread(lane: LanePixels, n: number, model: ChartModel): number | undefined {
  const interval = lane.interval[n]!;
  return interval === NO_INTERVAL ? undefined : threadOf(model, interval);
}

/** Layers from the bottom up, each at least a pixel high so that no state is lost that there is a pixel for. */
function noteColumns(
  changes: LineChanges,
  lane: LanePixels,
  height: number,
  styles: ChartStyles,
): void {
  for (let column = 0; column < lane.columns; column += 1) {
    const from = lane.layerFirst[column]!;
    // A band may have fewer lines than there are states.
    const until = Math.min(lane.layerFirst[column + 1]!, from + height);
    let filled = 0;
    let below = 0;
    for (let layer = from; layer < until; layer += 1) {
      filled += lane.layerShare[layer]! * height;
      const room = height - (until - 1 - layer);
      below = Math.min(room, Math.max(below + 1, Math.round(filled)));
      const { hue } = styles.bars[lane.layerKey[layer]!]!;
      changeFrom(changes, height - below, lane.columnX[column]!, lane.columnEnd[column]!, hue);
    }
  }
}

function noteBaseline(
  changes: LineChanges,
  lane: LanePixels,
  { box, styles, baseline }: LaneScene,
): void {
  const foot = box.bottom - box.top - lineOf(styles);
  for (let n = 0; n < lane.gaps; n += 1) {
    const x0 = Math.max(lane.gapX[n]!, baseline.x0);
    const x1 = Math.min(lane.gapEnd[n]!, baseline.x1);
    if (x1 > x0) changeFrom(changes, foot, x0, x1, styles.baseline);
  }
}
