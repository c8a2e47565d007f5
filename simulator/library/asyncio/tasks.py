"""Tasks, and how to wait for several of them."""

import types
from functools import partial

from _asyncio import (
    Task,
    _current_task_of,
    _enter_task,
    _leave_task,
    _open_tasks,
    _register_task,
    _unregister_task,
)

from . import coroutines, events, exceptions, futures

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait",
    "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future",
    "run_coroutine_threadsafe", "current_task", "all_tasks", "_register_task",
    "_unregister_task", "_enter_task", "_leave_task",
)  # fmt: skip

# The queue of as_completed() is its own affair.
_lane_kinds = ()

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# What `loop=` is by default, in functions that had such a parameter up to Python 3.9.
_NO_LOOP = object()


def _deprecated_loop(loop):
    """The loop that a caller has given in the way of Python 3.9, None if he hasn't."""
    if loop is _NO_LOOP or loop is None:
        return None
    from warnings import warn

    warn(
        "The loop argument is deprecated since Python 3.8, and scheduled for removal in Python 3.10.",
        DeprecationWarning,
        stacklevel=3,
    )
    return loop


def current_task(loop=None):
    """The task that runs in a loop, by default in the one that runs now; None: no task does."""
    return _current_task_of(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {t for t in _open_tasks() if futures._get_loop(t) is loop and not t.done()}


def _set_task_name(task, name):
    if name is not None:
        try:
            set_name = task.set_name
        except AttributeError:
            from warnings import warn

            warn(
                "Task.set_name() was added in Python 3.8, "
                "the method support will be mandatory for third-party "
                "task implementations since 3.13.",
                DeprecationWarning,
                stacklevel=3,
            )
        else:
            set_name(name)


def create_task(coro, *, name=None, context=None):
    """Has a coroutine run as a task of the running loop."""
    loop = events.get_running_loop()
    if context is None:
        task = loop.create_task(coro)
    else:
        task = loop.create_task(coro, context=context)
    _set_task_name(task, name)
    return task


@types.coroutine
def __sleep0():
    # Nothing to wait for: the task's next step comes in the next turn of the loop.
    yield


async def sleep(delay, result=None, *, loop=_NO_LOOP):
    """Waits so many seconds; 0 lets everyone else have a turn."""
    loop = None if loop is _NO_LOOP else _deprecated_loop(loop)
    if delay <= 0:
        await __sleep0()
        return result
    if loop is None:
        loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a coroutine or anything that can be awaited as a task."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError(
                "The future belongs to a different loop than "
                "the one specified as the loop argument"
            )
        return coro_or_future
    is_ours = not coroutines.iscoroutine(coro_or_future)
    if is_ours:
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    if loop is None:
        loop = events._get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if not is_ours:
            coro_or_future.close()
        raise


@types.coroutine
def _wrap_awaitable(awaitable):
    return (yield from awaitable.__await__())


_wrap_awaitable._is_coroutine = coroutines._is_coroutine


# Waiting.


def _release_waiter(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


def _as_tasks(fs):
    """Futures, and tasks of the coroutines among them."""
    if any(coroutines.iscoroutine(f) for f in fs):
        from warnings import warn

        warn(
            "The explicit passing of coroutine objects to asyncio.wait() is deprecated since "
            "Python 3.8, and scheduled for removal in Python 3.11.",
            DeprecationWarning,
            stacklevel=3,
        )
    return {ensure_future(f) for f in fs}


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED, loop=_NO_LOOP):
    """Waits for futures; gives two sets, those that are done and those that aren't.

    return_when: FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED. Coroutines become tasks, as up
    to Python 3.10, with a DeprecationWarning.
    """
    loop = _deprecated_loop(loop)
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = _as_tasks(set(fs))
    return await _wait(fs, timeout, return_when, loop or events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done = {f for f in fs if f.done()}
    return done, fs - done


async def wait_for(fut, timeout, *, loop=_NO_LOOP):
    """Waits for one future or coroutine, and cancels it when the time is over.

    Raises TimeoutError then, after what was cancelled has ended.
    """
    loop = _deprecated_loop(loop) or events.get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        return await _give_up(fut, loop)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release_waiter, waiter)
    release = partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop=loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        return await _give_up(fut, loop)
    finally:
        timer.cancel()


async def _give_up(fut, loop):
    """Cancels it. It may have a result for all that."""
    await _cancel_and_wait(fut, loop=loop)
    try:
        return fut.result()
    except exceptions.CancelledError as error:
        raise exceptions.TimeoutError() from error


async def _cancel_and_wait(fut, loop):
    waiter = loop.create_future()
    release = partial(_release_waiter, waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


def as_completed(fs, *, timeout=None, loop=_NO_LOOP):
    """Coroutines whose results are those of the given ones, in the order in which they come."""
    loop = _deprecated_loop(loop)
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from .queues import Queue

    done = Queue()
    if loop is None:
        loop = events._get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    timer = None

    def _on_timeout():
        for f in todo:
            f.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(f):
        if not todo:
            return
        todo.remove(f)
        done.put_nowait(f)
        if not todo and timer is not None:
            timer.cancel()

    async def _wait_for_one():
        f = await done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


class _GatheringFuture(futures.Future):
    """What gather() gives: to cancel it is to cancel what it gathers."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            # They may end otherwise; this one is to end cancelled all the same.
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False, loop=_NO_LOOP):
    """A future of the list of all results, in the order of the arguments.

    The first exception is the future's, while the others go on; with return_exceptions exceptions
    are results.
    """
    loop = _deprecated_loop(loop)
    if not coros_or_futures:
        outer = (loop or events._get_event_loop()).create_future()
        outer.set_result([])
        return outer

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                # Nobody else will ask for it.
                fut.exception()
            return
        if not return_exceptions:
            error = fut._make_cancelled_error() if fut.cancelled() else fut.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished < len(known):
            return
        results = [_outcome(child) for child in children]
        if outer._cancel_requested:
            outer.set_exception(fut._make_cancelled_error())
        else:
            outer.set_result(results)

    known = {}
    children = []
    finished = 0
    outer = None
    for arg in coros_or_futures:
        if arg not in known:
            fut = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(fut)
            if fut is not arg:
                # A task of our own: its end is no news to anybody else.
                fut._log_destroy_pending = False
            known[arg] = fut
            fut.add_done_callback(_done_callback)
        children.append(known[arg])
    outer = _GatheringFuture(children, loop=loop)
    return outer


def _outcome(fut):
    """The result or the exception of a future that is done."""
    if fut.cancelled():
        message = fut._cancel_message
        return exceptions.CancelledError("" if message is None else message)
    error = fut.exception()
    return fut.result() if error is None else error


def shield(arg, *, loop=_NO_LOOP):
    """A future that ends as another one does, but whose cancellation doesn't reach that one."""
    inner = ensure_future(arg, loop=_deprecated_loop(loop))
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        error = inner.exception()
        if error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Has a loop in another thread run a coroutine; gives a concurrent.futures.Future."""
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future

    future = Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future
