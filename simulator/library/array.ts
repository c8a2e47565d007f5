/** `array`: rows of numbers of one kind, in as little memory as C takes for them. */
import type { Interpreter } from '../python/context.ts';
import { raise, typeError, valueError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import {
  NONE,
  NOT_IMPLEMENTED,
  type PyDict,
  type PyType,
  type Value,
} from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { list, PyBytes, type PyTuple, tuple } from '../python/objects/values.ts';
import { COMPARISONS } from '../python/opcodes.ts';
import {
  asSmallIndex,
  compare,
  equals,
  getAttribute,
  index,
  plainText,
  repr,
  textArgument,
  typeName,
} from '../python/protocols/index.ts';
import { resumableConstructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';
import { repetitions } from '../python/types/slice.ts';
import {
  addedItems,
  ArrayIterator,
  bytesArgument,
  getItem,
  initialItems,
  listItems,
  rawItems,
  setItem,
  textItems,
} from './array/array-items.ts';
import { ARRAY_TYPE, itemBytesOf, PyArray, TYPE_CODES } from './array/array-object.ts';
import { RECONSTRUCTOR, reduceArray } from './array/array-pickles.ts';
import { namespace } from './library-module.ts';

function typeCodeArgument(value: Value): string {
  const code = plainText(value);
  if (code === undefined || Array.from(code).length !== 1) {
    throw typeError(`array() argument 1 must be a unicode character, not ${typeName(value)}`);
  }
  if (TYPE_CODES.includes(code)) return code;
  throw valueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)');
}

function newArguments(type: PyType, { items }: PyTuple, keywords: PyDict): readonly Value[] {
  if (type === ARRAY_TYPE && keywords.size > 0) {
    throw typeError('array.array() takes no keyword arguments');
  }
  const { length } = items;
  if (length < 1) throw typeError('array() takes at least 1 argument (0 given)');
  if (length > 2) throw typeError(`array() takes at most 2 arguments (${length} given)`);
  return items;
}

function checkText(array: PyArray, name: string): void {
  if (array.typeCode === 'u') return;
  throw valueError(`${name}() may only be called on unicode type arrays`);
}

function* find(array: PyArray, value: Value, from = 0, to = array.count): Resumable<number> {
  for (let i = from; i < Math.min(to, array.count); i++) {
    if (yield* equals(array.item(i), value)) return i;
  }
  return -1;
}

function* found(
  array: PyArray,
  name: string,
  value: Value,
  from = 0,
  to?: number,
): Resumable<number> {
  const at = yield* find(array, value, from, to);
  if (at >= 0) return at;
  throw valueError(`array.${name}(x): x not in array`);
}

/** A bound of index(), from the end when it is negative. */
function* bound(array: PyArray, value: Value | undefined): Resumable<number | undefined> {
  if (value === undefined) return undefined;
  const at = Number(yield* index(value));
  return at < 0 ? Math.max(0, at + array.count) : at;
}

function repeated(array: PyArray, count: number): Uint8Array {
  const { bytes } = array;
  const result = new Uint8Array(bytes.length * Math.max(0, count));
  for (let i = 0; i < count; i++) result.set(bytes, i * bytes.length);
  return result;
}

type Args = [PyArray, Value];

const multiply = native('__mul__(self, value, /)', ([self, value]: Args, { interpreter }) => {
  const count = repetitions(value);
  if (count === undefined) return NOT_IMPLEMENTED;
  interpreter.allocate(self.bytes.length * Math.max(0, count));
  return self.like(repeated(self, count));
});

install(ARRAY_TYPE, [
  resumableConstructor(ARRAY_TYPE, '*args, **kwargs', function* (type, [args, keywords], context) {
    const [code, initial] = newArguments(type, args as PyTuple, keywords as PyDict);
    const array = new PyArray(typeCodeArgument(code!), type);
    if (initial !== undefined) array.replace(0, 0, yield* initialItems(array, initial, context));
    return array;
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyArray]) {
    const { type, typeCode, count } = self;
    if (count === 0) return `${type.name}('${typeCode}')`;
    const items = typeCode === 'u' ? self.items().join('') : list(self.items());
    return `${type.name}('${typeCode}', ${yield* repr(items)})`;
  }),
  { name: '__hash__', value: NONE },
  native('__len__(self, /)', ([self]: [PyArray]) => self.count),
  native('__iter__(self, /)', ([self]: [PyArray]) => new ArrayIterator(self)),
  resumable('__getitem__(self, key, /)', function* ([self, key]: Args) {
    return yield* getItem(self, key);
  }),
  resumable('__setitem__(self, key, value, /)', function* ([self, key, value]: [...Args, Value]) {
    yield* setItem(self, key, value);
    return NONE;
  }),
  resumable('__delitem__(self, key, /)', function* ([self, key]: Args) {
    yield* setItem(self, key, undefined);
    return NONE;
  }),
  resumable('__contains__(self, key, /)', function* ([self, value]: Args) {
    return (yield* find(self, value)) >= 0;
  }),
  native('__add__(self, value, /)', ([self, value]: Args) => {
    if (!(value instanceof PyArray)) {
      throw typeError(`can only append array (not "${typeName(value)}") to array`);
    }
    if (value.typeCode !== self.typeCode) {
      throw typeError('bad argument type for built-in operation');
    }
    const sum = self.like(self.bytes);
    sum.replace(sum.count, sum.count, value.bytes);
    return sum;
  }),
  resumable('__iadd__(self, value, /)', function* ([self, value]: Args, context) {
    if (!(value instanceof PyArray)) {
      throw typeError(`can only extend array with array (not "${typeName(value)}")`);
    }
    self.replace(self.count, self.count, yield* addedItems(self, value, context));
    return self;
  }),
  multiply,
  native('__rmul__(self, value, /)', (args: Args, context) => multiply.run!(args, context)),
  native('__imul__(self, value, /)', ([self, value]: Args) => {
    const count = repetitions(value);
    if (count === undefined) return NOT_IMPLEMENTED;
    self.replace(0, self.count, repeated(self, count));
    return self;
  }),
  ...COMPARISONS.map(({ method }, operator) =>
    resumable(`${method}(self, value, /)`, function* ([self, value]: Args) {
      if (!(value instanceof PyArray)) return NOT_IMPLEMENTED;
      return yield* compare(operator, list(self.items()), list(value.items()));
    }),
  ),
  resumable('append(self, v, /)', function* ([self, value]: Args) {
    self.replace(self.count, self.count, yield* itemBytesOf(self.typeCode, value));
    return NONE;
  }),
  native('buffer_info(self, /)', ([self]: [PyArray], { interpreter }) =>
    tuple([interpreter.idOf(self), self.count]),
  ),
  native('byteswap(self, /)', ([self]: [PyArray]) => {
    const { bytes, itemBytes } = self;
    for (let at = 0; at < bytes.length; at += itemBytes)
      bytes.subarray(at, at + itemBytes).reverse();
    return NONE;
  }),
  resumable('count(self, v, /)', function* ([self, value]: Args) {
    let count = 0;
    for (const item of self.items()) if (yield* equals(item, value)) count++;
    return count;
  }),
  resumable('extend(self, bb, /)', function* ([self, value]: Args, context) {
    self.replace(self.count, self.count, yield* addedItems(self, value, context));
    return NONE;
  }),
  native('frombytes(self, buffer, /)', ([self, buffer]: Args) => {
    self.replace(self.count, self.count, rawItems(self, bytesArgument(buffer)));
    return NONE;
  }),
  resumable('fromfile(self, f, n, /)', function* ([self, file, n]: [...Args, Value]) {
    const wanted = yield* asSmallIndex(n);
    if (wanted < 0) throw valueError('negative count');
    const size = wanted * self.itemBytes;
    const given = yield* call(yield* getAttribute(file, 'read'), [size]);
    if (!(given instanceof PyBytes)) throw typeError("read() didn't return bytes");
    self.replace(self.count, self.count, rawItems(self, given.bytes));
    if (given.bytes.length !== size) {
      throw raise('EOFError', "read() didn't return enough bytes");
    }
    return NONE;
  }),
  resumable('fromlist(self, list, /)', function* ([self, given]: Args, context) {
    self.replace(self.count, self.count, yield* listItems(self, given, context));
    return NONE;
  }),
  resumable('fromunicode(self, ustr, /)', function* ([self, text]: Args, context) {
    const given = textArgument(text, 'fromunicode');
    checkText(self, 'fromunicode');
    self.replace(self.count, self.count, yield* textItems(given, context));
    return NONE;
  }),
  resumable(
    'index(self, v, start=0, stop=None, /)',
    function* ([self, value, start, stop]: [PyArray, Value, Value?, Value?]) {
      return yield* found(
        self,
        'index',
        value,
        yield* bound(self, start),
        yield* bound(self, stop),
      );
    },
  ),
  resumable('insert(self, i, v, /)', function* ([self, place, value]: [...Args, Value]) {
    const wanted = yield* asSmallIndex(place);
    const at = Math.min(self.count, wanted < 0 ? Math.max(0, wanted + self.count) : wanted);
    self.replace(at, at, yield* itemBytesOf(self.typeCode, value));
    return NONE;
  }),
  resumable('pop(self, i=-1, /)', function* ([self, place]: [PyArray, Value?]) {
    if (self.count === 0) throw raise('IndexError', 'pop from empty array');
    const wanted = place === undefined ? -1 : yield* asSmallIndex(place);
    const at = wanted < 0 ? wanted + self.count : wanted;
    if (at < 0 || at >= self.count) throw raise('IndexError', 'pop index out of range');
    const item = self.item(at);
    self.replace(at, at + 1, new Uint8Array(0));
    return item;
  }),
  resumable('remove(self, v, /)', function* ([self, value]: Args) {
    const at = yield* found(self, 'remove', value);
    self.replace(at, at + 1, new Uint8Array(0));
    return NONE;
  }),
  native('reverse(self, /)', ([self]: [PyArray]) => {
    const { bytes, itemBytes } = self;
    bytes.reverse();
    for (let at = 0; at < bytes.length; at += itemBytes)
      bytes.subarray(at, at + itemBytes).reverse();
    return NONE;
  }),
  native('tobytes(self, /)', ([self]: [PyArray]) => new PyBytes(self.bytes.slice())),
  resumable('tofile(self, f, /)', function* ([self, file]: Args) {
    if (self.count === 0) return NONE;
    yield* call(yield* getAttribute(file, 'write'), [new PyBytes(self.bytes.slice())]);
    return NONE;
  }),
  native('tolist(self, /)', ([self]: [PyArray]) => list(self.items())),
  native('tounicode(self, /)', ([self]: [PyArray]) => {
    checkText(self, 'tounicode');
    return self.items().join('');
  }),
  native('__copy__(self, /)', ([self]: [PyArray]) => self.like(self.bytes)),
  native('__deepcopy__(self, unused, /)', ([self]: Args) => self.like(self.bytes)),
  resumable('__reduce_ex__(self, value, /)', function* ([self, protocol]: Args, context) {
    return reduceArray(self, yield* asSmallIndex(protocol), context);
  }),
  native('__sizeof__(self, /)', ([self]: [PyArray]) => 64 + self.bytes.length),
  new PyGetSet('typecode', (self) => (self as PyArray).typeCode),
  new PyGetSet('itemsize', (self) => (self as PyArray).itemBytes),
]);

export function createArray(_interpreter: Interpreter): PyDict {
  return namespace('array', [RECONSTRUCTOR], {
    ArrayType: ARRAY_TYPE,
    array: ARRAY_TYPE,
    typecodes: TYPE_CODES,
  });
}
