import { expect, test } from 'vitest';
import * as numbers from './opcode-numbers.ts';
import { FIRST_FORM, FIRST_SEQUENCE, FORMS, OP, SEQUENCES } from './opcodes.ts';

test('the constants of the instruction loop are the numbers of the table', () => {
  const sequences = SEQUENCES.map((names, i) => [names.join('__'), FIRST_SEQUENCE + i]);
  const forms = FORMS.map(([name], i) => [name, FIRST_FORM + i]);
  expect({ ...numbers }).toEqual({ ...OP, ...Object.fromEntries([...sequences, ...forms]) });
});
