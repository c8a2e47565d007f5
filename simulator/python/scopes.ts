/**
 * The symbol tables: what each name of each block of a program means. A first pass reads what blocks do
 * with names (scopes/reader.ts), a second decides where the names live (scopes/resolve.ts).
 */
import type { Module } from './ast.ts';
import { ScopeReader } from './scopes/reader.ts';
import { resolveScope } from './scopes/resolve.ts';
import type { Scope, ScopeNode } from './scopes/scope.ts';

/** The scope of every node that has one. */
export type SymbolTables = ReadonlyMap<ScopeNode, Scope>;

/** Throws SyntaxProblemError where names are misused (`nonlocal` of nothing, two equal parameters…). */
export function buildScopes(module: Module, futureAnnotations: boolean): SymbolTables {
  const reader = new ScopeReader(module, futureAnnotations);
  reader.run();
  resolveScope(reader.top);
  return reader.scopes;
}
