"""What processes wait for each other at ("Synchronization primitives")."""

import os
import sys
import threading
from itertools import count

import _multiprocessing

from . import util
from .context import _default_context
from .process import current_process
from .reduction import assert_spawning

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"]

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
SEM_VALUE_MAX = _multiprocessing.SemLock.SEM_VALUE_MAX

_numbers = count()


class SemLock:
    """A semaphore of the system: the base of locks and semaphores."""

    def __init__(self, kind, value, maxvalue, *, ctx=None):
        method = (ctx or _default_context).get_start_method()
        name = f"{current_process()._config['semprefix']}-{os.getpid()}-{next(_numbers)}"
        # Forked processes have it anyway; others find it by its name.
        self._is_fork_ctx = method == "fork"
        self._take(_multiprocessing.SemLock(kind, value, maxvalue, name, self._is_fork_ctx))
        util.debug("created semlock with handle %s", self._semlock.handle)
        if not self._is_fork_ctx:
            util.Finalize(None, _multiprocessing.sem_unlink, (name,), exitpriority=0)

    def _take(self, semlock):
        self._semlock = semlock
        self.acquire = semlock.acquire
        self.release = semlock.release
        if semlock.kind == RECURSIVE_MUTEX or semlock.maxvalue == 1:
            # Only locks have a holder: who holds one now isn't the new process.
            util.register_after_fork(semlock, type(semlock)._after_fork)

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *args):
        return self._semlock.__exit__(*args)

    def __getstate__(self):
        assert_spawning(self)
        semlock = self._semlock
        if self._is_fork_ctx:
            raise RuntimeError(
                "A SemLock created in a fork context is being shared with a process in a "
                "spawn context. This is not supported. Please use the same context to create "
                "multiprocessing objects and Process."
            )
        return semlock.handle, semlock.kind, semlock.maxvalue, semlock.name

    def __setstate__(self, state):
        self._is_fork_ctx = False
        self._take(_multiprocessing.SemLock._rebuild(*state))
        util.debug("recreated blocker with handle %r", state[0])

    def _owner(self):
        """Who holds it, for people; None if nobody does. The words are CPython's."""
        semlock = self._semlock
        if semlock._is_mine():
            name = current_process().name
            thread = threading.current_thread().name
            return name if thread == "MainThread" else f"{name}|{thread}"
        if semlock._get_value() == 1:
            return None
        return "SomeOtherThread" if semlock._count() > 0 else "SomeOtherProcess"


class Semaphore(SemLock):
    """A number of permits: acquire() takes one and waits while there is none."""

    def __init__(self, value=1, *, ctx=None):
        super().__init__(SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        """How many permits there are."""
        return self._semlock._get_value()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._semlock._get_value()})>"


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to have more permits than it started with."""

    def __init__(self, value=1, *, ctx=None):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        semlock = self._semlock
        return (
            f"<{type(self).__name__}(value={semlock._get_value()}, "
            f"maxvalue={semlock.maxvalue})>"
        )


class Lock(SemLock):
    """A lock that any process or thread can release."""

    def __init__(self, *, ctx=None):
        super().__init__(SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._owner()})>"


class RLock(SemLock):
    """A lock that its holder can take again, and that only its holder can release."""

    def __init__(self, *, ctx=None):
        super().__init__(RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        owner = self._owner()
        if self._semlock._is_mine():
            times = self._semlock._count()
        else:
            times = 0 if owner is None else "nonzero"
        return f"<{type(self).__name__}({owner}, {times})>"


class Condition:
    """Lets processes that hold a lock wait until another one tells them of a change.

    Those who sleep are counted by a semaphore. Who wakes up, notified or not, says so by another
    one; notify() first makes up for those and then waits for those it wakes. So a permit to go on
    never lies there for somebody who comes later.
    """

    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock or RLock(ctx=ctx)
        self._sleeping_count = Semaphore(0, ctx=ctx)
        self._woken_count = Semaphore(0, ctx=ctx)
        self._wait_semaphore = Semaphore(0, ctx=ctx)
        self._offer_lock()

    def _offer_lock(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        assert_spawning(self)
        return self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._offer_lock()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        try:
            waiters = self._sleeping_count.get_value() - self._woken_count.get_value()
        except Exception:
            waiters = "unknown"
        return f"<{type(self).__name__}({self._lock}, {waiters})>"

    def wait(self, timeout=None):
        """Lets go of the lock, waits to be notified, takes the lock again. False: timed out."""
        lock = self._lock
        assert lock._semlock._is_mine(), "must acquire() condition before using wait()"
        self._sleeping_count.release()
        times = lock._semlock._count()
        for _ in range(times):
            lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(times):
                lock.acquire()

    def notify(self, n=1):
        """Wakes up to n of those who wait, and waits until they are awake."""
        assert self._lock._semlock._is_mine(), "lock is not owned"
        # Those whose time was over have woken up by themselves.
        while self._woken_count.acquire(False):
            self._sleeping_count.acquire(False)
        called = 0
        while called < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            called += 1
        for _ in range(called):
            self._woken_count.acquire()
        # Somebody's time was over while we called: what was meant for them is taken back.
        while called and self._wait_semaphore.acquire(False):
            pass

    def notify_all(self):
        """Wakes all who wait."""
        self.notify(sys.maxsize)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds; returns its last value."""
        return util.wait_until(predicate, self.wait, timeout)


class Event:
    """A flag that processes can wait for."""

    def __init__(self, *, ctx=None):
        self._cond = Condition(Lock(ctx=ctx), ctx=ctx)
        self._flag = Semaphore(0, ctx=ctx)

    def __repr__(self):
        state = "set" if self.is_set() else "unset"
        return f"<{type(self).__qualname__} at {id(self):#x} {state}>"

    def is_set(self):
        with self._cond:
            return not self._flag._semlock._is_zero()

    def set(self):
        """Raises the flag and wakes all who wait."""
        with self._cond:
            if self._flag._semlock._is_zero():
                self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        """Waits until the flag is up. False: timed out."""
        with self._cond:
            if self._flag._semlock._is_zero():
                self._cond.wait(timeout)
            return not self._flag._semlock._is_zero()


class Barrier(threading.Barrier):
    """A place where a fixed number of processes wait for each other, again and again."""

    # threading's, with its condition and its two variables shared by processes.

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        from .heap import BufferWrapper

        self.__setstate__(
            (parties, action, timeout, Condition(ctx=ctx), BufferWrapper(8, ctx=ctx))
        )
        self._state = self._states[0]
        self._count = 0

    _states = ("filling", "draining", "resetting", "broken")

    def __getstate__(self):
        assert_spawning(self)
        return self._parties, self._action, self._timeout, self._cond, self._memory

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._memory = state
        self._variables = self._memory.create_memoryview().cast("i")

    @property
    def _state(self):
        return self._states[self._variables[0]]

    @_state.setter
    def _state(self, state):
        self._variables[0] = self._states.index(state)

    @property
    def _count(self):
        return self._variables[1]

    @_count.setter
    def _count(self, count):
        self._variables[1] = count
