/** The exceptions that futures raise themselves; `asyncio.exceptions` has the others. */
import { EXCEPTIONS } from '../../python/objects/exception.ts';
import { builtinType } from '../../python/objects/object.ts';

const module = 'asyncio.exceptions';

export const CANCELLED_ERROR = builtinType('CancelledError', {
  module,
  base: EXCEPTIONS.BaseException,
});
export const INVALID_STATE_ERROR = builtinType('InvalidStateError', {
  module,
  base: EXCEPTIONS.Exception,
});
