/**
 * The Unicode Character Database of version 14.0.0, the one that CPython 3.11 has, as lines of text
 * (scripts/unicode-data.mjs). Each is read when it is first needed: few programs need any.
 */
const [TEXT = ''] = Object.values(
  import.meta.glob<string>(['./data.txt'], { query: '?raw', import: 'default', eager: true }),
);

export const UNICODE_VERSION = '14.0.0';

type Line =
  'kinds' | 'runs' | 'decompositions' | 'numbers' | 'words' | 'names' | 'aliases' | 'sequences';

const LINES: readonly Line[] = [
  'kinds',
  'runs',
  'decompositions',
  'numbers',
  'words',
  'names',
  'aliases',
  'sequences',
];

export function unicodeLine(line: Line): string {
  return TEXT.split('\n', LINES.length)[LINES.indexOf(line)]!;
}

/** What is made when it is first asked for, and the same ever after. */
export function once<Result extends object>(make: () => Result): () => Result {
  let made: Result | undefined;
  return () => (made ??= make());
}

/** Numbers are written with this base. */
export const BASE = 36;

/** Rows `distance:text` by code point, where a distance is that to the row before. */
export function rowsByPoint(line: Line): Map<number, string> {
  const rows = new Map<number, string>();
  let point = 0;
  for (const row of unicodeLine(line).split(';')) {
    const colon = row.indexOf(':');
    point += Number.parseInt(row.slice(0, colon), BASE);
    rows.set(point, row.slice(colon + 1));
  }
  return rows;
}
