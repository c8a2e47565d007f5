/** Errors of the host that are the program's: it went too deep, or wanted too much. */
import { raise, Raised } from '../objects/exception.ts';

/** The program's errors go on as such; anything else is a bug of ours and ends the run. */
export function asRaised(thrown: unknown): Raised {
  if (thrown instanceof Raised) return thrown;
  if (thrown instanceof RangeError) {
    if (/call stack/i.test(thrown.message)) return tooDeep();
    // The host cannot make an array, string, map or bigint that large.
    return raise('MemoryError');
  }
  throw thrown;
}

/** @param where - what was being done, if that is to be told: `' in comparison'` */
export function tooDeep(where = ''): Raised {
  return raise('RecursionError', `maximum recursion depth exceeded${where}`);
}
