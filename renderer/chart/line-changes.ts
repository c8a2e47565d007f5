/**
 * A strip of the picture told from the top down: its first line, and what changes from line to line.
 * The lines of a lane hardly differ, so copying one and changing it costs a fraction of painting bar
 * by bar.
 */
import { SHORT_RUN } from './raster.ts';
import type { Raster } from './raster.ts';

const NONE = -1;
/** Lines of a strip: rows are far lower, on any screen. */
const LINES_MAX = 1024;

/** Filled anew for every lane; stretches that begin in one line must not overlap. */
export interface LineChanges {
  count: number;
  /** By line: the change noted last, which names the one before it. */
  readonly lastOfLine: Int32Array;
  readonly before: Int32Array;
  readonly x0: Int32Array;
  readonly x1: Int32Array;
  readonly pixel: Uint32Array;
}

export function lineChanges(countMax: number): LineChanges {
  return {
    count: 0,
    lastOfLine: new Int32Array(LINES_MAX).fill(NONE),
    before: new Int32Array(countMax),
    x0: new Int32Array(countMax),
    x1: new Int32Array(countMax),
    pixel: new Uint32Array(countMax),
  };
}

/** From this line of the strip on, until another change says otherwise, a stretch has this colour. */
export function changeFrom(
  changes: LineChanges,
  line: number,
  x0: number,
  x1: number,
  pixel: number,
): void {
  const n = changes.count;
  changes.x0[n] = x0;
  changes.x1[n] = x1;
  changes.pixel[n] = pixel;
  changes.before[n] = changes.lastOfLine[line]!;
  changes.lastOfLine[line] = n;
  changes.count = n + 1;
}

/**
 * Paints the strip from `top` up to `bottom` over the ground that its first line has, and forgets the
 * changes. Stretches lie within the width of the picture; lines may be above and below it.
 */
export function paintLines(to: Raster, changes: LineChanges, top: number, bottom: number): void {
  const { pixels, width } = to;
  const until = Math.min(bottom, to.height);
  for (let y = top; y < until; y += 1) {
    if (y > top && y > 0) pixels.copyWithin(y * width, (y - 1) * width, y * width);
    // What changes above the picture is so in its first line.
    paintLine(pixels, Math.max(0, y) * width, changes, y - top);
  }
  changes.lastOfLine.fill(NONE, 0, bottom - top);
  changes.count = 0;
}

function paintLine(pixels: Uint32Array, row: number, changes: LineChanges, line: number): void {
  const { before, x0, x1, pixel } = changes;
  for (let n = changes.lastOfLine[line]!; n !== NONE; n = before[n]!) {
    const from = row + x0[n]!;
    const until = row + x1[n]!;
    const value = pixel[n]!;
    if (until - from < SHORT_RUN) for (let at = from; at < until; at += 1) pixels[at] = value;
    else pixels.fill(value, from, until);
  }
}
