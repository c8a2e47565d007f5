/**
 * Paints the visible rows into the picture: backgrounds, grid, lives, bars, summaries. Everything
 * that isn't text or a glyph; those are drawn over it by the canvas.
 */
import type { LaneId } from '../../simulator/index.ts';
import type { ChartStyles } from './bar-styles.ts';
import { fillLane } from './density.ts';
import { tileSide } from './hatch.ts';
import { visibleRows } from './layout.ts';
import { hasLevels, levelRuns, paintLevels } from './levels.ts';
import type { GhostRow, GhostSubject, Layout, Row } from './layout.ts';
import type { ChartModel } from './model.ts';
import { paintLane } from './paint-lane.ts';
import type { BarBox, LaneScratch } from './paint-lane.ts';
import { fillRect } from './raster.ts';
import type { Raster } from './raster.ts';
import { paintSummary, spokesmen, summaryOf } from './summary.ts';
import type { TimeScale } from './time-scale.ts';

/** What rows of the pinned run are painted from. */
export interface GhostScene {
  readonly model: ChartModel;
  readonly styles: ChartStyles;
}

export interface RowsScene {
  readonly model: ChartModel;
  /** Of the rows that are ghosts. */
  readonly ghosts?: GhostScene | undefined;
  readonly layout: Layout;
  readonly scrollY: number;
  /** In device pixels. */
  readonly scale: TimeScale;
  readonly styles: ChartStyles;
  /** Where the grid has lines, in nanoseconds. */
  readonly gridNs: readonly number[];
}

const SUMMARY_STEP_PX = 4;
export const WIDTH_MIN_PX = 2;

/** The bars' part of a row, in device pixels from the top of the picture. */
export function barBox(row: Row, scrollY: number, pixelRatio: number): BarBox {
  if (row.kind === 'ghost' && !row.alone) return ghostBox(row, scrollY, pixelRatio);
  const air = row.height >= 20 ? Math.round(row.height / 7) : 1;
  return {
    top: Math.round((row.y - scrollY + air) * pixelRatio),
    bottom: Math.round((row.y + row.height - scrollY - air) * pixelRatio),
  };
}

/** Nearer to the row above, whose ghost it is, than to the one below. */
function ghostBox({ y, height }: GhostRow, scrollY: number, pixelRatio: number): BarBox {
  const air = Math.round(height / 4);
  return {
    top: Math.round((y - scrollY) * pixelRatio),
    bottom: Math.round((y + height - scrollY - air) * pixelRatio),
  };
}

/** `scratch` is reused from frame to frame. */
export function paintRows(to: Raster, scene: RowsScene, scratch: LaneScratch): void {
  const { layout, scrollY, styles } = scene;
  const heightPx = to.height / styles.pixelRatio;
  const rows = visibleRows(layout, scrollY, scrollY + heightPx);
  for (const row of rows) paintGround(to, row, scene);
  const last = rows[rows.length - 1];
  const end = last === undefined ? 0 : edgesOf(last, scene).bottom;
  fillRect(to, 0, end, to.width, to.height, styles.surface);
  paintGrid(to, rows, scene);
  const side = tileSide(styles.pixelRatio);
  // The hatch is nailed to the bars, not to the window, so that it doesn't swim while panning.
  const phaseX = -startPx(scene.scale) & (side - 1);
  for (const row of rows) {
    const subject = subjectOf(row);
    const own = sceneOf(row, scene);
    if (subject.kind === 'lane') paintBars(to, row, subject.lane, own, scratch, phaseX);
    else if (row.kind !== 'group' || row.folded) paintFolded(to, row, subject.members, own);
  }
}

function subjectOf(row: Row): GhostSubject {
  return row.kind === 'ghost' ? row.of : row;
}

/** A ghost is a row like any other, of the pinned run. */
function sceneOf(row: Row, scene: RowsScene): RowsScene {
  return row.kind === 'ghost' ? { ...scene, ...scene.ghosts } : scene;
}

/** Where the picture begins, in whole pixels from time 0 on. */
function startPx({ view, pxPerNs }: TimeScale): number {
  return Math.round(view.startNs * pxPerNs);
}

function edgesOf(row: Row, scene: RowsScene): { top: number; bottom: number } {
  const ratio = scene.styles.pixelRatio;
  return {
    top: Math.round((row.y - scene.scrollY) * ratio),
    bottom: Math.round((row.y + row.height - scene.scrollY) * ratio),
  };
}

function paintGround(to: Raster, row: Row, scene: RowsScene): void {
  const { styles } = scene;
  const line = Math.max(1, Math.round(styles.pixelRatio));
  const { top, bottom } = edgesOf(row, scene);
  // No line parts a ghost from the row that it belongs to.
  const from = row.kind === 'ghost' && !row.alone ? top - line : top;
  const subject = subjectOf(row);
  if (subject.kind === 'group') {
    fillRect(to, 0, from, to.width, bottom, styles.heading);
  } else {
    // The first line of the bars is the ground of all: the others are copies (`line-changes`).
    const box = barBox(row, scene.scrollY, styles.pixelRatio);
    const own = sceneOf(row, scene);
    paintLaneGround(to, subject.lane, from, Math.max(0, box.top) + 1, own);
    paintLaneGround(to, subject.lane, box.bottom, bottom, own);
  }
  fillRect(to, 0, bottom - line, to.width, bottom, styles.separator);
}

function paintLaneGround(
  to: Raster,
  laneId: LaneId,
  top: number,
  bottom: number,
  { model, scale, styles }: RowsScene,
): void {
  const lane = model.trace.lanes[laneId]!;
  const born = Math.round(scale.toPx(lane.bornNs));
  const died = Math.round(scale.toPx(lane.diedNs ?? model.trace.elapsedNs));
  fillRect(to, 0, top, to.width, bottom, styles.surface);
  fillRect(to, 0, top, born, bottom, styles.absent);
  fillRect(to, Math.max(died, 0), top, to.width, bottom, styles.absent);
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

function paintBars(
  to: Raster,
  row: Row,
  laneId: LaneId,
  scene: RowsScene,
  scratch: LaneScratch,
  phaseX: number,
): void {
  const { model, scale, styles } = scene;
  const box = barBox(row, scene.scrollY, styles.pixelRatio);
  const lane = model.trace.lanes[laneId]!;
  const baseline = {
    x0: Math.round(scale.toPx(lane.bornNs)),
    x1: Math.round(scale.toPx(lane.diedNs ?? model.trace.elapsedNs)),
  };
  const widthMin = Math.round(WIDTH_MIN_PX * styles.pixelRatio);
  fillLane(scratch.pixels, model, laneId, scale, widthMin);
  paintLane(to, scratch, { model, box, styles, phaseX, baseline });
  if (!hasLevels(model.trace, laneId)) return;
  const runs = levelRuns(model.trace, laneId, scale, to.width);
  paintLevels(to, runs, model.levelMax[laneId]!, box, styles);
}

function paintFolded(to: Raster, row: Row, members: readonly LaneId[], scene: RowsScene): void {
  const { model, scale, styles } = scene;
  const stepPx = Math.max(1, Math.round(SUMMARY_STEP_PX * styles.pixelRatio));
  const lanes = spokesmen(model.trace, members);
  // Steps, too, are nailed to the time: the first may begin left of the picture.
  const fromPx = startPx(scale);
  const x = -(fromPx - Math.floor(fromPx / stepPx) * stepPx);
  const steps = Math.ceil((to.width - x) / stepPx);
  const startNs = scale.view.startNs + x / scale.pxPerNs;
  const summary = summaryOf(model, lanes, startNs, stepPx / scale.pxPerNs, steps);
  paintSummary(to, summary, barBox(row, scene.scrollY, styles.pixelRatio), stepPx, styles, x);
}
