/**
 * A thread waits to the end of the run, the run goes on without it, and whoever had to do with what it waits for has
 * ended: a lock whose holder is gone, a queue whose producers are gone. In a run that completed only daemons
 * still wait, and are meant to; of a deadlock of all the outcome tells.
 */
import { eachArrow } from '../arrow-store.ts';
import { laneOfInterval } from '../timeline.ts';
import { NO_LANE, STATES } from '../trace.ts';
import type { LaneId, Trace } from '../trace.ts';
import type { EndlessWait } from '../trouble.ts';
import { finalWaits, holderAt } from './final-wait.ts';
import type { FinalWait } from './final-wait.ts';

/** A wait that has lasted for a smaller share of the run may yet be ended, by its timeout for one. */
const SHARE_MIN = 1 / 2;
const WAITING = STATES.indexOf('waiting');

export function endlessWaits(trace: Trace): readonly EndlessWait[] {
  if (trace.outcome.kind === 'completed' || trace.outcome.kind === 'deadlock') return [];
  const long = finalWaits(trace).filter(
    ({ startNs, resource }) =>
      resource !== NO_LANE && trace.elapsedNs - startNs >= SHARE_MIN * trace.elapsedNs,
  );
  if (long.length === 0) return [];
  const stuck = new Set(long.map(({ thread }) => thread));
  return long.flatMap((wait) => endlessWait(trace, wait, stuck));
}

function endlessWait(
  trace: Trace,
  { thread, resource, startNs }: FinalWait,
  stuck: ReadonlySet<LaneId>,
): readonly EndlessWait[] {
  const { kind } = trace.lanes[resource];
  if (kind === 'thread' || kind === 'task' || kind === 'process' || kind === 'gil') return [];
  const found = { kind: 'endless-wait', lane: thread, timeNs: startNs, resource } as const;
  const holder = holderAt(trace, resource, trace.elapsedNs);
  if (holder !== NO_LANE) {
    const holderEndNs = trace.lanes[holder].diedNs;
    if (holderEndNs === undefined) return [];
    return [{ ...found, endNs: trace.elapsedNs, holder, last: holder, lastEndNs: holderEndNs }];
  }
  const users = [...usersOf(trace, resource)].filter((user) => !stuck.has(user));
  const ends = users.map((user) => ({ user, endNs: trace.lanes[user].diedNs }));
  if (users.length === 0 || ends.some(({ endNs }) => endNs === undefined)) return [];
  const last = ends.reduce((a, b) => (b.endNs! > a.endNs! ? b : a));
  return [
    {
      ...found,
      endNs: trace.elapsedNs,
      holder: undefined,
      last: last.user,
      lastEndNs: last.endNs!,
    },
  ];
}

/** Threads that have ever held it, waited for it, or woken somebody who did. */
function usersOf(trace: Trace, resource: LaneId): ReadonlySet<LaneId> {
  const users = new Set<LaneId>();
  const { state, other } = trace.intervals;
  const { first, count } = trace.lanes[resource];
  for (let i = first; i < first + count; i++) if (other[i] !== NO_LANE) users.add(other[i]);
  for (let i = 0; i < state.length; i++) {
    if (other[i] === resource && state[i] === WAITING) users.add(laneOfInterval(trace, i));
  }
  for (const { via, from, to } of eachArrow(trace)) {
    if (via === resource) users.add(from).add(to);
  }
  return users;
}
