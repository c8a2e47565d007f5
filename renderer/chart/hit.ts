/** What is under a point of the plot, in CSS pixels from its top left corner. */
import type { LaneId } from '../../simulator/index.ts';
import { arrowUnder } from './arrows.ts';
import type { ArrowPath } from './arrows.ts';
import { burstUnder } from './bursts.ts';
import type { Burst } from './bursts.ts';
import type { ChartTarget, TimeRange } from './contract.ts';
import { rowAt } from './layout.ts';
import type { GhostSubject, GroupRow, Layout } from './layout.ts';
import { hasLevels, levelAt } from './levels.ts';
import { markUnder } from './marks.ts';
import type { MarkSpot } from './marks.ts';
import type { ChartModel } from './model.ts';
import { sharesBetween } from './shares.ts';
import { firstEndingAfter } from './steps.ts';
import type { TimeScale } from './time-scale.ts';

export interface HitScene {
  readonly model: ChartModel;
  /** The run whose rows are the ghosts. */
  readonly pinned?: ChartModel | undefined;
  readonly layout: Layout;
  readonly scale: TimeScale;
  readonly scrollY: number;
  readonly marks: readonly MarkSpot[];
  readonly arrows: readonly ArrowPath[];
  readonly bursts: readonly Burst[];
}

export function hit(scene: HitScene, x: number, y: number): ChartTarget | undefined {
  const mark = markUnder(scene.marks, x, y);
  if (mark !== undefined) return { kind: 'mark', mark: mark.mark };
  const arrow = arrowUnder(scene.arrows, x, y);
  if (arrow !== undefined) return { kind: 'arrow', arrow: arrow.arrow };
  const burst = burstUnder(scene.bursts, x, y);
  if (burst !== undefined) return { kind: 'burst', timeNs: burst.timeNs, lanes: burst.lanes };
  const row = rowAt(scene.layout, y + scene.scrollY);
  if (row === undefined) return undefined;
  if (row.kind !== 'ghost') return onSubject(scene.model, row, scene.scale, x);
  if (scene.pinned === undefined) return undefined;
  return { kind: 'ghost', target: onSubject(scene.pinned, row.of, scene.scale, x) };
}

function onSubject(
  model: ChartModel,
  subject: GhostSubject,
  scale: TimeScale,
  x: number,
): ChartTarget {
  return subject.kind === 'group' ? groupTarget(subject) : onLane(model, subject.lane, scale, x);
}

export function groupTarget({
  group,
  role,
  lane,
}: Pick<GroupRow, 'group' | 'role' | 'lane'>): ChartTarget {
  return { kind: 'group', group, role, lane };
}

function onLane(model: ChartModel, lane: LaneId, scale: TimeScale, x: number): ChartTarget {
  const { start, end } = model.trace.intervals;
  const { first, count } = model.trace.lanes[lane]!;
  // The pixel column the painter draws there.
  const startNs = scale.toNs(x - 0.5);
  const endNs = scale.toNs(x + 0.5);
  const from = firstEndingAfter(model.trace, lane, startNs);
  let to = from;
  while (to < first + count && start[to]! < endNs && to - from < MIX_FROM) to += 1;
  if (to - from >= MIX_FROM) {
    return { kind: 'mix', lane, startNs, endNs, ...sharesBetween(model, lane, startNs, endNs) };
  }
  if (to === from) {
    const thin = thinBefore(model, lane, from, startNs, 1 / scale.pxPerNs);
    return thin ?? gapOf(model, lane, scale.toNs(x));
  }
  const overlap = (i: number): number => Math.min(end[i]!, endNs) - Math.max(start[i]!, startNs);
  const interval = to - from === 2 && overlap(from + 1) > overlap(from) ? from + 1 : from;
  return { kind: 'interval', lane, interval };
}

/** The painter widens what is thinner than two pixels into free space: one can point at that, too. */
function thinBefore(
  model: ChartModel,
  lane: LaneId,
  next: number,
  timeNs: number,
  pixelNs: number,
): ChartTarget | undefined {
  const { start, end } = model.trace.intervals;
  const interval = next - 1;
  if (interval < model.trace.lanes[lane]!.first) return undefined;
  const isThin = end[interval]! - start[interval]! < 2 * pixelNs;
  return isThin && timeNs - end[interval]! < 1.5 * pixelNs
    ? { kind: 'interval', lane, interval }
    : undefined;
}

/** Two intervals in a pixel are an edge; three are a mixture. */
const MIX_FROM = 3;

function gapOf(model: ChartModel, lane: LaneId, timeNs: number): ChartTarget {
  if (hasLevels(model.trace, lane)) {
    return { kind: 'level', lane, timeNs, ...levelAt(model.trace, lane, timeNs) };
  }
  return { kind: 'gap', lane, ...gapAround(model, lane, timeNs) };
}

/** From the end of what was before to the beginning of what comes, within the run. */
function gapAround(model: ChartModel, lane: LaneId, timeNs: number): TimeRange {
  const { first, count } = model.trace.lanes[lane]!;
  const { start, end } = model.trace.intervals;
  const next = firstEndingAfter(model.trace, lane, timeNs);
  return {
    startNs: next > first ? end[next - 1]! : 0,
    endNs: next < first + count ? start[next]! : model.trace.elapsedNs,
  };
}
