/**
 * Paints the visible rows into the picture: backgrounds, grid, lives, bars, summaries. Everything
 * that isn't text or a glyph; those are drawn over it by the canvas.
 */
import type { ChartStyles } from './bar-styles.ts';
import { fillLane, NO_INTERVAL } from './density.ts';
import type { LanePixels } from './density.ts';
import { tileSide } from './hatch.ts';
import { visibleRows } from './layout.ts';
import type { GroupRow, LaneRow, Layout, Row } from './layout.ts';
import { threadOf } from './model.ts';
import type { ChartModel } from './model.ts';
import { paintLane } from './paint-lane.ts';
import type { BarBox, LaneScratch } from './paint-lane.ts';
import { fillRect } from './raster.ts';
import type { Raster } from './raster.ts';
import { paintSummary, spokesmen, summaryOf } from './summary.ts';
import type { TimeScale } from './time-scale.ts';

export interface RowsScene {
  readonly model: ChartModel;
  readonly layout: Layout;
  readonly scrollY: number;
  /** In device pixels. */
  readonly scale: TimeScale;
  readonly styles: ChartStyles;
  /** Where the grid has lines, in nanoseconds. */
  readonly gridNs: readonly number[];
}

/** A bar wide enough for a label, in device pixels. */
export interface LabelSpot {
  readonly interval: number;
  readonly key: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
  /** Its foot is taken by a thread's accent. */
  readonly accented: boolean;
}

/** In CSS pixels: no label is worth drawing in less. */
export const LABEL_FROM_PX = 24;
const LABEL_HEIGHT_PX = 13;
const SUMMARY_STEP_PX = 4;
export const WIDTH_MIN_PX = 2;

/** The bars' part of a row, in device pixels from the top of the picture. */
export function barBox(row: Row, scrollY: number, pixelRatio: number): BarBox {
  const air = row.height >= 20 ? Math.round(row.height / 7) : 1;
  return {
    top: Math.round((row.y - scrollY + air) * pixelRatio),
    bottom: Math.round((row.y + row.height - scrollY - air) * pixelRatio),
  };
}

/** Paints and tells where labels have room. `scratch` is reused from frame to frame. */
export function paintRows(
  to: Raster,
  scene: RowsScene,
  scratch: LaneScratch,
): readonly LabelSpot[] {
  const { layout, scrollY, styles } = scene;
  const spots: LabelSpot[] = [];
  to.pixels.fill(styles.surface);
  const heightPx = to.height / styles.pixelRatio;
  const rows = visibleRows(layout, scrollY, scrollY + heightPx);
  for (const row of rows) paintGround(to, row, scene);
  paintGrid(to, rows, scene);
  const side = tileSide(styles.pixelRatio);
  // The hatch is nailed to the bars, not to the window, so that it doesn't swim while panning.
  const phaseX = Math.round((-scene.scale.view.startNs * scene.scale.pxPerNs) % side);
  for (const row of rows) {
    if (row.kind === 'lane') paintLaneRow(to, row, scene, scratch, phaseX, spots);
    else if (row.folded) paintFolded(to, row, scene);
    else continue;
  }
  return spots;
}

function edgesOf(row: Row, scene: RowsScene): { top: number; bottom: number } {
  const ratio = scene.styles.pixelRatio;
  return {
    top: Math.round((row.y - scene.scrollY) * ratio),
    bottom: Math.round((row.y + row.height - scene.scrollY) * ratio),
  };
}

function paintGround(to: Raster, row: Row, scene: RowsScene): void {
  const { styles, model, scale } = scene;
  const { top, bottom } = edgesOf(row, scene);
  if (row.kind === 'group') {
    fillRect(to, 0, top, to.width, bottom, styles.heading);
  } else {
    const lane = model.trace.lanes[row.lane]!;
    const born = Math.round(scale.toPx(lane.bornNs));
    const died = Math.round(scale.toPx(lane.diedNs ?? model.trace.elapsedNs));
    fillRect(to, 0, top, born, bottom, styles.absent);
    fillRect(to, Math.max(died, 0), top, to.width, bottom, styles.absent);
  }
  const line = Math.max(1, Math.round(styles.pixelRatio));
  fillRect(to, 0, bottom - line, to.width, bottom, styles.separator);
}

function paintGrid(to: Raster, rows: readonly Row[], scene: RowsScene): void {
  const last = rows[rows.length - 1];
  if (last === undefined) return;
  const { bottom } = edgesOf(last, scene);
  const line = Math.max(1, Math.round(scene.styles.pixelRatio));
  for (const timeNs of scene.gridNs) {
    const x = Math.round(scene.scale.toPx(timeNs));
    fillRect(to, x, 0, x + line, bottom, scene.styles.grid);
  }
}

function paintLaneRow(
  to: Raster,
  row: LaneRow,
  scene: RowsScene,
  scratch: LaneScratch,
  phaseX: number,
  spots: LabelSpot[],
): void {
  const { model, scale, styles } = scene;
  const box = barBox(row, scene.scrollY, styles.pixelRatio);
  const lane = model.trace.lanes[row.lane]!;
  const baseline = {
    x0: Math.round(scale.toPx(lane.bornNs)),
    x1: Math.round(scale.toPx(lane.diedNs ?? model.trace.elapsedNs)),
  };
  const widthMin = Math.round(WIDTH_MIN_PX * styles.pixelRatio);
  fillLane(scratch.pixels, model, row.lane, scale, widthMin);
  paintLane(to, scratch, { model, box, styles, phaseX, baseline });
  collectSpots(scratch.pixels, box, scene, spots);
}

function collectSpots(
  lane: LanePixels,
  box: BarBox,
  { model, styles }: RowsScene,
  spots: LabelSpot[],
): void {
  const height = box.bottom - box.top;
  if (height < LABEL_HEIGHT_PX * styles.pixelRatio) return;
  const widthMin = LABEL_FROM_PX * styles.pixelRatio;
  for (let n = 0; n < lane.bars; n += 1) {
    const x0 = lane.x0[n]!;
    const x1 = lane.x1[n]!;
    const interval = lane.interval[n]!;
    if (x1 - x0 < widthMin || interval === NO_INTERVAL) continue;
    const key = lane.key[n]!;
    const top = styles.bars[key]!.half ? box.top + (height >> 1) : box.top;
    const accented = threadOf(model, interval) !== undefined;
    spots.push({ interval, key, x0, x1, top, bottom: box.bottom, accented });
  }
}

function paintFolded(to: Raster, row: GroupRow, scene: RowsScene): void {
  const { model, scale, styles } = scene;
  const stepPx = Math.max(1, Math.round(SUMMARY_STEP_PX * styles.pixelRatio));
  const lanes = spokesmen(model.trace, row.members);
  const stepNs = stepPx / scale.pxPerNs;
  const steps = Math.ceil(to.width / stepPx);
  const summary = summaryOf(model, lanes, scale.view.startNs, stepNs, steps);
  paintSummary(to, summary, barBox(row, scene.scrollY, styles.pixelRatio), stepPx, styles);
}
