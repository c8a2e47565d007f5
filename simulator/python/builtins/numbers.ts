/** abs, divmod, pow, round, sum, min, max and the conversions of ints. */
import { prefixedText } from '../formatting/integer-text.ts';
import { typeError, valueError } from '../objects/exception.ts';
import { type Native, native, resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { FLOAT_TYPE, float, PyBytes, PyFloat, type PyTuple } from '../objects/values.ts';
import { BINARY_OPERATORS } from '../opcodes.ts';
import {
  binary,
  codePointLength,
  collect,
  compare,
  GREATER,
  index,
  iterator,
  LESS,
  next,
  plainText,
  specialMethod,
  truth,
  typeName,
  unary,
} from '../protocols/index.ts';
import { ADD_ITEM_NS, COMPARE_ITEM_NS } from '../costs.ts';
import { add } from '../types/integer.ts';

const operatorIndex = (symbol: string): number =>
  BINARY_OPERATORS.findIndex((row) => row.symbol === symbol);
const ADD = operatorIndex('+');
const POWER = operatorIndex('**');

/** `left OP right` by a pair of methods that has no operator (`__divmod__`). */
function* reflected(left: Value, right: Value, method: string, reflection: string): Resumable {
  const forward = specialMethod(left, method);
  if (forward !== undefined) {
    const result = yield* call(forward, [right]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const backward = specialMethod(right, reflection);
  return backward === undefined ? NOT_IMPLEMENTED : yield* call(backward, [left]);
}

function* power(base: Value, exponent: Value, modulus: Value | undefined): Resumable {
  if (modulus === undefined || modulus === NONE) return yield* binary(POWER, base, exponent);
  const method = specialMethod(base, '__pow__');
  const result = method === undefined ? NOT_IMPLEMENTED : yield* call(method, [exponent, modulus]);
  if (result !== NOT_IMPLEMENTED) return result;
  const names = [base, exponent, modulus].map((value) => `'${typeName(value)}'`);
  throw typeError(`unsupported operand type(s) for ** or pow(): ${names.join(', ')}`);
}

function* sum(items: readonly Value[], start: Value): Resumable {
  let total = start;
  for (const item of items) {
    if (typeof total === 'number' && typeof item === 'number') total = add(total, item);
    else if (
      total instanceof PyFloat &&
      item instanceof PyFloat &&
      total.type === FLOAT_TYPE &&
      item.type === FLOAT_TYPE
    ) {
      total = float(total.value + item.value);
    } else total = yield* binary(ADD, total, item);
  }
  return total;
}

/** min and max: the first of the items that no other one beats. */
function extreme(name: 'min' | 'max'): Native {
  const operator = name === 'min' ? LESS : GREATER;
  return resumable(`${name}(*args, key=None, default=None)`, function* (given, context) {
    const [{ items: args }, key, fallback] = given as [PyTuple, Value?, Value?];
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    if (args.length > 1 && fallback !== undefined) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    const items = args.length === 1 ? yield* collect(args[0]!) : args;
    context.charge(items.length * COMPARE_ITEM_NS);
    let best: Value | undefined;
    let bestKey: Value | undefined;
    for (const item of items) {
      const itemKey = key === undefined || key === NONE ? item : yield* call(key, [item]);
      const better =
        bestKey === undefined || (yield* truth(yield* compare(operator, itemKey, bestKey)));
      if (!better) continue;
      best = item;
      bestKey = itemKey;
    }
    if (best !== undefined) return best;
    if (fallback !== undefined) return fallback;
    throw valueError(`${name}() arg is an empty sequence`);
  });
}

function ordinal(value: Value): number {
  const text = plainText(value);
  if (text !== undefined) {
    const length = codePointLength(text);
    if (length === 1) return text.codePointAt(0)!;
    throw typeError(`ord() expected a character, but string of length ${length} found`);
  }
  if (!(value instanceof PyBytes)) {
    throw typeError(`ord() expected string of length 1, but ${typeName(value)} found`);
  }
  if (value.bytes.length === 1) return value.bytes[0]!;
  throw typeError(`ord() expected a character, but string of length ${value.bytes.length} found`);
}

const inBase = (name: string, base: 2 | 8 | 16): Native =>
  resumable(`${name}(number, /)`, function* ([number]) {
    return prefixedText(yield* index(number), base);
  });

export const NUMBER_FUNCTIONS: readonly Native[] = [
  resumable('abs(x, /)', function* ([x]) {
    return yield* unary('__abs__', x);
  }),
  resumable('divmod(x, y, /)', function* ([x, y]) {
    const result = yield* reflected(x, y, '__divmod__', '__rdivmod__');
    if (result !== NOT_IMPLEMENTED) return result;
    throw typeError(
      `unsupported operand type(s) for divmod(): '${typeName(x)}' and '${typeName(y)}'`,
    );
  }),
  resumable('pow(base, exp, mod=None)', function* ([base, exponent, modulus]) {
    return yield* power(base, exponent, modulus);
  }),
  resumable('round(number, ndigits=None)', function* ([number, digits]) {
    const method = specialMethod(number, '__round__');
    if (method === undefined) {
      throw typeError(`type ${typeName(number)} doesn't define __round__ method`);
    }
    return yield* call(method, digits === undefined || digits === NONE ? [] : [digits]);
  }),
  resumable('sum(iterable, /, start=0)', function* ([iterable, start], context) {
    const from: Value = start ?? 0;
    if (plainText(from) !== undefined) {
      yield* iterator(iterable);
      throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (from instanceof PyBytes) {
      yield* iterator(iterable);
      throw typeError(
        from.type.name === 'bytes'
          ? "sum() can't sum bytes [use b''.join(seq) instead]"
          : "sum() can't sum bytearray [use b''.join(seq) instead]",
      );
    }
    const items = yield* collect(iterable);
    context.charge(items.length * ADD_ITEM_NS);
    return yield* sum(items, from);
  }),
  extreme('min'),
  extreme('max'),
  inBase('bin', 2),
  inBase('oct', 8),
  inBase('hex', 16),
  resumable('chr(i, /)', function* ([i]) {
    const point = yield* index(i);
    if (point < 0 || point > 0x10ffff) throw valueError('chr() arg not in range(0x110000)');
    return String.fromCodePoint(Number(point));
  }),
  native('ord(c, /)', ([c]) => ordinal(c)),
  resumable('all(iterable, /)', function* ([iterable]) {
    const source = yield* iterator(iterable);
    for (;;) {
      const item = yield* next(source);
      if (item === undefined) return true;
      if (!(yield* truth(item))) return false;
    }
  }),
  resumable('any(iterable, /)', function* ([iterable]) {
    const source = yield* iterator(iterable);
    for (;;) {
      const item = yield* next(source);
      if (item === undefined) return false;
      if (yield* truth(item)) return true;
    }
  }),
];
