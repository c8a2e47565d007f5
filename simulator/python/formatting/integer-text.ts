/** int to text and back, in any base. */
import { raise, type Raised, valueError } from '../objects/exception.ts';
import { asciiDigits, stripSpace } from './float-text.ts';

/** Digits that decimal conversion of ints allows: CPython 3.11's sys.get_int_max_str_digits(). */
export const MAX_STR_DIGITS = 4300;

function digitsLimit(): Raised {
  return valueError(
    `Exceeds the limit (${MAX_STR_DIGITS} digits) for integer string conversion; ` +
      'use sys.set_int_max_str_digits() to increase the limit',
  );
}

/** str(int). Numbers too large for the conversion limit are a ValueError, as in CPython 3.11. */
export function integerText(value: number | bigint): string {
  if (typeof value === 'number') return String(value);
  // A hexadecimal digit is 1.204 decimal ones: only near the limit the decimal text must be made.
  const hexDigits = value.toString(16).length;
  if (hexDigits > MAX_STR_DIGITS) throw digitsLimit();
  const text = value.toString();
  if (text.length - (value < 0n ? 1 : 0) > MAX_STR_DIGITS) throw digitsLimit();
  return text;
}

const PREFIXES: Readonly<Record<number, string>> = { 2: '0b', 8: '0o', 16: '0x' };

/** bin, oct, hex: with prefix, sign in front. */
export function prefixedText(value: number | bigint, base: 2 | 8 | 16): string {
  const text = value.toString(base);
  return text.startsWith('-') ? `-${PREFIXES[base]}${text.slice(1)}` : PREFIXES[base] + text;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** int(text, base); undefined when the text is not a number of that base. */
export function parseInteger(text: string, base: number): number | bigint | undefined {
  const match = /^([+-]?)(?:0([xXoObB]))?(.*)$/s.exec(asciiDigits(stripSpace(text)));
  if (!match) return undefined;
  let digits = match[3]!;
  const letter = match[2]?.toLowerCase();
  const prefixBase = letter === 'x' ? 16 : letter === 'o' ? 8 : letter === 'b' ? 2 : undefined;
  let radix = base;
  if (prefixBase !== undefined && (base === 0 || base === prefixBase)) {
    radix = prefixBase;
    if (digits.startsWith('_')) digits = digits.slice(1);
  } else if (prefixBase !== undefined) digits = `0${match[2]}${digits}`;
  else if (base === 0) {
    radix = 10;
    if (/^0[0_]*[1-9]/.test(digits)) return undefined;
  }
  if (!/^[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*$/.test(digits)) return undefined;
  digits = digits.replaceAll('_', '');
  const magnitude = parseDigits(digits, radix);
  if (magnitude === undefined) return undefined;
  if (match[1] !== '-') return magnitude;
  return magnitude === 0 ? 0 : -magnitude;
}

function parseDigits(digits: string, radix: number): number | bigint | undefined {
  const small = digits.length <= 10;
  let number = 0;
  let big = 0n;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number.parseInt(digits[i]!, radix);
    if (Number.isNaN(digit)) return undefined;
    if (small) number = number * radix + digit;
  }
  if (small) return number;
  const powerOfTwo = (radix & (radix - 1)) === 0;
  if (!powerOfTwo && digits.length > MAX_STR_DIGITS) {
    throw valueError(
      `Exceeds the limit (${MAX_STR_DIGITS} digits) for integer string conversion: value has ` +
        `${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  if (radix === 10) big = BigInt(digits);
  else if (radix === 16 || radix === 8 || radix === 2) big = BigInt(PREFIXES[radix] + digits);
  else {
    if (digits.length > 100_000) throw raise('MemoryError');
    const step = BigInt(radix);
    for (const digit of digits) big = big * step + BigInt(Number.parseInt(digit, radix));
  }
  return big <= MAX_SAFE ? Number(big) : big;
}
