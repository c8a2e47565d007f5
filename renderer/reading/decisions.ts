/** The decisions of a run's scheduler, in words: who was ready, what the policy went by, and why it chose. */
import type { Decision, LaneId, PolicyName, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import type { MessageKey } from '../messages/message.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import { laneName } from './lane-name.ts';

/** What a policy goes by, of one thread, as a person reads it. */
export function standingText(
  language: Language,
  policy: PolicyName,
  standing: number,
  totalNs: number,
): string {
  if (!Number.isFinite(standing)) return language.text('standing.none');
  return language.text(`standing.${policy}`, {
    value: valueText(language, policy, standing, totalNs),
  });
}

/** Why the policy chose whom it chose; undefined for a decision that is still open. */
export function reasonOf(
  language: Language,
  trace: Trace,
  policy: PolicyName,
  { ready, standings, chosen }: Decision,
): Phrase | undefined {
  const index = ready.indexOf(chosen);
  if (index < 0) return undefined;
  const standing = standings[index]!;
  const thread = laneName(language, trace, chosen);
  const value = valueText(language, policy, standing, trace.elapsedNs);
  const equals = standings.filter((each) => each === standing).length;
  // Where the order of coming decides anyway, equals are no news.
  if (equals > 1 && !BY_ORDER.has(policy)) {
    return phrase('reason.equal', {
      thread,
      standing: standingText(language, policy, standing, trace.elapsedNs),
    });
  }
  const key: MessageKey = `reason.${policy}`;
  return { key, values: { thread, value } };
}

/** The distinct names among those who are ready: what a schedule can choose from. */
export function candidatesOf(trace: Trace, { ready }: Decision): readonly LaneId[] {
  const names = new Set<string>();
  return ready.filter((lane) => {
    const name = trace.lanes[lane]?.name ?? '';
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  });
}

const BY_ORDER: ReadonlySet<PolicyName> = new Set(['fifo', 'round-robin', 'lottery', 'manual']);

function valueText(
  language: Language,
  policy: PolicyName,
  standing: number,
  totalNs: number,
): string {
  switch (policy) {
    case 'fifo':
    case 'round-robin':
    case 'manual':
    case 'edf':
      return language.point(standing, totalNs);
    case 'sjf':
    case 'stcf':
    case 'stride':
    case 'fair':
    case 'rm':
      return language.span(standing);
    // People count queues from one.
    case 'mlfq':
      return language.number(standing + 1);
    case 'priority':
    case 'lottery':
      return language.number(standing);
  }
}
