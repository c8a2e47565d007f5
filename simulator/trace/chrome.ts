/**
 * A trace in Chrome's trace event format, as JSON, for Perfetto and chrome://tracing. Cores, each
 * process and the things threads share are "processes" there; every lane is one of their "threads".
 */
import { eachArrow } from './arrow-store.ts';
import { eachMark } from './mark-store.ts';
import { laneOfInterval } from './timeline.ts';
import { CAUSES, NO_LANE, STATES } from './trace.ts';
import type { Lane, LaneId, Trace } from './trace.ts';

/** Times in µs, as the format has them; fractions are allowed. */
interface ChromeEvent {
  readonly name: string;
  readonly ph: 'X' | 'i' | 's' | 'f' | 'C' | 'M';
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly id?: number;
  /** Instants: how tall the mark is drawn (g: everywhere, t: its thread). */
  readonly s?: 'g' | 't';
  /** Flow ends: bind to the slice around the time, not to the next one. */
  readonly bp?: 'e';
  readonly args?: Readonly<Record<string, string | number>>;
}

const CORES_PID = 1;
const SHARED_PID = 2;
const FIRST_PROCESS_PID = 3;

export function traceToChrome(trace: Trace): string {
  const place = placesOf(trace.lanes);
  const events: ChromeEvent[] = [
    ...metadata(trace.lanes, place),
    ...slices(trace, place),
    ...instants(trace, place),
    ...flows(trace, place),
    ...readyCounter(trace),
  ];
  return JSON.stringify({ displayTimeUnit: 'ns', traceEvents: events });
}

interface Place {
  readonly pid: number;
  readonly tid: number;
}
type PlaceOf = (lane: LaneId) => Place;

function placesOf(lanes: readonly Lane[]): PlaceOf {
  return (id) => {
    // tid 0 is special to some viewers.
    const tid = id + 1;
    if (id === NO_LANE) return { pid: CORES_PID, tid: 0 };
    const { kind, parent } = lanes[id];
    if (kind === 'core') return { pid: CORES_PID, tid };
    if (kind === 'process') return { pid: FIRST_PROCESS_PID + id, tid };
    if (kind === 'thread') return { pid: FIRST_PROCESS_PID + (parent ?? 0), tid };
    return { pid: SHARED_PID, tid };
  };
}

function metadata(lanes: readonly Lane[], place: PlaceOf): ChromeEvent[] {
  const named = (
    name: string,
    pid: number,
    tid: number,
    args: ChromeEvent['args'],
  ): ChromeEvent => ({
    name,
    ph: 'M',
    pid,
    tid,
    args,
  });
  return [
    named('process_name', CORES_PID, 0, { name: 'cores' }),
    named('process_name', SHARED_PID, 0, { name: 'shared' }),
    ...lanes.flatMap((lane) => {
      const { pid, tid } = place(lane.id);
      return lane.kind === 'process'
        ? [named('process_name', pid, 0, { name: lane.name })]
        : [
            named('thread_name', pid, tid, { name: lane.name }),
            named('thread_sort_index', pid, tid, { sort_index: lane.id }),
          ];
    }),
  ];
}

function slices(trace: Trace, place: PlaceOf): ChromeEvent[] {
  const { start, end, state, cause, other } = trace.intervals;
  const events: ChromeEvent[] = [];
  for (let i = 0; i < start.length; i++) {
    const stateName = STATES[state[i]];
    const causeName = CAUSES[cause[i]];
    const args: Record<string, string> = {};
    if (other[i] !== NO_LANE) args['with'] = trace.lanes[other[i]].name;
    events.push({
      name: causeName === 'none' ? stateName : `${stateName}: ${causeName}`,
      cat: stateName,
      ph: 'X',
      ...place(laneOfInterval(trace, i)),
      ts: start[i] / 1_000,
      dur: (end[i] - start[i]) / 1_000,
      args,
    });
  }
  return events;
}

function instants(trace: Trace, place: PlaceOf): ChromeEvent[] {
  const marks = Array.from(eachMark(trace), (mark): ChromeEvent => ({
    name: mark.kind,
    cat: 'mark',
    ph: 'i',
    ...place(mark.lane),
    ts: mark.timeNs / 1_000,
    s: mark.lane === NO_LANE ? 'g' : 't',
    args: mark.detail === '' ? {} : { detail: mark.detail },
  }));
  const output = trace.console.map((entry): ChromeEvent => ({
    name: entry.text.trimEnd(),
    cat: entry.stream,
    ph: 'i',
    ...place(entry.lane),
    ts: entry.timeNs / 1_000,
    s: 't',
  }));
  return [...marks, ...output];
}

function flows(trace: Trace, place: PlaceOf): ChromeEvent[] {
  return [...eachArrow(trace)].flatMap((arrow, id): ChromeEvent[] => [
    { name: arrow.kind, cat: 'arrow', ph: 's', id, ...place(arrow.from), ts: arrow.fromNs / 1_000 },
    {
      name: arrow.kind,
      cat: 'arrow',
      ph: 'f',
      bp: 'e',
      id,
      ...place(arrow.to),
      ts: arrow.toNs / 1_000,
    },
  ]);
}

/** How many threads are ready but have no core: the length of the run queue over time. */
function readyCounter(trace: Trace): ChromeEvent[] {
  const ready = STATES.indexOf('ready');
  const changes = new Map<number, number>();
  const { start, end, state } = trace.intervals;
  for (let i = 0; i < start.length; i++) {
    if (state[i] !== ready) continue;
    changes.set(start[i], (changes.get(start[i]) ?? 0) + 1);
    changes.set(end[i], (changes.get(end[i]) ?? 0) - 1);
  }
  let length = 0;
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([timeNs, change]): ChromeEvent => {
      length += change;
      return {
        name: 'ready threads',
        ph: 'C',
        pid: CORES_PID,
        tid: 0,
        ts: timeNs / 1_000,
        args: { ready: length },
      };
    });
}
