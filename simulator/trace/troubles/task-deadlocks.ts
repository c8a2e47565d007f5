/**
 * Tasks that wait for ever. The kernel knows only the threads of their loops: what tasks wait for, and who
 * holds it, stands on their lanes. When nothing will ever happen again, every task of a loop that waits in
 * its selector is stuck, and the outcome tells of it; while others go on, those are stuck that wait for each
 * other in a circle, and they are marked as the kernel marks threads.
 */
import { withMarks } from '../mark-store.ts';
import { NO_LANE, STATES } from '../trace.ts';
import type { BlockedThread, Deadlock, LaneId, Mark, Trace } from '../trace.ts';
import { finalWaits, holderAt, lineAt } from './final-wait.ts';
import type { FinalWait } from './final-wait.ts';
import { shutdownWaits } from './shutdown-wait.ts';

interface Circle {
  readonly timeNs: number;
  /** Each waits for the next, the last for the first. */
  readonly waits: readonly BlockedThread[];
}

const WAITING = STATES.indexOf('waiting');

/** Adds them to the outcome and the marks of a trace. */
export function withTaskDeadlocks(trace: Trace): Trace {
  if (trace.lanes.every(({ kind }) => kind !== 'task')) return trace;
  const waits = finalWaits(trace).filter(({ thread }) => trace.lanes[thread].kind === 'task');
  const { outcome } = trace;
  if (outcome.kind !== 'deadlock') {
    const given = shutdownWaits(trace);
    const marks = circlesOf(trace, [...waits, ...given]).flatMap(marksOf);
    return { ...trace, marks: withMarks(trace, marks) };
  }
  const stuck = waits.filter(({ thread }) => waitsInLoop(trace, thread));
  if (stuck.length === 0) return trace;
  const { deadlock } = outcome;
  const circles = circlesOf(trace, stuck);
  const told: Deadlock = {
    ...deadlock,
    cycle: deadlock.cycle.length > 0 ? deadlock.cycle : (circles[0]?.waits ?? []),
    blocked: [...deadlock.blocked, ...stuck.map((wait) => blockedTask(trace, wait))],
  };
  const marks =
    circles.length > 0
      ? circles.flatMap(marksOf)
      : stuck.map((wait) => markOf(blockedTask(trace, wait), deadlock.timeNs));
  return {
    ...trace,
    outcome: { kind: 'deadlock', deadlock: told },
    marks: withMarks(trace, marks),
  };
}

/** Whether the thread of the task's loop is in the loop's selector when the run ends. */
function waitsInLoop(trace: Trace, task: LaneId): boolean {
  const { parent } = trace.lanes[task];
  const loop = trace.lanes.find((lane) => lane.kind === 'loop' && lane.parent === parent);
  if (loop === undefined || loop.count === 0) return false;
  const last = loop.first + loop.count - 1;
  const { state, end } = trace.intervals;
  return state[last] === WAITING && end[last] === trace.elapsedNs;
}

/** A chain of holders that comes back to where it began. */
function circlesOf(trace: Trace, waits: readonly FinalWait[]): readonly Circle[] {
  const byTask = new Map(waits.map((wait) => [wait.thread, wait]));
  const seen = new Set<LaneId>();
  return waits.flatMap(({ thread }) => {
    const path: FinalWait[] = [];
    let next = byTask.get(thread);
    while (next !== undefined && !seen.has(next.thread)) {
      seen.add(next.thread);
      path.push(next);
      next = byTask.get(holderOf(trace, next));
    }
    const from = next === undefined ? -1 : path.indexOf(next);
    return from < 0 ? [] : [circleOf(trace, path.slice(from))];
  });
}

/** Told from the link that has closed it. */
function circleOf(trace: Trace, waits: readonly FinalWait[]): Circle {
  const timeNs = Math.max(...waits.map(({ startNs }) => startNs));
  const last = waits.findIndex(({ startNs }) => startNs === timeNs);
  const inOrder = [...waits.slice(last), ...waits.slice(0, last)];
  return { timeNs, waits: inOrder.map((wait) => blockedTask(trace, wait)) };
}

/** Which task alone can end the wait; −1: any might. */
function holderOf(trace: Trace, { cause, resource, endNs }: FinalWait): LaneId {
  if (cause !== 'lock' && cause !== 'join') return NO_LANE;
  return holderAt(trace, resource, endNs);
}

function blockedTask(trace: Trace, wait: FinalWait): BlockedThread {
  const { thread, cause, resource, startNs } = wait;
  return {
    thread,
    cause,
    resource,
    holder: holderOf(trace, wait),
    sinceNs: startNs,
    line: lineAt(trace, thread, startNs),
  };
}

function marksOf({ timeNs, waits }: Circle): readonly Mark[] {
  return waits.map((wait) => markOf(wait, timeNs));
}

function markOf({ thread, resource }: BlockedThread, timeNs: number): Mark {
  return { kind: 'deadlock', timeNs, lane: thread, other: resource, detail: '' };
}
