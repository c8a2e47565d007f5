/** What there is to say of a lane as a whole. */
import { eachArrow, eachThread, STATES } from '../../simulator/index.ts';
import type { Lane, LaneId, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import { firstOf } from './first-of.ts';
import { laneLink, resourceLink, timeLink } from './lane-name.ts';
import { hasOwner } from './state-at.ts';

export function summarise(language: Language, trace: Trace, laneId: LaneId): readonly Phrase[] {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return [];
  const { cores, elapsedNs } = trace.statistics;
  const { span, share } = language;
  const thread = firstOf(eachThread(trace.statistics), (candidate) => candidate.lane === laneId);
  if (thread !== undefined) {
    const waitingNs = Object.values(thread.waitingNs).reduce((sum, ns) => sum + ns, 0);
    return [
      phrase('why.lane.thread', {
        thread: laneLink(language, trace, laneId, lane.bornNs),
        life: span(thread.lifeNs),
        running: span(thread.runningNs),
        ready: span(thread.readyNs),
        waiting: span(waitingNs),
      }),
    ];
  }
  const core = cores.find((candidate) => candidate.lane === laneId);
  if (core !== undefined) {
    return [
      phrase('why.lane.core', {
        core: laneLink(language, trace, laneId, 0),
        busy: span(core.busyNs),
        elapsed: span(elapsedNs),
        share: share(elapsedNs > 0 ? core.busyNs / elapsedNs : 0),
      }),
    ];
  }
  if (lane.kind === 'task') return createdBy(language, trace, lane);
  return lane.kind === 'process' || lane.kind === 'loop'
    ? []
    : [resourcePhrase(language, trace, lane)];
}

/** Who has made a task or a greenlet, and when. */
function createdBy(language: Language, trace: Trace, { id }: Lane): readonly Phrase[] {
  const arrow = firstOf(eachArrow(trace, 'start'), ({ to }) => to === id);
  if (arrow === undefined) return [];
  const { from, fromNs } = arrow;
  return [
    phrase('why.lane.task', {
      task: laneLink(language, trace, id, fromNs),
      maker: laneLink(language, trace, from, fromNs),
      time: timeLink(language, trace, fromNs),
    }),
  ];
}

function resourcePhrase(language: Language, trace: Trace, lane: Lane): Phrase {
  const { span } = language;
  const resource = resourceLink(language, trace, lane.id, lane.bornNs);
  if (!hasOwner(lane.kind)) {
    const waits = waitsFor(trace, lane.id);
    return waits.count === 0
      ? phrase('why.lane.neverWaited', { resource })
      : phrase('why.lane.waited', { resource, count: waits.count, total: span(waits.totalNs) });
  }
  const sums = trace.statistics.resources.find((candidate) => candidate.lane === lane.id);
  if (sums === undefined || sums.acquisitions === 0) return phrase('why.lane.unused', { resource });
  return phrase('why.lane.resource', {
    resource,
    count: sums.acquisitions,
    held: span(sums.heldNs),
    contended: span(sums.contendedNs),
  });
}

/** How often, and for how long, threads waited for a lane. */
function waitsFor(
  trace: Trace,
  lane: LaneId,
): { readonly count: number; readonly totalNs: number } {
  const { start, end, state, other } = trace.intervals;
  const waiting = STATES.indexOf('waiting');
  let count = 0;
  let totalNs = 0;
  for (let index = 0; index < start.length; index++) {
    if (other[index] !== lane || state[index] !== waiting) continue;
    count++;
    totalNs += end[index]! - start[index]!;
  }
  return { count, totalNs };
}
