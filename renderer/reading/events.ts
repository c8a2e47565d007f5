/**
 * Everything that happens in a run, as one list in order of time: what the event table shows, what
 * the playback bar announces and what stepping stops at. It is an index into the trace, built once
 * per run in the worker; the sentences are made when they are shown (event-phrase.ts).
 */
import { laneOfInterval, MARK_KINDS, STATES } from '../../simulator/index.ts';
import type { Lane, LaneKind, Trace } from '../../simulator/index.ts';

/** The order is the order in which events of one instant are told: cause before effect. */
export const EVENT_KINDS = ['print', 'mark', 'release', 'stop', 'take', 'go', 'end'] as const;
/**
 * `go`: a thread runs, `stop`: it does not (an interval); `end`: it is over (a lane); `take`,
 * `release`: a resource's owner comes, goes (an interval); `mark`, `print`: an entry of those lists.
 */
export type EventKind = (typeof EVENT_KINDS)[number];

/** An event is four bytes: what it names in the trace knows its time. */
export interface EventIndex {
  /** The index of an interval, lane, mark or console entry, above the kind of the event, which says of which. */
  readonly packed: Uint32Array;
}

/** Kinds take the lowest bits. */
const KIND_BITS = 3;
const KIND_MASK = (1 << KIND_BITS) - 1;

type Visit = (timeNs: number, kind: EventKind, ref: number) => void;

export function indexEvents(trace: Trace): EventIndex {
  let count = 0;
  visitEvents(trace, () => count++);
  const timeNs = new Float64Array(count);
  const packed = new Uint32Array(count);
  let at = 0;
  visitEvents(trace, (eventNs, kind, ref) => {
    timeNs[at] = eventNs;
    packed[at] = (ref << KIND_BITS) | EVENT_KINDS.indexOf(kind);
    at++;
  });
  const kindOf = (index: number): number => packed[index]! & KIND_MASK;
  const order = new Uint32Array(count).map((_, index) => index);
  order.sort((a, b) => timeNs[a]! - timeNs[b]! || kindOf(a) - kindOf(b) || a - b);
  return { packed: order.map((index) => packed[index]!) };
}

const CONTENTION = MARK_KINDS.indexOf('contention');
const SILENT: ReadonlySet<LaneKind> = new Set(['core', 'process', 'loop']);

function visitEvents(trace: Trace, visit: Visit): void {
  for (const lane of trace.lanes) {
    if (lane.kind === 'thread' || lane.kind === 'task') visitThread(trace, lane, visit);
    // What cores and event loops do, the intervals of threads and tasks tell already.
    else if (!SILENT.has(lane.kind)) visitResource(trace, lane, visit);
  }
  const { marks } = trace;
  for (let index = 0; index < marks.count; index++) {
    // A contention is the beginning of a wait, which is told as such.
    if (marks.kind[index] !== CONTENTION) visit(marks.timeNs[index]!, 'mark', index);
  }
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

/** What an event is, and the index of that which it names in the trace. */
export function eventAt(
  { packed }: EventIndex,
  index: number,
): { readonly kind: EventKind; readonly ref: number } {
  const event = packed[index]!;
  return { kind: EVENT_KINDS[event & KIND_MASK]!, ref: event >>> KIND_BITS };
}

export function eventNs(trace: Trace, events: EventIndex, index: number): number {
  const { kind, ref } = eventAt(events, index);
  switch (kind) {
    case 'stop':
    case 'go':
    case 'take':
      return trace.intervals.start[ref]!;
    case 'release':
      return trace.intervals.end[ref]!;
    case 'end':
      return trace.lanes[ref]!.diedNs!;
    case 'mark':
      return trace.marks.timeNs[ref]!;
    case 'print':
      return trace.console[ref]!.timeNs;
  }
}

/** How many events happen before the time, or up to it. */
export function eventsBefore(
  trace: Trace,
  events: EventIndex,
  timeNs: number,
  inclusive: boolean,
): number {
  let low = 0;
  let high = events.packed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const atNs = eventNs(trace, events, middle);
    if (atNs < timeNs || (inclusive && atNs === timeNs)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lane an event is about: what the table shows, and what its filter asks for. */
export function eventLane(trace: Trace, events: EventIndex, index: number): number {
  const { kind, ref } = eventAt(events, index);
  switch (kind) {
    case 'stop':
    case 'go':
    case 'take':
    case 'release':
      return laneOfInterval(trace, ref);
    case 'end':
      return ref;
    case 'mark':
      return trace.marks.lane[ref]!;
    case 'print':
      return trace.console[ref]!.lane;
  }
}

/** The next instant after a time at which something happens (or, backwards, the last before it). */
export function nextInstant(
  trace: Trace,
  events: EventIndex,
  timeNs: number,
  direction: 1 | -1,
): number | undefined {
  const before = eventsBefore(trace, events, timeNs, direction === 1);
  const index = direction === 1 ? before : before - 1;
  return index in events.packed ? eventNs(trace, events, index) : undefined;
}
