/**
 * Values from pickles that hold only plain ones (see plain-writer.ts). Nothing that could be noticed
 * happens before it is known that a pickle is one: with any other the Unpickler in Python begins anew.
 */
import { Utf8Decoder } from '../../base/utf8.ts';
import type { Context } from '../../python/context.ts';
import { PyModule } from '../../python/objects/function.ts';
import {
  CUSTOM,
  keyOf,
  newDict,
  NONE,
  PyDict,
  UNHASHABLE,
  type Value,
} from '../../python/objects/object.ts';
import { float, list, PyBytes, PyList, tuple } from '../../python/objects/values.ts';
import { normalise } from '../../python/types/integer.ts';
import {
  BYTES_PER_NS,
  READ_GLOBAL_NS,
  READ_PICKLE_NS,
  READ_TEXT_NS,
  READ_VALUE_NS,
} from './costs.ts';
import * as op from './instructions.ts';

const MARKED = Symbol('mark');
type Operand = Value | typeof MARKED;

/** The value, or undefined if the pickle holds something that is not plain, or is broken. */
export function plainValue(data: Uint8Array, context: Context): Value | undefined {
  const reader = new PlainReader(data, context);
  const value = reader.read();
  if (value !== undefined) context.charge(reader.costNs);
  return value;
}

class PlainReader {
  costNs = READ_PICKLE_NS;
  private readonly data: Uint8Array;
  private readonly context: Context;
  private readonly stack: Operand[] = [];
  private readonly memo: Value[] = [];
  private at = 0;

  constructor(data: Uint8Array, context: Context) {
    this.data = data;
    this.context = context;
  }

  read(): Value | undefined {
    const { data, stack } = this;
    while (this.at < data.length) {
      const opcode = data[this.at++] as number;
      if (opcode === op.STOP) {
        const value = stack.pop();
        return value === MARKED ? undefined : value;
      }
      if (opcode === op.PROTO) {
        if (this.number(1) > 5) return undefined;
      } else if (opcode === op.FRAME) {
        if (this.number(8) > data.length - this.at) return undefined;
      } else if (opcode === op.MARK) stack.push(MARKED);
      else if (opcode === op.MEMOIZE) {
        const top = stack.at(-1);
        if (top === undefined || top === MARKED) return undefined;
        this.memo.push(top);
      } else {
        const value = this.value(opcode);
        if (value === undefined) return undefined;
        this.costNs += READ_VALUE_NS;
        stack.push(value);
      }
    }
    return undefined;
  }

  /** What an instruction puts on the stack. */
  private value(opcode: number): Value | undefined {
    switch (opcode) {
      case op.NONE:
        return NONE;
      case op.NEWTRUE:
      case op.NEWFALSE:
        return opcode === op.NEWTRUE;
      case op.BININT1:
        return this.number(1);
      case op.BININT2:
        return this.number(2);
      case op.BININT:
        return this.number(4) | 0;
      case op.LONG1:
        return this.long(this.number(1));
      case op.LONG4:
        return this.long(this.number(4));
      case op.BINFLOAT: {
        const bytes = this.bytes(8);
        return bytes && float(new DataView(bytes.buffer).getFloat64(0));
      }
      case op.SHORT_BINUNICODE:
        return this.text(this.number(1));
      case op.BINUNICODE:
        return this.text(this.number(4));
      case op.SHORT_BINBYTES:
      case op.BINBYTES: {
        const bytes = this.bytes(this.number(opcode === op.BINBYTES ? 4 : 1));
        return bytes && new PyBytes(bytes);
      }
      case op.BINGET:
        return this.memo[this.number(1)];
      case op.LONG_BINGET:
        return this.memo[this.number(4)];
      case op.STACK_GLOBAL:
        return this.named();
      default:
        return this.container(opcode);
    }
  }

  private container(opcode: number): Value | undefined {
    switch (opcode) {
      case op.EMPTY_TUPLE:
        return tuple([]);
      case op.TUPLE1:
      case op.TUPLE2:
      case op.TUPLE3:
        return this.tupleOf(this.last(opcode - op.TUPLE1 + 1));
      case op.TUPLE:
        return this.tupleOf(this.sinceMark());
      case op.EMPTY_LIST:
        return list([]);
      case op.APPEND:
        return this.extended(this.last(1));
      case op.APPENDS:
        return this.extended(this.sinceMark());
      case op.EMPTY_DICT:
        return newDict();
      case op.SETITEM:
        return this.filled(this.last(2));
      case op.SETITEMS:
        return this.filled(this.sinceMark());
      default:
        return undefined;
    }
  }

  private tupleOf(items: Value[] | undefined): Value | undefined {
    return items && tuple(items);
  }

  private extended(items: Value[] | undefined): Value | undefined {
    const target = this.stack.pop();
    if (items === undefined || !(target instanceof PyList)) return undefined;
    for (const item of items) target.items.push(item);
    return target;
  }

  private filled(items: Value[] | undefined): Value | undefined {
    const target = this.stack.pop();
    if (items === undefined || items.length % 2 !== 0 || !(target instanceof PyDict))
      return undefined;
    for (let i = 0; i < items.length; i += 2) {
      const key = items[i] as Value;
      const known = keyOf(key);
      if (known === CUSTOM || known === UNHASHABLE) return undefined;
      target.set(known, items[i + 1] as Value, key);
    }
    return target;
  }

  /** A function or class of a module that is there already. */
  private named(): Value | undefined {
    const [module, name] = this.last(2) ?? [];
    if (typeof module !== 'string' || typeof name !== 'string') return undefined;
    const home = this.context.interpreter.modules.get(module);
    this.costNs += READ_GLOBAL_NS;
    return home instanceof PyModule ? home.namespace.get(name) : undefined;
  }

  private last(count: number): Value[] | undefined {
    if (this.stack.length < count) return undefined;
    return plain(this.stack.splice(this.stack.length - count, count));
  }

  private sinceMark(): Value[] | undefined {
    const mark = this.stack.lastIndexOf(MARKED);
    if (mark < 0) return undefined;
    return plain(this.stack.splice(mark).slice(1));
  }

  private bytes(size: number): Uint8Array | undefined {
    if (this.at + size > this.data.length) return undefined;
    this.at += size;
    this.costNs += size / BYTES_PER_NS;
    return this.data.slice(this.at - size, this.at);
  }

  /** Unsigned, the least significant byte first. */
  private number(size: number): number {
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + (this.data[this.at + i] ?? 0);
    this.at += size;
    return value;
  }

  private long(size: number): Value | undefined {
    const bytes = this.bytes(size);
    if (bytes === undefined) return undefined;
    let value = 0n;
    for (const byte of bytes.reverse()) value = (value << 8n) | BigInt(byte);
    return normalise(BigInt.asIntN(size * 8, value));
  }

  private text(size: number): Value | undefined {
    const bytes = this.bytes(size);
    this.costNs += READ_TEXT_NS;
    const text = bytes && new Utf8Decoder().decode(bytes);
    // It stands for what is no UTF-8.
    return text?.includes('\ufffd') === true ? undefined : text;
  }
}

function plain(operands: Operand[]): Value[] | undefined {
  return operands.includes(MARKED) ? undefined : (operands as Value[]);
}
