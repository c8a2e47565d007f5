/** The order in which rows that came in time, or nearly, are kept: by lane, and by time within a lane. */
import type { Range } from './trace.ts';

export function rowsByLane(
  lane: readonly number[],
  timeNs: readonly number[],
  lanes: number,
): { readonly rows: readonly number[]; readonly ranges: Range[] } {
  const rows = lane.map((_, row) => row).sort((a, b) => lane[a] - lane[b] || timeNs[a] - timeNs[b]);
  const counts = new Int32Array(lanes);
  for (const each of lane) counts[each]++;
  const ranges: Range[] = [];
  for (let each = 0, first = 0; each < lanes; first += counts[each], each++) {
    ranges.push({ first, count: counts[each] });
  }
  return { rows, ranges };
}
