/** The event loops of a process as they are now, for people to look at. No code of the program runs for it. */
import type { PythonInterpreter } from '../../python/machine/interpreter.ts';
import type { PythonThread } from '../../python/machine/thread.ts';
import type { Value } from '../../python/objects/object.ts';
import { PyFloat, PyTuple } from '../../python/objects/values.ts';
import type { CallbackSnapshot, LoopSnapshot, TimerSnapshot } from '../../simulation.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { MONOTONIC_START_NS } from '../time/clocks.ts';
import { PyAgenda } from './agenda.ts';
import { awaitTree } from './await-tree.ts';
import { PyFuture } from './future.ts';
import { PyHandle, PyTimerHandle } from './handle.ts';
import { callbackName } from './handle-text.ts';
import { runningLoop } from './running-loop.ts';
import { asyncioState } from './state.ts';
import { PyTask } from './task.ts';
import { taskOf } from './task-of.ts';
import { workersOf } from './workers.ts';

/** More than these are only counted. */
const LISTED_MAX = 50;

const SECOND_NS = 1_000_000_000;

export function loopsOf(interpreter: PythonInterpreter): LoopSnapshot[] {
  // Looking must not be what makes the state.
  if (!interpreter.state.has('asyncio')) return [];
  return [...interpreter.threads.values()].flatMap((thread) => {
    const loop = thread.top === undefined ? undefined : runningLoop(thread);
    return loop instanceof PyAgenda ? [describe(loop, thread)] : [];
  });
}

function describe(loop: PyAgenda, { interpreter, thread }: PythonThread): LoopSnapshot {
  const ready = loop.ready.ring.toArray();
  const timers = loop.timers.items
    .filter((timer) => timer instanceof PyTimerHandle && !timer.cancelled)
    .map((timer) => timer as PyTimerHandle)
    .sort((one, other) => secondsOf(one.when) - secondsOf(other.when));
  const tasks = [...asyncioState(interpreter).open].filter(
    (task): task is PyTask => task instanceof PyTask && task.loop === loop && !task.done,
  );
  return {
    lane: loop.lane,
    thread: thread.lane,
    ready: ready.filter(isWanted).slice(0, LISTED_MAX).map(callbackOf),
    readyCount: ready.length,
    timers: timers.slice(0, LISTED_MAX).map((timer) => timerOf(timer, loop)),
    timerCount: timers.length,
    tasks: awaitTree(tasks, loop, interpreter),
    taskCount: tasks.length,
    workers: workersOf(interpreter),
  };
}

const isWanted = (handle: Value): boolean => !(handle instanceof PyHandle && handle.cancelled);

const secondsOf = (when: Value): number =>
  when instanceof PyFloat ? when.value : typeof when === 'number' ? when : Infinity;

function callbackOf(handle: Value): CallbackSnapshot {
  if (!(handle instanceof PyHandle)) return { name: callbackName(handle), task: NO_LANE };
  const { callback } = handle;
  const args = handle.args instanceof PyTuple ? handle.args.items : [];
  const task = taskOf(handle) ?? wokenBy(args[0]);
  const name = callbackName(callback, args);
  return { name, task: task?.lane ?? NO_LANE };
}

/** The task that goes on when this future, which a callback is about to end, has ended. */
function wokenBy(future: Value | undefined): PyTask | undefined {
  if (!(future instanceof PyFuture) || future instanceof PyTask) return undefined;
  for (const { callee } of future.callbacks) {
    const task = taskOf({ callback: callee });
    if (task !== undefined) return task;
  }
  return undefined;
}

function timerOf(timer: PyTimerHandle, loop: PyAgenda): TimerSnapshot {
  const known = loop.keeps('time') && Number.isFinite(secondsOf(timer.when));
  const dueNs = Math.round(secondsOf(timer.when) * SECOND_NS - MONOTONIC_START_NS);
  return { ...callbackOf(timer), dueNs: known ? dueNs : undefined };
}
