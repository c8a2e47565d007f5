import { expect, test } from 'vitest';
import * as numbers from './opcode-numbers.ts';
import { OP } from './opcodes.ts';

test('the constants of the instruction loop are the numbers of the table', () => {
  expect({ ...numbers }).toEqual(OP);
});
