/** Where in a run the bursts of a table's jobs end, so that they can be taken there and made longer or shorter. */
import { CAUSES, STATES } from '../../simulator/index.ts';
import type { Intervals, Lane, Trace } from '../../simulator/index.ts';

import { piecesOf, roundedLength, withLength } from './bursts.ts';
import type { TableRow } from './rows.ts';

export interface BurstEdge {
  readonly lane: number;
  readonly timeNs: number;
  readonly row: TableRow;
  /** Which of the row's bursts ends there. */
  readonly burst: number;
}

const RUNNING = STATES.indexOf('running');
const WAITING = STATES.indexOf('waiting');
const IO = CAUSES.indexOf('io');

/** In order of time within a job. Jobs that a row generates have none: their bursts stand nowhere. */
export function burstEdges(trace: Trace, rows: readonly TableRow[]): readonly BurstEdge[] {
  const lanes = trace.lanes.filter(({ kind }) => kind === 'thread');
  return rows
    .filter(({ section }) => section === 'job')
    .flatMap((row) => {
      const name = row.cells.get('name')?.value ?? `job ${row.index + 1}`;
      const lane = lanes.find((each) => each.name === name);
      return lane === undefined ? [] : edgesOf(trace.intervals, lane, row);
    });
}

/** A burst may be cut by others' turns: it ends where the time spent on it adds up to its length. */
function edgesOf(intervals: Intervals, lane: Lane, row: TableRow): BurstEdge[] {
  const pieces = piecesOf(row.cells.get('bursts')?.value ?? '');
  const rounds = Number(row.cells.get('repeat')?.value ?? 1);
  const edges: BurstEdge[] = [];
  const end = lane.first + lane.count;
  let at = lane.first;
  let spentNs = 0;
  for (let index = 0; index < pieces.length * rounds; index++) {
    const burst = index % pieces.length;
    let leftNs = pieces[burst]!.ns;
    while (leftNs > 0 && at < end) {
      const lengthNs = intervals.end[at]! - intervals.start[at]!;
      const isOwn = kindOf(intervals, at) === pieces[burst]!.kind;
      const partNs = isOwn ? Math.min(leftNs, lengthNs - spentNs) : 0;
      leftNs -= partNs;
      spentNs += partNs;
      if (leftNs === 0) {
        edges.push({ lane: lane.id, timeNs: intervals.start[at]! + spentNs, row, burst });
      }
      if (!isOwn || spentNs === lengthNs) {
        at++;
        spentNs = 0;
      }
    }
  }
  return edges;
}

/** In the words of bursts; undefined for time that belongs to none. */
function kindOf({ state, cause }: Intervals, index: number): string | undefined {
  if (state[index] === RUNNING) return 'cpu';
  return state[index] === WAITING && cause[index] === IO ? 'io' : undefined;
}

/** The row's bursts when the edge is moved by so much, to what a step of the hand tells apart. */
export function burstsWithEdge(
  { row, burst }: BurstEdge,
  byNs: number,
  stepNs: number,
): { readonly bursts: string; readonly kind: string; readonly ns: number } {
  const bursts = row.cells.get('bursts')?.value ?? '';
  const { kind, ns: beforeNs } = piecesOf(bursts)[burst]!;
  const ns = roundedLength(beforeNs + byNs, stepNs);
  return { bursts: withLength(bursts, burst, ns), kind, ns };
}
