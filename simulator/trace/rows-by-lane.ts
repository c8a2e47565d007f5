/** The order in which rows that came in time, or nearly, are kept: by lane, and by time within a lane. */
import type { LaneId, Range, Ranges } from './trace.ts';

export function rowsByLane(
  lane: readonly number[],
  timeNs: readonly number[],
  lanes: number,
): { readonly rows: readonly number[]; readonly ranges: Ranges } {
  const rows = lane.map((_, row) => row).sort((a, b) => lane[a] - lane[b] || timeNs[a] - timeNs[b]);
  const ranges = new Uint32Array(lanes + 1);
  for (const each of lane) ranges[each + 1]++;
  for (let each = 0; each < lanes; each++) ranges[each + 1] += ranges[each];
  return { rows, ranges };
}

export function rangeOf(ranges: Ranges, lane: LaneId): Range {
  const first = ranges[lane];
  return { first, count: ranges[lane + 1] - first };
}
