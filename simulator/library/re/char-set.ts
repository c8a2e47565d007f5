/**
 * Classes of characters, ready to be asked. For what lies beyond Latin-1, categories become character
 * classes of the host, with Python's meaning.
 */
import { SPACES } from '../../python/formatting/string-text.ts';
import { asciiVariantsOf, variantsOf } from './letter-case.ts';
import type { CaseRule, Category, CharacterClass, SetItem } from './tree.ts';

const UNICODE_CATEGORIES: Readonly<Record<Category['letter'], RegExp>> = {
  d: /\p{Nd}/u,
  s: new RegExp(`[${SPACES}]`),
  w: /[\p{L}\p{N}_]/u,
};

const ASCII_CATEGORIES: Readonly<Record<Category['letter'], RegExp>> = {
  d: /[0-9]/,
  s: /[ \t-\r]/,
  w: /[a-zA-Z0-9_]/,
};

const LATIN_SIZE = 256;

function inCategory(code: number, { letter, negated, ascii }: Category): boolean {
  const pattern = (ascii ? ASCII_CATEGORIES : UNICODE_CATEGORIES)[letter];
  return pattern.test(String.fromCodePoint(code)) !== negated;
}

function inItem(code: number, item: SetItem): boolean {
  return item.kind === 'range'
    ? code >= item.from && code <= item.to
    : inCategory(code, item.category);
}

function variants(code: number, caseRule: CaseRule): readonly number[] {
  if (caseRule === 'exact') return [code];
  return caseRule === 'ascii' ? asciiVariantsOf(code) : variantsOf(code);
}

export class CharSet {
  /** 1 for the characters of Latin-1 that are in it. */
  readonly latin = new Uint8Array(LATIN_SIZE);
  /** Whether it is known to hold one character and no more. */
  readonly single: boolean;
  private readonly source: CharacterClass;

  constructor(source: CharacterClass) {
    this.source = source;
    const [item] = source.items;
    this.single =
      source.items.length === 1 &&
      item?.kind === 'range' &&
      item.from === item.to &&
      !source.negated &&
      variants(item.from, source.caseRule).length === 1;
    for (let code = 0; code < LATIN_SIZE; code++) this.latin[code] = this.decide(code) ? 1 : 0;
  }

  has(code: number): boolean {
    return code < LATIN_SIZE ? this.latin[code] === 1 : this.decide(code);
  }

  private decide(code: number): boolean {
    const { items, negated, caseRule } = this.source;
    const same = variants(code, caseRule);
    return items.some((item) => same.some((each) => inItem(each, item))) !== negated;
  }
}

/** Whether a character belongs to words, for `\b`. */
export const WORD = new CharSet(category('w', false));
export const ASCII_WORD = new CharSet(category('w', true));

function category(letter: Category['letter'], ascii: boolean): CharacterClass {
  const items = [{ kind: 'category', category: { letter, negated: false, ascii } } as const];
  return { kind: 'set', items, negated: false, caseRule: 'exact' };
}
