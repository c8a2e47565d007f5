/**
 * Iterators made by built-ins. One that never has to run Python code answers at once; one that may
 * (map, zip over generators) is asked with `yield*`.
 */
import { NONE, PyObject } from './object.ts';
import type { Value } from './object.ts';
import type { Resumable } from './resumable.ts';

/** Iterator of a list, range, dict…; may throw Raised (dict changed size). */
export abstract class PyIterator extends PyObject {
  /** The next value; undefined when exhausted, and ever after. */
  abstract next(): Value | undefined;

  /** What `yield from` it comes to, once it is exhausted. */
  result(): Value {
    return NONE;
  }
}

/** Iterator over other iterables. */
export abstract class PyResumableIterator extends PyObject {
  abstract advance(): Resumable<Value | undefined>;
}
