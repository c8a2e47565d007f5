/** Threads in a few letters, for places where their names do not fit. */
import type { LaneId, Trace } from '../../simulator/index.ts';

import { lanesOf } from './intervals.ts';

const SHORT_MAX = 4;

/** Which thread of the run it is, counting from 0, tasks after the threads: decides its colour. */
export function threadOrdinal(trace: Trace, lane: LaneId): number {
  const all = [...lanesOf(trace, 'thread'), ...lanesOf(trace, 'task')];
  return all.findIndex(({ id }) => id === lane);
}

/**
 * "Thread-3 (work)" and "worker 3" are T3 and w3, a "MainThread" is M, a short name is itself. Two threads
 * may end up with the same letters; colour and tooltip tell them apart.
 */
export function shortThreadName(name: string): string {
  if (name.length <= SHORT_MAX) return name;
  const numbered = /^(\p{L}).*?(\d{1,2})\b/u.exec(name);
  if (numbered !== null) return `${numbered[1]!}${numbered[2]!}`;
  if (name.startsWith('MainThread')) return 'M';
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  if (words.length > 1)
    return words
      .map((word) => word[0])
      .join('')
      .slice(0, SHORT_MAX);
  return name.slice(0, 3);
}
