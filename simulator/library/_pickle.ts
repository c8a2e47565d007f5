/** `_pickle`: what `pickle` does in C for plain values; the rest is Python, and everything can be. */
import type { Interpreter } from '../python/context.ts';
import { native } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { BYTES_TYPE, PyBytes } from '../python/objects/values.ts';
import { namespace } from './library-module.ts';
import { plainValue } from './pickle/plain-reader.ts';
import { plainPickle } from './pickle/plain-writer.ts';

const FUNCTIONS = [
  /** The bytes, or None: it is nothing plain. */
  native('_plain_dumps(obj, /)', ([value]: [Value], context) => {
    const bytes = plainPickle(value, context);
    return bytes === undefined ? NONE : new PyBytes(bytes);
  }),
  /** The default, if the pickle holds anything that is not plain. */
  native('_plain_loads(data, default, /)', ([data, otherwise]: [Value, Value], context) => {
    if (!(data instanceof PyBytes) || data.type !== BYTES_TYPE) return otherwise;
    return plainValue(data.bytes, context) ?? otherwise;
  }),
];

export function createPickle(_interpreter: Interpreter): PyDict {
  return namespace('_pickle', FUNCTIONS);
}
