/** repr and str of values whose text needs no Python code. */
import { NONE, type Value } from '../objects/object.ts';
import { FLOAT_TYPE, PyFloat } from '../objects/values.ts';
import { floatRepr } from './float-text.ts';
import { integerText } from './integer-text.ts';
import { stringRepr } from './string-text.ts';

/** repr of numbers, strings, bools and None; undefined for everything else. */
export function quickRepr(value: Value): string | undefined {
  switch (typeof value) {
    case 'number':
      return String(value);
    case 'string':
      return stringRepr(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return integerText(value);
    default:
      if (value instanceof PyFloat && value.type === FLOAT_TYPE) return floatRepr(value.value);
      return value === NONE ? 'None' : undefined;
  }
}

/** As {@link quickRepr}, for str(). */
export function quickStr(value: Value): string | undefined {
  return typeof value === 'string' ? value : quickRepr(value);
}
