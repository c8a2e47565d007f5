/** Names of characters, both ways. */
import { BASE, once, unicodeLine } from './data.ts';

const HANGUL_FIRST = 0xac00;
const HANGUL_COUNT = 11172;
const VOWELS = 21;
const TAILS = 28;
/** Short names of the parts of Hangul syllables (Unicode Standard, 3.12). */
const JAMO = [
  'G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H',
  'A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I',
  ',G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H',
].map((names) => names.split(','));

const HANGUL = 'HANGUL SYLLABLE ';
const IDEOGRAPH = 'CJK UNIFIED IDEOGRAPH-';
/** Unified ideographs, which the database lists as ranges only. */
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b738],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x30000, 0x3134a],
];

function isIdeograph(point: number): boolean {
  return IDEOGRAPHS.some(([first, last]) => point >= first && point <= last);
}

/** Signs that words are numbered with (scripts/unicode-data.mjs). */
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (sign) => !'+\\"\'`$'.includes(sign),
);
const ONE_SIGN = 30;
const THREE_SIGNS = 6;

/** The numbers of words in a row of signs. */
function wordNumbers(codes: string): number[] {
  const base = SIGNS.length;
  const leads = base - ONE_SIGN - THREE_SIGNS;
  const values = Array.from(codes, (sign) => SIGNS.indexOf(sign));
  const numbers: number[] = [];
  for (let at = 0; at < values.length;) {
    const first = values[at++]!;
    if (first < ONE_SIGN) numbers.push(first);
    else if (first < ONE_SIGN + leads) {
      numbers.push(ONE_SIGN + (first - ONE_SIGN) * base + values[at++]!);
    } else {
      const [second, third] = [values[at++]!, values[at++]!];
      const high = first - ONE_SIGN - leads;
      numbers.push(ONE_SIGN + leads * base + (high * base + second) * base + third);
    }
  }
  return numbers;
}

const ROW = /^(?:\+(\w+)\+)?(\w)(.*)$/;

/** By code point; not those that follow a rule. */
const NAMES = once(() => {
  const words = unicodeLine('words').split(' ');
  const names = new Map<number, string>();
  let point = -1;
  let name: string[] = [];
  for (const row of unicodeLine('names').split(' ')) {
    const [, distance, shared, codes] = ROW.exec(row)!;
    point += distance === undefined ? 1 : Number.parseInt(distance, BASE);
    name = name.slice(0, Number.parseInt(shared!, BASE));
    for (const number of wordNumbers(codes!)) name.push(words[number]!);
    names.set(point, name.join(' ').replace(/#$/, hex(point)));
  }
  return names;
});

function hex(point: number): string {
  return point.toString(16).toUpperCase().padStart(4, '0');
}

const POINTS = once(() => {
  const points = new Map<string, string>();
  for (const [point, name] of NAMES()) points.set(name, String.fromCodePoint(point));
  for (const row of unicodeLine('aliases').split(';')) {
    const [code, alias] = row.split(':') as [string, string];
    points.set(alias, String.fromCodePoint(Number.parseInt(code, 16)));
  }
  return points;
});

/** Rows of characters that have a name together. */
const SEQUENCES = once(() => {
  const sequences = new Map<string, string>();
  for (const row of unicodeLine('sequences').split(';')) {
    const [codes, name] = row.split(':') as [string, string];
    const points = codes.split(' ').map((code) => Number.parseInt(code, 16));
    sequences.set(name, String.fromCodePoint(...points));
  }
  return sequences;
});

function hangulName(index: number): string {
  const parts = [
    Math.floor(index / VOWELS / TAILS),
    Math.floor(index / TAILS) % VOWELS,
    index % TAILS,
  ];
  return HANGUL + parts.map((part, kind) => JAMO[kind]![part]).join('');
}

/** The syllable of this name, each part as long as it can be. */
function hangulNamed(rest: string): string | undefined {
  let at = 0;
  const parts = JAMO.map((names) => {
    const fitting = names.filter((name) => rest.startsWith(name, at));
    const longest = fitting.sort((a, b) => b.length - a.length)[0];
    at += longest?.length ?? 0;
    return longest === undefined ? -1 : names.indexOf(longest);
  });
  if (at !== rest.length || parts.includes(-1)) return undefined;
  const [lead, vowel, tail] = parts as [number, number, number];
  return String.fromCodePoint(HANGUL_FIRST + (lead * VOWELS + vowel) * TAILS + tail);
}

/** The name of a character; undefined when it has none. */
export function characterName(character: string): string | undefined {
  const point = character.codePointAt(0)!;
  const syllable = point - HANGUL_FIRST;
  if (syllable >= 0 && syllable < HANGUL_COUNT) return hangulName(syllable);
  return isIdeograph(point) ? IDEOGRAPH + hex(point) : NAMES().get(point);
}

/** The character of a name or alias; undefined when there is none. */
export function characterNamed(name: string): string | undefined {
  if (name.startsWith(HANGUL)) return hangulNamed(name.slice(HANGUL.length));
  if (name.startsWith(IDEOGRAPH)) {
    const code = /^[0-9A-F]{4,5}$/.exec(name.slice(IDEOGRAPH.length));
    const point = code === null ? -1 : Number.parseInt(code[0], 16);
    return isIdeograph(point) ? String.fromCodePoint(point) : undefined;
  }
  return POINTS().get(name.toUpperCase());
}

/** The characters that have a name together, as unicodedata.lookup() knows them. */
export function sequenceNamed(name: string): string | undefined {
  return SEQUENCES().get(name.toUpperCase());
}
