/**
 * Which characters IGNORECASE takes for the same: those with the same upper case of their lower case, so
 * that ſ matches s, and ς matches Σ.
 */

/** A dotted capital I has a lower case of two characters; what counts is the first. */
const DOTTED_I = 0x130;

/** Characters that are the same without being each other's upper or lower case. */
const MORE_CASES: ReadonlyMap<number, readonly number[]> = new Map(
  [
    ...['Iiİı', 'KkK', 'Ssſ', 'µΜμ', 'ÅåÅ', 'ßẞ', 'Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ', '\u0345Ιι\u1fbe'],
    ...['\u0390\u1fd3', 'Ββϐ', 'Εεϵ', 'Θθϑϴ', 'Κκϰ', 'Ππϖ', 'Ρρϱ', 'Σςσ', 'Φφϕ', 'Ωω\u2126'],
    ...['\u03b0\u1fe3', 'Ввᲀ', 'Ддᲁ', 'Ооᲂ', 'Ссᲃ', 'Ттᲄᲅ', 'Ъъᲆ', 'Ѣѣᲇ', 'ᲈꙊꙋ', 'Ṡṡẛ', 'ᾳᾼ', 'ῃῌ'],
    ...['ῳῼ', 'ﬅﬆ'],
  ].flatMap((same) => {
    const codes = Array.from(same, (character) => character.codePointAt(0)!);
    return codes.map((code): [number, readonly number[]] => [code, codes]);
  }),
);

/** Greek letters with an iota below: the capitals come eight places behind the small ones. */
const IOTA_BELOW = { first: 0x1f80, last: 0x1faf, distance: 8 } as const;

/** The lower case of a character, if that is one character. */
export function lowerCase(code: number): number {
  if (code === DOTTED_I) return 0x69;
  const lower = String.fromCodePoint(code).toLowerCase();
  return onlyCode(lower) ?? code;
}

function onlyCode(text: string): number | undefined {
  const code = text.codePointAt(0)!;
  return text.length === (code > 0xffff ? 2 : 1) ? code : undefined;
}

/** All characters that are the same as this one, with itself. */
export function variantsOf(code: number): readonly number[] {
  const known = MORE_CASES.get(code);
  if (known !== undefined) return known;
  if (code >= IOTA_BELOW.first && code <= IOTA_BELOW.last) {
    return [code, code ^ IOTA_BELOW.distance];
  }
  const text = String.fromCodePoint(code);
  const lower = onlyCode(text.toLowerCase());
  const upper = onlyCode(text.toUpperCase());
  const other = lower !== code ? lower : upper;
  return other === undefined || other === code ? [code] : [code, other];
}

/** The same among ASCII letters only. */
export function asciiVariantsOf(code: number): readonly number[] {
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isLetter ? [code, code ^ 0x20] : [code];
}

export function asciiLowerCase(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
