/** The exceptions that natives raise; `asyncio.exceptions` has the others. */
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
/** There was nothing to get. */
export const QUEUE_EMPTY = builtinType('QueueEmpty', {
  module: 'asyncio.queues',
  base: EXCEPTIONS.Exception,
});
/** There was no room. */
export const QUEUE_FULL = builtinType('QueueFull', {
  module: 'asyncio.queues',
  base: EXCEPTIONS.Exception,
});
