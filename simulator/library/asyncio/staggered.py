"""Attempts that start one after the other and run beside each other, until one succeeds (RFC 8305, section 5)."""

from . import events
from .tasks import FIRST_COMPLETED, gather, wait

__all__ = ("staggered_race",)


async def staggered_race(coro_fns, delay, *, loop=None):
    """The first success of coroutines: (result, index, errors), with None for those that had no error.

    The next one is started when `delay` seconds have passed, or the latest has failed; None: only then.
    When one succeeds, the others are cancelled. If none does, result and index are None.
    """
    loop = loop or events.get_running_loop()
    waiting = iter(coro_fns)
    indices = {}
    errors = []
    try:
        while True:
            started = next(waiting, None)
            if started is not None:
                newest = loop.create_task(started())
                indices[newest] = len(errors)
                errors.append(None)
            elif not indices:
                return None, None, errors
            until = None if started is None or delay is None else loop.time() + delay
            while indices:
                left = None if until is None else until - loop.time()
                done, _ = await wait(indices, timeout=left, return_when=FIRST_COMPLETED)
                for task in [task for task in indices if task in done]:
                    index = indices.pop(task)
                    error = _error_of(task)
                    if error is None:
                        return task.result(), index, errors
                    errors[index] = error
                if not done or newest in done:
                    break
    finally:
        for task in indices:
            task.cancel()
        await gather(*indices, return_exceptions=True)
        for task, index in indices.items():
            errors[index] = _error_of(task)


def _error_of(task):
    if not task.cancelled():
        return task.exception()
    from .exceptions import CancelledError

    return CancelledError()
