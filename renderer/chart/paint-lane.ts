/** Paints one lane's pixels into the picture: bars with outline, hatch and accent, mixed columns. */
import type { BarStyle, ChartStyles } from './bar-styles.ts';
import { NO_INTERVAL } from './density.ts';
import type { LanePixels } from './density.ts';
import { threadOf } from './model.ts';
import type { ChartModel } from './model.ts';
import { fillRect, fillTiled, strokeRect } from './raster.ts';
import type { Raster } from './raster.ts';

/** Where the bars of a row are, in device pixels. */
export interface BarBox {
  readonly top: number;
  readonly bottom: number;
}

/** Narrower bars (in CSS pixels) would be all outline. */
const OUTLINE_FROM_PX = 3;
export const ACCENT_PX = 3;

export function paintLane(
  to: Raster,
  lane: LanePixels,
  model: ChartModel,
  box: BarBox,
  styles: ChartStyles,
  phaseX: number,
): void {
  const height = box.bottom - box.top;
  const line = Math.max(1, Math.round(styles.pixelRatio));
  const outlineFrom = OUTLINE_FROM_PX * styles.pixelRatio;
  for (let n = 0; n < lane.bars; n += 1) {
    const x0 = lane.x0[n]!;
    const x1 = lane.x1[n]!;
    const style = styles.bars[lane.key[n]!]!;
    const top = style.half ? box.top + (height >> 1) : box.top;
    if (x1 - x0 < outlineFrom) {
      fillRect(to, x0, top, x1, box.bottom, style.hue);
      continue;
    }
    fillTiled(to, x0, top, x1, box.bottom, style.tile, phaseX, box.bottom);
    if (lane.interval[n] !== NO_INTERVAL) {
      paintAccent(to, model, lane.interval[n]!, x0, x1, box, style, styles, line);
    }
    // An edge off the picture isn't the bar's: its line would claim that it begins or ends there.
    const left = x0 > 0 ? x0 : x0 - line;
    const right = x1 < to.width ? x1 : x1 + line;
    strokeRect(to, left, top, right, box.bottom, line, style.outline);
  }
  paintColumns(to, lane, box, styles);
}

function paintAccent(
  to: Raster,
  model: ChartModel,
  interval: number,
  x0: number,
  x1: number,
  box: BarBox,
  style: BarStyle,
  styles: ChartStyles,
  line: number,
): void {
  const thread = threadOf(model, interval);
  if (thread === undefined) return;
  const hues = style.dimmed ? styles.threadsDimmed : styles.threads;
  const hue = hues[model.threadOrdinal[thread]! % hues.length]!;
  const thickness = Math.min(
    Math.round(ACCENT_PX * styles.pixelRatio),
    (box.bottom - box.top) >> 2,
  );
  const top = box.bottom - line - thickness;
  fillRect(to, x0, top, x1, box.bottom - line, hue);
  // A hairline keeps the accent apart from a bar of nearly its own hue.
  fillRect(to, x0, top - line, x1, top, style.outline);
}

function paintColumns(to: Raster, lane: LanePixels, box: BarBox, styles: ChartStyles): void {
  const height = box.bottom - box.top;
  for (let column = 0; column < lane.columns; column += 1) {
    const from = lane.layerFirst[column]!;
    const until = lane.layerFirst[column + 1]!;
    // Nearly always one pixel wide.
    for (let x = lane.columnX[column]!; x < lane.columnEnd[column]!; x += 1) {
      paintLayers(to, lane, from, until, x, box.bottom, height, styles);
    }
  }
}

/** Layers from the bottom up, each at least a pixel high so that no state in the column is lost. */
function paintLayers(
  to: Raster,
  lane: LanePixels,
  from: number,
  until: number,
  x: number,
  bottom: number,
  height: number,
  styles: ChartStyles,
): void {
  const { pixels, width } = to;
  let filled = 0;
  let below = 0;
  for (let layer = from; layer < until; layer += 1) {
    filled += lane.layerShare[layer]! * height;
    const room = height - (until - 1 - layer);
    const upTo = Math.min(room, Math.max(below + 1, Math.round(filled)));
    const hue = styles.bars[lane.layerKey[layer]!]!.hue;
    const yFrom = Math.max(0, bottom - upTo);
    const yTo = Math.min(to.height, bottom - below);
    for (let y = yFrom; y < yTo; y += 1) pixels[y * width + x] = hue;
    below = upTo;
  }
}
