/**
 * Cycles of threads that wait for each other for ever (for locks, for each other's end) while the rest of
 * the machine goes on. The kernel knows which waits have no deadline, and marks each thread of a cycle at the time
 * when it closed, as task-deadlocks.ts marks tasks; marks of one time are one cycle, in its order.
 */
import { eachMark } from '../mark-store.ts';
import { CAUSES, NO_LANE } from '../trace.ts';
import type { BlockedThread, Mark, Trace } from '../trace.ts';
import type { PartialDeadlock } from '../trouble.ts';
import { intervalAt, NO_INTERVAL } from '../timeline.ts';
import { holderAt, lineAt } from './final-wait.ts';

export function partialDeadlocks(trace: Trace): readonly PartialDeadlock[] {
  if (trace.outcome.kind === 'deadlock') return [];
  const cycles = new Map<number, Mark[]>();
  for (const mark of eachMark(trace)) {
    if (mark.kind !== 'deadlock') continue;
    const cycle = cycles.get(mark.timeNs) ?? [];
    cycles.set(mark.timeNs, [...cycle, mark]);
  }
  return Array.from(cycles, ([timeNs, marks]) => ({
    kind: 'partial-deadlock',
    lane: marks[0].lane,
    timeNs,
    endNs: Math.max(...marks.map(({ lane }) => trace.lanes[lane].diedNs ?? trace.elapsedNs)),
    cycle: marks.map((mark) => blockedThread(trace, mark)),
  }));
}

function blockedThread(trace: Trace, { lane, other, timeNs }: Mark): BlockedThread {
  const interval = intervalAt(trace, lane, timeNs);
  const known = interval !== NO_INTERVAL;
  return {
    thread: lane,
    cause: known ? CAUSES[trace.intervals.cause[interval]] : 'none',
    resource: other,
    holder: other === NO_LANE ? NO_LANE : holderAt(trace, other, timeNs),
    sinceNs: known ? trace.intervals.start[interval] : timeNs,
    line: lineAt(trace, lane, timeNs),
  };
}
