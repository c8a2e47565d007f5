/**
 * The built-in value types that are not JS primitives, as plain data: float, complex, bytes, tuple,
 * list, set, range, slice, and instances of subclasses of int and str. Their methods stand in
 * ../types; here is only what they hold and how they are keyed in dicts.
 */
import {
  builtinType,
  CUSTOM,
  DICT_TYPE,
  type DictEntry,
  type HashKey,
  keyOf,
  type KeyAnswer,
  NONE,
  PyDict,
  PyObject,
  type PyType,
  STRUCTURED_KEY,
  UNHASHABLE,
  type Value,
} from './object.ts';

export const FLOAT_TYPE = builtinType('float', { layout: 'float' });
export const COMPLEX_TYPE = builtinType('complex', { layout: 'complex' });
export const BYTES_TYPE = builtinType('bytes', { layout: 'bytes' });
export const BYTEARRAY_TYPE = builtinType('bytearray', {
  layout: 'bytearray',
  hashing: 'unhashable',
});
export const TUPLE_TYPE = builtinType('tuple', { layout: 'tuple' });
export const LIST_TYPE = builtinType('list', { layout: 'list', hashing: 'unhashable' });
export const SET_TYPE = builtinType('set', { layout: 'set', hashing: 'unhashable' });
export const FROZENSET_TYPE = builtinType('frozenset', { layout: 'frozenset' });
export const RANGE_TYPE = builtinType('range', { layout: 'other', subclassable: false });
export const SLICE_TYPE = builtinType('slice', {
  layout: 'other',
  subclassable: false,
  hashing: 'unhashable',
});

/** Key of a number given as a float: that of the equal int where there is one. */
function floatKey(value: number, self: PyObject): HashKey {
  if (Number.isNaN(value)) return self;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
  return value;
}

export class PyFloat extends PyObject {
  readonly value: number;

  constructor(value: number, type: PyType = FLOAT_TYPE) {
    super(type);
    this.value = value;
  }

  override key(): KeyAnswer {
    return this.type.hashing === 'custom' ? CUSTOM : floatKey(this.value, this);
  }
}

export class PyComplex extends PyObject {
  readonly real: number;
  readonly imaginary: number;

  constructor(real: number, imaginary: number, type: PyType = COMPLEX_TYPE) {
    super(type);
    this.real = real;
    this.imaginary = imaginary;
  }

  override key(): KeyAnswer {
    if (this.type.hashing === 'custom') return CUSTOM;
    if (this.imaginary === 0) return floatKey(this.real, this);
    return `${STRUCTURED_KEY}c${this.real},${this.imaginary}`;
  }
}

/** An instance of a subclass of int (a plain int is a JS number or bigint). */
export class PyInt extends PyObject {
  readonly value: number | bigint;

  constructor(value: number | bigint, type: PyType) {
    super(type);
    this.value = value;
  }

  override key(): KeyAnswer {
    return this.type.hashing === 'custom' ? CUSTOM : this.value;
  }
}

/** An instance of a subclass of str. */
export class PyStr extends PyObject {
  readonly value: string;

  constructor(value: string, type: PyType) {
    super(type);
    this.value = value;
  }

  override key(): KeyAnswer {
    return this.type.hashing === 'custom' ? CUSTOM : keyOf(this.value);
  }
}

/** bytes and bytearray. */
export class PyBytes extends PyObject {
  bytes: Uint8Array;
  /** Bytes right behind these in the same memory that nothing has been put into: a bytearray grows into them. */
  spare = 0;

  constructor(bytes: Uint8Array, type: PyType = BYTES_TYPE) {
    super(type);
    this.bytes = bytes;
  }

  override knownLength(): number {
    return this.bytes.length;
  }

  override key(): KeyAnswer {
    const hash = this.type.hashing;
    if (hash !== 'identity') return hash === 'unhashable' ? UNHASHABLE : CUSTOM;
    let text = `${STRUCTURED_KEY}b`;
    for (const byte of this.bytes) text += String.fromCharCode(byte);
    return text;
  }
}

/** The part of a structured key that stands for one item; CUSTOM when it has no such text. */
function itemKey(item: Value): string | typeof UNHASHABLE | typeof CUSTOM {
  const key = keyOf(item);
  switch (typeof key) {
    case 'string':
      return `s${key.length}:${key}`;
    case 'number':
    case 'bigint':
      return `n${key};`;
    case 'symbol':
      return key;
    default:
      return key === NONE ? 'N' : CUSTOM;
  }
}

export class PyTuple extends PyObject {
  readonly items: readonly Value[];

  constructor(items: readonly Value[], type: PyType = TUPLE_TYPE) {
    super(type);
    this.items = items;
  }

  /** Equal tuples of plain values have equal texts; a tuple with other objects in it is CUSTOM. */
  override key(): KeyAnswer {
    if (this.type.hashing === 'custom') return CUSTOM;
    let text = `${STRUCTURED_KEY}t`;
    let custom = false;
    for (const item of this.items) {
      const key = itemKey(item);
      if (key === UNHASHABLE) return UNHASHABLE;
      if (key === CUSTOM) custom = true;
      else text += key;
    }
    return custom ? CUSTOM : text;
  }
}

export class PyList extends PyObject {
  items: Value[];

  constructor(items: Value[], type: PyType = LIST_TYPE) {
    super(type);
    this.items = items;
  }

  override key(): KeyAnswer {
    return this.type === LIST_TYPE ? UNHASHABLE : super.key();
  }
}

/** set and frozenset: a dict whose values are not looked at, so that keying stands in one place. */
export class PySet extends PyObject {
  readonly elements: PyDict;
  /** When its table was given room at once: with how many elements, and for how many slots. */
  rooms: readonly { readonly used: number; readonly size: number }[] | undefined = undefined;

  constructor(type: PyType = SET_TYPE) {
    super(type);
    this.elements = new PyDict(DICT_TYPE);
  }

  get size(): number {
    return this.elements.size;
  }

  entries(): IterableIterator<DictEntry> {
    return this.elements.entries.values();
  }

  override key(): KeyAnswer {
    const hash = this.type.hashing;
    if (hash !== 'identity') return hash === 'unhashable' ? UNHASHABLE : CUSTOM;
    const parts: string[] = [];
    for (const entry of this.entries()) {
      const key = itemKey(entry.key);
      if (typeof key === 'symbol') return key;
      parts.push(key);
    }
    return `${STRUCTURED_KEY}f${parts.sort().join('')}`;
  }
}

export class PyRange extends PyObject {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly length: number;

  /** Bounds are safe integers; larger ones are refused by the constructor of the type. */
  constructor(start: number, stop: number, step: number) {
    super(RANGE_TYPE);
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }

  override key(): KeyAnswer {
    const { length, start, step } = this;
    return `${STRUCTURED_KEY}r${length},${length > 0 ? start : ''},${length > 1 ? step : ''}`;
  }
}

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    super(SLICE_TYPE);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  override key(): KeyAnswer {
    return UNHASHABLE;
  }
}

/** A plain list of values as Python objects. */
export const tuple = (items: readonly Value[]): PyTuple => new PyTuple(items);
export const list = (items: Value[]): PyList => new PyList(items);
export const float = (value: number): PyFloat => new PyFloat(value);
