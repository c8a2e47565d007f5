/** repr of containers: their items' reprs, and `[...]` where a container holds itself. */
import type { Context } from '../context.ts';
import { quickRepr } from '../formatting/quick-repr.ts';
import { raise } from '../objects/exception.ts';
import { OBJECT_TYPE, PyObject, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { repr } from '../protocols/index.ts';

/** The containers whose repr a thread is making just now; kept in its storage. */
class ActiveReprs extends PyObject {
  readonly objects = new Set<PyObject>();
}

const STORAGE_KEY = 'repr';

function activeReprs(context: Context): Set<PyObject> {
  const stored = context.storage.get(STORAGE_KEY);
  if (stored instanceof ActiveReprs) return stored.objects;
  const active = new ActiveReprs(OBJECT_TYPE);
  context.storage.set(STORAGE_KEY, active);
  return active.objects;
}

/** Runs `body`, unless the repr of `self` is being made already: then `recursive` stands for it. */
export function* guardedRepr(
  self: PyObject,
  context: Context,
  recursive: string,
  body: () => Resumable<string>,
): Resumable<string> {
  const active = activeReprs(context);
  if (active.has(self)) return recursive;
  if (active.size > context.interpreter.recursionLimit) {
    throw raise(
      'RecursionError',
      'maximum recursion depth exceeded while getting the repr of an object',
    );
  }
  active.add(self);
  try {
    return yield* body();
  } finally {
    active.delete(self);
  }
}

/** repr of an item, quickly where it can be had. */
export function* itemRepr(value: Value): Resumable<string> {
  return quickRepr(value) ?? (yield* repr(value));
}

/** The reprs of the items, joined by commas. */
export function* joinedReprs(items: Iterable<Value>): Resumable<string> {
  const texts: string[] = [];
  for (const item of items) texts.push(quickRepr(item) ?? (yield* repr(item)));
  return texts.join(', ');
}
