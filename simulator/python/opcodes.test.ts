import { expect, test } from 'vitest';
import * as numbers from './opcode-numbers.ts';
import { FIRST_PAIR, OP, PAIRS } from './opcodes.ts';

test('the constants of the instruction loop are the numbers of the table', () => {
  const pairs = PAIRS.map(([first, second], i) => [`${first}__${second}`, FIRST_PAIR + i]);
  expect({ ...numbers }).toEqual({ ...OP, ...Object.fromEntries(pairs) });
});
