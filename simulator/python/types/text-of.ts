/** The characters of a value that is known to be a str. */
import type { Value } from '../objects/object.ts';
import type { PyStr } from '../objects/values.ts';

export function textOf(value: Value): string {
  return typeof value === 'string' ? value : (value as PyStr).value;
}
