/**
 * A task on the chart: a lane below its thread's that shows whether it is ready, runs, or waits, and for
 * what. Tasks are the loop's affair, so it is the loop that says what becomes of them.
 */
import type { Context } from '../../python/context.ts';
import { delegateOf, type HeapFrame } from '../../python/objects/frame.ts';
import { PyGenerator } from '../../python/objects/generator.ts';
import type { Value } from '../../python/objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { Cause, LaneId } from '../../trace/trace.ts';
import { asyncioState } from './state.ts';
import { PyTask } from './task.ts';

/** A program that makes tasks without end must not fill the chart with them. */
const LANES_MAX = 2000;

/** A step as long as this keeps everything else in the loop from running (asyncio's slow callbacks). */
const BLOCKED_NS = 100_000_000;

/** What it is that a coroutine of the library waits for. */
const CAUSES: Readonly<Record<string, Cause>> = {
  sleep: 'sleep',
  'Lock.acquire': 'lock',
  'Event.wait': 'event',
  'Condition.wait': 'condition',
  'Semaphore.acquire': 'semaphore',
  'Barrier._block': 'barrier',
  'Barrier._wait': 'barrier',
  'Queue.get': 'condition',
  'Queue.put': 'condition',
  'Queue.join': 'condition',
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

/**
 * It will run in one of the loop's next turns.
 *
 * @param current - the task that the loop runs just now: who makes or wakes it
 */
export function taskIsReady(task: PyTask, current: Value | undefined, running: Context): void {
  const { recorder } = running.interpreter;
  if (task.lane === NO_LANE || task === current) return;
  const isNew = task.lane === undefined;
  const lane = (task.lane ??= isOwn(task, current) ? NO_LANE : newLane(task, running));
  if (lane === NO_LANE) return;
  const atNs = timeOf(task, running);
  const by = current instanceof PyTask ? (current.lane ?? NO_LANE) : NO_LANE;
  const from = by === NO_LANE ? running.thread.lane : by;
  recorder.arrow(isNew ? 'start' : 'wake', from, atNs, lane, atNs, NO_LANE);
  recorder.state(lane, atNs, 'ready', isNew ? 'start' : 'woken', NO_LANE);
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
  if (atNs - beganNs >= BLOCKED_NS) {
    recorder.mark('blocked-loop', beganNs, running.thread.lane, lane, '');
  }
  if (task.done) {
    recorder.endLane(lane, atNs);
    return;
  }
  const { frame, cause } = standing(task);
  if (frame !== undefined) {
    recorder.position(lane, atNs, running.interpreter.sourceOf(frame.code.file), frame.line);
  }
  if (waiter === undefined) recorder.state(lane, atNs, 'ready', 'none', NO_LANE);
  else if (waiter instanceof PyTask) {
    recorder.state(lane, atNs, 'waiting', 'join', waiter.lane ?? NO_LANE);
  } else recorder.state(lane, atNs, 'waiting', cause, NO_LANE);
}

/** Without a GIL, two threads may say something about a task at once: time goes forward all the same. */
function timeOf(task: PyTask, { nowNs }: Context): number {
  return (task.sinceNs = Math.max(task.sinceNs, Math.ceil(nowNs)));
}

/** What a loop does for itself, such as closing generators when it ends. */
function isOwn({ coroutine }: PyTask, maker: Value | undefined): boolean {
  return maker === undefined && coroutine instanceof PyGenerator && coroutine.code.internal;
}

function newLane({ name, coroutine }: PyTask, running: Context): LaneId {
  const { interpreter, thread, nowNs } = running;
  const state = asyncioState(interpreter);
  if (state.lanes.length >= LANES_MAX) return NO_LANE;
  const made = coroutine instanceof PyGenerator ? coroutine.name : '';
  const given = String(name);
  const shown = made !== '' && /^Task-\d+$/.test(given) ? `${given} (${made})` : given;
  const lane = interpreter.recorder.lane('task', shown, thread.lane, nowNs);
  state.lanes.push(lane);
  return lane;
}

/** Where a task stands in the program, and what the innermost coroutine of the library waits for. */
function standing({ coroutine }: PyTask): {
  readonly frame: HeapFrame | undefined;
  readonly cause: Cause;
} {
  let frame: HeapFrame | undefined;
  let cause: Cause = 'future';
  let awaited = coroutine;
  while (awaited instanceof PyGenerator && awaited.frame !== undefined) {
    const { code } = awaited.frame;
    if (!code.internal) frame = awaited.frame;
    else cause = CAUSES[code.qualifiedName] ?? cause;
    const inner = delegateOf(awaited.frame);
    if (inner === undefined) break;
    awaited = inner;
  }
  return { frame, cause };
}
