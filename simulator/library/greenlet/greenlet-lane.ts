/**
 * A greenlet on the chart: a lane below its thread's that shows when it runs and what it waits for, and
 * who has switched to it. The greenlet that a thread begins with is the thread's own lane.
 */
import type { Copyable } from '../../kernel/copying.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import type { HeapFrame } from '../../python/objects/frame.ts';
import { PyFunction, PyMethod } from '../../python/objects/function.ts';
import type { Value } from '../../python/objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { Cause, LaneId } from '../../trace/trace.ts';
import { stateOf } from '../library-module.ts';
import type { PyGreenlet } from './greenlet.ts';

/** A program that makes greenlets without end must not fill the chart with them. */
const LANES_MAX = 2000;

/** What it is that functions of gevent wait for. */
const CAUSES: Readonly<Record<string, Cause>> = {
  sleep: 'sleep',
  'Event.wait': 'event',
  'AsyncResult.get': 'future',
  'AsyncResult.wait': 'future',
  'Greenlet.join': 'join',
  'Greenlet.get': 'join',
  joinall: 'join',
  iwait: 'join',
  'Semaphore.acquire': 'semaphore',
  'Queue.get': 'condition',
  'Queue.put': 'condition',
  'JoinableQueue.join': 'condition',
  wait_read: 'receive',
  wait_write: 'send',
};

export class GreenletLane implements Copyable {
  /** Undefined: nobody has switched to it yet. */
  id: LaneId | undefined = undefined;
  /** What is said to people about it: the name of its function. */
  name = '';

  /** In a forked child it is drawn anew, as soon as it goes on. */
  copied(): GreenletLane {
    const copy = new GreenletLane();
    copy.name = this.name;
    return copy;
  }
}

/** The thread goes on with another greenlet. */
export function showSwitch(from: PyGreenlet, to: PyGreenlet, running: Context): void {
  const { recorder } = running.interpreter;
  const threadLane = running.thread.lane;
  const atNs = Math.ceil(running.nowNs);
  const isNew = to.lane.id === undefined && !to.isMain;
  const toLane = to.isMain ? threadLane : (to.lane.id ??= newLane(to, running, atNs));
  const fromLane = from.isMain ? threadLane : (from.lane.id ?? NO_LANE);
  if (!from.isMain && fromLane !== NO_LANE) leave(from, fromLane, running, atNs);
  if (to.isMain || toLane === NO_LANE) return;
  if (fromLane !== NO_LANE) {
    recorder.arrow(isNew ? 'start' : 'wake', fromLane, atNs, toLane, atNs, NO_LANE);
  }
  recorder.state(toLane, atNs, 'running', 'none', threadLane);
}

function leave(greenlet: PyGreenlet, lane: LaneId, running: Context, atNs: number): void {
  const { recorder } = running.interpreter;
  if (greenlet.state.kind === 'dead') {
    recorder.endLane(lane, atNs);
    return;
  }
  const { frame, cause } = standing(running);
  if (frame !== undefined) {
    recorder.position(lane, atNs, running.interpreter.sourceOf(frame.code.file), frame.line);
  }
  recorder.state(lane, atNs, 'waiting', cause, NO_LANE);
}

/** Where the program stands, and what the function of gevent waits for that it has called. */
function standing(running: Context): {
  readonly frame: HeapFrame | undefined;
  readonly cause: Cause;
} {
  let cause: Cause = 'switch';
  for (let depth = 0; ; depth++) {
    const view = running.frame(depth);
    if (view === undefined) return { frame: undefined, cause };
    if (!view.code.internal) return { frame: view.object.frame, cause };
    cause = CAUSES[view.code.qualifiedName] ?? cause;
  }
}

class Lanes {
  count = 0;
}

function lanesOf(interpreter: Interpreter): Lanes {
  return stateOf(interpreter, 'greenlet', () => new Lanes());
}

function newLane(greenlet: PyGreenlet, running: Context, atNs: number): LaneId {
  const { interpreter, thread } = running;
  const lanes = lanesOf(interpreter);
  if (lanes.count >= LANES_MAX) return NO_LANE;
  const numbered = `${greenlet.type.name}-${++lanes.count}`;
  const { name } = greenlet.lane;
  const shown = name === '' ? numbered : `${numbered} (${name})`;
  return interpreter.recorder.lane('task', shown, thread.lane, atNs);
}

/** The name of a function, as far as it is there without asking the program. */
export function nameOfCallee(callee: Value | undefined): string {
  if (callee instanceof PyMethod) return nameOfCallee(callee.callee);
  return callee instanceof PyFunction ? callee.name : '';
}
