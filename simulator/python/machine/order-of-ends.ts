/** In which order objects end that nothing holds any more. */
import { PyDict, PyObject, type Value } from '../objects/object.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import type { Walk } from './references.ts';

/** Objects that are lost at once in the order in which that which is let go of is taken apart. */
export function asReleased<Entry extends { readonly object: PyObject }>(
  lost: readonly Entry[],
  released: Value | undefined,
  living: Walk,
): Entry[] {
  if (lost.length < 2 || !(released instanceof PyObject)) return [...lost];
  const left = new Map(lost.map((entry) => [entry.object, entry]));
  const ordered: Entry[] = [];
  const seen = new Set<Value>();
  const open: (Value | undefined)[] = [released];
  while (open.length > 0 && left.size > 0) {
    const part = open.pop();
    if (!(part instanceof PyObject) || seen.has(part) || living.seen(part)) continue;
    seen.add(part);
    const entry = left.get(part);
    if (entry !== undefined) ordered.push(entry);
    left.delete(part);
    open.push(...[...partsInOrder(part)].reverse());
  }
  return [...ordered, ...left.values()];
}

/** Sequences are taken apart from their end. */
export function partsInOrder(object: PyObject): readonly (Value | undefined)[] {
  if (object instanceof PyDict) {
    return Array.from(object.entries.values(), ({ key, value }) => [key, value]).flat();
  }
  if (object instanceof PyList || object instanceof PyTuple) return [...object.items].reverse();
  const own = Array.from(object.dict?.entries.values() ?? [], ({ value }) => value);
  return object.slots === undefined ? own : [...object.slots, ...own];
}
