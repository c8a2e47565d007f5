/** Truth value testing (Library reference, "Truth Value Testing"): `__bool__`, then `__len__`. */
import { raise, typeError } from '../objects/exception.ts';
import { NONE, PyDict, typeOf, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyFloat, PyInt, PyList, PySet, PyStr, PyTuple } from '../objects/values.ts';
import { callSpecial, typeName } from './attributes.ts';

/** The truth of a value of a built-in type; undefined when its own methods must tell. */
export function quickTruth(value: Value): boolean | undefined {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length > 0;
    case 'bigint':
      return true; // never zero: small values are numbers
    default:
  }
  if (value === NONE) return false;
  if (value.type.heap) return undefined;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyDict || value instanceof PySet) return value.size > 0;
  if (value instanceof PyFloat) return value.value !== 0;
  const length = value.knownLength();
  return length === undefined ? undefined : length > 0;
}

/** bool(value). */
export function* truth(value: Value): Resumable<boolean> {
  const quick = quickTruth(value);
  if (quick !== undefined) return quick;
  const type = typeOf(value);
  const method = type.lookup('__bool__');
  if (method !== undefined && method !== NONE) {
    const result = yield* callSpecial(method, value, []);
    if (typeof result !== 'boolean') {
      throw typeError(`__bool__ should return bool, returned ${typeName(result)}`);
    }
    return result;
  }
  if (type.lookup('__len__') !== undefined) return (yield* length(value)) > 0;
  return true;
}

/** len(value). */
export function* length(value: Value): Resumable<number> {
  const quick = quickLength(value);
  if (quick !== undefined) return quick;
  const method = typeOf(value).lookup('__len__');
  if (method === undefined || method === NONE) {
    throw typeError(`object of type '${typeName(value)}' has no len()`);
  }
  const result = yield* callSpecial(method, value, []);
  const size = result instanceof PyInt ? result.value : result;
  if (typeof size === 'boolean') return size ? 1 : 0;
  if (typeof size !== 'number') {
    throw typeError(`'${typeName(result)}' object cannot be interpreted as an integer`);
  }
  if (size < 0) throw negativeLength();
  return size;
}

function negativeLength(): ReturnType<typeof raise> {
  return raise('ValueError', '__len__() should return >= 0');
}

/** The length of an exact built-in; undefined for everything else (str counts code points). */
export function quickLength(value: Value): number | undefined {
  if (typeof value === 'string') return codePointLength(value);
  if (typeof value !== 'object' || value.type.heap) return undefined;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyDict || value instanceof PySet) return value.size;
  return value instanceof PyStr ? codePointLength(value.value) : value.knownLength();
}

const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** Number of code points of a string. */
export function codePointLength(text: string): number {
  if (!SURROGATE_PAIR.test(text)) return text.length;
  let count = 0;
  for (const point of text) count += point.length > 0 ? 1 : 0;
  return count;
}
