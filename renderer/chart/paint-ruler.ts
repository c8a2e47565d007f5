/**
 * Draws the time axis: lines at whole device pixels, where the grid below has them, and labels. On a
 * canvas, because it is anew in every frame of a pan: elements would be laid out and painted again.
 */
import type { BreakSpot } from './breaks.ts';
import { mix } from './color.ts';
import { paintBreaks } from './paint-breaks.ts';
import type { Palette } from './palette.ts';
import { DIGIT_PX } from './ruler.ts';
import type { Ruler } from './ruler.ts';
import type { TimeScale } from './time-scale.ts';

export interface RulerScene {
  readonly ruler: Ruler;
  readonly scale: TimeScale;
  readonly breaks: readonly BreakSpot[];
  readonly heightPx: number;
  readonly pixelRatio: number;
  readonly palette: Palette;
  readonly font: string;
}

/** How far the lines of ticks reach up; the pointer's line is as long as a major one. */
export const MAJOR_PX = 9;
const MINOR_PX = 4;
/** Breaks reach up to the labels. */
const BREAK_PX = 15;
/** Where the labels stand, from the top. */
const BASELINE_PX = 13;

export function paintRuler(context: CanvasRenderingContext2D, scene: RulerScene): void {
  const { ruler, scale, heightPx, pixelRatio, palette, font } = scene;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, Math.ceil(scale.widthPx * pixelRatio), Math.ceil(heightPx * pixelRatio));
  context.fillStyle = mix(palette.separator, palette.textMuted, 0.12);
  for (const timeNs of ruler.minorNs) paintLine(context, scene, timeNs, MINOR_PX);
  context.fillStyle = mix(palette.textMuted, palette.surface, 0.4);
  for (const { timeNs } of ruler.ticks) paintLine(context, scene, timeNs, MAJOR_PX);

  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  paintBreaks(
    context,
    scene.breaks,
    [{ top: heightPx - BREAK_PX, bottom: heightPx }],
    palette,
    pixelRatio,
  );
  // A canvas remembers its font; setting even the same one makes it look for it again.
  if (context.font !== font) context.font = font;
  context.textAlign = 'center';
  context.fillStyle = palette.textMuted;
  for (const { timeNs, label } of ruler.ticks) {
    const x = Math.round(scale.toPx(timeNs));
    const half = (label.length * DIGIT_PX) / 2;
    // Ticks whose label would stick out of the picture keep their line only.
    if (x - half >= 0 && x + half <= scale.widthPx) context.fillText(label, x, BASELINE_PX);
  }
}

function paintLine(
  context: CanvasRenderingContext2D,
  { scale, heightPx, pixelRatio }: RulerScene,
  timeNs: number,
  lengthPx: number,
): void {
  const x = Math.round(scale.toPx(timeNs) * pixelRatio);
  const line = Math.max(1, Math.round(pixelRatio));
  const bottom = Math.round(heightPx * pixelRatio);
  const length = Math.round(lengthPx * pixelRatio);
  context.fillRect(x, bottom - length, line, length);
}
