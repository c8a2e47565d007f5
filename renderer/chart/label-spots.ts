/** Where bars have room for a label, in device pixels. */
import type { LaneRow } from './layout.ts';
import { visibleRows } from './layout.ts';
import { threadOf } from './model.ts';
import { barBox } from './paint-rows.ts';
import type { RowsScene } from './paint-rows.ts';
import { gallop } from './shares.ts';
import { firstEndingAfter } from './steps.ts';

export interface LabelSpot {
  readonly interval: number;
  readonly key: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
  /** Its foot is taken by a thread's accent. */
  readonly accented: boolean;
}

/** In CSS pixels: no label is worth drawing in less. */
export const LABEL_FROM_PX = 24;
const LABEL_HEIGHT_PX = 13;

export function labelSpots(scene: RowsScene, heightDevice: number): readonly LabelSpot[] {
  const { layout, scrollY, styles } = scene;
  const spots: LabelSpot[] = [];
  for (const row of visibleRows(layout, scrollY, scrollY + heightDevice / styles.pixelRatio)) {
    if (row.kind === 'lane') collect(row, scene, spots);
  }
  return spots;
}

/**
 * A bar that is wide enough lies over at least one of the places that are so far apart, so only those
 * are looked at: however many intervals there are, a lane has a few dozen of them.
 */
function collect(row: LaneRow, scene: RowsScene, spots: LabelSpot[]): void {
  const { model, styles, scale } = scene;
  const { top, bottom } = barBox(row, scene.scrollY, styles.pixelRatio);
  if (bottom - top < LABEL_HEIGHT_PX * styles.pixelRatio) return;
  const widthMin = LABEL_FROM_PX * styles.pixelRatio;
  const { start, end } = model.trace.intervals;
  const { startNs } = scale.view;
  const { first, count } = model.trace.lanes[row.lane]!;
  const last = first + count;
  const pixelAt = (timeNs: number): number => Math.floor((timeNs - startNs) * scale.pxPerNs + 0.5);
  let i = firstEndingAfter(model.trace, row.lane, startNs);
  for (let x = 0; x < scale.widthPx && i < last; x += widthMin) {
    i = gallop(end, i, last, startNs + x / scale.pxPerNs);
    if (i === last) return;
    const x0 = Math.max(0, pixelAt(start[i]!));
    const x1 = Math.min(scale.widthPx, pixelAt(end[i]!));
    if (x1 - x0 < widthMin) continue;
    const key = model.keys[i]!;
    const labelTop = styles.bars[key]!.half ? top + ((bottom - top) >> 1) : top;
    const accented = threadOf(model, i) !== undefined;
    spots.push({ interval: i, key, x0, x1, top: labelTop, bottom, accented });
    i += 1;
  }
}
