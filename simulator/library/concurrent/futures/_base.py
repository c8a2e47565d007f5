"""Futures, and what every executor can do."""

from _thread import _new_lane
from threading import Condition
from time import monotonic as _now
from types import GenericAlias

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# What a future goes through. Cancelled becomes cancelled-and-notified when the executor comes to
# the call and finds it cancelled; only then do wait() and as_completed() count it as done.
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_WORDS = {CANCELLED_AND_NOTIFIED: "cancelled"}

TimeoutError = TimeoutError


class Error(Exception):
    """What goes wrong with futures."""


class CancelledError(Error):
    """The call was cancelled."""


class InvalidStateError(Error):
    """The future is in a state in which this can't be done."""


class BrokenExecutor(RuntimeError):
    """The executor can't be used any more."""


def logger():
    """Where errors go that nobody is there to receive."""
    from logging import getLogger

    return getLogger("concurrent.futures")


class Future:
    """What will come of a call."""

    def __init__(self):
        self._begin(_new_lane("condition"))

    @classmethod
    def _of_pool(cls, lane):
        """One of many: to wait for it shows as waiting for its pool."""
        self = cls.__new__(cls)
        self._begin(lane)
        return self

    def _begin(self, lane):
        self._condition = condition = Condition._inside("condition", lane)
        self._mutex = condition._lock
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        cls = self.__class__
        state = _WORDS.get(self._state, self._state.lower())
        if self._state == FINISHED:
            if self._exception is None:
                state += f" returned {self._result.__class__.__name__}"
            else:
                state += f" raised {self._exception.__class__.__name__}"
        return f"<{cls.__name__} at {id(self):#x} state={state}>"

    # To look at the state is one step, so that needs no lock.

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        """Whether it was cancelled or has finished."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def cancel(self):
        """Keeps the call from being made. False: too late."""
        with self._mutex:
            if self._state in (RUNNING, FINISHED):
                return False
            if self.cancelled():
                return True
            self._state = CANCELLED
            self._notify_all()
        self._invoke_callbacks()
        return True

    def add_done_callback(self, fn):
        """Calls fn(future) when it is done: at once if it is already."""
        with self._mutex:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            logger().exception("exception calling callback for %r", self)

    def result(self, timeout=None):
        """What the call returned, or raises what it raised. Waits, but no longer than timeout."""
        self._wait(timeout)
        return self.__get_result()

    def __get_result(self):
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        """What the call raised, None if it returned. Waits, but no longer than timeout."""
        self._wait(timeout)
        return self._exception

    def _wait(self, timeout):
        with self._mutex:
            if not self.done():
                self._condition.wait(timeout)
            if self.cancelled():
                raise CancelledError()
            if self._state != FINISHED:
                raise TimeoutError()

    # For executors and tests.

    def set_running_or_notify_cancel(self):
        """Called before the call is made. False: it was cancelled, so it is not to be made."""
        with self._mutex:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._notify_waiters()
                return False
        logger().critical("Future %s in unexpected state: %s", id(self), self._state)
        raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Called with what the call returned."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Called with what the call raised."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._mutex:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._notify_waiters()
            self._notify_all()
        self._invoke_callbacks()

    def _notify_all(self):
        # Mostly nobody waits yet.
        if self._condition._waiters:
            self._condition.notify_all()

    # For wait() and as_completed(): a waiter is told once, when nothing can change any more.

    def _notify_waiters(self):
        for waiter in self._waiters:
            waiter.notice(self)

    def _add_waiter(self, waiter):
        with self._mutex:
            if self._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                waiter.notice(self)
            else:
                self._waiters.append(waiter)

    def _remove_waiter(self, waiter):
        with self._mutex:
            if waiter in self._waiters:
                self._waiters.remove(waiter)


class Executor:
    """Carries out calls. This class has what all kinds share; submit() is theirs."""

    def submit(self, fn, /, *args, **kwargs):
        """Has fn(*args, **kwargs) called; returns its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results of all calls, in the order of the arguments.

        The arguments are collected and the calls submitted at once. Raises TimeoutError when a
        result is not there timeout seconds after map(). chunksize is for pools of processes.
        """
        end = None if timeout is None else timeout + _now()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        # A function of its own, so that the calls are submitted before anybody asks for a result.
        def result_iterator():
            futures.reverse()
            try:
                while futures:
                    # Taken out of the list: only the caller holds a result that was given out.
                    yield _result_or_cancel(futures.pop(), None if end is None else end - _now())
            finally:
                for future in futures:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Says that no more calls will come."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
