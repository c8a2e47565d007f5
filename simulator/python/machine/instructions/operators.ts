/** Operators with one operand. */
import * as op from '../../opcode-numbers.ts';
import { PyFloat } from '../../objects/values.ts';
import { PUSH } from '../frame.ts';
import * as operations from '../slow/operations.ts';
import { pop, push, type Row } from './instruction.ts';

export const OPERATORS: readonly Row[] = [
  [
    op.UNARY_NEGATIVE,
    PUSH,
    (frame) => {
      const value = pop(frame);
      if (typeof value === 'number') push(frame, 0 - value);
      else if (value instanceof PyFloat && !value.type.heap) push(frame, new PyFloat(-value.value));
      else return operations.unary(op.UNARY_NEGATIVE, value);
      return undefined;
    },
  ],
  [op.UNARY_POSITIVE, PUSH, (frame) => operations.unary(op.UNARY_POSITIVE, pop(frame))],
  [op.UNARY_INVERT, PUSH, (frame) => operations.unary(op.UNARY_INVERT, pop(frame))],
];
