/** Names, variables and cells, in their less frequent forms. */
import { PyCell } from '../../objects/function.ts';
import { DICT_TYPE, newDict } from '../../objects/object.ts';
import * as op from '../../opcode-numbers.ts';
import { DROP, type Frame, PUSH } from '../frame.ts';
import * as names from '../slow/names.ts';
import { pop, push, type Row } from './instruction.ts';

const nameOf = (frame: Frame, arg: number): string => frame.code.names[arg] as string;
const cellOf = (frame: Frame, slot: number): PyCell => frame.stack[slot] as PyCell;

export const VARIABLES: readonly Row[] = [
  [
    op.DELETE_FAST,
    PUSH,
    (frame, slot) => {
      if (frame.stack[slot] === undefined) throw names.unboundLocal(frame.code, slot);
      frame.stack[slot] = undefined;
      return undefined;
    },
  ],
  [
    op.DELETE_GLOBAL,
    PUSH,
    (frame, arg) => {
      names.deleteName(frame.globals, nameOf(frame, arg));
      return undefined;
    },
  ],
  [
    op.DELETE_NAME,
    DROP,
    (frame, arg) => {
      const space = frame.namespace ?? frame.globals;
      if (space.type !== DICT_TYPE) return names.deleteFrom(space, nameOf(frame, arg));
      names.deleteName(space, nameOf(frame, arg));
      return undefined;
    },
  ],
  [
    op.MAKE_CELL,
    PUSH,
    (frame, slot) => {
      frame.stack[slot] = new PyCell(frame.stack[slot]);
      return undefined;
    },
  ],
  [
    op.COPY_FREE_VARS,
    PUSH,
    (frame, count) => {
      const first = frame.code.variables.length - count;
      for (let i = 0; i < count; i++) frame.stack[first + i] = frame.closure[i];
      return undefined;
    },
  ],
  [
    op.LOAD_CLOSURE,
    PUSH,
    (frame, slot) => {
      push(frame, frame.stack[slot]);
      return undefined;
    },
  ],
  [
    op.DELETE_DEREF,
    PUSH,
    (frame, slot) => {
      const cell = cellOf(frame, slot);
      if (cell.value === undefined) throw names.unboundCell(frame.code, slot);
      cell.value = undefined;
      return undefined;
    },
  ],
  [
    op.LOAD_CLASSDEREF,
    PUSH,
    (frame, slot) => {
      const name = frame.code.variables[slot] as string;
      const value = frame.namespace?.get(name) ?? cellOf(frame, slot).value;
      if (value === undefined) throw names.unboundCell(frame.code, slot);
      push(frame, value);
      return undefined;
    },
  ],
  [
    op.SETUP_ANNOTATIONS,
    PUSH,
    (frame) => {
      const namespace = frame.namespace ?? frame.globals;
      if (!namespace.has('__annotations__')) namespace.set('__annotations__', newDict());
      return undefined;
    },
  ],
  [op.PRINT_EXPR, DROP, (frame, _, thread) => names.display(thread, pop(frame))],
];
