/** Rows of arithmetic and comparison methods, made from one function each. */
import type { Context } from '../context.ts';
import { type Native, native } from '../objects/native.ts';
import { NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import { BINARY_OPERATORS, COMPARISONS } from '../opcodes.ts';

/** What an operand is worth to a type; undefined: not something this type can compute with. */
export type Unwrap<Operand> = (value: Value) => Operand | undefined;

export type Operation<Operand> = (left: Operand, right: Operand, context: Context) => Value;

type Symbol = (typeof BINARY_OPERATORS)[number]['symbol'];

/** `__add__` and `__radd__` (…) of a type from an operation on unwrapped operands. */
export function arithmetic<Operand>(
  unwrap: Unwrap<Operand>,
  operations: Partial<Readonly<Record<Symbol, Operation<Operand>>>>,
): Native[] {
  const members: Native[] = [];
  for (const { symbol, method, reflected } of BINARY_OPERATORS) {
    const operation = operations[symbol];
    if (operation === undefined) continue;
    // pow() may pass a modulus; the types that allow one have their own row.
    members.push(
      native(`${method}(self, value, /)`, ([self, value]: [Value, Value], context) => {
        const left = unwrap(self);
        const right = unwrap(value);
        if (left === undefined || right === undefined) return NOT_IMPLEMENTED;
        return operation(left, right, context);
      }),
      native(`${reflected}(self, value, /)`, ([self, value]: [Value, Value], context) => {
        const left = unwrap(value);
        const right = unwrap(self);
        if (left === undefined || right === undefined) return NOT_IMPLEMENTED;
        return operation(left, right, context);
      }),
    );
  }
  return members;
}

/** The six comparison methods from a function that decides each. */
export function comparisons(
  decide: (self: Value, value: Value, operator: number) => boolean | undefined,
  operators: readonly number[] = [0, 1, 2, 3, 4, 5],
): Native[] {
  return operators.map((operator) =>
    native(
      `${COMPARISONS[operator]!.method}(self, value, /)`,
      ([self, value]: [Value, Value]) => decide(self, value, operator) ?? NOT_IMPLEMENTED,
    ),
  );
}
