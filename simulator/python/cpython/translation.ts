/** Our instructions as CPython 3.11's: names, arguments, targets; without their sizes. */
import type { Code } from '../code.ts';
import { isJump } from '../disassembler.ts';
import * as op from '../opcode-numbers.ts';
import { BINARY_OPERATORS, OPCODE_NAMES } from '../opcodes.ts';
import { blockEnds } from './block-ends.ts';
import { findAnnotations } from './annotations.ts';
import { findNulls } from './nulls.ts';

export interface Translated {
  readonly name: string;
  readonly arg: number;
  /** Index among our instructions that it jumps to; −1: it is no jump. */
  readonly target: number;
  /** Our instruction that it is, or is a part of: its place and its handler. */
  readonly pc: number;
  /** Our instruction that it stands before or is: what jumps there comes here. */
  readonly at: number;
}

/** CPython's order of the operators of BINARY_OP; in-place ones follow. */
const OPERATOR_SYMBOLS = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^'];
const OPERATOR_NUMBERS = BINARY_OPERATORS.map(({ symbol }) => OPERATOR_SYMBOLS.indexOf(symbol));

export function translate(code: Code): readonly Translated[] {
  const { ops, args } = code;
  const { before, exits } = findNulls(code);
  const ends = blockEnds(code);
  const annotations = findAnnotations(code);
  const result: Translated[] = [];
  ops.forEach((opcode, pc) => {
    const arg = args[pc]!;
    const nulls = [...(before.get(pc) ?? [])].reverse();
    const add = (name: string, value: number, target = -1, place = pc): void => {
      result.push({ name, arg: value, target, pc: place, at: pc });
    };
    if (annotations.dropped.has(pc)) return;
    const name = annotations.names.get(pc);
    if (name !== undefined) add('LOAD_CONST', name);
    const left = ends.get(pc);
    if (left !== undefined) add('NOP', 0, -1, left);
    const merged = opcode === op.LOAD_GLOBAL && nulls.length > 0;
    if (merged) nulls.pop();
    // The NULL stands where the callable does.
    for (const place of nulls) add('PUSH_NULL', 0, -1, place - 1);
    switch (opcode) {
      case op.PUSH_NULL:
        return;
      case op.LOAD_GLOBAL:
        add('LOAD_GLOBAL', arg * 2 + (merged ? 1 : 0));
        return;
      case op.BINARY_OP:
        add('BINARY_OP', OPERATOR_NUMBERS[arg]!);
        return;
      case op.INPLACE_OP:
        add('BINARY_OP', OPERATOR_NUMBERS[arg]! + OPERATOR_SYMBOLS.length);
        return;
      case op.BUILD_CONST_KEY_MAP: {
        const parts = annotations.maps.get(pc);
        if (parts === undefined) add('BUILD_CONST_KEY_MAP', arg);
        else add(parts.name, parts.arg);
        return;
      }
      case op.BUILD_LIST:
        // What is only looked through needs no list.
        add(isLookedThrough(ops[pc + 1]) ? 'BUILD_TUPLE' : 'BUILD_LIST', arg);
        return;
      case op.CALL: {
        // What is bound stands below the arguments, and __exit__ takes the first None for itself.
        const count = exits.has(pc) ? arg - 1 : arg;
        add('PRECALL', count);
        add('CALL', count);
        return;
      }
      default:
        if (isJump(opcode)) add(jumpName(opcode, arg <= pc), 0, arg);
        else add(OPCODE_NAMES[opcode]!, arg);
    }
  });
  return result;
}

function jumpName(opcode: number, backwards: boolean): string {
  switch (opcode) {
    case op.JUMP_FORWARD:
      return backwards ? 'JUMP_BACKWARD_NO_INTERRUPT' : 'JUMP_FORWARD';
    case op.POP_JUMP_IF_FALSE:
      return 'POP_JUMP_FORWARD_IF_FALSE';
    case op.POP_JUMP_IF_TRUE:
      return 'POP_JUMP_FORWARD_IF_TRUE';
    case op.POP_JUMP_IF_NONE:
      return backwards ? 'POP_JUMP_BACKWARD_IF_NONE' : 'POP_JUMP_FORWARD_IF_NONE';
    case op.POP_JUMP_IF_NOT_NONE:
      return backwards ? 'POP_JUMP_BACKWARD_IF_NOT_NONE' : 'POP_JUMP_FORWARD_IF_NOT_NONE';
    default:
      return OPCODE_NAMES[opcode]!;
  }
}

function isLookedThrough(next: number | undefined): boolean {
  return next === op.GET_ITER || next === op.CONTAINS_OP;
}
