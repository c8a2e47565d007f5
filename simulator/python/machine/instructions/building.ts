/** Containers: built, extended, taken apart. */
import { newDict, NONE, type PyObject } from '../../objects/object.ts';
import type { PyDict } from '../../objects/object.ts';
import type { PyList } from '../../objects/values.ts';
import { type PySet, PySlice, PyTuple } from '../../objects/values.ts';
import * as op from '../../opcode-numbers.ts';
import { quickKey } from '../../protocols/index.ts';
import { DROP, PUSH } from '../frame.ts';
import * as containers from '../slow/containers.ts';
import { peek, pop, popMany, push, replaceTop, type Row, type Run } from './instruction.ts';

const extend =
  (opcode: number): Run =>
  (frame, arg) => {
    const source = pop(frame);
    const target = peek(frame, arg - 1);
    // The callable that DICT_MERGE's error names lies below the dict, the tuple and NULL.
    const callee = opcode === op.DICT_MERGE ? peek(frame, arg + 2) : undefined;
    return containers.extend(opcode, target, source, callee);
  };

export const BUILDING: readonly Row[] = [
  [
    op.BUILD_SLICE,
    PUSH,
    (frame, count) => {
      const step = count === 3 ? pop(frame) : NONE;
      const stop = pop(frame);
      replaceTop(frame, new PySlice(peek(frame), stop, step));
      return undefined;
    },
  ],
  [
    op.BUILD_MAP,
    PUSH,
    (frame, count) => {
      const items = popMany(frame, 2 * count);
      const dict = newDict();
      for (let i = 0; i < items.length; i += 2) {
        const key = items[i]!;
        const known = quickKey(key);
        if (known === undefined) return containers.buildMap(items);
        dict.set(known, items[i + 1]!, key);
      }
      push(frame, dict);
      return undefined;
    },
  ],
  [
    op.BUILD_CONST_KEY_MAP,
    PUSH,
    (frame, count) => {
      const keys = (pop(frame) as PyTuple).items;
      const values = popMany(frame, count);
      const dict = newDict();
      for (let i = 0; i < count; i++) {
        const key = keys[i]!;
        dict.set(quickKey(key) ?? (key as PyObject), values[i]!, key);
      }
      push(frame, dict);
      return undefined;
    },
  ],
  [op.BUILD_SET, PUSH, (frame, count) => containers.buildSet(popMany(frame, count))],
  [
    op.BUILD_STRING,
    PUSH,
    (frame, count) => {
      const { stack } = frame;
      frame.sp -= count;
      let text = '';
      for (let i = 0; i < count; i++) text += stack[frame.sp + i] as string;
      push(frame, text);
      return undefined;
    },
  ],
  [
    op.SET_ADD,
    DROP,
    (frame, arg) => {
      const item = pop(frame);
      const set = peek(frame, arg - 1) as PySet;
      const key = quickKey(item);
      if (key === undefined) return containers.addToSet(set, item);
      if (!set.elements.has(key)) set.elements.set(key, NONE, item);
      return undefined;
    },
  ],
  [
    op.MAP_ADD,
    DROP,
    (frame, arg) => {
      const value = pop(frame);
      const key = pop(frame);
      const dict = peek(frame, arg - 1) as PyDict;
      const known = quickKey(key);
      if (known === undefined) return containers.setItem(dict, key, value);
      dict.set(known, value, key);
      return undefined;
    },
  ],
  [
    op.LIST_TO_TUPLE,
    PUSH,
    (frame) => {
      replaceTop(frame, new PyTuple((peek(frame) as PyList).items));
      return undefined;
    },
  ],
  [op.LIST_EXTEND, DROP, extend(op.LIST_EXTEND)],
  [op.SET_UPDATE, DROP, extend(op.SET_UPDATE)],
  [op.DICT_UPDATE, DROP, extend(op.DICT_UPDATE)],
  [op.DICT_MERGE, DROP, extend(op.DICT_MERGE)],
  [
    op.UNPACK_EX,
    DROP,
    (frame, arg) => containers.unpackStarred(frame, pop(frame), arg & 255, arg >> 8),
  ],
  [
    op.DELETE_SUBSCR,
    DROP,
    (frame) => {
      const key = pop(frame);
      return containers.deleteItem(pop(frame), key);
    },
  ],
];
