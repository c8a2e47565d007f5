/** The intervals of a trace as a table: one line each, for spreadsheets. */
import { laneOfInterval } from './timeline.ts';
import { CAUSES, STATES } from './trace.ts';
import type { Trace } from './trace.ts';

export function traceToCsv(trace: Trace): string {
  const { lanes, intervals } = trace;
  const rows = ['kind,lane,state,cause,start_ns,end_ns,other'];
  for (let i = 0; i < intervals.start.length; i++) {
    const lane = lanes[laneOfInterval(trace, i)];
    const other = lanes[intervals.other[i]]?.name ?? '';
    const state = STATES[intervals.state[i]];
    const cause = CAUSES[intervals.cause[i]];
    const cells = [lane.kind, lane.name, state, cause, intervals.start[i], intervals.end[i], other];
    rows.push(cells.map(cell).join(','));
  }
  return rows.map((row) => `${row}\n`).join('');
}

/** RFC 4180: a name may hold anything. */
function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
