/** Syntax trees as plain data: looking at every node, and exchanging some. */
import type { Expression, Module } from '../ast.ts';

type Visit = (node: { readonly kind: string }) => void;

/** Every node of the tree, those that contain others first, in the order of the source. */
export function visitNodes(tree: object, visit: Visit): void {
  // Not by recursion: an expression may be as deep as a program is long.
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('kind' in node && typeof node.kind === 'string') visit(node as { readonly kind: string });
    open.push(...Object.values(node).reverse());
  }
}

/** The tree with other expressions in the place of some; what contains none of them stays the same. */
export function exchange(module: Module, others: ReadonlyMap<Expression, Expression>): Module {
  return others.size === 0 ? module : (exchanged(module, others) as Module);
}

function exchanged(tree: unknown, others: ReadonlyMap<unknown, unknown>): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  const other = others.get(tree);
  if (other !== undefined) return other;
  let changed = false;
  const parts = Object.entries(tree).map(([name, part]) => {
    const made = exchanged(part, others);
    changed ||= made !== part;
    return [name, made] as const;
  });
  if (!changed) return tree;
  return Array.isArray(tree) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
