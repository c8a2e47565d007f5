/** The bases of a class: in which order they are searched, and whose instances its own extend. */
import { typeError } from '../objects/exception.ts';
import { PyType, type Value } from '../objects/object.ts';

/** The C3 linearisation of the bases, without the class itself. */
export function linearise(bases: readonly PyType[]): PyType[] {
  const twice = bases.find((base, i) => bases.indexOf(base) !== i);
  if (twice !== undefined) throw typeError(`duplicate base class ${twice.name}`);
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const order: PyType[] = [];
  for (;;) {
    const remaining = lists.filter((list) => list.length > 0);
    if (remaining.length === 0) return order;
    const head = remaining
      .map((list) => list[0] as PyType)
      .find((candidate) => !remaining.some((list) => list.indexOf(candidate) > 0));
    if (head === undefined) {
      const names = [...new Set(remaining.map((list) => (list[0] as PyType).name))].join(', ');
      throw typeError(
        `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`,
      );
    }
    order.push(head);
    for (const list of lists) if (list[0] === head) list.shift();
  }
}

/** The nearest class, this one or a base, that says how instances lie in memory. */
export function layoutSource(type: PyType): PyType {
  let source = type;
  for (let { base } = source; base !== undefined; base = source.base) {
    if (source.layout !== base.layout || source.slotCount !== base.slotCount) return source;
    source = base;
  }
  return source;
}

/** The base whose instances those of the class extend: `__base__`. */
export function bestBase(bases: readonly PyType[]): PyType {
  let best = bases[0] as PyType;
  let source = layoutSource(best);
  for (const base of bases.slice(1)) {
    const candidate = layoutSource(base);
    if (source.isSubtypeOf(candidate)) continue;
    if (!candidate.isSubtypeOf(source)) {
      throw typeError('multiple bases have instance lay-out conflict');
    }
    best = base;
    source = candidate;
  }
  return best;
}

/** Refuses what cannot be a base. */
export function checkBase(base: Value): PyType {
  if (!(base instanceof PyType)) {
    throw typeError(`bases must be types`);
  }
  if (!base.subclassable) {
    throw typeError(`type '${base.shownName}' is not an acceptable base type`);
  }
  return base;
}
