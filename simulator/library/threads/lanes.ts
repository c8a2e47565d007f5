/**
 * Lanes for the objects that threads meet at. Each has the name that the program gives it: the variable
 * its maker stores it in. The library's own locks have no lane, unless a module makes one for them.
 */
import type { Lock } from '../../kernel/lock.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId, LaneKind } from '../../trace/trace.ts';
import { stateOf } from '../library-module.ts';

/** A program that makes locks without end must not fill the chart with them. */
const LANES_MAX = 10_000;

/** What can be seen of such an object at any time. */
export interface Resource {
  readonly lane: LaneId;
  /** The lock whose owner the lane shows: the lock itself, or the one of a condition. */
  lock: Lock | undefined;
  /** Locks that threads have made to wait at: one for each thread that waits for a signal. */
  readonly signals: Set<Lock>;
  /** Of a semaphore: what is left of them. */
  permits: number | undefined;
}

interface Lanes {
  readonly names: Set<string>;
  /** The number that the next one of a name gets. */
  readonly numbers: Map<string, number>;
  readonly resources: Map<LaneId, Resource>;
}

function lanesOf(interpreter: Interpreter): Lanes {
  return stateOf(interpreter, '_thread.lanes', () => ({
    names: new Set(),
    numbers: new Map(),
    resources: new Map(),
  }));
}

/** What belongs to a lane made by {@link newLane}; undefined for NO_LANE. */
export function resourceOf(interpreter: Interpreter, lane: LaneId): Resource | undefined {
  return lanesOf(interpreter).resources.get(lane);
}

/** A new lane for something that the running program is making. */
export function newLane(context: Context, kind: LaneKind): LaneId {
  const { interpreter } = context;
  const lanes = lanesOf(interpreter);
  const { names, resources } = lanes;
  if (names.size >= LANES_MAX) return NO_LANE;
  const name = freeName(lanes, assignedName(context), kind);
  names.add(name);
  const lane = interpreter.createLane(context, kind, name);
  const resource: Resource = { lane, lock: undefined, signals: new Set(), permits: undefined };
  resources.set(lane, resource);
  interpreter.resources.push(() => describe(interpreter, resource));
  return lane;
}

function describe({ kernel }: Interpreter, { lane, lock, signals, permits }: Resource) {
  const queues = lock === undefined ? [] : [lock.waiters];
  for (const signal of signals) queues.push(signal.waiters);
  return {
    lane,
    owner: lock?.owner?.lane ?? NO_LANE,
    waiters: queues.flatMap((queue) => kernel.waiting(queue).map((thread) => thread.lane)),
    permits,
  };
}

/** The variable in which the program, not the library, will store what is being made. */
function assignedName(context: Context): string {
  for (let depth = 0; ; depth++) {
    const frame = context.frame(depth);
    if (frame === undefined) return '';
    if (!frame.code.internal) return frame.assignedName();
  }
}

/** `lock`, then `lock 2`, `lock 3`; things without a name are `lock 1`, `lock 2`. */
function freeName({ names, numbers }: Lanes, wanted: string, kind: LaneKind): string {
  if (wanted !== '' && !names.has(wanted)) return wanted;
  const stem = wanted === '' ? kind : wanted;
  let number = numbers.get(stem) ?? (wanted === '' ? 1 : 2);
  while (names.has(`${stem} ${number}`)) number++;
  numbers.set(stem, number + 1);
  return `${stem} ${number}`;
}
