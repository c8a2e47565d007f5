/**
 * How much there is of what a lane stands for (items in a queue, permits left), as an area in whole pixels. A column with
 * several levels shows the highest: a full queue must not vanish between two columns.
 */
import { bisectRight } from 'd3-array';

import { rangeOf } from '../../simulator/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';
import type { ChartStyles } from './bar-styles.ts';
import type { LevelReading, TimeRange } from './contract.ts';
import type { BarBox } from './paint-lane.ts';
import { fillRect } from './raster.ts';
import type { Raster } from './raster.ts';
import type { TimeScale } from './time-scale.ts';

/** From pixel x0 up to x1 the level is the same, and not 0. */
export interface LevelRun {
  readonly x0: number;
  readonly x1: number;
  readonly level: number;
}

export function hasLevels(trace: Trace, lane: LaneId): boolean {
  return rangeOf(trace.levelRanges, lane).count > 0;
}

/** By lane: the most there ever is; 0 where there are no levels. */
export function highestLevels({ lanes, levels, levelRanges }: Trace): Int32Array {
  return Int32Array.from(lanes, ({ id }) => {
    const { first, count } = rangeOf(levelRanges, id);
    let highest = 0;
    for (let i = first; i < first + count; i += 1) highest = Math.max(highest, levels.value[i]!);
    return highest;
  });
}

/** The level at a time, and from when until when it is so; 0 before the first. */
export function levelAt(
  trace: Trace,
  lane: LaneId,
  timeNs: number,
): TimeRange & { readonly level: number } {
  const { levels, elapsedNs } = trace;
  const { first, count } = rangeOf(trace.levelRanges, lane);
  const next = bisectRight(levels.timeNs, timeNs, first, first + count);
  return {
    level: next > first ? levels.value[next - 1]! : 0,
    startNs: next > first ? levels.timeNs[next - 1]! : 0,
    endNs: next < first + count ? levels.timeNs[next]! : elapsedNs,
  };
}

/** What a lane's area comes to at a time; undefined where there is none, and before the lane begins. */
export function levelReading(
  { trace, levelMax }: { readonly trace: Trace; readonly levelMax: Int32Array },
  id: LaneId,
  timeNs: number,
  tellsFuture: boolean,
): LevelReading | undefined {
  const lane = trace.lanes[id]!;
  if (!hasLevels(trace, id) || timeNs < lane.bornNs) return undefined;
  const { level } = levelAt(trace, id, timeNs);
  return { lane, now: level, most: tellsFuture ? levelMax[id]! : undefined };
}

export function levelRuns(
  trace: Trace,
  lane: LaneId,
  scale: TimeScale,
  width: number,
): readonly LevelRun[] {
  const { timeNs, value } = trace.levels;
  const { first, count } = rangeOf(trace.levelRanges, lane);
  const { bornNs, diedNs } = trace.lanes[lane]!;
  const from = Math.max(0, Math.round(scale.toPx(bornNs)));
  const until = Math.min(width, Math.round(scale.toPx(diedNs ?? trace.elapsedNs)));
  const last = first + count;
  const runs: LevelRun[] = [];
  let next = bisectRight(timeNs, scale.toNs(from), first, last);
  let level = next > first ? value[next - 1]! : 0;
  let run = { x0: from, x1: from, level: 0 };
  for (let x = from; x < until; x += 1) {
    const startNs = scale.toNs(x);
    const endNs = scale.toNs(x + 1);
    while (next < last && timeNs[next]! <= startNs) {
      level = value[next]!;
      next += 1;
    }
    let peak = level;
    while (next < last && timeNs[next]! < endNs) {
      level = value[next]!;
      peak = Math.max(peak, level);
      next += 1;
    }
    if (peak === run.level) {
      run.x1 = x + 1;
    } else {
      if (run.level > 0) runs.push(run);
      run = { x0: x, x1: x + 1, level: peak };
    }
  }
  if (run.level > 0) runs.push(run);
  return runs;
}

/** How high an area is in a box, with room for the line on top of it. */
export function levelHeight(level: number, highest: number, boxHeight: number): number {
  return Math.max(2, Math.round((level / Math.max(1, highest)) * boxHeight));
}

export function paintLevels(
  to: Raster,
  runs: readonly LevelRun[],
  highest: number,
  box: BarBox,
  styles: ChartStyles,
): void {
  const line = Math.max(1, Math.round(styles.pixelRatio));
  for (const { x0, x1, level } of runs) {
    const top = box.bottom - levelHeight(level, highest, box.bottom - box.top);
    fillRect(to, x0, top, x1, box.bottom, styles.level);
    fillRect(to, x0, top, x1, top + line, styles.levelEdge);
  }
}
