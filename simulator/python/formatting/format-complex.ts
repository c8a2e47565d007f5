/** format() of complex. */
import { valueError } from '../objects/exception.ts';
import { floatBody } from './format-value.ts';
import {
  layOutNumber,
  pad,
  parseSpecification,
  type Specification,
  unknownCode,
} from './specification.ts';

/** format(complex, text). */
export function formatComplex(
  real: number,
  imaginary: number,
  text: string,
  typeName = 'complex',
): string {
  const specification = parseSpecification(text, typeName);
  const { kind, align, fill } = specification;
  if (kind !== '' && !'eEfFgGn'.includes(kind)) throw unknownCode(kind, typeName);
  if (fill === '0' && specification.zero) {
    throw valueError('Zero padding is not allowed in complex format specifier');
  }
  if (align === '=') {
    throw valueError("'=' alignment flag is not allowed in complex format specifier");
  }
  // Without a presentation type it is shown as by repr(): in brackets, or the imaginary part alone.
  const alone = kind === '' && real === 0 && !Object.is(real, -0);
  const first = alone ? '' : partText(real, specification, specification.sign);
  const second = partText(imaginary, specification, alone ? specification.sign : '+');
  const body = `${first}${second}j`;
  return pad(kind === '' && !alone ? `(${body})` : body, specification, '>');
}

function partText(value: number, specification: Specification, sign: string | undefined): string {
  const { kind, precision, alternate } = specification;
  const shown = kind === '' && precision >= 0 ? 'g' : kind;
  let text = floatBody(value, shown, precision, alternate);
  if (shown === '' && !alternate) text = text.replace(/\.0$/, '');
  if (kind === 'E' || kind === 'F' || kind === 'G') text = text.toUpperCase();
  const vanished = specification.noNegativeZero && !/[1-9in]/.test(text.split(/e/i)[0]!);
  const negative = (value < 0 || Object.is(value, -0)) && !Number.isNaN(value) && !vanished;
  const mark = negative ? '-' : sign === '+' || sign === ' ' ? sign : '';
  const digits = /^\d+/.exec(text)?.[0] ?? '';
  const plain = { ...specification, width: 0, align: undefined };
  if (digits === '') return mark + text;
  return layOutNumber(mark, digits, text.slice(digits.length), plain);
}
