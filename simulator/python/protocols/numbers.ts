/** Values that stand for whole numbers: `__index__` and the sizes made of it. */
import { raise, typeError } from '../objects/exception.ts';
import { NONE, typeOf, type Value } from '../objects/object.ts';
import { PyInt } from '../objects/values.ts';
import type { Resumable } from '../objects/resumable.ts';
import { callSpecial, typeName } from './attributes.ts';

/** The int a value stands for, without running code; undefined when it takes `__index__`. */
export function plainInt(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof PyInt ? value.value : undefined;
}

/** operator.index(value): TypeError when it is no whole number. */
export function* index(value: Value): Resumable<number | bigint> {
  const plain = plainInt(value);
  if (plain !== undefined) return plain;
  const method = typeOf(value).lookup('__index__');
  if (method === undefined || method === NONE) {
    throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  const answer = yield* callSpecial(method, value, []);
  const result = plainInt(answer);
  if (result === undefined) {
    throw typeError(`__index__ returned non-int (type ${typeName(answer)})`);
  }
  return result;
}

/** As {@link index}, for sizes and positions: OverflowError when it does not fit a machine word. */
export function* asSmallIndex(value: Value): Resumable<number> {
  const whole = yield* index(value);
  if (typeof whole === 'bigint') {
    throw raise('OverflowError', `cannot fit 'int' into an index-sized integer`);
  }
  return whole;
}
