/** All instructions that the loop finds here, by opcode. */
import { OPCODE_NAMES } from '../../opcodes.ts';
import { AWAITING } from './awaiting.ts';
import { BUILDING } from './building.ts';
import { DEFINITIONS } from './definitions.ts';
import { HANDLING } from './handling.ts';
import type { Instruction } from './instruction.ts';
import { MATCHING } from './matching.ts';
import { OPERATORS } from './operators.ts';
import { VARIABLES } from './variables.ts';

const ROWS = [
  ...VARIABLES,
  ...OPERATORS,
  ...BUILDING,
  ...DEFINITIONS,
  ...HANDLING,
  ...AWAITING,
  ...MATCHING,
];

const BY_OPCODE = new Map<number, Instruction>(
  ROWS.map(([opcode, completion, run]) => [opcode, { completion, run }]),
);

/** Undefined where the loop itself has the instruction. */
export const INSTRUCTIONS: readonly (Instruction | undefined)[] = OPCODE_NAMES.map((_, opcode) =>
  BY_OPCODE.get(opcode),
);
