/** Decides for every name of every block whether it is local, global, a cell or free. */
import { problemAt } from '../parser/problem.ts';
import { BOUND, GLOBAL, NONLOCAL, type Scope } from './scope.ts';

type Names = ReadonlySet<string>;

/**
 * @param bound names of enclosing functions; undefined in the module
 * @param globals names an enclosing block has declared global
 * @returns the names this block and those within take from enclosing functions
 */
export function resolveScope(
  scope: Scope,
  bound: Names | undefined = undefined,
  globals: Names = new Set(),
): Names {
  const locals = new Set<string>();
  const globalsInside = new Set(globals);
  const free = new Set<string>();
  for (const [name, bits] of scope.names) {
    if ((bits & GLOBAL) !== 0) {
      if ((bits & NONLOCAL) !== 0) fail(scope, name, `name '${name}' is nonlocal and global`);
      scope.resolutions.set(name, 'global-explicit');
      globalsInside.add(name);
    } else if ((bits & NONLOCAL) !== 0) {
      if (bound === undefined) {
        fail(scope, name, 'nonlocal declaration not allowed at module level');
      }
      if (!bound.has(name) || globalsInside.has(name)) {
        fail(scope, name, `no binding for nonlocal '${name}' found`);
      }
      scope.resolutions.set(name, 'free');
      free.add(name);
    } else if ((bits & BOUND) !== 0) {
      scope.resolutions.set(name, 'local');
      locals.add(name);
      globalsInside.delete(name);
    } else if (bound?.has(name) === true && !globalsInside.has(name)) {
      scope.resolutions.set(name, 'free');
      free.add(name);
    } else {
      scope.resolutions.set(name, 'global-implicit');
    }
  }
  const wanted = new Set<string>();
  const boundInside = boundForChildren(scope, bound, locals, globalsInside);
  // What a class declares global is none of the business of the functions within it.
  const passed = scope.kind === 'class' ? globals : globalsInside;
  for (const child of scope.children) {
    for (const name of resolveScope(child, boundInside, passed)) wanted.add(name);
  }
  takeFromChildren(scope, locals, wanted, free);
  scope.freeNames = [...free].sort();
  return free;
}

function boundForChildren(
  scope: Scope,
  bound: Names | undefined,
  locals: Names,
  globals: Names,
): Names {
  const names = new Set(bound);
  if (scope.kind === 'class') {
    names.add('__class__');
    return names;
  }
  if (scope.kind === 'function') for (const name of locals) names.add(name);
  for (const name of globals) names.delete(name);
  return names;
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
