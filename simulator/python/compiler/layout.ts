/** Which slot each variable of a code object has. */
import type { Scope } from '../scopes/scope.ts';

export interface Layout {
  /** Parameters, other locals, cells that are no parameters, free variables. */
  readonly variables: readonly string[];
  readonly slots: ReadonlyMap<string, number>;
  /** Names that are cells, parameters among them. */
  readonly cells: readonly string[];
  readonly free: readonly string[];
}

export function layOut(scope: Scope): Layout {
  const { parameters, freeNames: free, resolutions } = scope;
  const taken = new Set(parameters);
  const locals: string[] = [];
  const cells: string[] = [];
  if (scope.kind === 'function') {
    for (const [name, resolution] of resolutions) {
      if (resolution === 'cell') cells.push(name);
      else if (resolution === 'local' && !taken.has(name)) locals.push(name);
    }
  } else if (scope.needsClassCell) {
    cells.push('__class__');
  }
  const own = cells.filter((name) => !taken.has(name)).sort();
  const variables = [...parameters, ...locals, ...own, ...free];
  const slots = new Map(variables.map((name, slot) => [name, slot]));
  const inParameters = parameters.filter((name) => cells.includes(name));
  return { variables, slots, cells: [...inParameters, ...own], free };
}
