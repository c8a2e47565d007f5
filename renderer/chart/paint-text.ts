/** Writes the labels of bars that have room for one. Coordinates of spots are device pixels. */
import type { BarStyle, ChartStyles } from './bar-styles.ts';
import { ACCENT_PX } from './paint-lane.ts';
import { barText, fitText } from './bar-text.ts';
import type { MeasureText } from './bar-text.ts';
import type { ChartLabels } from './contract.ts';
import type { ChartModel } from './model.ts';
import type { LabelSpot } from './label-spots.ts';

export interface TextSettings {
  readonly font: string;
  readonly measure: MeasureText;
}

/** In CSS pixels, between a label and its bar's ends. */
const INSET_PX = 6;
const PLATE_PX = 3;
const CAP_HEIGHT_PX = 8;

export function paintLabels(
  context: CanvasRenderingContext2D,
  spots: readonly LabelSpot[],
  model: ChartModel,
  labels: ChartLabels,
  styles: ChartStyles,
  text: TextSettings,
): void {
  // Even an unused font costs a canvas more than all the bars of a lane.
  if (spots.length === 0) return;
  const ratio = styles.pixelRatio;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = text.font;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  for (const spot of spots) {
    const left = spot.x0 / ratio + INSET_PX;
    const room = (spot.x1 - spot.x0) / ratio - 2 * INSET_PX;
    const fitted = fitText(barText(model, spot.interval, labels), room, text.measure);
    if (fitted === undefined) continue;
    const style = styles.bars[spot.key]!;
    if (style.half) paintAbove(context, spot, fitted, left, ratio, styles);
    else paintInside(context, spot, fitted, left, ratio, style, text.measure);
  }
  context.restore();
}

function paintInside(
  context: CanvasRenderingContext2D,
  spot: LabelSpot,
  fitted: string,
  left: number,
  ratio: number,
  style: BarStyle,
  measure: MeasureText,
): void {
  // An accent at the foot of the bar takes room from the label.
  const foot = spot.accented ? ACCENT_PX : 0;
  const middle = (spot.top + spot.bottom) / 2 / ratio - foot / 2;
  if (style.plate !== undefined) {
    context.fillStyle = style.plate;
    const height = CAP_HEIGHT_PX + 2 * PLATE_PX;
    context.fillRect(
      left - PLATE_PX,
      Math.round(middle - height / 2),
      measure(fitted) + 2 * PLATE_PX,
      height,
    );
  }
  context.fillStyle = style.text;
  context.fillText(fitted, left, Math.round(middle + CAP_HEIGHT_PX / 2));
}

/** A half bar leaves its upper half free: that is where its label goes. */
function paintAbove(
  context: CanvasRenderingContext2D,
  spot: LabelSpot,
  fitted: string,
  left: number,
  ratio: number,
  styles: ChartStyles,
): void {
  context.fillStyle = styles.palette.textMuted;
  context.fillText(fitted, left + 2, Math.round(spot.top / ratio) - 2);
}
