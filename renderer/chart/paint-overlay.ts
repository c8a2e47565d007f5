/**
 * What changes with the pointer and the selection, on a canvas of its own above the bars: the range,
 * the hairline, outlines, arrows. In CSS pixels of the plot.
 */
import { arrowAt } from '../../simulator/index.ts';
import type { ArrowKind } from '../../simulator/index.ts';
import type { ArrowPath } from './arrows.ts';
import type { ChartLabels, ChartSelection, ChartTarget, TimeRange } from './contract.ts';
import type { Layout } from './layout.ts';
import type { ChartModel } from './model.ts';
import { barBox } from './paint-rows.ts';
import type { Palette } from './palette.ts';
import { STATE_KEYS } from './state-key.ts';
import type { TimeScale } from './time-scale.ts';

export interface OverlayScene {
  readonly model: ChartModel;
  readonly layout: Layout;
  readonly scale: TimeScale;
  readonly scrollY: number;
  readonly heightPx: number;
  readonly palette: Palette;
  readonly labels: ChartLabels;
  readonly font: string;
  readonly selection: ChartSelection | undefined;
  readonly hovered: ChartTarget | undefined;
  readonly range: TimeRange | undefined;
  readonly paths: readonly ArrowPath[];
  /** Where the pointer is in time, for the hairline. */
  readonly pointerX: number | undefined;
}

export function paintOverlay(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  paintRange(context, scene);
  paintHairline(context, scene);
  paintSelection(context, scene);
  paintHovered(context, scene);
  const hoveredArrow = scene.hovered?.kind === 'arrow' ? scene.hovered.arrow : undefined;
  for (const path of scene.paths) {
    paintArrow(context, scene, path, path.arrow === hoveredArrow);
  }
  // After all arrows, which would cross out their names.
  const tags: Box[] = [];
  for (const { from, to, fromBeyond, toBeyond } of scene.paths) {
    if (toBeyond !== undefined) paintBeyond(context, scene, to, toBeyond, tags);
    if (fromBeyond !== undefined) paintBeyond(context, scene, from, fromBeyond, tags);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function paintRange(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  const { range, scale, heightPx, palette } = scene;
  if (range === undefined) return;
  const left = scale.toPx(range.startNs);
  const right = scale.toPx(range.endNs);
  context.globalAlpha = 0.1;
  context.fillStyle = palette.accent;
  context.fillRect(left, 0, right - left, heightPx);
  context.globalAlpha = 1;
  context.fillRect(Math.round(left) - 1, 0, 1.5, heightPx);
  context.fillRect(Math.round(right) - 0.5, 0, 1.5, heightPx);
}

function paintHairline(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  if (scene.pointerX === undefined) return;
  context.globalAlpha = 0.35;
  context.fillStyle = scene.palette.textMuted;
  context.fillRect(Math.round(scene.pointerX), 0, 1, scene.heightPx);
  context.globalAlpha = 1;
}

function paintSelection(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  const { selection, layout, palette, scale, scrollY } = scene;
  if (selection === undefined) return;
  const row = layout.rowOfLane[selection.lane];
  if (row === undefined) return;
  context.globalAlpha = 0.09;
  context.fillStyle = palette.accent;
  context.fillRect(0, row.y - scrollY, scale.widthPx, row.height);
  context.globalAlpha = 1;
  if (selection.interval !== undefined && row.kind === 'lane') {
    outline(context, scene, selection.lane, selection.interval, palette.accent, 2);
  }
}

function paintHovered(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  const { hovered, selection, palette } = scene;
  if (hovered?.kind !== 'interval' || selection?.interval === hovered.interval) return;
  outline(context, scene, hovered.lane, hovered.interval, palette.text, 1.5);
}

function outline(
  context: CanvasRenderingContext2D,
  scene: OverlayScene,
  lane: number,
  interval: number,
  color: string,
  thickness: number,
): void {
  const { layout, model, scale, scrollY, palette } = scene;
  const row = layout.rowOfLane[lane];
  if (row?.kind !== 'lane') return;
  const { top, bottom } = barBox(row, scrollY, 1);
  const half = palette.states[STATE_KEYS[model.keys[interval]!]!].height === 'half';
  const y = half ? top + Math.floor((bottom - top) / 2) : top;
  // Far outside the picture a line would cost time and show nothing.
  const left = Math.max(-8, scale.toPx(model.trace.intervals.start[interval]!));
  const right = Math.min(scale.widthPx + 8, scale.toPx(model.trace.intervals.end[interval]!));
  const width = Math.max(2, right - left);
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = thickness + 2;
  context.strokeRect(left - 1, y - 1, width + 2, bottom - y + 2);
  context.strokeStyle = color;
  context.lineWidth = thickness;
  context.strokeRect(left - 1, y - 1, width + 2, bottom - y + 2);
}

const DASHES: Record<ArrowKind, readonly number[]> = {
  start: [],
  wake: [5, 3],
  'hand-over': [],
  join: [2, 3],
  fork: [],
  message: [7, 2],
  signal: [1, 3],
  notify: [4, 2, 1, 2],
  result: [],
  cancel: [1, 3],
};
const HEAD_PX = 8;

function paintArrow(
  context: CanvasRenderingContext2D,
  scene: OverlayScene,
  path: ArrowPath,
  strong: boolean,
): void {
  const { palette, model } = scene;
  const { from, to } = path;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const head = path.toBeyond === undefined ? Math.min(HEAD_PX, length) : 0;
  const neck = { x: to.x - ux * head * 0.8, y: to.y - uy * head * 0.8 };
  const kind = arrowAt(model.trace, path.arrow).kind;
  const width = strong ? 2.5 : 1.5;
  for (const halo of [true, false]) {
    context.strokeStyle = halo ? palette.arrowHalo : palette.arrow;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = halo ? width + 3 : width;
    context.setLineDash(halo ? [] : [...DASHES[kind]]);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(neck.x, neck.y);
    context.stroke();
    context.setLineDash([]);
    const grow = halo ? 1.5 : 0;
    if (head > 0) {
      context.beginPath();
      context.moveTo(to.x + ux * grow, to.y + uy * grow);
      context.lineTo(
        to.x - ux * head - uy * (head / 2 + grow),
        to.y - uy * head + ux * (head / 2 + grow),
      );
      context.lineTo(
        to.x - ux * head + uy * (head / 2 + grow),
        to.y - uy * head - ux * (head / 2 + grow),
      );
      context.closePath();
      context.fill();
    }
    if (path.fromBeyond === undefined) {
      context.beginPath();
      context.arc(from.x, from.y, 2.5 + grow, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/**
 * A tag at the edge names the lane that an arrow comes from or goes to beyond it, unless it would cover
 * another.
 */
function paintBeyond(
  context: CanvasRenderingContext2D,
  scene: OverlayScene,
  at: { readonly x: number; readonly y: number },
  lane: number,
  tags: Box[],
): void {
  const { palette, labels, scale, heightPx } = scene;
  const name = labels.laneFrom(lane, undefined);
  context.font = scene.font;
  const width = context.measureText(name).width + 12;
  const height = 18;
  const x = Math.min(Math.max(at.x - width / 2, 2), scale.widthPx - width - 2);
  const y = Math.min(Math.max(at.y - height / 2, 2), heightPx - height - 2);
  const tag = { x, y, width, height };
  if (tags.some((other) => overlap(tag, other))) return;
  tags.push(tag);
  context.fillStyle = palette.surface;
  context.strokeStyle = palette.arrow;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y, width, height, 4);
  context.fill();
  context.stroke();
  context.fillStyle = palette.text;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(name, x + 6, y + height / 2 + 0.5);
}
