/** `errno`: the numbers of errors, by their names and back. */
import { ERRORS } from '../kernel/errno.ts';
import type { Interpreter } from '../python/context.ts';
import { newDict, type PyDict } from '../python/objects/object.ts';
import { namespace } from './library-module.ts';

/** Second names of some numbers. */
const ALIASES = {
  EWOULDBLOCK: ERRORS.EAGAIN[0],
  EDEADLK: ERRORS.EDEADLOCK[0],
  EOPNOTSUPP: ERRORS.ENOTSUP[0],
} as const;

export function createErrno(_interpreter: Interpreter): PyDict {
  const errorcode = newDict();
  for (const [name, [number]] of Object.entries(ERRORS)) errorcode.set(number, name);
  const numbers = Object.entries(ERRORS).map(([name, [number]]) => [name, number] as const);
  return namespace('errno', [], { errorcode, ...Object.fromEntries(numbers), ...ALIASES });
}
