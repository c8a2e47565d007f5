/**
 * The rows of a job table in its text, and the text after a change to one of them. The text is changed where the
 * change is, so comments and everything else stay as they were written. What is right and wrong the loader says.
 */

export const FIELDS = {
  job: ['name', 'arrival', 'bursts', 'repeat', 'period', 'deadline', 'priority', 'nice', 'tickets'],
  generate: [
    'name',
    'jobs',
    'arrival',
    'gap',
    'bursts',
    'cpu',
    'io',
    'seed',
    'priority',
    'nice',
    'tickets',
  ],
} as const;

export type Section = keyof typeof FIELDS;
export type Field = (typeof FIELDS)[Section][number];

export interface TableRow {
  readonly section: Section;
  /** Among the rows of its section, from 0. */
  readonly index: number;
  /** From 0: its `[[job]]`, and the line after its last key. */
  readonly from: number;
  readonly to: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Keys whose values are written in a way that only the source can change. */
  readonly opaque: ReadonlySet<string>;
}

export interface Cell {
  /** From 0. */
  readonly line: number;
  /** Where the value stands in the line. */
  readonly start: number;
  readonly end: number;
  /** Without its quotes. */
  readonly value: string;
}

const HEADING = /^\s*\[\[?\s*([\w.-]+)\s*\]\]?/;
const KEY = /^\s*([\w-]+|"[^"]*")\s*=\s*/;
/** A value on one line: a text in either kind of quotes, or what comes before a comment. */
const VALUE = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^#"'[{\s][^#]*?))(?=\s*(?:#|$))/;

/** Numbers are written as they are, texts in quotes. */
const NUMBERS: ReadonlySet<string> = new Set([
  'repeat',
  'priority',
  'nice',
  'tickets',
  'jobs',
  'seed',
]);

export function rowsOf(text: string): readonly TableRow[] {
  const lines = text.split('\n');
  const rows: TableRow[] = [];
  const counts = { job: 0, generate: 0 };
  for (const [from, line] of lines.entries()) {
    const section = HEADING.exec(line)?.[1];
    if (section !== 'job' && section !== 'generate') continue;
    rows.push({ section, index: counts[section]++, from, ...cellsFrom(lines, from + 1) });
  }
  return rows;
}

function cellsFrom(
  lines: readonly string[],
  first: number,
): Pick<TableRow, 'cells' | 'opaque' | 'to'> {
  const cells = new Map<string, Cell>();
  const opaque = new Set<string>();
  let to = first;
  for (let line = first; line < lines.length && !HEADING.test(lines[line]!); line++) {
    const key = KEY.exec(lines[line]!);
    if (key === null) continue;
    to = line + 1;
    const value = VALUE.exec(lines[line]!.slice(key[0].length));
    const name = key[1]!.replaceAll('"', '');
    if (value === null) {
      opaque.add(name);
      continue;
    }
    const start = key[0].length;
    const quoted = value[1] === undefined ? undefined : unescaped(value[1]);
    cells.set(name, {
      line,
      start,
      end: start + value[0].length,
      value: quoted ?? value[2] ?? value[3]!,
    });
  }
  return { cells, opaque, to };
}

/** JSON knows the escapes of TOML but one. */
function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** @param value - '' takes the field out */
export function withField(text: string, row: TableRow, field: Field, value: string): string {
  const lines = text.split('\n');
  const cell = row.cells.get(field);
  const ending = lines[row.from]!.endsWith('\r') ? '\r' : '';
  if (value === '') {
    if (cell !== undefined) lines.splice(cell.line, 1);
  } else if (cell === undefined) {
    lines.splice(row.to, 0, `${field} = ${written(row.section, field, value)}${ending}`);
  } else {
    const line = lines[cell.line]!;
    const now = written(row.section, field, value);
    lines[cell.line] = line.slice(0, cell.start) + now + line.slice(cell.end);
  }
  return lines.join('\n');
}

/** What is no number is written as a text: the loader says what is wrong with it. */
function written(section: Section, field: Field, value: string): string {
  const isNumber = NUMBERS.has(field) || (section === 'generate' && field === 'bursts');
  return isNumber && /^[+-]?\d[\d_]*$/.test(value) ? value : JSON.stringify(value);
}

/** A new row after the last one of its kind. */
export function withRow(text: string, section: Section): string {
  const rows = rowsOf(text);
  const last = rows.findLast((row) => row.section === section) ?? rows.at(-1);
  const names = new Set(rows.map(({ cells }) => cells.get('name')?.value));
  let number = rows.filter((row) => row.section === section).length + 1;
  while (names.has(`job ${number}`)) number++;
  const fields =
    section === 'job'
      ? [`name = "job ${number}"`, 'bursts = "cpu 10ms"']
      : [
          `name = "more ${number}"`,
          'jobs = 10',
          'gap = "exponential 5ms"',
          'cpu = "exponential 5ms"',
        ];
  const lines = text.split('\n');
  const at = last?.to ?? lines.length;
  lines.splice(at, 0, '', `[[${section}]]`, ...fields);
  const whole = lines.join('\n');
  return whole.endsWith('\n') ? whole : `${whole}\n`;
}

/** Comments above the row stay: they may be about more than it. */
export function withoutRow(text: string, row: TableRow): string {
  const lines = text.split('\n');
  const gap = (lines[row.to] ?? '').trim() === '' && (lines[row.from - 1] ?? '').trim() === '';
  lines.splice(row.from, row.to - row.from + (gap ? 1 : 0));
  return lines.join('\n');
}
