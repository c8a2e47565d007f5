/** `zlib.error`: how failures of streams are told. */
import { EXCEPTIONS, PyException, Raised } from '../../python/objects/exception.ts';
import { builtinType } from '../../python/objects/object.ts';
import { tuple } from '../../python/objects/values.ts';
import { StreamFailure } from './deflate-stream.ts';

export const ERROR = builtinType('error', { module: 'zlib', base: EXCEPTIONS.Exception });

/** Where the stream itself says nothing. zlib's manual: return codes. */
const USUAL_DETAILS: Readonly<Record<number, string>> = {
  [-2]: 'inconsistent stream state',
  [-3]: 'invalid input data',
  [-5]: 'incomplete or truncated stream',
};

export function zlibError(message: string): Raised {
  return new Raised(new PyException(ERROR, tuple([message])));
}

/** @param doing - "while decompressing data" */
export function streamError(status: number, detail: string, doing: string): Raised {
  const known = detail === '' ? USUAL_DETAILS[status] : detail;
  return zlibError(`Error ${status} ${doing}${known === undefined ? '' : `: ${known}`}`);
}

/** Does something with a stream; its failure becomes a zlib.error. */
export function orError<Result>(doing: string, work: () => Result): Result {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof StreamFailure) throw streamError(failure.status, failure.detail, doing);
    throw failure;
  }
}
