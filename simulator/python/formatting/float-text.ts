/** repr of a float, and reading one from text. */
import { decompose, nearestQuotient, shortestDigits } from './float-digits.ts';
import { SPACES } from './string-text.ts';

/** repr(float): the shortest digits that read back, in Python's notation. */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e16) {
    // Here JavaScript writes plain decimals too.
    const text = String(value);
    return Number.isInteger(value) ? `${text}.0` : text;
  }
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const { digits, exponent } = shortestDigits(value);
  return (value < 0 ? '-' : '') + exponentText(digits, exponent);
}

/** d.ddde±XX, with at least two digits of exponent. */
export function exponentText(digits: string, exponent: number, point = false): string {
  const mantissa =
    digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : point ? `${digits}.` : digits;
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${power}`;
}

const DECIMAL =
  /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL = /^([+-]?)(inf|infinity|nan)$/i;

/** float(text); undefined when the text is not a number. */
export function parseFloatText(text: string): number | undefined {
  const trimmed = asciiDigits(stripSpace(text));
  if (DECIMAL.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const special = SPECIAL.exec(trimmed);
  if (!special) return undefined;
  if (special[2]!.toLowerCase() === 'nan') return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

/** Without white space (str.isspace) around it. */
export function stripSpace(text: string): string {
  return text.replace(SPACE_AROUND, '');
}

const SPACE_AROUND = new RegExp(`^[${SPACES}]+|[${SPACES}]+$`, 'g');

/** Decimal digits of other scripts are accepted where ASCII digits are. */
export function asciiDigits(text: string): string {
  // eslint-disable-next-line no-control-regex -- asks just whether the text is ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => String(decimalDigitOf(digit.codePointAt(0)!)));
}

/** The value of a decimal digit of any script: they stand in blocks of ten, zero first. */
export function decimalDigitOf(codePoint: number): number {
  let zero = codePoint;
  while (codePoint - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  // Blocks can touch (the mathematical digits): a block's zero stands at a multiple of ten from 1D7CE.
  if (codePoint >= 0x1d7ce && codePoint <= 0x1d7ff) return (codePoint - 0x1d7ce) % 10;
  return codePoint - zero;
}

/** float.hex(). */
export function floatHex(value: number): string {
  if (!Number.isFinite(value)) return floatRepr(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(Math.abs(value));
  const lead = mantissa >> 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${lead}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const HEX = /^([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?\d+))?$/;

/** float.fromhex(text); undefined when malformed, Infinity when too large. */
export function parseFloatHex(text: string): number | undefined {
  const trimmed = stripSpace(text);
  if (SPECIAL.test(trimmed)) return parseFloatText(trimmed);
  const match = HEX.exec(trimmed);
  if (!match) return undefined;
  const whole = match[2] ?? '';
  const fraction = match[3] ?? '';
  if (whole + fraction === '') return undefined;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = Number(match[4] ?? 0) - 4 * fraction.length;
  const sign = match[1] === '-' ? -1 : 1;
  if (mantissa === 0n || exponent < -5000 - 4 * whole.length) return sign * 0;
  if (exponent > 5000) return sign * Infinity;
  const size =
    exponent >= 0
      ? Number(mantissa << BigInt(exponent))
      : nearestQuotient(mantissa, 1n << BigInt(-exponent));
  return sign * size;
}
