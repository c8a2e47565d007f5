/** Draws breaks of the axis as torn edges, over bars, ruler and overview alike; in CSS pixels. */
import { VEIL_ALPHA, zigzag, zigzagsOf } from './breaks.ts';
import type { BreakSpot } from './breaks.ts';
import type { Palette } from './palette.ts';

export function paintBreaks(
  context: CanvasRenderingContext2D,
  spots: readonly BreakSpot[],
  top: number,
  heightPx: number,
  palette: Palette,
): void {
  if (spots.length === 0) return;
  context.fillStyle = palette.surface;
  context.globalAlpha = VEIL_ALPHA;
  for (const { x, width } of spots) context.fillRect(x, top, width, heightPx);
  context.globalAlpha = 1;
  const teeth = zigzag(heightPx);
  const lines = spots.flatMap(zigzagsOf);
  context.lineJoin = 'miter';
  // A light edge keeps the dark line apart from bars of its own colour.
  for (const [lineWidth, color] of [
    [3.5, palette.surface],
    [1.25, palette.textMuted],
  ] as const) {
    context.lineWidth = lineWidth;
    context.strokeStyle = color;
    context.beginPath();
    for (const x of lines) {
      for (const [tooth, { dx, y }] of teeth.entries()) {
        if (tooth === 0) context.moveTo(x + dx, top + y);
        else context.lineTo(x + dx, top + y);
      }
    }
    context.stroke();
  }
}
