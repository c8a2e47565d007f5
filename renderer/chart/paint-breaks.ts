/** Draws breaks of the axis as torn lines, over bars, ruler and overview alike; in CSS pixels. */
import { breakLines, TOOTH_PX, VEIL_ALPHA, zigzag, zigzagsOf } from './breaks.ts';
import type { BreakBox, BreakSpot } from './breaks.ts';
import type { Palette } from './palette.ts';

/** Leaves the context in CSS pixels. */
export function paintBreaks(
  context: CanvasRenderingContext2D,
  spots: readonly BreakSpot[],
  boxes: readonly BreakBox[],
  palette: Palette,
  pixelRatio: number,
): void {
  if (spots.length === 0 || boxes.length === 0) return;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.fillStyle = palette.surface;
  context.globalAlpha = VEIL_ALPHA;
  for (const { top, bottom } of boxes) {
    for (const { x, width } of spots) context.fillRect(x, top, width, bottom - top);
  }
  context.globalAlpha = 1;
  const line = zigzagPicture(heightOf(boxes), palette, pixelRatio);
  const lines = spots.flatMap(zigzagsOf);
  // Copied pixel by pixel: to stroke all of them would take longer than to paint all bars.
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const { top, bottom } of boxes) {
    const height = Math.round((bottom - top) * pixelRatio);
    const y = Math.round(top * pixelRatio);
    for (const x of lines) {
      const left = Math.round(x * pixelRatio) - line.width / 2;
      context.drawImage(line, 0, 0, line.width, height, left, y, line.width, height);
    }
  }
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
}

function heightOf(boxes: readonly BreakBox[]): number {
  return boxes.reduce((most, { top, bottom }) => Math.max(most, bottom - top), 1);
}

/** The line of a break in the middle of a picture, of the height of the highest lane. */
function zigzagPicture(heightPx: number, palette: Palette, pixelRatio: number): OffscreenCanvas {
  const strokes = breakLines(palette);
  const halfPx = TOOTH_PX + Math.max(...strokes.map(([width]) => width));
  const half = Math.ceil(halfPx * pixelRatio);
  const picture = new OffscreenCanvas(2 * half, Math.ceil(heightPx * pixelRatio));
  const context = picture.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.setTransform(pixelRatio, 0, 0, pixelRatio, half, 0);
  context.beginPath();
  for (const { dx, y } of zigzag(heightPx)) context.lineTo(dx, y);
  // A light edge keeps the dark line apart from bars of its own colour.
  for (const [width, color] of strokes) {
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  }
  return picture;
}
