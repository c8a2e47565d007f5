/** What there is to say of a lane as a whole. */
import type { LaneId, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import { laneLink, resourceLink } from './lane-name.ts';

export function summarise(language: Language, trace: Trace, laneId: LaneId): readonly Phrase[] {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return [];
  const { threads, cores, resources, elapsedNs } = trace.statistics;
  const { span, share } = language;
  const thread = threads.find((candidate) => candidate.lane === laneId);
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
  const resource = resources.find((candidate) => candidate.lane === laneId);
  const name = resourceLink(language, trace, laneId, lane.bornNs);
  if (resource === undefined || resource.acquisitions === 0) {
    return lane.kind === 'process' ? [] : [phrase('why.lane.unused', { resource: name })];
  }
  return [
    phrase('why.lane.resource', {
      resource: name,
      count: resource.acquisitions,
      held: span(resource.heldNs),
      contended: span(resource.contendedNs),
    }),
  ];
}
