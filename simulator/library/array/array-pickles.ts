/** `array.array` in pickles: its bytes with a number that says what they are, on whatever machine. */
import type { Context } from '../../python/context.ts';
import { typeError, valueError } from '../../python/objects/exception.ts';
import type { PyModule } from '../../python/objects/function.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, PyType, type Value } from '../../python/objects/object.ts';
import { call } from '../../python/objects/resumable.ts';
import { list, PyBytes, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, textArgument, typeName } from '../../python/protocols/index.ts';
import { encode, decode } from '../../python/types/codecs.ts';
import { layoutOf } from '../../python/types/packing/layout.ts';
import { unpackField } from '../../python/types/packing/values.ts';
import type { PyArray } from './array-object.ts';
import { ARRAY_TYPE } from './array-object.ts';

/** Formats of `struct` by their numbers in pickles; the last four are texts. */
const FORMATS = [
  ...['<B', '<b', '<H', '>H', '<h', '>h', '<I', '>I', '<i', '>i', '<Q', '>Q', '<q', '>q'],
  ...['<f', '>f', '<d', '>d', 'utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-32-be'],
];
const UTF_16_LE = 18;
const UTF_32_LE = 20;

/** On this machine `l` and `L` have eight bytes. */
function formatNumber(typeCode: string): number {
  if (typeCode === 'u') return UTF_32_LE;
  const letter = { l: 'q', L: 'Q' }[typeCode] ?? typeCode;
  return FORMATS.indexOf(`<${letter}`);
}

export const RECONSTRUCTOR = resumable(
  '_array_reconstructor(arraytype, typecode, mformat_code, items, /)',
  function* ([type, code, format, items]: [Value, Value, Value, Value]) {
    if (!(type instanceof PyType) || !type.isSubtypeOf(ARRAY_TYPE)) {
      throw typeError(`first argument must be a type object, not ${typeName(type)}`);
    }
    const number = yield* asSmallIndex(format);
    const name = FORMATS[number];
    if (name === undefined) {
      throw valueError('third argument must be a valid machine format code.');
    }
    if (!(items instanceof PyBytes)) {
      throw typeError(`fourth argument should be bytes, not ${typeName(items)}`);
    }
    const given = [textArgument(code, '_array_reconstructor', ' 2')];
    if (number >= UTF_16_LE) return yield* call(type, [...given, decode(items.bytes, name)]);
    const layout = layoutOf(name);
    if (typeof layout === 'string' || items.bytes.length % layout.size !== 0) {
      throw valueError('string length not a multiple of item size');
    }
    const { buffer, byteOffset, length } = items.bytes;
    const view = new DataView(buffer, byteOffset, length);
    const values = Array.from({ length: length / layout.size }, (_, i) =>
      unpackField(view, i * layout.size, layout.fields[0]!, layout.littleEndian),
    );
    return yield* call(type, [...given, list(values)]);
  },
);

/** What `__reduce_ex__` says: up to protocol 2 the items as objects. */
export function reduceArray(array: PyArray, protocol: number, { interpreter }: Context): Value {
  const { type, typeCode, dict = NONE } = array;
  if (protocol < 3) {
    const items = typeCode === 'u' ? array.items().join('') : list(array.items());
    return tuple([type, tuple([typeCode, items]), dict]);
  }
  const items =
    typeCode === 'u'
      ? encode(array.items().join(''), 'utf-32-le', 'surrogatepass')
      : array.bytes.slice();
  const module = interpreter.modules.get('array') as PyModule;
  return tuple([
    module.namespace.get(RECONSTRUCTOR.name)!,
    tuple([type, typeCode, formatNumber(typeCode), new PyBytes(items)]),
    dict,
  ]);
}
