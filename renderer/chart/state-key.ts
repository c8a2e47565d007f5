/**
 * What a bar says, as one word: state and cause of an interval folded into the keys that colours,
 * legend, emphasis and statistics share.
 */
import { CAUSES, laneOfInterval, STATES } from '../../simulator/index.ts';
import type { Cause, LaneKind, State, Trace } from '../../simulator/index.ts';

/** In the order of the legend, and of the layers of a mixed column from the bottom up. */
export const STATE_KEYS = [
  'running',
  'copying',
  'ready',
  'wait-gil',
  'wait-lock',
  'wait-condition',
  'wait-queue',
  'wait-semaphore',
  'wait-event',
  'wait-barrier',
  'wait-join',
  'wait-io',
  'wait-sleep',
  'wait-work',
  'wait-other',
  'new',
  'busy',
  'switching',
  'held',
  'contended',
  'loop-timers',
  'loop-select',
  'loop-callbacks',
] as const;
export type StateKey = (typeof STATE_KEYS)[number];

/** Whose state it is, as the legend is divided. */
export const STATE_GROUPS = ['thread', 'wait', 'core', 'resource', 'loop'] as const;
export type StateGroup = (typeof STATE_GROUPS)[number];

export function stateGroup(key: StateKey): StateGroup {
  if (key.startsWith('wait-')) return 'wait';
  if (key.startsWith('loop-')) return 'loop';
  if (key === 'busy' || key === 'switching') return 'core';
  return key === 'held' || key === 'contended' ? 'resource' : 'thread';
}

/** A state key as its index in {@link STATE_KEYS}, for typed arrays. */
export type KeyCode = number;

export function keyCode(key: StateKey): KeyCode {
  return STATE_KEYS.indexOf(key);
}

const WAIT_KEYS: Partial<Record<Cause, StateKey>> = {
  gil: 'wait-gil',
  lock: 'wait-lock',
  condition: 'wait-condition',
  semaphore: 'wait-semaphore',
  queue: 'wait-queue',
  work: 'wait-work',
  event: 'wait-event',
  barrier: 'wait-barrier',
  join: 'wait-join',
  // Thread.start() waits for the new thread's `_started`, which is an Event (CPython's threading.py).
  start: 'wait-event',
  io: 'wait-io',
  pipe: 'wait-io',
  poll: 'wait-io',
  accept: 'wait-io',
  connect: 'wait-io',
  receive: 'wait-io',
  send: 'wait-io',
  child: 'wait-join',
  sleep: 'wait-sleep',
};

/** The phases of a turn of an event loop. */
const LOOP_KEYS: Partial<Record<Cause, StateKey>> = {
  timers: 'loop-timers',
  select: 'loop-select',
  callbacks: 'loop-callbacks',
};

/**
 * A running core is "busy": its bar tells which thread it runs, a thread's that it runs at all. While the
 * kernel copies what has been read, that is told apart: the second phase of an input call.
 */
export function stateKey(laneKind: LaneKind, state: State, cause: Cause): StateKey {
  if (laneKind === 'loop') return LOOP_KEYS[cause] ?? 'loop-callbacks';
  if (state === 'waiting') return WAIT_KEYS[cause] ?? 'wait-other';
  if (state === 'running') {
    if (laneKind === 'core') return 'busy';
    return cause === 'copy' ? 'copying' : 'running';
  }
  return state;
}

export function intervalKey(trace: Trace, interval: number): StateKey {
  const { state, cause } = trace.intervals;
  return stateKey(
    trace.lanes[laneOfInterval(trace, interval)]!.kind,
    STATES[state[interval]!]!,
    CAUSES[cause[interval]!]!,
  );
}

/** The key of every interval as a code, in the order of the trace. */
export function intervalKeys(trace: Trace): Uint8Array {
  const { state, cause } = trace.intervals;
  const keys = new Uint8Array(state.length);
  for (const lane of trace.lanes) {
    const codes = STATES.map((s) => CAUSES.map((c) => keyCode(stateKey(lane.kind, s, c))));
    for (let i = lane.first; i < lane.first + lane.count; i += 1) {
      keys[i] = codes[state[i]!]![cause[i]!]!;
    }
  }
  return keys;
}
