/** A break of the axis as the chart draws it: a veil between torn edges. */
import { VEIL_ALPHA, zigzag, zigzagsOf } from '../chart/breaks.ts';
import type { BreakSpot } from '../chart/breaks.ts';
import type { Palette } from '../chart/palette.ts';
import { element } from './markup.ts';

/** From `top`, which may be above the lanes, to their foot. */
export function breakSvg(spot: BreakSpot, top: number, foot: number, palette: Palette): string {
  const height = foot - top;
  const veil = element('rect', {
    x: spot.x,
    y: top,
    width: spot.width,
    height,
    fill: palette.surface,
    'fill-opacity': VEIL_ALPHA,
  });
  const d = zigzagsOf(spot)
    .map((x) => {
      const points = zigzag(height).map(({ dx, y }) => `${rounded(x + dx)} ${top + y}`);
      return `M${points.join('L')}`;
    })
    .join('');
  const line = (width: number, stroke: string): string =>
    element('path', { d, fill: 'none', stroke, 'stroke-width': width });
  return veil + line(3.5, palette.surface) + line(1.25, palette.textMuted);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
