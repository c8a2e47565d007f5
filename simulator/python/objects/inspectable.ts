/** Objects of library modules that hold others, and show them to whoever looks into a run. */
import type { PyObject, Value } from './object.ts';

export interface Inspectable extends PyObject {
  /** In order; nothing of the program runs, and only the first few are asked for. */
  inspectedItems(): Iterable<Value>;
}

export function isInspectable(value: PyObject): value is Inspectable {
  return 'inspectedItems' in value;
}
