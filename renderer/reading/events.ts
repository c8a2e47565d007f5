/**
 * Everything that happens in a run, as one list in order of time: what the event table shows, what
 * the playback bar announces and what stepping stops at. It is an index into the trace, built once
 * per run in the worker; the sentences are made when they are shown (event-phrase.ts).
 */
import { bisectLeft, bisectRight } from 'd3-array';

import { STATES } from '../../simulator/index.ts';
import type { Lane, LaneKind, Trace } from '../../simulator/index.ts';

/** The order is the order in which events of one instant are told: cause before effect. */
export const EVENT_KINDS = ['print', 'mark', 'release', 'stop', 'take', 'go', 'end'] as const;
/**
 * `go`: a thread runs, `stop`: it does not (an interval); `end`: it is over (a lane); `take`,
 * `release`: a resource's owner comes, goes (an interval); `mark`, `print`: an entry of those lists.
 */
export type EventKind = (typeof EVENT_KINDS)[number];

export interface EventIndex {
  readonly count: number;
  readonly timeNs: Float64Array;
  /** Index into {@link EVENT_KINDS}. */
  readonly kind: Uint8Array;
  /** Index of the interval, lane, mark or console entry, by kind. */
  readonly ref: Uint32Array;
}

type Visit = (timeNs: number, kind: EventKind, ref: number) => void;

export function indexEvents(trace: Trace): EventIndex {
  let count = 0;
  visitEvents(trace, () => count++);
  const timeNs = new Float64Array(count);
  const kind = new Uint8Array(count);
  const ref = new Uint32Array(count);
  let at = 0;
  visitEvents(trace, (eventNs, eventKind, eventRef) => {
    timeNs[at] = eventNs;
    kind[at] = EVENT_KINDS.indexOf(eventKind);
    ref[at] = eventRef;
    at++;
  });
  const order = new Uint32Array(count).map((_, index) => index);
  order.sort((a, b) => timeNs[a]! - timeNs[b]! || kind[a]! - kind[b]! || a - b);
  return {
    count,
    timeNs: timeNs.map((_, index) => timeNs[order[index]!]!),
    kind: kind.map((_, index) => kind[order[index]!]!),
    ref: ref.map((_, index) => ref[order[index]!]!),
  };
}

const SILENT: ReadonlySet<LaneKind> = new Set(['core', 'process', 'loop']);

function visitEvents(trace: Trace, visit: Visit): void {
  for (const lane of trace.lanes) {
    if (lane.kind === 'thread' || lane.kind === 'task') visitThread(trace, lane, visit);
    // What cores and event loops do, the intervals of threads and tasks tell already.
    else if (!SILENT.has(lane.kind)) visitResource(trace, lane, visit);
  }
  trace.marks.forEach((mark, index) => {
    // A contention is the beginning of a wait, which is told as such.
    if (mark.kind !== 'contention') visit(mark.timeNs, 'mark', index);
  });
  trace.console.forEach((entry, index) => visit(entry.timeNs, 'print', index));
}

function visitThread(trace: Trace, lane: Lane, visit: Visit): void {
  const { start, state } = trace.intervals;
  const newState = STATES.indexOf('new');
  const running = STATES.indexOf('running');
  for (let index = lane.first; index < lane.first + lane.count; index++) {
    // The birth of the main thread at time 0 is no news; any other thread's is.
    if (state[index] === newState && start[index] === 0) continue;
    visit(start[index]!, state[index] === running ? 'go' : 'stop', index);
  }
  if (lane.diedNs !== undefined) visit(lane.diedNs, 'end', lane.id);
}

function visitResource(trace: Trace, lane: Lane, visit: Visit): void {
  const { start, end, other } = trace.intervals;
  const last = lane.first + lane.count - 1;
  for (let index = lane.first; index <= last; index++) {
    const follows = index > lane.first && end[index - 1] === start[index];
    const sameOwner = follows && other[index - 1] === other[index];
    if (!sameOwner) visit(start[index]!, 'take', index);
    const freed = index === last || start[index + 1] !== end[index];
    if (freed && end[index]! < trace.elapsedNs) visit(end[index]!, 'release', index);
  }
}

/** How many events happen before the time, or up to it. */
export function eventsBefore(events: EventIndex, timeNs: number, inclusive: boolean): number {
  return (inclusive ? bisectRight : bisectLeft)(events.timeNs, timeNs);
}

/** The lane an event is about: what the table shows, and what its filter asks for. */
export function eventLane(trace: Trace, events: EventIndex, index: number): number {
  const ref = events.ref[index]!;
  switch (EVENT_KINDS[events.kind[index]!]!) {
    case 'stop':
    case 'go':
    case 'take':
    case 'release':
      return trace.intervals.lane[ref]!;
    case 'end':
      return ref;
    case 'mark':
      return trace.marks[ref]!.lane;
    case 'print':
      return trace.console[ref]!.lane;
  }
}

/** The next instant after a time at which something happens (or, backwards, the last before it). */
export function nextInstant(
  events: EventIndex,
  timeNs: number,
  direction: 1 | -1,
): number | undefined {
  const index =
    direction === 1 ? eventsBefore(events, timeNs, true) : eventsBefore(events, timeNs, false) - 1;
  return events.timeNs[index];
}
