/**
 * Lanes for the objects that threads meet at. Each has the name that the program gives it: the variable
 * its maker stores it in. The library's own locks have no lane, unless a module makes one for them.
 */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import type { ThreadHandle, WaitQueue } from '../../kernel/program.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import type { ResourceSnapshot } from '../../simulation.ts';
import { PyTuple } from '../../python/objects/values.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId, LaneKind } from '../../trace/trace.ts';
import { stateOf } from '../library-module.ts';

/** A program that makes locks without end must not fill the chart with them. */
const LANES_MAX = 10_000;

/** What threads wait at. */
type Awaited = Required<Pick<Owned, 'waiters'>>;

interface Owned {
  readonly owner: Pick<ThreadHandle, 'lane'> | undefined;
  /** Threads; undefined: only tasks wait for it. */
  readonly waiters?: WaitQueue;
  readonly tasks?: ReadonlySet<LaneId>;
  /** Of a semaphore. */
  readonly permits?: number;
}

/** What can be seen of such an object at any time. */
export interface Resource {
  readonly lane: LaneId;
  /** The lock whose owner the lane shows: the lock itself, or the one of a condition. */
  lock: Owned | undefined;
  /** It belongs to the machine, so that a forked process means the same one. */
  readonly shared: boolean;
  /** Locks that threads have made to wait at: one for each thread that waits for a signal. */
  readonly signals: Set<Awaited>;
  /** Of a semaphore: what is left of them. */
  permits: number | undefined;
}

class Lanes implements Copyable {
  readonly names = new Set<string>();
  /** The number that the next one of a name gets. */
  readonly numbers = new Map<string, number>();
  readonly resources = new Map<LaneId, Resource>();
  /** By the lanes that the process's objects know from before it was forked: its own. */
  readonly own = new Map<LaneId, LaneId>();

  /** A child's objects are others than its parent's, so they have lanes of their own. */
  copied(copies: Copies): Lanes {
    const copy = new Lanes();
    for (const name of this.names) copy.names.add(name);
    for (const [name, number] of this.numbers) copy.numbers.set(name, number);
    for (const [lane, { lock, signals, permits, shared }] of this.resources) {
      if (shared) continue;
      const own = copies.lane(lane);
      copy.own.set(lane, own);
      copy.resources.set(own, {
        lane: own,
        lock: copies.of(lock),
        signals: copies.of(signals),
        permits,
        shared,
      });
    }
    for (const [known, lane] of this.own) copy.own.set(known, copies.lane(lane));
    return copy;
  }
}

function lanesOf(interpreter: Interpreter): Lanes {
  return stateOf(interpreter, '_thread.lanes', () => {
    interpreter.resources.add(describeAll);
    return new Lanes();
  });
}

/** The process's own lane for one that its objects know. */
export function ownLane(interpreter: Interpreter, lane: LaneId): LaneId {
  return lanesOf(interpreter).own.get(lane) ?? lane;
}

/** What belongs to a lane made by {@link newLane}; undefined for NO_LANE. */
export function resourceOf(interpreter: Interpreter, lane: LaneId): Resource | undefined {
  return lanesOf(interpreter).resources.get(ownLane(interpreter, lane));
}

function describeAll(interpreter: Interpreter): readonly ResourceSnapshot[] {
  const { resources } = lanesOf(interpreter);
  return Array.from(resources.values(), (resource) => describe(interpreter, resource));
}

/**
 * A new lane for something that the running program is making; NO_LANE for what a module of the library
 * makes for itself, which says in `_lane_kinds` what of its own is to be seen.
 *
 * @param shared - it belongs to the machine, not to the memory of the process
 * @param wanted - its name, when that is not the variable
 */
export function newLane(context: Context, kind: LaneKind, shared = false, wanted?: string): LaneId {
  const { interpreter } = context;
  if (!isShown(context, kind)) return NO_LANE;
  const lanes = lanesOf(interpreter);
  const { names, resources } = lanes;
  if (names.size >= LANES_MAX) return NO_LANE;
  const name = freeName(lanes, wanted ?? assignedName(context), kind);
  names.add(name);
  const lane = interpreter.createLane(context, kind, name);
  resources.set(lane, {
    lane,
    lock: undefined,
    signals: new Set(),
    permits: undefined,
    shared,
  });
  return lane;
}

function describe({ kernel }: Interpreter, { lane, lock, signals, permits, shared }: Resource) {
  const queues = lock?.waiters === undefined ? [] : [lock.waiters];
  for (const signal of signals) queues.push(signal.waiters);
  return {
    lane,
    owner: lock?.owner?.lane ?? NO_LANE,
    waiters: [
      ...queues.flatMap((queue) => kernel.waiting(queue).map((thread) => thread.lane)),
      ...(lock?.tasks ?? []),
    ],
    permits: permits ?? lock?.permits,
    shared,
  };
}

/** Whether the running program is making something itself, or a module that lets it be seen. */
export function isShown(context: Context, kind: LaneKind): boolean {
  for (let depth = 0; ; depth++) {
    const frame = context.frame(depth);
    if (frame?.code.internal !== true) return true;
    const kinds = frame.globals.get('_lane_kinds');
    if (kinds instanceof PyTuple && !kinds.items.includes(kind)) return false;
  }
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
