/** format() of str, int and float by a specification. */
import { raise, valueError } from '../objects/exception.ts';
import { fixedText, significantDigits } from './float-digits.ts';
import { exponentText, floatRepr } from './float-text.ts';
import { integerText } from './integer-text.ts';
import {
  layOutNumber,
  pad,
  parseSpecification,
  type Specification,
  unknownCode,
} from './specification.ts';

/** format(str, text). */
export function formatString(value: string, text: string, typeName = 'str'): string {
  if (text === '') return value;
  const specification = parseSpecification(text, typeName, 's');
  const { kind, sign, align, precision } = specification;
  if (kind !== 's') throw unknownCode(kind, typeName);
  if (sign !== undefined) {
    throw valueError(
      sign === ' '
        ? 'Space not allowed in string format specifier'
        : 'Sign not allowed in string format specifier',
    );
  }
  if (specification.noNegativeZero) {
    throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  }
  if (specification.alternate) {
    throw valueError('Alternate form (#) not allowed in string format specifier');
  }
  let plain = specification;
  if (align === '=') {
    // Written out it is an error; implied by a leading zero it means "left".
    if (!specification.zero || /^.?=/u.test(text)) {
      throw valueError("'=' alignment not allowed in string format specifier");
    }
    plain = { ...specification, align: '<' };
  }
  const shown = precision < 0 ? value : Array.from(value).slice(0, precision).join('');
  return pad(shown, plain, '<');
}

/** Sign in front of a number as the specification wants it. */
function signText(negative: boolean, specification: Specification): string {
  if (negative) return '-';
  return specification.sign === '+' || specification.sign === ' ' ? specification.sign : '';
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

/** format(int, text). */
export function formatInteger(value: number | bigint, text: string, typeName = 'int'): string {
  if (text === '') return integerText(value);
  const specification = parseSpecification(text, typeName);
  const { kind } = specification;
  if (kind !== '' && 'eEfFgG%'.includes(kind)) {
    return formatFloatBy(integerToFloat(value), specification, typeName);
  }
  if (kind !== '' && !'bcdnoxX'.includes(kind)) throw unknownCode(kind, typeName);
  if (specification.precision >= 0) {
    throw valueError('Precision not allowed in integer format specifier');
  }
  if (specification.noNegativeZero) {
    throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  }
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  switch (kind) {
    case '':
    case 'd':
    case 'n':
      return layOutNumber(
        signText(negative, specification),
        integerText(magnitude),
        '',
        specification,
      );
    case 'b':
    case 'o':
    case 'x':
    case 'X': {
      const digits = magnitude.toString(BASES[kind]);
      const prefix = specification.alternate ? `0${kind}` : '';
      const sign = signText(negative, specification) + prefix;
      const cased = kind === 'X' ? digits.toUpperCase() : digits;
      return layOutNumber(sign, cased, '', specification, 4);
    }
    default: {
      if (specification.sign !== undefined) {
        throw valueError("Sign not allowed with integer format specifier 'c'");
      }
      if (specification.alternate) {
        throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
      }
      if (negative || magnitude > 0x10ffff) {
        throw raise('OverflowError', '%c arg not in range(0x110000)');
      }
      return pad(String.fromCodePoint(Number(magnitude)), specification, '<');
    }
  }
}

function integerToFloat(value: number | bigint): number {
  const float = Number(value);
  if (!Number.isFinite(float)) throw raise('OverflowError', 'int too large to convert to float');
  return float;
}

/** format(float, text). */
export function formatFloat(value: number, text: string, typeName = 'float'): string {
  if (text === '') return floatRepr(value);
  return formatFloatBy(value, parseSpecification(text, typeName), typeName);
}

function formatFloatBy(value: number, specification: Specification, typeName: string): string {
  const { kind } = specification;
  if (kind !== '' && !'eEfFgGn%'.includes(kind)) throw unknownCode(kind, typeName);
  let text = floatBody(value, kind, specification.precision, specification.alternate);
  let negative = value < 0 || Object.is(value, -0);
  if (specification.noNegativeZero && negative && !/[1-9in]/.test(text.split(/e/i)[0]!)) {
    negative = false;
  }
  if (Number.isNaN(value)) negative = false;
  if (kind === 'E' || kind === 'F' || kind === 'G') text = text.toUpperCase();
  const digits = /^\d+/.exec(text)?.[0] ?? '';
  return layOutNumber(
    signText(negative, specification),
    digits === '' ? text : digits,
    digits === '' ? '' : text.slice(digits.length),
    digits === '' ? { ...specification, grouping: undefined } : specification,
  );
}

/** Digits of |value| by a presentation type; what % formatting and complex numbers use too. */
export function floatBody(
  value: number,
  kind: string,
  precision: number,
  alternate: boolean,
): string {
  if (Number.isNaN(value)) return kind === '%' ? 'nan%' : 'nan';
  if (!Number.isFinite(value)) return kind === '%' ? 'inf%' : 'inf';
  switch (kind) {
    case 'e':
    case 'E': {
      const { digits, exponent } = significantDigits(value, (precision < 0 ? 6 : precision) + 1);
      return exponentText(digits, exponent, alternate);
    }
    case 'f':
    case 'F':
    case '%': {
      const places = precision < 0 ? 6 : precision;
      const shown = kind === '%' ? value * 100 : value;
      if (!Number.isFinite(shown)) return 'inf%';
      const text = fixedText(shown, places) + (alternate && places === 0 ? '.' : '');
      return kind === '%' ? `${text}%` : text;
    }
    case 'g':
    case 'G':
    case 'n':
      return generalText(value, precision < 0 ? 6 : precision, alternate, false);
    default: {
      if (precision >= 0) return generalText(value, precision, alternate, true);
      const text = floatRepr(Math.abs(value));
      if (!alternate || text.includes('.')) return text;
      return text.replace('e', '.e');
    }
  }
}

/** Presentation 'g'; with `keepPoint` the one without a letter, which keeps a digit after the point. */
function generalText(
  value: number,
  precision: number,
  alternate: boolean,
  keepPoint: boolean,
): string {
  const count = Math.max(1, precision);
  const { digits, exponent } = significantDigits(value, count);
  const kept = alternate ? digits : digits.replace(/(?<=.)0+$/, '');
  if (exponent < -4 || exponent >= count - (keepPoint ? 1 : 0)) {
    return exponentText(kept, exponent, alternate);
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${kept}`;
  const whole = digits.slice(0, exponent + 1);
  const fraction = kept.slice(exponent + 1);
  if (fraction !== '') return `${whole}.${fraction}`;
  return keepPoint ? `${whole}.0` : alternate ? `${whole}.` : whole;
}
