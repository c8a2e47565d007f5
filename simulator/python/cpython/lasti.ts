/** Positions in code as programs count them: bytes of CPython 3.11's code (`f_lasti`, `tb_lasti`). */
import type { Code } from '../code.ts';
import { assembled } from './assembly.ts';

const UNIT_BYTES = 2;
/** Nothing has run yet. */
const NOT_STARTED = -1;

/** @param pc - index of our instruction */
export function lastiOf(code: Code, pc: number): number {
  return pc < 0 ? NOT_STARTED : assembled(code).units[pc]! * UNIT_BYTES;
}

/** The instruction that a position is in. */
export function instructionAt(code: Code, lasti: number): number {
  return assembled(code).owners[Math.max(0, Math.trunc(lasti / UNIT_BYTES))] ?? 0;
}
