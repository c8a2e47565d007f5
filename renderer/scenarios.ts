/** The catalogue of scenarios: `scenarios/TOPIC/NN_name.py` and `.toml`. */
import type { SourceFile } from '../simulator/index.ts';

import type { MessageKey } from './messages/message.ts';

/** In the order of the library. A folder that is not listed goes under the last. */
export const TOPICS = [
  'threads',
  'gil',
  'races',
  'locks',
  'coordination',
  'processes',
  'pools',
  'asyncio',
  'sockets',
  'scheduling',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Scenario {
  /** `topic/NN_name`, as it is remembered and linked to. */
  readonly id: string;
  readonly topic: Topic;
  readonly source: SourceFile;
  readonly title: string;
  readonly about: string;
}

/** What the build makes of a scenario's file: its text, and what stands in its header. */
export interface ScenarioFile {
  readonly text: string;
  readonly title: string;
  readonly about: string;
}

/** What the window shows when it is opened for the first time. */
const FIRST_TITLE = 'Two CPU-bound threads share one GIL';

export function topicTitle(topic: Topic): MessageKey & `topic.${Topic}` {
  return `topic.${topic}`;
}

/** Makes the catalogue from the files by their paths, in the order of the names. */
export function catalogueOf(files: Readonly<Record<string, ScenarioFile>>): readonly Scenario[] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { text, title, about }]) => {
      const [folder = '', name = ''] = path.split('/').slice(-2);
      const topic = TOPICS.find((known) => known === folder) ?? 'other';
      const id = `${folder}/${name.replace(/\.\w+$/, '')}`;
      return {
        id,
        topic,
        source: { name, text },
        title: withoutMarks(title),
        about: withoutMarks(about),
      };
    });
}

export function firstScenario(catalogue: readonly Scenario[]): Scenario | undefined {
  return catalogue.find(({ title }) => title === FIRST_TITLE) ?? catalogue[0];
}

/** Backticks mark code where there is room for code; in a list there is none. */
function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
