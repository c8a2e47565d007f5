/** The list of programs one can open: the scenarios with their titles, a search, recent files. */
import type { RecentFile } from '../../electron/bridge.ts';
import { TOPICS, plainTitle } from '../scenarios.ts';
import type { Scenario, Topic } from '../scenarios.ts';
import type { LatestClient } from '../worker/client.ts';
import type { HeadersReply, HeadersRequest } from '../worker/protocol.ts';

export interface LibraryEntry {
  readonly scenario: Scenario;
  readonly title: string;
  readonly about: string;
}

export interface LibraryTopic {
  readonly topic: Topic;
  readonly entries: readonly LibraryEntry[];
}

type Client = Pick<LatestClient<HeadersRequest, HeadersReply>, 'request' | 'stop'>;

export class Catalogue {
  query = $state('');
  recent = $state.raw<readonly RecentFile[]>([]);
  readonly #scenarios: readonly Scenario[];
  #headers = $state.raw<HeadersReply['headers']>([]);

  readonly entries = $derived.by<readonly LibraryEntry[]>(() =>
    this.#scenarios.map((scenario, index) => {
      const result = this.#headers[index];
      const header = result?.kind === 'header' ? result.header : undefined;
      return {
        scenario,
        title: withoutMarks(header?.title || plainTitle(scenario)),
        about: withoutMarks(header?.about ?? ''),
      };
    }),
  );
  readonly allTopics = $derived(byTopic(this.entries));
  /** What the search leaves. */
  readonly topics = $derived(byTopic(this.entries.filter((entry) => matches(entry, this.query))));

  constructor(scenarios: readonly Scenario[]) {
    this.#scenarios = scenarios;
  }

  /** Reads all headers in a worker of its own, which is then no longer needed. */
  load(client: Client): void {
    const sources = this.#scenarios.map(({ source }) => source);
    client.request({ kind: 'headers', sources }, (reply) => {
      if (reply.kind === 'headers') this.#headers = reply.headers;
      client.stop();
    });
  }

  entry(id: string): LibraryEntry | undefined {
    return this.entries.find(({ scenario }) => scenario.id === id);
  }
}

/** Backticks mark code where there is room for code; here is none. */
function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}

function byTopic(entries: readonly LibraryEntry[]): readonly LibraryTopic[] {
  return TOPICS.map((topic) => ({
    topic,
    entries: entries.filter(({ scenario }) => scenario.topic === topic),
  })).filter((group) => group.entries.length > 0);
}

/** Every word of the query occurs in the title, the text about it, or the program itself. */
export function matches(entry: LibraryEntry, query: string): boolean {
  const text = [entry.title, entry.about, entry.scenario.id, entry.scenario.source.text]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
