"""Semaphores and locks for greenlets."""

from greenlet import getcurrent

from gevent._links import Linkable
from gevent.exceptions import LoopExit

__all__ = ["BoundedSemaphore", "DummySemaphore", "RLock", "Semaphore"]


class Semaphore(Linkable):
    """A counter that is never below 0: acquire() waits, the first come first."""

    def __init__(self, value=1, hub=None):
        super().__init__()
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self.counter = value

    def ready(self):
        return self.counter > 0

    def locked(self):
        return self.counter <= 0

    def release(self):
        self.counter += 1
        self._check_and_notify()
        return self.counter

    def acquire(self, blocking=True, timeout=None):
        """Whether it was acquired; waits for it if `blocking`, no longer than `timeout`."""
        if self.counter > 0:
            self.counter -= 1
            return True
        if not blocking:
            return False
        if timeout is not None and timeout < 0:
            timeout = None
        while self.counter <= 0:
            if not self._wait_core(timeout):
                return False
        self.counter -= 1
        return True

    def wait(self, timeout=None):
        """Waits until it could be acquired; its counter."""
        if self.counter <= 0:
            self._wait_core(timeout)
        return self.counter

    def __enter__(self):
        self.acquire()

    def __exit__(self, kind, value, traceback):
        self.release()

    def __repr__(self):
        return (
            f"<{type(self).__name__} at {id(self):#x} "
            f"counter={self.counter} _links[{len(self._links)}]>"
        )


class BoundedSemaphore(Semaphore):
    """Refuses to be released more often than it was acquired."""

    _OVER_RELEASE_ERROR = ValueError

    def __init__(self, value=1, hub=None):
        super().__init__(value, hub)
        self._initial_value = value

    def release(self):
        if self.counter >= self._initial_value:
            raise self._OVER_RELEASE_ERROR("Semaphore released too many times")
        return super().release()


class DummySemaphore:
    """Never waits."""

    def __init__(self, value=None):
        """Takes the arguments of a semaphore."""

    def locked(self):
        return False

    def ready(self):
        return True

    def release(self):
        """There is nothing to give back."""

    def acquire(self, blocking=True, timeout=None):
        return True

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        """There is nothing to give back."""


class RLock:
    """A lock that the greenlet that has it may take again."""

    def __init__(self, hub=None):
        self._block = Semaphore(1)
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=None):
        me = getcurrent()
        if self._owner is me:
            self._count += 1
            return True
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner, self._count = me, 1
        return taken

    def release(self):
        if self._owner is not getcurrent():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._block.release()

    def locked(self):
        return self._owner is not None

    # For threading.Condition.

    def _is_owned(self):
        return self._owner is getcurrent()

    def _release_save(self):
        saved = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return saved

    def _acquire_restore(self, saved):
        self._block.acquire()
        self._count, self._owner = saved

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, traceback):
        self.release()

    def __repr__(self):
        return (
            f"<{type(self).__name__} at {id(self):#x} _block={self._block!r} "
            f"_count={self._count}>"
        )
