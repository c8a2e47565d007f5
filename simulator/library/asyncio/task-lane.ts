/**
 * A task on the chart: a lane below its thread's that shows whether it is ready, runs, or waits, and for
 * what. Tasks are the loop's affair, so it is the loop that says what becomes of them.
 */
import type { Context } from '../../python/context.ts';
import { delegateOf, type HeapFrame } from '../../python/objects/frame.ts';
import { PyCell } from '../../python/objects/function.ts';
import { PyGenerator } from '../../python/objects/generator.ts';
import type { Value } from '../../python/objects/object.ts';
import { PyTuple } from '../../python/objects/values.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { Cause, LaneId } from '../../trace/trace.ts';
import { PyAgenda } from './agenda.ts';
import type { Moment, PyHandle } from './handle.ts';
import { laneOfLoop } from './loop-lane.ts';
import { asyncioState } from './state.ts';
import { beginsToWait, stopsWaiting } from './task-resource.ts';
import { PyTask } from './task.ts';

/** A program that makes tasks without end must not fill the chart with them. */
const LANES_MAX = 2000;

/** What it is that a coroutine of the library waits for. */
const CAUSES: Readonly<Record<string, Cause>> = {
  sleep: 'sleep',
  'Lock.acquire': 'lock',
  'Event.wait': 'event',
  'Condition.wait': 'condition',
  'Semaphore.acquire': 'semaphore',
  'Barrier._block': 'barrier',
  'Barrier._wait': 'barrier',
  'Queue.get': 'queue',
  'Queue.put': 'queue',
  'Queue.join': 'queue',
  wait: 'join',
  _wait: 'join',
  wait_for: 'join',
  '_SocketCalls.sock_accept': 'accept',
  '_SocketCalls.sock_connect': 'connect',
  '_Connections.create_connection': 'connect',
  '_SocketCalls.sock_recv': 'receive',
  '_SocketCalls.sock_recv_into': 'receive',
  '_SocketCalls.sock_recvfrom': 'receive',
  '_SocketCalls.sock_recvfrom_into': 'receive',
  'StreamReader._wait_for_data': 'receive',
  '_SocketCalls.sock_sendall': 'send',
  '_SocketCalls.sock_sendto': 'send',
  'FlowControlMixin._drain_helper': 'send',
  'Server.serve_forever': 'accept',
};

/** It will run in one of the next turns of the loop, which has just got the handle for that. */
export function taskIsReady(
  task: PyTask,
  loop: PyAgenda,
  { args }: PyHandle,
  running: Context,
): void {
  const { recorder } = running.interpreter;
  if (task.lane === NO_LANE || task === loop.current) return;
  const isNew = task.lane === undefined;
  const lane = (task.lane ??= isOwn(task, loop.current) ? NO_LANE : newLane(task, running));
  if (lane === NO_LANE) return;
  const atNs = timeOf(task, running);
  const by = causeOf(loop, running) ?? { lane: laneOfLoop(loop, running), atNs };
  const delivered = args instanceof PyTuple && args.items[0] instanceof PyTask;
  const isResult = delivered || (by === loop.cause && loop.current === undefined);
  recorder.arrow(
    isNew ? 'start' : isResult ? 'result' : 'wake',
    by.lane,
    by.atNs,
    lane,
    atNs,
    task.awaited,
  );
  stopsWaiting(task, atNs, running);
  recorder.state(lane, atNs, 'ready', isNew ? 'start' : 'woken', NO_LANE);
}

export function taskIsCancelled(task: PyTask, running: Context): void {
  const { lane = NO_LANE, loop } = task;
  if (lane === NO_LANE) return;
  const atNs = Math.ceil(running.nowNs);
  const own = loop instanceof PyAgenda && loop.thread === running.thread.lane ? loop : undefined;
  const by = own && causeOf(own, running);
  const from = by ?? { lane: laneOfLoop(loop, running), atNs };
  if (from.lane === lane) return;
  running.interpreter.recorder.arrow('cancel', from.lane, from.atNs, lane, atNs, NO_LANE);
}

/** The task that runs in the loop, or who has set going the callback that does; undefined: the loop itself. */
function causeOf(loop: PyAgenda, running: Context): Moment | undefined {
  const { current, thread, cause } = loop;
  if (thread !== running.thread.lane) return undefined;
  if (!(current instanceof PyTask)) return cause;
  const { lane = NO_LANE } = current;
  return lane === NO_LANE ? undefined : { lane, atNs: Math.ceil(running.nowNs) };
}

/** Who is to thank for what a callback does that is no step of a task. */
export function causeOfCallback({ args, origin }: PyHandle): Moment | undefined {
  const ended = args instanceof PyTuple ? args.items[0] : undefined;
  if (!(ended instanceof PyTask) || !ended.done) return origin;
  const { lane = NO_LANE, sinceNs } = ended;
  return lane === NO_LANE ? origin : { lane, atNs: sinceNs };
}

export function taskRuns(task: PyTask, running: Context): void {
  const { lane = NO_LANE } = task;
  if (lane === NO_LANE) return;
  const atNs = timeOf(task, running);
  running.interpreter.recorder.state(lane, atNs, 'running', 'none', running.thread.lane);
}

/** Its step is over. */
export function taskPauses(task: PyTask, running: Context): void {
  const { lane = NO_LANE, waiter } = task;
  if (lane === NO_LANE) return;
  const { recorder } = running.interpreter;
  const beganNs = task.sinceNs;
  const atNs = timeOf(task, running);
  if (atNs - beganNs >= running.interpreter.slowCallbackNs) {
    recorder.mark('blocked-loop', beganNs, running.thread.lane, lane, '');
  }
  if (task.done) {
    recorder.endLane(lane, atNs);
    return;
  }
  const { frame, cause, resource } = standing(task);
  if (frame !== undefined) {
    recorder.position(lane, atNs, running.interpreter.sourceOf(frame.code.file), frame.line);
  }
  if (waiter === undefined) recorder.state(lane, atNs, 'ready', 'none', NO_LANE);
  else if (waiter instanceof PyTask) {
    recorder.state(lane, atNs, 'waiting', 'join', waiter.lane ?? NO_LANE);
  } else {
    recorder.state(lane, atNs, 'waiting', cause, beginsToWait(task, cause, resource, running));
  }
}

/** Without a GIL, two threads may say something about a task at once: time goes forward all the same. */
function timeOf(task: PyTask, { nowNs }: Context): number {
  return (task.sinceNs = Math.max(task.sinceNs, Math.ceil(nowNs)));
}

/** What a loop does for itself, such as closing generators when it ends. */
function isOwn({ coroutine }: PyTask, maker: Value | undefined): boolean {
  return maker === undefined && coroutine instanceof PyGenerator && coroutine.code.internal;
}

/** create_task() names a task when it is there already. */
export function taskIsRenamed(task: PyTask, { interpreter }: Context): void {
  const { lane = NO_LANE } = task;
  if (lane !== NO_LANE) interpreter.renameLane(lane, shownName(task));
}

/** With the coroutine's where it has only a number. */
function shownName({ name, coroutine }: PyTask): string {
  const made = coroutine instanceof PyGenerator ? coroutine.name : '';
  const given = String(name);
  return made !== '' && /^Task-\d+$/.test(given) ? `${given} (${made})` : given;
}

function newLane(task: PyTask, running: Context): LaneId {
  const { interpreter, thread, nowNs } = running;
  const state = asyncioState(interpreter);
  if (state.laneCount >= LANES_MAX) return NO_LANE;
  const lane = interpreter.recorder.lane('task', shownName(task), thread.lane, nowNs);
  state.laneCount++;
  interpreter.lanes.push(lane);
  return lane;
}

/** Where a task stands in the program, and what the innermost coroutine of the library waits for. */
export function standing({ coroutine }: PyTask): {
  readonly frame: HeapFrame | undefined;
  readonly cause: Cause;
  /** The object whose method that coroutine is; undefined: it is a function, or not of the library. */
  readonly resource: Value | undefined;
} {
  let frame: HeapFrame | undefined;
  let cause: Cause = 'future';
  let resource: Value | undefined;
  let awaited = coroutine;
  while (awaited instanceof PyGenerator && awaited.frame !== undefined) {
    const { code } = awaited.frame;
    if (!code.internal) frame = awaited.frame;
    else if (CAUSES[code.qualifiedName] !== undefined) {
      cause = CAUSES[code.qualifiedName]!;
      resource = firstArgumentOf(awaited.frame);
    }
    const inner = delegateOf(awaited.frame);
    if (inner === undefined) break;
    awaited = inner;
  }
  return { frame, cause, resource };
}

/** `self`, of a method that has not let go of it. */
function firstArgumentOf({ stack }: HeapFrame): Value | undefined {
  const [first] = stack;
  return first instanceof PyCell ? first.value : first;
}
