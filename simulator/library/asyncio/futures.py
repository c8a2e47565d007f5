"""Futures, and how those of threads and those of loops follow each other."""

from _asyncio import CancelledError, Future, InvalidStateError

from . import events
from .base_futures import _CANCELLED, _FINISHED, _PENDING, isfuture

__all__ = ("Future", "wrap_future", "isfuture")


def _get_loop(fut):
    try:
        get_loop = fut.get_loop
    except AttributeError:
        return fut._loop
    return get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _is_concurrent(future):
    from concurrent.futures import Future as ConcurrentFuture

    return isinstance(future, ConcurrentFuture)


def _convert_future_exc(exc):
    """An exception of concurrent.futures as asyncio has it."""
    from concurrent.futures import _base

    kind = type(exc)
    if kind is _base.CancelledError:
        return CancelledError(*exc.args)
    if kind is _base.InvalidStateError:
        return InvalidStateError(*exc.args)
    return exc


def _set_concurrent_future_state(concurrent, source):
    """Ends a thread's future as a loop's has ended."""
    if source.cancelled():
        concurrent.cancel()
    if not concurrent.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        concurrent.set_exception(_convert_future_exc(exception))
    else:
        concurrent.set_result(source.result())


def _copy_future_state(source, dest):
    """Ends a loop's future as another one has ended, unless it is cancelled."""
    if dest.cancelled():
        return
    if source.cancelled():
        dest.cancel()
        return
    exception = source.exception()
    if exception is not None:
        dest.set_exception(_convert_future_exc(exception))
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    """Has `destination` end as `source` does, and be cancelled with it and it with that one."""
    if not isfuture(source) and not _is_concurrent(source):
        raise TypeError("A future is required for source argument")
    if not isfuture(destination) and not _is_concurrent(destination):
        raise TypeError("A future is required for destination argument")
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_future_state(other, future)
        else:
            _set_concurrent_future_state(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        else:
            if dest_loop.is_closed():
                return
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """A loop's future that ends as a thread's does; a loop's own is given back."""
    if isfuture(future):
        return future
    assert _is_concurrent(future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = events._get_event_loop()
    new_future = loop.create_future()
    _chain_future(future, new_future)
    return new_future
