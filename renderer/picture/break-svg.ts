/** A break of the axis as the chart draws it: a veil, and a torn line or two. */
import { breakLines, VEIL_ALPHA, zigzag, zigzagsOf } from '../chart/breaks.ts';
import type { BreakBox, BreakSpot } from '../chart/breaks.ts';
import type { Palette } from '../chart/palette.ts';
import { element } from './markup.ts';

export function breakSvg(spot: BreakSpot, { top, bottom }: BreakBox, palette: Palette): string {
  const height = bottom - top;
  const veil = element('rect', {
    x: spot.x,
    y: top,
    width: spot.width,
    height,
    fill: palette.surface,
    'fill-opacity': VEIL_ALPHA,
  });
  const corners = zigzag(height);
  const d = zigzagsOf(spot)
    .map((x) => `M${corners.map(({ dx, y }) => `${(x + dx).toFixed(2)} ${top + y}`).join('L')}`)
    .join('');
  const strokes = breakLines(palette).map(([width, stroke]) =>
    element('path', { d, fill: 'none', stroke, 'stroke-width': width }),
  );
  return [veil, ...strokes].join('');
}
