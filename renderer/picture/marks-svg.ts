/** The signs of what happened, as the chart has them: contention, forced switch, deadlock and the like. */
import type { MarkKind } from '../../simulator/index.ts';
import { isGrave } from '../chart/marks.ts';
import type { MarkSpot } from '../chart/marks.ts';
import type { Palette } from '../chart/palette.ts';
import { element } from './markup.ts';

interface MarkForm {
  /** About the middle of the sign. */
  readonly outline: string;
  readonly radius: number;
  /** Drawn on it in the colour of the ground. */
  readonly sign: string;
  readonly color: (palette: Palette) => string;
}

const CROSS = 'M-3 -3L3 3M3 -3L-3 3';
const BANG = 'M0 -4V0.5M0 3.5V3.6';
const SQUARE = 'M-6 -6H6V6H-6Z';

const TROUBLE: MarkForm = {
  outline: 'M-7 0A7 7 0 1 1 7 0A7 7 0 1 1 -7 0Z',
  radius: 7,
  sign: BANG,
  color: (palette) => palette.warning,
};
const DISC = 'M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z';

const FORMS: Record<MarkKind, MarkForm> = {
  contention: { outline: 'M-4 -4H4L0 2.8Z', radius: 4, sign: '', color: (p) => p.warning },
  'forced-switch': {
    outline: 'M2 -6L-4.5 1.2H-0.3L-2 6L4.5 -1.2H0.3Z',
    radius: 6,
    sign: '',
    color: (p) => p.text,
  },
  deadlock: {
    outline: 'M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z',
    radius: 8,
    sign: CROSS,
    color: (p) => p.alarm,
  },
  exception: { outline: 'M0 -8L8 0L0 8L-8 0Z', radius: 8, sign: BANG, color: (p) => p.alarm },
  limit: { outline: SQUARE, radius: 7, sign: CROSS, color: (p) => p.textMuted },
  interrupt: { outline: SQUARE, radius: 7, sign: BANG, color: (p) => p.warning },
  'blocked-loop': { outline: 'M-6 -6H6L0 4.2Z', radius: 6, sign: '', color: (p) => p.alarm },
  unread: { outline: 'M-6 -6H6L0 4.2Z', radius: 6, sign: '', color: (p) => p.warning },
  'never-awaited': { outline: DISC, radius: 6, sign: BANG, color: (p) => p.warning },
  unretrieved: { outline: 'M0 -7L7 0L0 7L-7 0Z', radius: 7, sign: BANG, color: (p) => p.warning },
  'destroyed-task': { outline: DISC, radius: 6, sign: CROSS, color: (p) => p.warning },
  'deadline-miss': {
    outline: DISC,
    radius: 6,
    sign: BANG,
    color: (p) => p.alarm,
  },
  unheard: { outline: 'M-6 -6H6L0 4.2Z', radius: 6, sign: '', color: (p) => p.warning },
  'lost-wake-up': TROUBLE,
  'endless-wait': TROUBLE,
  starvation: TROUBLE,
  'gil-convoy': TROUBLE,
  oversubscription: TROUBLE,
  'uneven-work': TROUBLE,
  signal: { outline: 'M0 -5L5 0L0 5L-5 0Z', radius: 5, sign: '', color: (p) => p.warning },
};

/** So many small marks in one place are a dot: the shapes would only smear. */
const DOT_FROM = 3;
const DOT = 'M-2 0A2 2 0 1 1 2 0A2 2 0 1 1 -2 0Z';

export function marksSvg(spots: readonly MarkSpot[], palette: Palette, heightPx: number): string {
  return spots.map((spot) => markSvg(spot, palette, heightPx)).join('');
}

function markSvg(spot: MarkSpot, palette: Palette, heightPx: number): string {
  const form = FORMS[spot.kind];
  const fill = form.color(palette);
  const grave = isGrave(spot.kind);
  const crowded = !grave && spot.count >= DOT_FROM;
  const y = grave ? (spot.top + spot.bottom) / 2 : spot.top + (crowded ? 3 : form.radius + 0.5);
  const glyph = element('path', {
    d: crowded ? DOT : form.outline,
    fill,
    stroke: palette.surface,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  });
  const sign =
    form.sign === ''
      ? ''
      : element('path', {
          d: form.sign,
          fill: 'none',
          stroke: palette.surface,
          'stroke-width': 1.75,
          'stroke-linecap': 'round',
        });
  const line = spot.wide
    ? element('rect', { x: Math.round(spot.x), y: 0, width: 1, height: heightPx, fill })
    : '';
  return line + element('g', { transform: `translate(${spot.x.toFixed(2)} ${y})` }, glyph + sign);
}
