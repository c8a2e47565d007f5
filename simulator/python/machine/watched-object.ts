/** What is noted of an object whose end somebody wants to know about. */
import type { PyObject } from '../objects/object.ts';
import type { PyWeakReference } from '../objects/weak-reference.ts';

/** An object whose end matters to somebody. */
export interface Watched {
  readonly object: PyObject;
  /** The oldest first. */
  readonly references: PyWeakReference[];
  /** Its `__del__` is still to be called; a generator is still to be closed. */
  finalizer: boolean;
  /**
   * No step of the program ends it: a class, which holds itself and so lasts until the next collection,
   * or what a module of the library has made when it was imported.
   */
  readonly lasting: boolean;
  /** Its end is looked for no sooner than its thread is about to wait or to end. */
  patient: boolean;
}

/** Whether it is looked after at each step for the sake of its finalizer. */
export function showsAtOnce({ lasting, patient }: Watched): boolean {
  return !lasting && !patient;
}

export function endShows({ finalizer, references }: Watched): boolean {
  return finalizer || references.some(({ callback }) => callback !== undefined);
}

/** One that nobody has asked about: a generator to be closed, or what lasts until the end. */
export function unasked(object: PyObject, lasting: boolean): Watched {
  return { object, references: [], finalizer: true, lasting, patient: false };
}
