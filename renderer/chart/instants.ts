/** When anything happens in a run, and between which of those instants no core works. */
import type { Times, Trace } from '../../simulator/index.ts';
import { gallop } from './shares.ts';

/** All that differ, in order, the beginning and the end of the run among them. */
export function instantsOf(trace: Trace): Float64Array {
  const { intervals, marks, arrows, levels, lanes, elapsedNs } = trace;
  const columns: readonly (Times | readonly number[])[] = [
    [0, elapsedNs],
    intervals.start,
    intervals.end,
    marks.timeNs,
    arrows.fromNs,
    arrows.toNs,
    levels.timeNs,
    lanes.map(({ bornNs }) => bornNs),
    lanes.map(({ diedNs }) => diedNs ?? elapsedNs),
  ];
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  all.sort();
  let count = 0;
  for (const timeNs of all) {
    const isNew = count === 0 || timeNs > all[count - 1]!;
    if (isNew && timeNs <= elapsedNs) all[count++] = timeNs;
  }
  return all.slice(0, count);
}

/** The instants after which no core works until the next one, as indices. */
export function idleGaps(trace: Trace, instants: Float64Array): readonly number[] {
  const cores = trace.lanes.filter(({ kind }) => kind === 'core');
  // Without cores nothing tells whether anybody works.
  if (cores.length === 0) return [];
  const { start, end } = trace.intervals;
  /** By instant: how many cores more work from then on. */
  const change = new Int32Array(instants.length);
  for (const { first, count } of cores) {
    let at = 0;
    for (let i = first; i < first + count; i += 1) {
      at = gallop(instants, at, instants.length, start[i]!);
      change[at - 1]! += 1;
      at = gallop(instants, at - 1, instants.length, end[i]!);
      change[at - 1]! -= 1;
      at -= 1;
    }
  }
  const gaps: number[] = [];
  let working = 0;
  for (let i = 0; i < instants.length - 1; i += 1) {
    working += change[i]!;
    if (working === 0) gaps.push(i);
  }
  return gaps;
}
