/** One lane of the picture: its bars and mixed columns as the chart places them, labels, its life. */
import { levelFill } from '../chart/bar-styles.ts';
import { barText, fitText } from '../chart/bar-text.ts';
import type { MeasureText } from '../chart/bar-text.ts';
import type { ChartLabels } from '../chart/contract.ts';
import { fillLane, NO_INTERVAL } from '../chart/density.ts';
import type { LanePixels } from '../chart/density.ts';
import type { LaneRow } from '../chart/layout.ts';
import { hasLevels, levelHeight, levelRuns } from '../chart/levels.ts';
import type { ChartModel } from '../chart/model.ts';
import { accentThread } from '../chart/paint-lane.ts';
import type { BarBox } from '../chart/paint-lane.ts';
import { LABEL_FROM_PX } from '../chart/label-spots.ts';
import { barBox, WIDTH_MIN_PX } from '../chart/paint-rows.ts';
import { threadHue } from '../chart/palette.ts';
import type { Palette } from '../chart/palette.ts';
import { STATE_KEYS } from '../chart/state-key.ts';
import type { TimeScale } from '../chart/time-scale.ts';
import { fillOf } from './inks.ts';
import { element, text } from './markup.ts';

export interface LanesScene {
  readonly model: ChartModel;
  readonly scale: TimeScale;
  readonly palette: Palette;
  readonly labels: Pick<ChartLabels, 'lane' | 'laneFrom' | 'stateShort'>;
  readonly measure: MeasureText;
}

/** Narrower bars would be all outline. */
const OUTLINE_FROM_PX = 3;
const INSET_PX = 6;
const CAP_HEIGHT_PX = 8;
const PLATE_PX = 3;
const ACCENT_PX = 3;

/** What is drawn of a lane, in two layers: breaks of the axis lie between them. */
export interface LaneLayers {
  readonly bars: string;
  readonly labels: string;
}

/** Coordinates are those of the plot; `scratch` is as wide as it. */
export function laneSvg(row: LaneRow, scene: LanesScene, scratch: LanePixels): LaneLayers {
  const box = barBox(row, 0, 1);
  fillLane(scratch, scene.model, row.lane, scene.scale, WIDTH_MIN_PX);
  const parts = [lifeOf(row, box, scene)];
  const labels: string[] = [];
  for (let n = 0; n < scratch.bars; n += 1) {
    parts.push(barOf(scratch, n, box, scene));
    labels.push(labelOf(scratch, n, box, scene));
  }
  for (let column = 0; column < scratch.columns; column += 1) {
    parts.push(columnOf(scratch, column, box, scene));
  }
  parts.push(levelsOf(row, box, scene));
  labels.push(endsOf(row, box, scene));
  return { bars: parts.join(''), labels: labels.join('') };
}

/** The ground before birth and after death, and the line between. */
function lifeOf(row: LaneRow, box: BarBox, { model, scale, palette }: LanesScene): string {
  const { bornNs, diedNs } = model.trace.lanes[row.lane]!;
  const born = scale.toPx(bornNs);
  const died = scale.toPx(diedNs ?? model.trace.elapsedNs);
  const absent = { y: row.y, height: row.height, fill: palette.absent };
  return [
    born > 0 ? element('rect', { x: 0, width: born, ...absent }) : '',
    died < scale.widthPx
      ? element('rect', { x: died, width: scale.widthPx - died, ...absent })
      : '',
    element('rect', {
      x: born,
      y: box.bottom - 1,
      width: Math.max(0, died - born),
      height: 1,
      fill: palette.separator,
    }),
  ].join('');
}

function barOf(lane: LanePixels, n: number, box: BarBox, scene: LanesScene): string {
  const { model, palette } = scene;
  const key = STATE_KEYS[lane.key[n]!]!;
  const ink = palette.states[key];
  const x = lane.x0[n]!;
  const width = lane.x1[n]! - x;
  const top = ink.height === 'half' ? box.top + ((box.bottom - box.top) >> 1) : box.top;
  const height = box.bottom - top;
  if (width < OUTLINE_FROM_PX) return element('rect', { x, y: top, width, height, fill: ink.hue });
  const thread = accentThread(lane, n, model);
  const accent =
    thread === undefined
      ? ''
      : element('rect', {
          x: x + 1,
          y: box.bottom - 1 - ACCENT_PX,
          width: width - 2,
          height: ACCENT_PX,
          fill: threadHue(palette, model.threadOrdinal[thread]!),
          stroke: ink.outline,
          'stroke-width': 0.5,
        });
  const bar = element('rect', {
    x: x + 0.5,
    y: top + 0.5,
    width: width - 1,
    height: height - 1,
    fill: fillOf(palette, key),
    stroke: ink.outline,
  });
  return bar + accent;
}

function labelOf(
  lane: LanePixels,
  n: number,
  box: BarBox,
  { model, palette, labels, measure }: LanesScene,
): string {
  const interval = lane.interval[n]!;
  const x = lane.x0[n]!;
  const width = lane.x1[n]! - x;
  if (interval === NO_INTERVAL || width < LABEL_FROM_PX) return '';
  const fitted = fitText(barText(model, interval, labels), width - 2 * INSET_PX, measure);
  if (fitted === undefined) return '';
  const ink = palette.states[STATE_KEYS[lane.key[n]!]!];
  const left = x + INSET_PX;
  if (ink.height === 'half') {
    const y = (box.top + (box.top + box.bottom) / 2 + CAP_HEIGHT_PX) / 2;
    return text(left, y, fitted, { fill: palette.text });
  }
  const middle =
    (box.top + box.bottom) / 2 - (accentThread(lane, n, model) === undefined ? 0 : ACCENT_PX / 2);
  const plate =
    ink.hatch === 'solid'
      ? ''
      : element('rect', {
          x: left - PLATE_PX,
          y: middle - CAP_HEIGHT_PX / 2 - PLATE_PX,
          width: measure(fitted) + 2 * PLATE_PX,
          height: CAP_HEIGHT_PX + 2 * PLATE_PX,
          fill: ink.fill,
        });
  return plate + text(left, middle + CAP_HEIGHT_PX / 2, fitted, { fill: ink.text });
}

/** The area of what there is in a queue, of permits left. */
function levelsOf(row: LaneRow, box: BarBox, { model, scale, palette }: LanesScene): string {
  if (!hasLevels(model.trace, row.lane)) return '';
  const height = box.bottom - box.top;
  const fill = levelFill(palette);
  return levelRuns(model.trace, row.lane, scale, Math.floor(scale.widthPx))
    .map(({ x0, x1, level }) => {
      const high = levelHeight(level, model.levelMax[row.lane]!, height);
      const place = { x: x0, y: box.bottom - high, width: x1 - x0 };
      return (
        element('rect', { ...place, height: high, fill }) +
        element('rect', { ...place, height: 1, fill: palette.states.held.hue })
      );
    })
    .join('');
}

/** Layers from the bottom up, each seen however small its share. */
function columnOf(lane: LanePixels, column: number, box: BarBox, { palette }: LanesScene): string {
  const height = box.bottom - box.top;
  const x = lane.columnX[column]!;
  const width = lane.columnEnd[column]! - x;
  const until = lane.layerFirst[column + 1]!;
  const layers: string[] = [];
  let filled = 0;
  let below = 0;
  for (let layer = lane.layerFirst[column]!; layer < until; layer += 1) {
    filled += lane.layerShare[layer]! * height;
    const upTo = Math.min(height - (until - 1 - layer), Math.max(below + 1, Math.round(filled)));
    const fill = palette.states[STATE_KEYS[lane.layerKey[layer]!]!].hue;
    layers.push(element('rect', { x, y: box.bottom - upTo, width, height: upTo - below, fill }));
    below = upTo;
  }
  return layers.join('');
}

/** A post with a flag where a thread begins, a heavier post where it ends. */
function endsOf(row: LaneRow, box: BarBox, { model, scale, palette }: LanesScene): string {
  if (model.threadOrdinal[row.lane]! < 0) return '';
  const { bornNs, diedNs } = model.trace.lanes[row.lane]!;
  const post = { y: box.top - 1, height: box.bottom - box.top + 2, fill: palette.text };
  const born = Math.round(scale.toPx(bornNs));
  const flag = `M${born} ${box.top - 1}l6 3l-6 3z`;
  const begin =
    element('rect', { x: Math.max(0, born - 2), width: 2, ...post }) +
    element('path', { d: flag, fill: palette.text });
  if (diedNs === undefined) return begin;
  return begin + element('rect', { x: Math.round(scale.toPx(diedNs)), width: 3, ...post });
}
