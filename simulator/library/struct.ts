/** `struct`: values as bytes, laid out as C does. */
import type { Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { list, type PyTuple } from '../python/objects/values.ts';
import { namespace } from './library-module.ts';
import {
  ERROR,
  iterUnpack,
  pack,
  packInto,
  PyStruct,
  STRUCT_TYPE,
  unpack,
  unpackFrom,
} from './struct/struct-type.ts';

/** The struct for the first of the arguments, and the others. */
function split({ items }: PyTuple): readonly [PyStruct, readonly Value[]] {
  const [format, ...values] = items;
  if (format === undefined) throw typeError('missing format argument');
  return [new PyStruct(format), values];
}

const FUNCTIONS = [
  native('calcsize(format, /)', ([format]: [Value]) => new PyStruct(format).layout.size),
  resumable('pack(*values)', ([values]: [PyTuple], context) => pack(...split(values), context)),
  resumable('pack_into(*values)', ([values]: [PyTuple], context) =>
    packInto(...split(values), context),
  ),
  native('unpack(format, buffer, /)', ([format, buffer]: [Value, Value], context) =>
    unpack(new PyStruct(format), buffer, context),
  ),
  resumable(
    'unpack_from(format, /, buffer, offset=0)',
    ([format, buffer, offset]: [Value, Value, Value?], context) =>
      unpackFrom(new PyStruct(format), buffer, offset, context),
  ),
  native('iter_unpack(format, buffer, /)', ([format, buffer]: [Value, Value]) =>
    iterUnpack(new PyStruct(format), buffer),
  ),
];

export function createStruct(_interpreter: Interpreter): PyDict {
  const names = [...FUNCTIONS.map(({ name }) => name), 'Struct', 'error'];
  return namespace('struct', FUNCTIONS, {
    Struct: STRUCT_TYPE,
    __all__: list(names),
    error: ERROR,
  });
}
