/** The scenarios that come with Timeslice, bundled as text, so that they are there in any folder. */

/** Text of each scenario by its path in the project, in the order of the catalogue. */
export function catalogue(): ReadonlyMap<string, string> {
  const texts = import.meta.glob<string>('../scenarios/*/*.{py,toml}', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  return new Map(
    Object.entries(texts)
      .map(([path, text]) => [path.replace(/^\.\.\//, ''), text] as const)
      .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1)),
  );
}

/** The topics as a course would have them; a new one comes last until it is placed here. */
const TOPICS = [
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
];

function order(path: string): number {
  const place = TOPICS.indexOf(topicOf(path));
  return place < 0 ? TOPICS.length : place;
}

export function topicOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}
