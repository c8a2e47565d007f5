/** System calls for files as Python code makes them: what they refuse becomes an OSError. */
import { ERRORS, errorText, Failure } from '../kernel/errno.ts';
import type { FileCall } from '../kernel/file-call.ts';
import { EXCEPTIONS, Raised } from '../python/objects/exception.ts';
import { NONE, type Value } from '../python/objects/object.ts';
import { blockingCall, type Resumable } from '../python/objects/resumable.ts';
import { newOSError } from '../python/types/os-error.ts';

/** OSError, or the subclass of it that goes with the number, with the names it is about. */
export function osError(errno: number, filename: Value = NONE, filename2: Value = NONE): Raised {
  return new Raised(newOSError(EXCEPTIONS.OSError, errno, errorText(errno), filename, filename2));
}

/**
 * Makes a call with the GIL released, as CPython does for everything that may touch a disk.
 *
 * @param names - the files it is about, for the error.
 */
export function* perform<Result>(call: FileCall<Result>, ...names: Value[]): Resumable<Result> {
  const result = yield* blockingCall(call);
  if (result instanceof Failure) throw osError(result.errno, ...names);
  return result as Result;
}

/** The same for what may not wait: undefined if it would have to. */
export function* performWithoutWait<Result>(call: FileCall<Result>): Resumable<Result | undefined> {
  const result = yield* blockingCall(call);
  if (!(result instanceof Failure)) return result as Result;
  if (result.errno === ERRORS.EAGAIN[0]) return undefined;
  throw osError(result.errno);
}
