/** What can happen in an operation, as bits: the conditions, and the signals that they raise. */

/** In the order in which CPython shows them. */
export const CLAMPED = 1;
export const CONVERSION_SYNTAX = 2;
export const DIVISION_BY_ZERO = 4;
export const DIVISION_IMPOSSIBLE = 8;
export const DIVISION_UNDEFINED = 0x10;
export const INEXACT = 0x40;
export const INVALID_CONTEXT = 0x80;
export const INVALID_OPERATION = 0x100;
export const FLOAT_OPERATION = 0x400;
export const OVERFLOW = 0x800;
export const ROUNDED = 0x1000;
export const SUBNORMAL = 0x2000;
export const UNDERFLOW = 0x4000;

/** The conditions that all raise InvalidOperation. */
export const ANY_INVALID =
  CONVERSION_SYNTAX |
  DIVISION_IMPOSSIBLE |
  DIVISION_UNDEFINED |
  INVALID_CONTEXT |
  INVALID_OPERATION;

/** The signals, in the order of precedence of their exceptions. */
export const SIGNALS: readonly (readonly [string, number])[] = [
  ['InvalidOperation', ANY_INVALID],
  ['FloatOperation', FLOAT_OPERATION],
  ['DivisionByZero', DIVISION_BY_ZERO],
  ['Overflow', OVERFLOW],
  ['Underflow', UNDERFLOW],
  ['Subnormal', SUBNORMAL],
  ['Inexact', INEXACT],
  ['Rounded', ROUNDED],
  ['Clamped', CLAMPED],
];

/** What an exception lists: the conditions of InvalidOperation by name, then the other signals. */
export const CONDITIONS: readonly (readonly [string, number])[] = [
  ['InvalidOperation', INVALID_OPERATION],
  ['DivisionImpossible', DIVISION_IMPOSSIBLE],
  ['DivisionUndefined', DIVISION_UNDEFINED],
  ['ConversionSyntax', CONVERSION_SYNTAX],
  ['InvalidContext', INVALID_CONTEXT],
  ...SIGNALS.slice(1),
];

/** Names of signals whose bits are set, in the order of the bits. */
export function signalNames(bits: number): string[] {
  const names: string[] = [];
  for (let bit = 1; bit <= UNDERFLOW; bit *= 2) {
    const name = SIGNALS.find(([, mask]) => (mask & bit) !== 0)?.[0];
    if ((bits & bit) !== 0 && name !== undefined && !names.includes(name)) names.push(name);
  }
  return names;
}
