/** The list of programs one can open: the scenarios by topic, a search, recent files. */
import type { RecentFile } from '../../electron/bridge.ts';
import { TOPICS } from '../scenarios.ts';
import type { Scenario, Topic } from '../scenarios.ts';

export interface LibraryTopic {
  readonly topic: Topic;
  readonly scenarios: readonly Scenario[];
}

export class Catalogue {
  query = $state('');
  recent = $state.raw<readonly RecentFile[]>([]);
  readonly scenarios: readonly Scenario[];
  readonly allTopics: readonly LibraryTopic[];
  /** What the search leaves. */
  readonly topics = $derived.by(() =>
    byTopic(this.scenarios.filter((scenario) => matches(scenario, this.query))),
  );

  constructor(scenarios: readonly Scenario[]) {
    this.scenarios = scenarios;
    this.allTopics = byTopic(scenarios);
  }

  scenario(id: string): Scenario | undefined {
    return this.scenarios.find((scenario) => scenario.id === id);
  }
}

function byTopic(scenarios: readonly Scenario[]): readonly LibraryTopic[] {
  return TOPICS.map((topic) => ({
    topic,
    scenarios: scenarios.filter((scenario) => scenario.topic === topic),
  })).filter((group) => group.scenarios.length > 0);
}

/** Every word of the query occurs in the title, the text about it, or the program itself. */
export function matches({ title, about, id, source }: Scenario, query: string): boolean {
  const text = [title, about, id, source.text].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
