/** How much room the parts of the chart have: in a small window, lanes need it more than what stands around them. */
import { COMPACT_HEIGHTS, LOW_HEIGHTS, ROW_HEIGHTS } from './layout.ts';
import type { RowHeights } from './layout.ts';

const NARROW_PX = 720;
const LOW_PX = 340;

export interface ChartRoom {
  readonly overviewPx: number;
  readonly rulerPx: number;
  /** Of the lanes' names, until the user draws it. */
  readonly gutterPx: number;
  readonly heights: RowHeights;
}

export function chartRoom(widthPx: number, heightPx: number, compact: boolean): ChartRoom {
  const isLow = heightPx < LOW_PX;
  return {
    overviewPx: isLow ? 24 : 38,
    rulerPx: isLow ? 33 : 36,
    gutterPx: widthPx < NARROW_PX ? 148 : 184,
    heights: compact ? COMPACT_HEIGHTS : isLow ? LOW_HEIGHTS : ROW_HEIGHTS,
  };
}
