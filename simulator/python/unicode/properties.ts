/** What characters are: category, direction, width, value, decomposition. */
import { BASE, once, rowsByPoint, unicodeLine } from './data.ts';

export interface CharacterKind {
  /** Two letters, as `Lu`. */
  readonly category: string;
  /** '' for characters that there aren't. */
  readonly bidirectional: string;
  readonly combining: number;
  readonly mirrored: boolean;
  readonly width: string;
}

interface Runs {
  readonly kinds: readonly CharacterKind[];
  /** Where runs of one kind begin, in order; and the kind of each. */
  readonly starts: Uint32Array;
  readonly kindOf: Uint16Array;
}

const RUNS = once((): Runs => {
  const kinds = unicodeLine('kinds')
    .split(';')
    .map((row): CharacterKind => {
      const [category = '', bidirectional = '', combining, mirrored, width = ''] = row.split(' ');
      return {
        category,
        bidirectional: bidirectional === '-' ? '' : bidirectional,
        combining: Number(combining),
        mirrored: mirrored === '1',
        width,
      };
    });
  const runs = unicodeLine('runs').split(',');
  const starts = new Uint32Array(runs.length);
  const kindOf = new Uint16Array(runs.length);
  let point = 0;
  for (const [i, run] of runs.entries()) {
    const [length = '', kind = ''] = run.split('.');
    starts[i] = point;
    kindOf[i] = Number.parseInt(kind, BASE);
    point += length === '' ? 1 : Number.parseInt(length, BASE);
  }
  return { kinds, starts, kindOf };
});

export function kindOf(point: number): CharacterKind {
  const { kinds, starts, kindOf: kind } = RUNS();
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= point) low = middle;
    else high = middle;
  }
  return kinds[kind[low]!]!;
}

const DECOMPOSITIONS = once(() => rowsByPoint('decompositions'));
const NUMBERS = once(() => rowsByPoint('numbers'));

/** As in the database: code points, perhaps behind a tag; '' when there is none. */
export function decompositionOf(point: number): string {
  return DECOMPOSITIONS().get(point) ?? '';
}

/** The value as a decimal digit, as a digit of any kind, or as a number; undefined when it has none. */
export function valueOf(point: number, kind: 'decimal' | 'digit' | 'numeric'): number | undefined {
  const row = NUMBERS().get(point);
  if (row === undefined) return undefined;
  const wanted = { decimal: 'd', digit: 'di', numeric: 'din' }[kind];
  if (!wanted.includes(row.charAt(0))) return undefined;
  const [over, under = 1] = row.slice(1).split('/').map(Number) as [number, number?];
  return over / under;
}

export type Form = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

export function isForm(name: string): name is Form {
  return ['NFC', 'NFD', 'NFKC', 'NFKD'].includes(name);
}

const ASCII = /^[\0-\x7f]*$/;

/** The host normalizes; what is no character yet in our version stays as it is. */
export function normalize(text: string, form: Form): string {
  if (ASCII.test(text)) return text;
  const parts: string[] = [];
  let known = '';
  for (const character of text) {
    if (character > '\x7f' && kindOf(character.codePointAt(0)!).category === 'Cn') {
      parts.push(known.normalize(form), character);
      known = '';
    } else known += character;
  }
  parts.push(known.normalize(form));
  return parts.join('');
}
