/** The order in which rows that came in time, or nearly, are kept: by lane, and by time within a lane. */
import type { LaneId, Range, Ranges } from './trace.ts';

export function rowsByLane(
  lane: readonly number[],
  timeNs: readonly number[],
  lanes: number,
): { readonly rows: Uint32Array; readonly ranges: Ranges } {
  const ranges = new Uint32Array(lanes + 1);
  for (const each of lane) ranges[each + 1]++;
  for (let each = 0; each < lanes; each++) ranges[each + 1] += ranges[each];
  const rows = new Uint32Array(lane.length);
  const next = ranges.slice();
  for (let row = 0; row < rows.length; row++) rows[next[lane[row]]++] = row;
  for (let each = 0; each < lanes; each++) {
    const own = rows.subarray(ranges[each], ranges[each + 1]);
    // Most lanes' rows have come in time.
    if (!isInTime(own, timeNs)) own.sort((a, b) => timeNs[a] - timeNs[b]);
  }
  return { rows, ranges };
}

function isInTime(rows: Uint32Array, timeNs: readonly number[]): boolean {
  for (let i = 1; i < rows.length; i++) if (timeNs[rows[i - 1]] > timeNs[rows[i]]) return false;
  return true;
}

export function rangeOf(ranges: Ranges, lane: LaneId): Range {
  const first = ranges[lane];
  return { first, count: ranges[lane + 1] - first };
}
