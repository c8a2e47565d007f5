/**
 * What the grammar check remembers of an expression it has read: enough to say what cannot be assigned
 * to, and where it stands.
 */
import type { Token } from '../tokens.ts';

export interface Shape {
  /** CPython's word for it in messages: "literal", "function call"… */
  readonly name: string;
  /** The value itself. */
  readonly first: Token;
  readonly last: Token;
  /** With the brackets around it: where an expression that it is part of begins and ends. */
  readonly begin: Token;
  readonly end: Token;
  /** Elements of a list or tuple; what is starred; the left side of a comparison. */
  readonly parts: readonly Shape[];
  /** It binds at least as tightly as `|`: no comparison, no `not`, `and`, `or`, `if`, `lambda`. */
  readonly tight: boolean;
  /** The first operator of a comparison. */
  readonly operator: string;
  /** What its text begins with, where that matters: a list, tuple or generator in brackets, a keyword. */
  readonly head: 'display' | 'keyword' | 'other';
}

const NO_PARTS: readonly Shape[] = [];

export function shape(
  name: string,
  first: Token,
  last: Token,
  more: Partial<Omit<Shape, 'name' | 'first' | 'last'>> = {},
): Shape {
  return {
    name,
    first,
    last,
    begin: first,
    end: last,
    parts: NO_PARTS,
    tight: true,
    operator: '',
    head: 'other',
    ...more,
  };
}

/** Targets of a single assignment. */
export function isSingleTarget({ name }: Shape): boolean {
  return name === 'name' || name === 'attribute' || name === 'subscript';
}

export type TargetKind = 'assign' | 'for' | 'delete';

/** The part of `target` that cannot be a target of that kind; undefined: it is one. */
export function invalidTarget(target: Shape, kind: TargetKind): Shape | undefined {
  switch (target.name) {
    case 'list':
    case 'tuple':
      for (const part of target.parts) {
        const invalid = invalidTarget(part, kind);
        if (invalid !== undefined) return invalid;
      }
      return undefined;
    case 'starred':
      return kind === 'delete' ? target : invalidTarget(target.parts[0]!, kind);
    case 'comparison':
      // `for a in b` without its end reads like a comparison.
      if (kind !== 'for') return target;
      return target.operator === 'in' ? invalidTarget(target.parts[0]!, kind) : undefined;
    default:
      return isSingleTarget(target) ? undefined : target;
  }
}
