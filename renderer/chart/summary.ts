/** What a folded group or the overview shows: lanes added up in narrow steps, share over share. */
import type { LaneId, LaneKind, Trace } from '../../simulator/index.ts';
import type { ChartStyles } from './bar-styles.ts';
import type { BarBox } from './paint-lane.ts';
import { fillRect } from './raster.ts';
import type { Raster } from './raster.ts';
import { addSharesInSteps, KEY_COUNT } from './shares.ts';
import type { ShareIndex } from './shares.ts';

/** Shares of all lanes in steps of equal length: at step s, key k stands at s × KEY_COUNT + k. */
export interface Summary {
  readonly steps: number;
  readonly shares: Float64Array;
}

/** 1 is the whole of the time of all the lanes given. */
export function summaryOf(
  index: ShareIndex,
  lanes: readonly LaneId[],
  startNs: number,
  stepNs: number,
  steps: number,
): Summary {
  const shares = new Float64Array(steps * KEY_COUNT);
  for (const lane of lanes) addSharesInSteps(index, lane, startNs, stepNs, steps, shares);
  const whole = Math.max(1, lanes.length) * stepNs;
  for (let i = 0; i < shares.length; i += 1) shares[i]! /= whole;
  return { steps, shares };
}

const KINDS_IN_ORDER: readonly (readonly LaneKind[])[] = [['thread'], ['core'], ['gil']];

/** The lanes that say most about a group: its threads, else its cores, else whatever it has. */
export function spokesmen(trace: Trace, members: readonly LaneId[]): readonly LaneId[] {
  for (const kinds of KINDS_IN_ORDER) {
    const chosen = members.filter((lane) => kinds.includes(trace.lanes[lane]!.kind));
    if (chosen.length > 0) return chosen;
  }
  return members;
}

export function paintSummary(
  to: Raster,
  summary: Summary,
  box: BarBox,
  stepPx: number,
  styles: ChartStyles,
  x = 0,
): void {
  const height = box.bottom - box.top;
  for (let step = 0; step < summary.steps; step += 1) {
    let filled = 0;
    let below = 0;
    for (let key = 0; key < KEY_COUNT; key += 1) {
      const share = summary.shares[step * KEY_COUNT + key]!;
      if (share === 0) continue;
      filled += share * height;
      const upTo = Math.min(height, Math.max(below + 1, Math.round(filled)));
      const hue = styles.bars[key]!.hue;
      const x0 = x + step * stepPx;
      fillRect(to, x0, box.bottom - upTo, x0 + stepPx, box.bottom - below, hue);
      below = upTo;
    }
  }
}
