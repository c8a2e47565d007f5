/** Decimals as texts (General Decimal Arithmetic specification, "Conversions"; format() as in Python). */
import { asciiDigits, stripSpace } from '../../python/formatting/float-text.ts';
import { layOutNumber, type Specification } from '../../python/formatting/specification.ts';
import { valueError } from '../../python/objects/exception.ts';
import { type Dec, digitsOf, finite, infinity, isZero, powerOfTen, shifted } from './number.ts';
import { divideRounded, type Rounding } from './rounding.ts';

const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?nan)(\d*))$/i;

/** Undefined when the text is no number. */
export function parse(text: string): Dec | undefined {
  const plain = asciiDigits(text);
  const match = NUMBER.exec(plain);
  if (match !== null) {
    const [, sign, whole = '', decimals, bare, exponent = '0'] = match;
    const fraction = decimals ?? bare ?? '';
    return finite(sign === '-', BigInt(whole + fraction), Number(exponent) - fraction.length);
  }
  const special = SPECIAL.exec(plain);
  if (special === null) return undefined;
  const [, sign, infinite, kind = '', payload = ''] = special;
  const negative = sign === '-';
  if (infinite !== undefined) return infinity(negative);
  return {
    kind: kind.toLowerCase() === 'nan' ? 'nan' : 'snan',
    negative,
    coefficient: BigInt(`0${payload}`),
    exponent: 0,
  };
}

/** As the constructor takes texts: with space around them, and underscores anywhere. */
export function parseLoosely(text: string): Dec | undefined {
  return parse(stripSpace(text).replaceAll('_', ''));
}

function specialText({ kind, coefficient }: Dec): string {
  if (kind === 'infinity') return 'Infinity';
  const payload = coefficient === 0n ? '' : coefficient.toString();
  return `${kind === 'snan' ? 'sNaN' : 'NaN'}${payload}`;
}

/** Digits with a point behind the first `places` of them; zeros where there are none. */
function withPoint(digits: string, places: number): string {
  if (places <= 0) return `0.${'0'.repeat(-places)}${digits}`;
  if (places >= digits.length) return digits + '0'.repeat(places - digits.length);
  return `${digits.slice(0, places)}.${digits.slice(places)}`;
}

function exponentText(exponent: number, capitals: boolean): string {
  if (exponent === 0) return '';
  return `${capitals ? 'E' : 'e'}${exponent < 0 ? '-' : '+'}${BigInt(Math.abs(exponent))}`;
}

/** to-scientific-string, or to-engineering-string, whose exponents are multiples of three. */
export function toText(value: Dec, capitals = true, engineering = false): string {
  const sign = value.negative ? '-' : '';
  if (value.kind !== 'finite') return sign + specialText(value);
  const digits = value.coefficient.toString();
  const { exponent } = value;
  const first = exponent + digits.length;
  if (exponent <= 0 && first > -6) return sign + withPoint(digits, first);
  if (!engineering) return sign + withPoint(digits, 1) + exponentText(first - 1, capitals);
  const threes = (power: number): number => ((power % 3) + 3) % 3;
  // A zero keeps its point where a digit would stand.
  const places = isZero(value) ? threes(first + 1) - 1 : threes(first - 1) + 1;
  const shown =
    isZero(value) && places <= 0 ? withPoint(digits, places) : withPoint(digits, places);
  return sign + shown + exponentText(first - places, capitals);
}

const FORMAT = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?$/su;

interface DecimalFormat extends Specification {
  readonly type: string;
}

function parseFormat(text: string): DecimalFormat {
  const match = FORMAT.exec(text);
  if (match === null) throw valueError('invalid format string');
  const [, fill, align, sign, noNegativeZero, zero, width, grouping, precision, type = ''] = match;
  if (zero !== undefined && align !== undefined) throw valueError('invalid format string');
  return {
    fill: zero === undefined ? (fill ?? ' ') : '0',
    align: (zero === undefined ? align : '=') as Specification['align'],
    sign: sign as Specification['sign'],
    noNegativeZero: noNegativeZero !== undefined,
    alternate: false,
    zero: zero !== undefined,
    width: Number(width ?? 0),
    grouping: grouping as Specification['grouping'],
    precision: precision === undefined ? -1 : Number(precision),
    kind: '',
    type,
  };
}

/** A finite number rounded to this exponent; unchanged if it has no smaller one. */
function roundedTo(value: Dec, exponent: number, rounding: Rounding): Dec {
  const dropped = exponent - value.exponent;
  if (dropped <= 0) return value;
  const { coefficient, negative } = value;
  const far = dropped > digitsOf(coefficient) + 1;
  if (coefficient === 0n) return finite(negative, 0n, exponent);
  const { quotient } = far
    ? divideRounded(1n, 100n, negative, rounding)
    : divideRounded(coefficient, powerOfTen(dropped), negative, rounding);
  return finite(negative, quotient, exponent);
}

/** Rounded to so many digits, which it may have one less of. */
function roundedToDigits(value: Dec, count: number, rounding: Rounding): Dec {
  const excess = digitsOf(value.coefficient) - count;
  if (excess <= 0) return value;
  const result = roundedTo(value, value.exponent + excess, rounding);
  if (digitsOf(result.coefficient) <= count) return result;
  return finite(value.negative, result.coefficient / 10n, result.exponent + 1);
}

/** With exactly this exponent: zeros are appended. */
function withExponent(value: Dec, exponent: number): Dec {
  return finite(value.negative, shifted(value.coefficient, value.exponent - exponent), exponent);
}

/** The digits of |value| by a presentation type. */
function body(value: Dec, format: DecimalFormat, rounding: Rounding, capitals: boolean): string {
  const { precision, type } = format;
  const kind = type.toLowerCase();
  const upper = type === '' ? capitals : type !== kind;
  if (kind === '%') {
    const hundredfold = { ...value, exponent: value.exponent + 2 };
    return `${fixed(hundredfold, precision, rounding)}%`;
  }
  if (kind === 'f') return fixed(value, precision, rounding);
  if (kind === 'e') return scientific(value, precision, rounding, upper);
  const count = Math.max(1, precision);
  const rounded = precision < 0 ? value : roundedToDigits(value, count, rounding);
  return toText({ ...rounded, negative: false }, upper);
}

function fixed(value: Dec, precision: number, rounding: Rounding): string {
  const places = precision < 0 ? Math.max(0, -value.exponent) : precision;
  const exact = withExponent(roundedTo(value, -places, rounding), -places);
  const digits = exact.coefficient.toString();
  return withPoint(digits.padStart(places + 1, '0'), Math.max(digits.length, places + 1) - places);
}

function scientific(value: Dec, precision: number, rounding: Rounding, capitals: boolean): string {
  const letter = capitals ? 'E' : 'e';
  if (isZero(value)) {
    const decimals = precision < 0 ? 0 : precision;
    const power = precision < 0 ? value.exponent : value.exponent + decimals;
    const shown = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
    return `${shown}${letter}${power < 0 ? '-' : '+'}${Math.abs(power)}`;
  }
  const rounded = precision < 0 ? value : roundedToDigits(value, precision + 1, rounding);
  const digits = rounded.coefficient.toString();
  const power = rounded.exponent + digits.length - 1;
  const shown = precision < 0 ? digits : digits.padEnd(precision + 1, '0');
  return `${withPoint(shown, 1)}${letter}${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

/** format(value, text). */
export function formatDecimal(
  value: Dec,
  text: string,
  rounding: Rounding,
  capitals: boolean,
): string {
  const format = parseFormat(text);
  let digits: string;
  if (value.kind === 'finite') digits = body(value, format, rounding, capitals);
  else digits = specialText(value) + (format.type === '%' ? '%' : '');
  const vanishes = format.noNegativeZero && !/[1-9]/.test(digits.split(/e/i)[0]!);
  const negative = value.negative && !(vanishes && value.kind === 'finite');
  const sign = negative ? '-' : format.sign === '+' || format.sign === ' ' ? format.sign : '';
  const whole = /^\d+/.exec(digits)?.[0] ?? '';
  const special = value.kind !== 'finite';
  return layOutNumber(
    sign,
    special ? digits : whole,
    special ? '' : digits.slice(whole.length),
    special
      ? {
          ...format,
          grouping: undefined,
          fill: format.zero ? ' ' : format.fill,
          align: format.zero ? '>' : format.align,
        }
      : format,
  );
}
