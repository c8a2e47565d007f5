import { expect, test } from 'vitest';
import { compileModule } from '../compiler.ts';
import * as op from '../opcode-numbers.ts';
import { FIRST_SEQUENCE, OPCODE_NAMES, SEQUENCES } from '../opcodes.ts';
import { parseModule } from '../parser.ts';
import { Code } from '../code.ts';
import {
  ARGUMENT_SHIFT,
  joinedParts,
  leastRooms,
  OPCODE_MASK,
  opcodeCosts,
  restCosts,
  wordsOf,
} from './words.ts';

function compiled(body: string): Code {
  const parsed = parseModule(`def f(a, b):\n    ${body}\n`);
  if (parsed.kind === 'error') throw new Error(JSON.stringify(parsed.error));
  const code = compileModule(parsed.module, { file: 'f.py', source: 0, internal: false });
  return code.constants.find((constant) => constant instanceof Code)!;
}

function shown(code: Code): string[] {
  return Array.from(wordsOf(code), (word) => {
    const opcode = word & OPCODE_MASK;
    return OPCODE_NAMES[opcode] ?? SEQUENCES[opcode - FIRST_SEQUENCE]!.join('__');
  });
}

test('every instruction begins the longest sequence that stands there', () => {
  expect(shown(compiled('return a - 1'))).toEqual([
    'RESUME',
    'LOAD_FAST__LOAD_CONST__BINARY_OP',
    'LOAD_CONST__BINARY_OP',
    'BINARY_OP__RETURN_VALUE',
    'RETURN_VALUE',
  ]);
});

test('arguments stay with their instructions', () => {
  const code = compiled('a += b');
  const words = wordsOf(code);
  expect(words[1]! & OPCODE_MASK).toBe(op.LOAD_FAST__LOAD_FAST__INPLACE_OP__STORE_FAST);
  expect(Array.from(words, (word) => word >> ARGUMENT_SHIFT)).toEqual([...code.args]);
});

test('a budget may end before every instruction but those that belong to the one before', () => {
  // LOAD_FAST a, LOAD_CONST 1, BINARY_OP belong together; RETURN_VALUE stands alone.
  expect([...joinedParts(compiled('return a - 1'))]).toEqual([0, 0, 1, 1, 0]);
  // LOAD_FAST a, LOAD_ATTR x: others may see what the second one does.
  expect([...joinedParts(compiled('return a.x'))]).toEqual([0, 0, 0, 0]);
});

test('a sequence costs what its instructions cost', () => {
  const costs = opcodeCosts(25);
  const at = op.LOAD_FAST__LOAD_CONST__BINARY_OP;
  const load = costs[op.LOAD_FAST]!;
  const constant = costs[op.LOAD_CONST]!;
  const operation = costs[op.BINARY_OP]!;
  expect(costs[at]).toBe(load + constant + operation);
  expect(restCosts(costs)[at]).toBe(constant + operation);
  expect(leastRooms(costs)[at]).toBe(0);
  expect(leastRooms(costs)[op.LOAD_FAST__COPY__LOAD_ATTR]).toBe(load + costs[op.COPY]!);
  expect(costs[op.CALL_BUILT_IN]).toBe(costs[op.CALL]);
});
