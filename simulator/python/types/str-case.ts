/** str: upper and lower case, and what kind of characters a text holds. */
import { isPrintable, SPACES } from '../formatting/string-text.ts';
import { type Native, native } from '../objects/native.ts';
import { MAP_CHARACTER_NS } from '../costs.ts';
import type { Member } from './install.ts';
import { textOf } from './text-of.ts';

const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const TITLE = /\p{Lt}/u;
const ALPHABETIC = /\p{L}/u;
const DECIMAL = /\p{Nd}/u;
/** Numeric_Type=Digit beyond the decimal digits: superscripts, circled digits and their like. */
const DIGIT =
  /[\p{Nd}²³¹\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792]/u;
/** Numbers, and the ideographs that stand for numbers. */
const NUMERIC =
  /[\p{N}一二三四五六七八九十百千万億兆零〇壱壹弐贰貳弍参參叁肆伍陆陸漆柒捌玖拾佰仟亿萬兩廿卅卌]/u;
const ALL_SPACE = new RegExp(`^[${SPACES}]+$`);
// eslint-disable-next-line no-control-regex -- asks just whether the text is ASCII
const ASCII = /^[\x00-\x7f]*$/;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

function titleCase(character: string): string {
  if (TITLE.test(character)) return character;
  const upper = character.toUpperCase();
  if (/^[Ǆǆǅ]$/u.test(character)) return 'ǅ';
  if (/^[Ǉǉǈ]$/u.test(character)) return 'ǈ';
  if (/^[Ǌǌǋ]$/u.test(character)) return 'ǋ';
  if (/^[Ǳǳǲ]$/u.test(character)) return 'ǲ';
  if (upper.length === character.length) return upper;
  const [first = '', ...rest] = upper;
  return first + rest.join('').toLowerCase();
}

/** Case folding: as lower(), but characters that match only in upper case (ß, SS) become equal too. */
export function caseFold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let result = '';
  for (const character of text) {
    if (character === 'ı') result += character;
    else if (character === 'İ') result += 'i̇';
    else {
      for (const upper of character.toUpperCase()) {
        const lower = upper.toLowerCase();
        result += lower === 'ς' ? 'σ' : lower;
      }
    }
  }
  return result;
}

function capitalize(text: string): string {
  const [first] = text;
  if (first === undefined) return '';
  // Lowered as a whole, since a final sigma depends on what is before it.
  return titleCase(first) + text.toLowerCase().slice(first.toLowerCase().length);
}

function isCased(character: string): boolean {
  return UPPER.test(character) || LOWER.test(character) || TITLE.test(character);
}

/** The character at `offset` in lower case; a sigma that ends a word has a form of its own. */
function lowerAt(text: string, character: string, offset: number): string {
  if (character !== 'Σ') return character.toLowerCase();
  const ends = !/^\p{L}/u.test(text.slice(offset + 1)) && /\p{L}$/u.test(text.slice(0, offset));
  return ends ? 'ς' : 'σ';
}

function title(text: string): string {
  let result = '';
  let inWord = false;
  let offset = 0;
  for (const character of text) {
    result += inWord ? lowerAt(text, character, offset) : titleCase(character);
    inWord = isCased(character);
    offset += character.length;
  }
  return result;
}

function swapCase(text: string): string {
  let result = '';
  let offset = 0;
  for (const character of text) {
    if (UPPER.test(character)) result += lowerAt(text, character, offset);
    else result += LOWER.test(character) ? character.toUpperCase() : character;
    offset += character.length;
  }
  return result;
}

/** At least one cased character, and no cased character of the other kinds. */
function allCased(text: string, wanted: RegExp, other: RegExp): boolean {
  let found = false;
  for (const character of text) {
    if (other.test(character) || TITLE.test(character)) return false;
    if (wanted.test(character)) found = true;
  }
  return found;
}

function isTitle(text: string): boolean {
  let found = false;
  let inWord = false;
  for (const character of text) {
    if (UPPER.test(character) || TITLE.test(character)) {
      if (inWord) return false;
      inWord = found = true;
    } else if (LOWER.test(character)) {
      if (!inWord) return false;
    } else inWord = false;
  }
  return found;
}

const every = (text: string, test: (character: string) => boolean): boolean => {
  if (text === '') return false;
  for (const character of text) if (!test(character)) return false;
  return true;
};

const mapping = (name: string, map: (text: string) => string): Native =>
  native(`${name}(self, /)`, ([self], context) => {
    const text = textOf(self);
    context.charge(text.length * MAP_CHARACTER_NS);
    return map(text);
  });

const question = (name: string, test: (text: string) => boolean): Native =>
  native(`${name}(self, /)`, ([self]) => test(textOf(self)));

/** str.isidentifier(). */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

export const CASE_MEMBERS: readonly Member[] = [
  mapping('lower', (text) => text.toLowerCase()),
  mapping('upper', (text) => text.toUpperCase()),
  mapping('casefold', caseFold),
  mapping('capitalize', capitalize),
  mapping('title', title),
  mapping('swapcase', swapCase),
  question('isalpha', (text) => every(text, (character) => ALPHABETIC.test(character))),
  question('isdecimal', (text) => every(text, (character) => DECIMAL.test(character))),
  question('isdigit', (text) => every(text, (character) => DIGIT.test(character))),
  question('isnumeric', (text) => every(text, (character) => NUMERIC.test(character))),
  question('isalnum', (text) =>
    every(text, (character) => ALPHABETIC.test(character) || NUMERIC.test(character)),
  ),
  question('isspace', (text) => ALL_SPACE.test(text)),
  question('isascii', (text) => ASCII.test(text)),
  question('isidentifier', isIdentifier),
  question('isprintable', (text) => text === '' || every(text, isPrintable)),
  question('islower', (text) => allCased(text, LOWER, UPPER)),
  question('isupper', (text) => allCased(text, UPPER, LOWER)),
  question('istitle', isTitle),
];
