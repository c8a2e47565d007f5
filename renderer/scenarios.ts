/** The catalogue of scenarios, taken into the bundle as text: `scenarios/TOPIC/NN_name.py` and `.toml`. */
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
}

/** What the window shows when it is opened for the first time. */
const FIRST_TITLE = 'title = "Two CPU-bound threads share one GIL"';

export function topicTitle(topic: Topic): MessageKey & `topic.${Topic}` {
  return `topic.${topic}`;
}

/** Makes the catalogue from file names and texts, in the order of the names. */
export function catalogueOf(files: Readonly<Record<string, string>>): readonly Scenario[] {
  return Object.keys(files)
    .sort()
    .map((path) => {
      const [folder = '', name = ''] = path.split('/').slice(-2);
      const topic = TOPICS.find((known) => known === folder) ?? 'other';
      const id = `${folder}/${name.replace(/\.\w+$/, '')}`;
      return { id, topic, source: { name, text: files[path]! } };
    });
}

export function bundledCatalogue(): readonly Scenario[] {
  return catalogueOf(
    import.meta.glob<string>('../scenarios/**/*.{py,toml}', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  );
}

export function firstScenario(catalogue: readonly Scenario[]): Scenario | undefined {
  return catalogue.find(({ source }) => source.text.includes(FIRST_TITLE)) ?? catalogue[0];
}

const TITLE_OF_PROGRAM = /^# title = "([^"\\]+)"$/m;
const TITLE_OF_TABLE = /^title = "([^"\\]+)"$/m;

/**
 * A title for the time before the header has been read: the line that gives it, taken as it stands, else
 * the file's name ("two threads" for 01_two_threads).
 */
export function plainTitle({ source }: Scenario): string {
  const line = source.name.endsWith('.toml') ? TITLE_OF_TABLE : TITLE_OF_PROGRAM;
  const given = line.exec(source.text)?.[1];
  if (given !== undefined) return given;
  return source.name
    .replace(/\.\w+$/, '')
    .replace(/^\d+_/, '')
    .replaceAll('_', ' ');
}
