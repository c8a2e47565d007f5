/** Binary operators on constants, within CPython's limits for folding. */
import type { BinaryOperator } from '../ast.ts';
import type { Constant } from '../code.ts';

interface Boxed {
  readonly value: Constant;
}

/** Bits of an int that folding may make. */
const INT_BITS_MAX = 128;
/** Items of a tuple, characters of a string that folding may make by repetition. */
const TUPLE_ITEMS_MAX = 256;
const STRING_LENGTH_MAX = 4096;

export function foldBinary(
  operator: BinaryOperator,
  left: Constant,
  right: Constant,
): Boxed | undefined {
  const first = integer(left);
  const second = integer(right);
  if (first !== undefined && second !== undefined)
    return foldIntegers(operator, first, second, bothBool(left, right));
  const x = real(left);
  const y = real(right);
  if (x !== undefined && y !== undefined) return foldFloats(operator, x, y);
  return foldSequences(operator, left, right);
}

const bothBool = (left: Constant, right: Constant): boolean =>
  typeof left === 'boolean' && typeof right === 'boolean';

function integer(value: Constant): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? BigInt(value) : undefined;
}

/** A number as a float; undefined for ints that no float holds. */
function real(value: Constant): number | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && 'float' in value ? value.float : undefined;
}

/** An int constant is a number while it is safe. */
function int(value: bigint): Boxed {
  const number = Number(value);
  return { value: Number.isSafeInteger(number) ? number : value };
}

const bits = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;

function foldIntegers(
  operator: BinaryOperator,
  left: bigint,
  right: bigint,
  bools: boolean,
): Boxed | undefined {
  switch (operator) {
    case 'Add':
      return int(left + right);
    case 'Sub':
      return int(left - right);
    case 'Mult':
      return bits(left) + bits(right) > INT_BITS_MAX ? undefined : int(left * right);
    case 'Div': {
      const [x, y] = [Number(left), Number(right)];
      if (right === 0n || !Number.isSafeInteger(x) || !Number.isSafeInteger(y)) return undefined;
      return { value: { float: x / y } };
    }
    case 'FloorDiv':
      return right === 0n ? undefined : int((left - modulo(left, right)) / right);
    case 'Mod':
      return right === 0n ? undefined : int(modulo(left, right));
    case 'Pow':
      if (right < 0n || BigInt(bits(left)) * right > BigInt(INT_BITS_MAX)) return undefined;
      return int(left ** right);
    case 'LShift':
      if (right < 0n || BigInt(bits(left)) + right > BigInt(INT_BITS_MAX)) return undefined;
      return int(left << right);
    case 'RShift':
      return right < 0n ? undefined : int(left >> right);
    case 'BitAnd':
      return bools ? { value: (left & right) !== 0n } : int(left & right);
    case 'BitOr':
      return bools ? { value: (left | right) !== 0n } : int(left | right);
    case 'BitXor':
      return bools ? { value: (left ^ right) !== 0n } : int(left ^ right);
    case 'MatMult':
      return undefined;
  }
}

/** Python's remainder has the sign of the divisor. */
function modulo(left: bigint, right: bigint): bigint {
  const remainder = left % right;
  return remainder !== 0n && remainder < 0n !== right < 0n ? remainder + right : remainder;
}

function foldFloats(operator: BinaryOperator, x: number, y: number): Boxed | undefined {
  switch (operator) {
    case 'Add':
      return { value: { float: x + y } };
    case 'Sub':
      return { value: { float: x - y } };
    case 'Mult':
      return { value: { float: x * y } };
    case 'Div':
      return y === 0 ? undefined : { value: { float: x / y } };
    default:
      // The rest has corners (signs, infinities, complex results) that are the machine's business.
      return undefined;
  }
}

function foldSequences(
  operator: BinaryOperator,
  left: Constant,
  right: Constant,
): Boxed | undefined {
  if (operator === 'Add') return concatenate(left, right);
  if (operator !== 'Mult') return undefined;
  if (typeof right === 'number') return repeat(left, right);
  return typeof left === 'number' ? repeat(right, left) : undefined;
}

function concatenate(left: Constant, right: Constant): Boxed | undefined {
  if (typeof left === 'string' && typeof right === 'string') return { value: left + right };
  if (typeof left !== 'object' || typeof right !== 'object') return undefined;
  if ('tuple' in left && 'tuple' in right) {
    return { value: { tuple: [...left.tuple, ...right.tuple] } };
  }
  if ('bytes' in left && 'bytes' in right) {
    return { value: { bytes: Uint8Array.from([...left.bytes, ...right.bytes]) } };
  }
  return undefined;
}

function repeat(value: Constant, times: number): Boxed | undefined {
  const count = Math.max(0, times);
  if (typeof value === 'string') {
    return value.length * count > STRING_LENGTH_MAX ? undefined : { value: value.repeat(count) };
  }
  if (typeof value !== 'object') return undefined;
  if ('bytes' in value) {
    const { bytes } = value;
    if (bytes.length * count > STRING_LENGTH_MAX) return undefined;
    const repeated = Array.from({ length: count }, () => [...bytes]).flat();
    return { value: { bytes: Uint8Array.from(repeated) } };
  }
  if (!('tuple' in value)) return undefined;
  if (value.tuple.length * count > TUPLE_ITEMS_MAX) return undefined;
  return { value: { tuple: Array.from({ length: count }, () => value.tuple).flat() } };
}
