/** Glyphs of marks, caps of births and deaths, bands of instants; in CSS pixels of the plot. */
import type { MarkKind } from '../../simulator/index.ts';
import { BURST_HALF_PX } from './bursts.ts';
import type { Burst } from './bursts.ts';
import { mix } from './color.ts';
import { visibleRows } from './layout.ts';
import type { Layout, LaneRow } from './layout.ts';
import { isGrave } from './marks.ts';
import type { MarkSpot } from './marks.ts';
import type { ChartModel } from './model.ts';
import { barBox } from './paint-rows.ts';
import type { Palette } from './palette.ts';
import type { TimeScale } from './time-scale.ts';

type Glyph = (context: CanvasRenderingContext2D, x: number, y: number, r: number) => void;

const circle: Glyph = (context, x, y, r) => {
  context.arc(x, y, r, 0, 2 * Math.PI);
};
const diamond: Glyph = (context, x, y, r) => {
  polygon(context, [x, y - r], [x + r, y], [x, y + r], [x - r, y]);
};
const square: Glyph = (context, x, y, r) => {
  const s = r * 0.85;
  polygon(context, [x - s, y - s], [x + s, y - s], [x + s, y + s], [x - s, y + s]);
};
const wedge: Glyph = (context, x, y, r) => {
  polygon(context, [x - r, y - r], [x + r, y - r], [x, y + r * 0.7]);
};
const flash: Glyph = (context, x, y, r) => {
  polygon(
    context,
    [x + r * 0.35, y - r],
    [x - r * 0.75, y + r * 0.2],
    [x - r * 0.05, y + r * 0.2],
    [x - r * 0.35, y + r],
    [x + r * 0.75, y - r * 0.2],
    [x + r * 0.05, y - r * 0.2],
  );
};

interface MarkForm {
  readonly glyph: Glyph;
  readonly radius: number;
  /** Drawn on the glyph in the surface's colour. */
  readonly sign: 'cross' | 'bang' | 'none';
  readonly color: (palette: Palette) => string;
}

/** What goes badly although nothing fails. */
const TROUBLE: MarkForm = {
  glyph: circle,
  radius: 7,
  sign: 'bang',
  color: (palette) => palette.warning,
};

const FORMS: Record<MarkKind, MarkForm> = {
  contention: { glyph: wedge, radius: 4, sign: 'none', color: (p) => p.warning },
  'forced-switch': { glyph: flash, radius: 6, sign: 'none', color: (p) => p.text },
  deadlock: { glyph: circle, radius: 8, sign: 'cross', color: (p) => p.alarm },
  exception: { glyph: diamond, radius: 8, sign: 'bang', color: (p) => p.alarm },
  limit: { glyph: square, radius: 7, sign: 'cross', color: (p) => p.textMuted },
  interrupt: { glyph: square, radius: 7, sign: 'bang', color: (p) => p.warning },
  'blocked-loop': { glyph: wedge, radius: 6, sign: 'none', color: (p) => p.alarm },
  'never-awaited': { glyph: circle, radius: 6, sign: 'bang', color: (p) => p.warning },
  unretrieved: { glyph: diamond, radius: 7, sign: 'bang', color: (p) => p.warning },
  'destroyed-task': { glyph: circle, radius: 6, sign: 'cross', color: (p) => p.warning },
  unread: { glyph: wedge, radius: 6, sign: 'none', color: (p) => p.warning },
  'deadline-miss': { glyph: circle, radius: 6, sign: 'bang', color: (p) => p.alarm },
  unheard: { glyph: wedge, radius: 6, sign: 'none', color: (p) => p.warning },
  'lost-wake-up': TROUBLE,
  'endless-wait': TROUBLE,
  starvation: TROUBLE,
  'gil-convoy': TROUBLE,
  oversubscription: TROUBLE,
  'uneven-work': TROUBLE,
  signal: { glyph: diamond, radius: 5, sign: 'none', color: (p) => p.warning },
};

/** So many small marks in one place are a dot: the shapes would only smear. */
const DOT_FROM = 3;

export function paintMarks(
  context: CanvasRenderingContext2D,
  spots: readonly MarkSpot[],
  palette: Palette,
  heightPx: number,
): void {
  for (const spot of spots) {
    const form = FORMS[spot.kind];
    if (spot.wide) {
      context.fillStyle = form.color(palette);
      context.fillRect(Math.round(spot.x) - 0.5, 0, 1, heightPx);
    }
    const grave = isGrave(spot.kind);
    const crowded = !grave && spot.count >= DOT_FROM;
    const y = grave ? (spot.top + spot.bottom) / 2 : spot.top + form.radius + 0.5;
    context.beginPath();
    if (crowded) circle(context, spot.x, spot.top + 3, 2);
    else form.glyph(context, spot.x, y, form.radius);
    context.closePath();
    context.lineJoin = 'round';
    context.lineWidth = grave ? 3 : 2.5;
    context.strokeStyle = palette.surface;
    context.stroke();
    context.fillStyle = form.color(palette);
    context.fill();
    if (!crowded) paintSign(context, form, spot.x, y, palette);
  }
}

function paintSign(
  context: CanvasRenderingContext2D,
  form: MarkForm,
  x: number,
  y: number,
  palette: Palette,
): void {
  if (form.sign === 'none') return;
  context.strokeStyle = palette.surface;
  context.lineWidth = 1.75;
  context.lineCap = 'round';
  context.beginPath();
  if (form.sign === 'cross') {
    const s = form.radius * 0.4;
    context.moveTo(x - s, y - s);
    context.lineTo(x + s, y + s);
    context.moveTo(x + s, y - s);
    context.lineTo(x - s, y + s);
  } else {
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 0.5);
    context.moveTo(x, y + 3.5);
    context.lineTo(x, y + 3.6);
  }
  context.stroke();
  context.lineCap = 'butt';
}

/** A cap where a thread is made and a heavier one where it ends. */
export function paintLives(
  context: CanvasRenderingContext2D,
  model: ChartModel,
  layout: Layout,
  scale: TimeScale,
  scrollY: number,
  heightPx: number,
  palette: Palette,
): void {
  for (const row of visibleRows(layout, scrollY, scrollY + heightPx)) {
    if (row.kind !== 'lane' || model.threadOrdinal[row.lane]! < 0) continue;
    paintLife(context, model, row, scale, scrollY, palette);
  }
}

function paintLife(
  context: CanvasRenderingContext2D,
  model: ChartModel,
  row: LaneRow,
  scale: TimeScale,
  scrollY: number,
  palette: Palette,
): void {
  const { bornNs, diedNs } = model.trace.lanes[row.lane]!;
  const { top, bottom } = barBox(row, scrollY, 1);
  context.fillStyle = palette.text;
  const born = Math.round(scale.toPx(bornNs));
  if (born > -8 && born < scale.widthPx) {
    // A post with a flag: here it begins.
    context.fillRect(born - 2, top - 1, 2, bottom - top + 2);
    context.beginPath();
    polygon(context, [born, top - 1], [born + 6, top + 2], [born, top + 5]);
    context.fill();
  }
  if (diedNs === undefined) return;
  const died = Math.round(scale.toPx(diedNs));
  if (died > -4 && died < scale.widthPx + 4) {
    context.fillRect(died, top - 1, 3, bottom - top + 2);
  }
}

/** Bands behind nothing and over everything, so faint that what is below stays readable. */
export function paintBursts(
  context: CanvasRenderingContext2D,
  bursts: readonly Burst[],
  palette: Palette,
): void {
  for (const { x, top, bottom } of bursts) {
    context.globalAlpha = 0.18;
    context.fillStyle = palette.text;
    context.fillRect(x - BURST_HALF_PX, top, 2 * BURST_HALF_PX, bottom - top);
    context.globalAlpha = 1;
    context.fillStyle = mix(palette.text, palette.surface, 0.35);
    for (const edge of [top, bottom - 2]) {
      context.fillRect(x - BURST_HALF_PX, edge, 2 * BURST_HALF_PX, 2);
    }
  }
}

function polygon(
  context: CanvasRenderingContext2D,
  ...points: readonly (readonly [number, number])[]
): void {
  points.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}
