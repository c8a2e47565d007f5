/** Draws breaks of the axis as torn edges, over bars, ruler and overview alike; in CSS pixels. */
import { breakLines, VEIL_ALPHA, zigzag, zigzagsOf } from './breaks.ts';
import type { BreakBox, BreakSpot } from './breaks.ts';
import type { Palette } from './palette.ts';

export function paintBreaks(
  context: CanvasRenderingContext2D,
  spots: readonly BreakSpot[],
  boxes: readonly BreakBox[],
  palette: Palette,
): void {
  if (spots.length === 0) return;
  context.fillStyle = palette.surface;
  context.globalAlpha = VEIL_ALPHA;
  for (const { top, bottom } of boxes) {
    for (const { x, width } of spots) context.fillRect(x, top, width, bottom - top);
  }
  context.globalAlpha = 1;
  context.beginPath();
  for (const { top, bottom } of boxes) {
    const teeth = zigzag(bottom - top);
    for (const x of spots.flatMap(zigzagsOf)) {
      for (const [tooth, { dx, y }] of teeth.entries()) {
        if (tooth === 0) context.moveTo(x + dx, top + y);
        else context.lineTo(x + dx, top + y);
      }
    }
  }
  // A light edge keeps the dark line apart from bars of its own colour.
  for (const [width, color] of breakLines(palette)) {
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  }
}
