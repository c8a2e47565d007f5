/**
 * A thread waits for news of descriptors, and has left something unread in one of which it was told once
 * (epoll's edge-triggered mode): it will hear no more of that, unless more comes. The kernel marks each such
 * wait; it is a trouble when what was left lies there for a good part of the run.
 */
import { eachMark } from '../mark-store.ts';
import { intervalAt, NO_INTERVAL } from '../timeline.ts';
import { NO_LANE } from '../trace.ts';
import type { Trace } from '../trace.ts';
import type { Unread } from '../trouble.ts';

const SHARE_MIN = 1 / 4;

export function unreadData(trace: Trace): readonly Unread[] {
  const stalls = [...eachMark(trace)].flatMap(({ kind, timeNs, lane, other }): Unread[] => {
    if (kind !== 'unread' || other === NO_LANE) return [];
    const lying = intervalAt(trace, other, timeNs);
    const endNs = lying === NO_INTERVAL ? timeNs : trace.intervals.end[lying];
    if (endNs - timeNs < SHARE_MIN * trace.elapsedNs) return [];
    return [{ kind, lane, timeNs, endNs, descriptor: other }];
  });
  return stalls.sort((a, b) => b.endNs - b.timeNs - (a.endNs - a.timeNs));
}
