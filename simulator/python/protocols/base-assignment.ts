/** The order in which bases are searched, as a metaclass may have it, and assignment to `__bases__`. */
import { typeError } from '../objects/exception.ts';
import { PyType, TYPE_TYPE, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyTuple } from '../objects/values.ts';
import { bind, typeName } from './attributes.ts';
import { bestBase, checkBase, layoutSource, linearise } from './bases.ts';
import { collect } from './iteration.ts';
import { sameParts } from './slots.ts';

/** `__mro__` of a class with these bases: what the `mro` of its metaclass says. */
function* orderOf(type: PyType, bases: readonly PyType[]): Resumable<PyType[]> {
  const method = type.type.lookup('mro');
  if (method === undefined || method === TYPE_TYPE.attributes.get('mro')) {
    return [type, ...linearise(bases)];
  }
  const order: PyType[] = [];
  for (const item of yield* collect(yield* call(yield* bind(method, type, type.type), []))) {
    if (!(item instanceof PyType)) {
      throw typeError(`mro() returned a non-class ('${typeName(item)}')`);
    }
    if (!layoutSource(type).isSubtypeOf(layoutSource(item))) {
      throw typeError(`mro() returned base with unsuitable layout ('${item.shownName}')`);
    }
    order.push(item);
  }
  return order;
}

/** Asks a metaclass that has an order of its own for that of a new class. */
export function* applyOrder(type: PyType): Resumable<void> {
  type.mro = yield* orderOf(type, type.bases);
}

function checkBases(type: PyType, value: Value | undefined): PyType[] {
  if (!type.heap) {
    throw typeError(`cannot set '__bases__' attribute of immutable type '${type.name}'`);
  }
  if (value === undefined) {
    throw typeError(`cannot delete '__bases__' attribute of immutable type '${type.name}'`);
  }
  if (!(value instanceof PyTuple)) {
    throw typeError(`can only assign tuple to ${type.name}.__bases__, not ${typeName(value)}`);
  }
  if (value.items.length === 0) {
    throw typeError(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  }
  for (const item of value.items) {
    if (!(item instanceof PyType)) {
      throw typeError(`${type.name}.__bases__ must be tuple of classes, not '${typeName(item)}'`);
    }
    if (item.isSubtypeOf(type)) throw typeError('a __bases__ item causes an inheritance cycle');
  }
  return value.items.map(checkBase);
}

/** Instances must not have to change. */
function checkLayout(from: PyType, to: PyType): void {
  const alike = layoutSource(from) === layoutSource(to) && sameParts(from, to);
  if (from.heap === to.heap && (alike || from.heap)) {
    if (alike) return;
    throw typeError(
      `__bases__ assignment: '${to.shownName}' object layout differs from '${from.shownName}'`,
    );
  }
  throw typeError(
    `__bases__ assignment: '${to.shownName}' deallocator differs from '${from.shownName}'`,
  );
}

/** All classes below one, each after its bases. */
function below(type: PyType): PyType[] {
  const all = new Set<PyType>();
  const visit = (each: PyType): void => {
    all.delete(each);
    all.add(each);
    each.subclasses.forEach(visit);
  };
  visit(type);
  return [...all];
}

/** `type.__bases__ = value`. When a class below cannot have an order any more, all stays as it was. */
export function* assignBases(type: PyType, value: Value | undefined): Resumable<void> {
  const bases = checkBases(type, value);
  const base = bestBase(bases);
  checkLayout(type.base as PyType, base);
  const before = { bases: type.bases, base: type.base };
  const orders = below(type).map((each) => [each, each.mro] as const);
  Object.assign(type, { bases, base });
  try {
    for (const [each] of orders) each.mro = yield* orderOf(each, each.bases);
  } catch (error) {
    Object.assign(type, before);
    for (const [each, order] of orders) each.mro = order;
    throw error;
  }
  for (const old of before.bases) {
    const at = old.subclasses.indexOf(type);
    if (at >= 0) old.subclasses.splice(at, 1);
  }
  for (const next of bases) if (next.heap) next.subclasses.push(type);
  type.changed();
}
