/**
 * The picture of the rows from frame to frame. A pan moves the pixels that are there and paints only
 * the strip that has come into view; whatever else changes, all of it is painted anew.
 */
import { laneScratch } from './paint-lane.ts';
import type { LaneScratch } from './paint-lane.ts';
import { paintRows } from './paint-rows.ts';
import type { RowsScene } from './paint-rows.ts';
import { raster } from './raster.ts';
import type { Raster } from './raster.ts';
import { timeScale } from './time-scale.ts';
import { spanOf } from './view.ts';

interface Strip {
  readonly raster: Raster;
  readonly scratch: LaneScratch;
}

/**
 * How a bar looks depends on what is around it (in CSS pixels): those cut by the edge of a picture have
 * no outline there, narrow ones grow. So much of what was painted near the edge is painted again.
 */
const SEAM_PX = 8;
/** Strips are as wide as one of these, or a multiple of the last: room that is made once and used again. */
const STRIP_WIDTHS = [64, 128, 256] as const;
/** A strip wider than this share of the picture saves nothing. */
const STRIP_SHARE_MAX = 0.7;
/** As far from whole pixels as rounding gets. */
const TOLERANCE_PX = 1e-3;

export class RowsPicture {
  readonly raster: Raster;
  readonly #scratch: LaneScratch;
  /** By width, of which there are few. */
  readonly #strips = new Map<number, Strip>();
  #shown: RowsScene | undefined;

  constructor(to: Raster) {
    this.raster = to;
    this.#scratch = laneScratch(to);
  }

  paint(scene: RowsScene): void {
    const byPx = this.#shown === undefined ? undefined : pixelsBetween(this.#shown, scene);
    this.#shown = scene;
    if (byPx === 0) return;
    const seam = Math.ceil(SEAM_PX * scene.styles.pixelRatio);
    // A seam on the kept side is painted again, and what is copied has a seam around it.
    const width = byPx === undefined ? Infinity : stripWidth(Math.abs(byPx) + 3 * seam);
    if (byPx === undefined || width > this.raster.width * STRIP_SHARE_MAX) {
      paintRows(this.raster, scene, this.#scratch);
      return;
    }
    // One move for all lines: what slips from one into the next lies where the strip goes.
    const { pixels } = this.raster;
    if (byPx > 0) pixels.copyWithin(0, byPx);
    else pixels.copyWithin(-byPx, 0);
    this.#paintStrip(scene, byPx, width, seam);
  }

  #paintStrip(scene: RowsScene, byPx: number, width: number, seam: number): void {
    const strip = this.#stripOf(width);
    const entered = Math.abs(byPx);
    const left = byPx > 0 ? this.raster.width + seam - width : -seam;
    const startNs = scene.scale.view.startNs + left / scene.scale.pxPerNs;
    const view = { startNs, endNs: startNs + width / scene.scale.pxPerNs };
    paintRows(strip.raster, { ...scene, scale: timeScale(view, width) }, strip.scratch);
    const x0 = byPx > 0 ? this.raster.width - entered - seam : 0;
    copyColumns(strip.raster, x0 - left, this.raster, x0, entered + seam);
  }

  #stripOf(width: number): Strip {
    const kept = this.#strips.get(width);
    if (kept !== undefined) return kept;
    const to = raster(width, this.raster.height);
    const strip = { raster: to, scratch: laneScratch(to) };
    this.#strips.set(width, strip);
    return strip;
  }
}

/** By how many pixels the view has moved on, if that is all that has changed; undefined if not. */
function pixelsBetween(before: RowsScene, after: RowsScene): number | undefined {
  const isSame =
    before.model === after.model &&
    before.ghosts === after.ghosts &&
    before.layout === after.layout &&
    before.scrollY === after.scrollY &&
    before.styles === after.styles;
  if (!isSame) return undefined;
  const { view, pxPerNs, widthPx } = after.scale;
  const grownPx = (spanOf(view) - spanOf(before.scale.view)) * pxPerNs;
  const movedPx = (view.startNs - before.scale.view.startNs) * pxPerNs;
  const byPx = Math.round(movedPx);
  const isWhole = Math.abs(movedPx - byPx) < TOLERANCE_PX && Math.abs(grownPx) < TOLERANCE_PX;
  const isMoved = isWhole && Math.abs(byPx) < widthPx && isSameGrid(before, after);
  return isMoved ? byPx : undefined;
}

/** The same lines in what both show: others come in with a pan. */
function isSameGrid(before: RowsScene, after: RowsScene): boolean {
  const { view, pxPerNs } = after.scale;
  const fromNs = Math.max(before.scale.view.startNs, view.startNs) + 1 / pxPerNs;
  const toNs = Math.min(before.scale.view.endNs, view.endNs) - 1 / pxPerNs;
  const inBoth = ({ gridNs }: RowsScene): readonly number[] =>
    gridNs.filter((timeNs) => timeNs >= fromNs && timeNs <= toNs);
  const lines = inBoth(after);
  const old = inBoth(before);
  return (
    lines.length === old.length &&
    lines.every((timeNs, i) => Math.abs(timeNs - old[i]!) * pxPerNs < TOLERANCE_PX)
  );
}

function stripWidth(least: number): number {
  const widest = STRIP_WIDTHS[STRIP_WIDTHS.length - 1]!;
  return STRIP_WIDTHS.find((width) => width >= least) ?? Math.ceil(least / widest) * widest;
}

function copyColumns(from: Raster, fromX: number, to: Raster, toX: number, width: number): void {
  for (let y = 0; y < to.height; y += 1) {
    const source = y * from.width + fromX;
    const target = y * to.width + toX;
    for (let x = 0; x < width; x += 1) to.pixels[target + x] = from.pixels[source + x]!;
  }
}
