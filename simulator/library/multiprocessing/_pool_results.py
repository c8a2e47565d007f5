"""What will come of calls that a pool makes."""

import threading
from _collections import deque

from .context import TimeoutError

# What is made here is nobody else's concern.
_lane_kinds = ()


class ApplyResult:
    """What will come of one call."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._event._show_as("event", pool._lane)
        self._callback = callback
        self._error_callback = error_callback
        self._success = True
        self._value = None
        self._job = pool._begin(self)

    def ready(self):
        """Whether the call has been made."""
        return self._event.is_set()

    def successful(self):
        """Whether it returned. ValueError: it has not been made yet."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        """Waits until it has been made, or until the time is over."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """What it returned, or raises what it raised; TimeoutError: not yet, in that time."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, outcome):
        self._success, self._value = outcome
        self._finish()

    def _finish(self):
        if self._success and self._callback:
            self._callback(self._value)
        if not self._success and self._error_callback:
            self._error_callback(self._value)
        self._event.set()
        self._pool._end(self._job)
        self._pool = None

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class MapResult(ApplyResult):
    """The list that will come of the calls for all items."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            pool._end(self._job)
        else:
            self._number_left = -(-length // chunksize)

    def _set(self, i, outcome):
        success, value = outcome
        self._number_left -= 1
        if success and self._success:
            self._value[i * self._chunksize : (i + 1) * self._chunksize] = value
        elif not success and self._success:
            # The first failure counts; but only when all have been done, it is told.
            self._success = False
            self._value = value
        if self._number_left == 0:
            self._finish()


class IMapIterator:
    """The results one after the other, in the order of the items."""

    def __init__(self, pool):
        self._pool = pool
        self._changed = threading.Condition._inside("condition", pool._lane)
        self._ready = deque()
        self._early = {}  # those that came before one that is to come first
        self._count = 0
        self._length = None
        self._job = pool._begin(self)

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result; TimeoutError: it isn't there in that time."""
        with self._changed:
            if not self._ready and self._count != self._length:
                self._changed.wait(timeout)
            if not self._ready:
                if self._count == self._length:
                    self._pool = None
                    raise StopIteration
                raise TimeoutError
            success, value = self._ready.popleft()
        if success:
            return value
        raise value

    def __next__(self):
        return self.next()

    def _set(self, i, outcome):
        with self._changed:
            self._arrived(i, outcome)
            self._end_if_complete()

    def _arrived(self, i, outcome):
        self._early[i] = outcome
        while self._count in self._early:
            self._add(self._early.pop(self._count))

    def _add(self, outcome):
        self._ready.append(outcome)
        self._count += 1
        self._changed.notify()

    def _set_length(self, length):
        """Called when all items have been sent."""
        with self._changed:
            self._length = length
            self._end_if_complete()

    def _end_if_complete(self):
        if self._count == self._length:
            self._changed.notify()
            self._pool._end(self._job)


class IMapUnorderedIterator(IMapIterator):
    """The results in the order in which they come."""

    def _arrived(self, i, outcome):
        self._add(outcome)


for _kind in (ApplyResult, MapResult, IMapIterator, IMapUnorderedIterator):
    _kind.__module__ = "multiprocessing.pool"
