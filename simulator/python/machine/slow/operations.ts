/** Operators, truth and text of values whose own methods must be asked. */
import * as op from '../../opcode-numbers.ts';
import type { Value } from '../../objects/object.ts';
import type { Resumable } from '../../objects/resumable.ts';
import * as protocols from '../../protocols/index.ts';
import type { Frame } from '../frame.ts';

export const { binary, inplace, compare, truth } = protocols;

/** `is`: None, True, types and other objects by identity; equal plain numbers and strings are one. */
export function isSame(left: Value, right: Value): boolean {
  return left === right;
}

const UNARY_METHODS: Readonly<Record<number, string>> = {
  [op.UNARY_NEGATIVE]: '__neg__',
  [op.UNARY_POSITIVE]: '__pos__',
  [op.UNARY_INVERT]: '__invert__',
};

export function unary(opcode: number, value: Value): Resumable {
  return protocols.unary(UNARY_METHODS[opcode] as string, value);
}

/** JUMP_IF_…_OR_POP for an operand whose truth takes Python code: the operand stays the result. */
export function* shortCircuit(
  frame: Frame,
  value: Value,
  opcode: number,
  target: number,
): Resumable<void> {
  const holds = yield* protocols.truth(value);
  if (holds === (opcode === op.JUMP_IF_TRUE_OR_POP)) frame.pc = target;
  else frame.sp--;
}

/** The text of a replacement field: conversion (0 none, 1 str, 2 repr, 3 ascii), then format. */
export function* formatValue(value: Value, conversion: number, spec: Value): Resumable {
  let converted: Value = value;
  if (conversion === 1) converted = yield* protocols.str(value);
  else if (conversion === 2) converted = yield* protocols.repr(value);
  else if (conversion === 3) converted = yield* protocols.ascii(value);
  return yield* protocols.format(converted, protocols.plainText(spec) ?? '');
}
