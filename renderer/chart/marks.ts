/** Where the glyphs of marks stand, and which of them stands for others that would cover it. */
import { bisector } from 'd3-array';

import { markAt, MARK_KINDS, NO_LANE } from '../../simulator/index.ts';
import type { MarkKind } from '../../simulator/index.ts';
import { visibleRows } from './layout.ts';
import type { Layout } from './layout.ts';
import { marksOfLane } from './model.ts';
import type { ChartModel } from './model.ts';
import type { TimeScale } from './time-scale.ts';

export interface MarkSpot {
  readonly mark: number;
  readonly kind: MarkKind;
  /** How many marks it stands for. */
  readonly count: number;
  readonly x: number;
  /** Top and bottom of the row. */
  readonly top: number;
  readonly bottom: number;
  /** It concerns the run as a whole: a line goes through all rows. */
  readonly wide: boolean;
}

/** The gravest first: it is the one that shows when several share a place. */
const GRAVITY: readonly MarkKind[] = [
  'deadlock',
  'exception',
  'limit',
  'interrupt',
  'lost-wake-up',
  'endless-wait',
  'starvation',
  'gil-convoy',
  'oversubscription',
  'uneven-work',
  'unretrieved',
  'blocked-loop',
  'never-awaited',
  'destroyed-task',
  'unread',
  'unheard',
  'deadline-miss',
  'signal',
  'forced-switch',
  'contention',
];

/** Those after which the run, or a thread, is not what it was. */
const GRAVE: ReadonlySet<MarkKind> = new Set(['deadlock', 'exception', 'limit', 'interrupt']);

export function isGrave(kind: MarkKind): boolean {
  return GRAVE.has(kind);
}

/** Marks nearer to each other than this become one glyph. */
export const MARK_SPACE_PX = 14;
export const GLYPH_RADIUS_PX = 7;
/** Marks of the run stand at the top of the plot. */
const RUN_MARK_PX = 24;

export function markSpots(
  model: ChartModel,
  layout: Layout,
  scale: TimeScale,
  scrollY: number,
  heightPx: number,
): readonly MarkSpot[] {
  const spots: MarkSpot[] = [];
  for (const row of visibleRows(layout, scrollY, scrollY + heightPx)) {
    const top = row.y - scrollY;
    const bottom = top + row.height;
    if (row.kind === 'ghost') continue;
    const lanes = row.kind === 'lane' ? [row.lane] : row.folded ? row.members : [];
    for (const lane of lanes) {
      spotsOf(model, marksOfLane(model, lane), scale, { top, bottom, wide: false }, spots);
    }
  }
  const whole = { top: 0, bottom: RUN_MARK_PX, wide: true };
  spotsOf(model, marksOfLane(model, NO_LANE), scale, whole, spots);
  return spots;
}

function spotsOf(
  model: ChartModel,
  own: Uint32Array,
  scale: TimeScale,
  place: Pick<MarkSpot, 'top' | 'bottom' | 'wide'>,
  spots: MarkSpot[],
): void {
  const { kind, timeNs } = model.trace.marks;
  const lastNs = scale.toNs(scale.widthPx + GLYPH_RADIUS_PX);
  let at = firstFrom(model, own, scale.toNs(-GLYPH_RADIUS_PX));
  while (at < own.length && timeNs[own[at]!]! <= lastNs) {
    const untilNs = timeNs[own[at]!]! + MARK_SPACE_PX / scale.pxPerNs;
    let gravest = own[at]!;
    let count = 0;
    while (at < own.length && timeNs[own[at]!]! < untilNs) {
      const candidate = own[at]!;
      if (gravityOf(model, candidate) < gravityOf(model, gravest)) gravest = candidate;
      count += 1;
      at += 1;
    }
    if (count === 0) return;
    const x = scale.toPx(timeNs[gravest]!);
    spots.push({ mark: gravest, kind: MARK_KINDS[kind[gravest]!]!, count, x, ...place });
  }
}

function gravityOf(model: ChartModel, mark: number): number {
  return GRAVITY.indexOf(markAt(model.trace, mark).kind);
}

function firstFrom({ trace }: ChartModel, own: Uint32Array, timeNs: number): number {
  return bisector((mark: number) => trace.marks.timeNs[mark]!).left(own, timeNs);
}

export function markUnder(spots: readonly MarkSpot[], x: number, y: number): MarkSpot | undefined {
  return spots.find(
    (spot) => Math.abs(spot.x - x) <= GLYPH_RADIUS_PX && y >= spot.top && y < spot.bottom,
  );
}
