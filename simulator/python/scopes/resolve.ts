/** Decides for every name of every block whether it is local, global, a cell or free. */
import { problemAt } from '../parser/problem.ts';
import { BOUND, GLOBAL, NONLOCAL, type Scope } from './scope.ts';

type Names = ReadonlySet<string>;

/**
 * @param bound names of enclosing functions; undefined in the module
 * @returns the names this block and those within take from enclosing functions
 */
export function resolveScope(scope: Scope, bound: Names | undefined = undefined): Names {
  const locals = new Set<string>();
  const reachable = new Set(bound);
  const free = new Set<string>();
  for (const [name, bits] of scope.names) {
    if ((bits & GLOBAL) !== 0) {
      if ((bits & NONLOCAL) !== 0) fail(scope, name, `name '${name}' is nonlocal and global`);
      scope.resolutions.set(name, 'global-explicit');
      reachable.delete(name);
    } else if ((bits & NONLOCAL) !== 0) {
      if (bound === undefined) {
        fail(scope, name, 'nonlocal declaration not allowed at module level');
      }
      if (!bound.has(name)) fail(scope, name, `no binding for nonlocal '${name}' found`);
      scope.resolutions.set(name, 'free');
      free.add(name);
    } else if ((bits & BOUND) !== 0) {
      scope.resolutions.set(name, 'local');
      locals.add(name);
    } else if (bound?.has(name) === true) {
      scope.resolutions.set(name, 'free');
      free.add(name);
    } else {
      scope.resolutions.set(name, 'global-implicit');
    }
  }
  const wanted = new Set<string>();
  const boundInside = boundForChildren(scope, bound, reachable, locals);
  for (const child of scope.children) {
    for (const name of resolveScope(child, boundInside)) wanted.add(name);
  }
  takeFromChildren(scope, locals, wanted, free);
  scope.freeNames = [...free].sort();
  return free;
}

/** What a class binds or declares global is none of the business of the functions within it. */
function boundForChildren(
  scope: Scope,
  bound: Names | undefined,
  reachable: Names,
  locals: Names,
): Names {
  switch (scope.kind) {
    case 'module':
      return new Set();
    case 'class':
      return new Set([...(bound ?? []), '__class__']);
    case 'function':
      return new Set([...reachable, ...locals]);
  }
}

function takeFromChildren(
  scope: Scope,
  locals: Names,
  wanted: ReadonlySet<string>,
  free: Set<string>,
): void {
  for (const name of wanted) {
    if (scope.kind === 'function' && locals.has(name)) {
      scope.resolutions.set(name, 'cell');
    } else if (scope.kind === 'class' && name === '__class__') {
      scope.needsClassCell = true;
    } else {
      free.add(name);
      // A class's own name of the same spelling stays what it is; the free one passes by it.
      if (!scope.resolutions.has(name)) scope.resolutions.set(name, 'free');
    }
  }
}

function fail(scope: Scope, name: string, what: string): never {
  const span = scope.declarations.get(name) ?? { line: 1, column: 0, endLine: 1, endColumn: 0 };
  throw problemAt(span, what);
}
