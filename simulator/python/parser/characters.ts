/** Character classes of Python's lexical grammar. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

export function isAsciiIdentifierStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

/** Any character outside ASCII may turn out to belong to an identifier. */
export function isPotentialIdentifierStart(code: number): boolean {
  return isAsciiIdentifierStart(code) || code >= 128;
}

export function isPotentialIdentifierPart(code: number): boolean {
  return isPotentialIdentifierStart(code) || isDigit(code);
}

const IDENTIFIER_START = /^[\p{XID_Start}_]$/u;
const IDENTIFIER_PART = /^\p{XID_Continue}$/u;
const NOT_PRINTABLE = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]$/u;

/** Index, in code points, of the first character that no identifier has there; −1: a good one. */
export function firstBadCharacter(identifier: readonly string[]): number {
  return identifier.findIndex((character, index) => {
    // An identifier is judged in its normal form: some characters only become letters there.
    const normal = [...character.normalize('NFKC')];
    return !normal.every((part, at) =>
      (index === 0 && at === 0 ? IDENTIFIER_START : IDENTIFIER_PART).test(part),
    );
  });
}

export function isPrintable(character: string): boolean {
  return character === ' ' || !NOT_PRINTABLE.test(character);
}

/** As in U+00A0. */
export function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
