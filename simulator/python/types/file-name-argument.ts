/** The file name among the arguments of an OSError. */
import { EXCEPTIONS, type PyException } from '../objects/exception.ts';
import { NONE } from '../objects/object.ts';
import { plainInt } from '../protocols/index.ts';

/** Whether the third argument of an OSError names a file; of a BlockingIOError it may be a number. */
export function hasFilename({ type, args: { items } }: PyException): boolean {
  const third = items[2];
  if (third === undefined || third === NONE || items.length > 5) return false;
  if (!type.isSubtypeOf(EXCEPTIONS.OSError)) return false;
  return !type.isSubtypeOf(EXCEPTIONS.BlockingIOError) || plainInt(third) === undefined;
}
