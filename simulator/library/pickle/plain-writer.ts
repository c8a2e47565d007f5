/**
 * Pickles of plain values, in protocol 4: numbers, text, bytes, tuples, lists and dicts, and functions and
 * classes by their names. This is what pools and queues send to and fro, and what is C code in CPython.
 * Everything else is for the Pickler in Python (_pickler.py), whose bytes for these are the same.
 */
import { encodeUtf8 } from '../../base/utf8.ts';
import type { Context } from '../../python/context.ts';
import { PyFunction, PyModule } from '../../python/objects/function.ts';
import {
  DICT_TYPE,
  NONE,
  PyDict,
  type PyObject,
  PyType,
  TYPE_TYPE,
  type Value,
} from '../../python/objects/object.ts';
import {
  BYTES_TYPE,
  FLOAT_TYPE,
  LIST_TYPE,
  PyBytes,
  PyFloat,
  PyList,
  PyTuple,
  TUPLE_TYPE,
} from '../../python/objects/values.ts';
import {
  BYTES_PER_NS,
  WRITE_GLOBAL_NS,
  WRITE_PICKLE_NS,
  WRITE_TEXT_NS,
  WRITE_VALUE_NS,
} from './costs.ts';
import * as op from './instructions.ts';
import { PickleOutput } from './output.ts';

export const PROTOCOL = 4;
const BATCH = 1_000;
/** What lies deeper is left to Python code, which has no stack of the host's to use up. */
const DEPTH_MAX = 50;

/** Thrown where a value is not plain. */
const NOT_PLAIN = Symbol('not plain');

/** The pickle, or undefined if there is something in the value that is not plain. */
export function plainPickle(value: Value, context: Context): Uint8Array | undefined {
  const writer = new PlainWriter(context);
  try {
    const bytes = writer.write(value);
    context.charge(writer.costNs);
    return bytes;
  } catch (thrown) {
    if (thrown === NOT_PLAIN) return undefined;
    throw thrown;
  }
}

class PlainWriter {
  costNs = WRITE_PICKLE_NS;
  private readonly context: Context;
  private readonly output = new PickleOutput();
  private readonly memo = new Map<PyObject | string, number>();
  private depth = 0;

  constructor(context: Context) {
    this.context = context;
  }

  write(value: Value): Uint8Array {
    this.save(value);
    this.output.byte(op.STOP);
    return this.output.pickle(PROTOCOL);
  }

  private save(value: Value): void {
    const { output } = this;
    output.boundary();
    this.costNs += WRITE_VALUE_NS;
    if (value === NONE) output.byte(op.NONE);
    else if (typeof value === 'boolean') output.byte(value ? op.NEWTRUE : op.NEWFALSE);
    else if (typeof value === 'number' || typeof value === 'bigint') this.saveInteger(value);
    else if (typeof value === 'string') this.saveText(value);
    else if (value instanceof PyFloat && value.type === FLOAT_TYPE) output.double(value.value);
    else if (!this.recall(value)) this.saveObject(value);
  }

  private saveObject(value: PyObject): void {
    if (++this.depth > DEPTH_MAX) throw NOT_PLAIN;
    if (value instanceof PyTuple && value.type === TUPLE_TYPE) this.saveTuple(value);
    else if (value instanceof PyList && value.type === LIST_TYPE) this.saveList(value);
    else if (value instanceof PyDict && value.type === DICT_TYPE) this.saveDict(value);
    else if (value instanceof PyBytes && value.type === BYTES_TYPE) this.saveBytes(value);
    else if (value instanceof PyFunction) {
      this.saveGlobal(value, value.module, value.qualifiedName);
    } else if (value instanceof PyType && value.type === TYPE_TYPE && value.heap) {
      const module = value.attributes.get('__module__') ?? NONE;
      this.saveGlobal(value, module, value.qualifiedName);
    } else throw NOT_PLAIN;
    this.depth--;
  }

  /** Refers to what was written before. */
  private recall(value: PyObject | string): boolean {
    const number = this.memo.get(value);
    if (number === undefined) return false;
    this.output.number(number < 256 ? op.BINGET : op.LONG_BINGET, number, number < 256 ? 1 : 4);
    return true;
  }

  private memoize(value: PyObject | string): void {
    this.memo.set(value, this.memo.size);
    this.output.byte(op.MEMOIZE);
  }

  private saveInteger(value: number | bigint): void {
    const { output } = this;
    if (value >= -0x80000000 && value <= 0x7fffffff) {
      const small = Number(value);
      if (small >= 0 && small <= 0xff) output.number(op.BININT1, small, 1);
      else if (small >= 0 && small <= 0xffff) output.number(op.BININT2, small, 2);
      else output.number(op.BININT, small, 4);
      return;
    }
    const digits = twosComplement(BigInt(value));
    if (digits.length < 256) output.number(op.LONG1, digits.length, 1);
    else output.number(op.LONG4, digits.length, 4);
    output.all(digits);
  }

  private saveText(value: string): void {
    if (this.recall(value)) return;
    if (/[\ud800-\udfff]/u.test(value)) throw NOT_PLAIN;
    const data = encodeUtf8(value);
    this.costNs += WRITE_TEXT_NS + data.length / BYTES_PER_NS;
    this.output.sized(op.SHORT_BINUNICODE, op.BINUNICODE, data);
    this.memoize(value);
  }

  private saveBytes(value: PyBytes): void {
    this.costNs += value.bytes.length / BYTES_PER_NS;
    this.output.sized(op.SHORT_BINBYTES, op.BINBYTES, value.bytes);
    this.memoize(value);
  }

  private saveTuple(value: PyTuple): void {
    const { items } = value;
    const { output } = this;
    const size = items.length;
    if (size === 0) return output.byte(op.EMPTY_TUPLE);
    const short = size <= 3;
    if (!short) output.byte(op.MARK);
    for (const item of items) this.save(item);
    // It may be in itself, by way of a list.
    if (this.memo.has(value)) throw NOT_PLAIN;
    output.byte(short ? [op.TUPLE1, op.TUPLE2, op.TUPLE3][size - 1]! : op.TUPLE);
    this.memoize(value);
  }

  private saveList(value: PyList): void {
    this.output.byte(op.EMPTY_LIST);
    this.memoize(value);
    this.saveBatches(value.items, 1, op.APPEND, op.APPENDS);
  }

  private saveDict(value: PyDict): void {
    this.output.byte(op.EMPTY_DICT);
    this.memoize(value);
    const flat: Value[] = [];
    for (const entry of value.entries.values()) flat.push(entry.key, entry.value as Value);
    this.saveBatches(flat, 2, op.SETITEM, op.SETITEMS);
  }

  /** @param width - how many values an item consists of */
  private saveBatches(values: readonly Value[], width: number, one: number, many: number): void {
    if (values.length === width) {
      for (const value of values) this.save(value);
      return this.output.byte(one);
    }
    for (let start = 0; start < values.length; start += BATCH * width) {
      const end = Math.min(values.length, start + BATCH * width);
      this.output.byte(op.MARK);
      for (let i = start; i < end; i++) this.save(values[i] as Value);
      this.output.byte(many);
    }
  }

  private saveGlobal(value: PyObject, module: Value, name: string): void {
    if (typeof module !== 'string' || name.includes('.')) throw NOT_PLAIN;
    const home = this.context.interpreter.modules.get(module);
    if (!(home instanceof PyModule) || home.namespace.get(name) !== value) throw NOT_PLAIN;
    this.costNs += WRITE_GLOBAL_NS;
    this.save(module);
    this.save(name);
    this.output.byte(op.STACK_GLOBAL);
    this.memoize(value);
  }
}

/** Least significant byte first, as short as can be. */
function twosComplement(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 8n) {
    const byte = Number(rest & 0xffn);
    bytes.push(byte);
    const left = rest >> 8n;
    if (left === (byte < 0x80 ? 0n : -1n)) return bytes;
  }
}
