"""What threads meet at: conditions, semaphores, events, barriers.

What a thread waits for is told to the chart where the waiting happens, by a cause and a lane.
"""

from _collections import deque as _deque
from _thread import _inner_lock, _new_lane, _owned_lock, _set_permits, _signal, _unheard
from time import monotonic as _now


def _deprecated(old, new):
    from warnings import warn

    warn(f"{old}() is deprecated, {new} instead", DeprecationWarning, stacklevel=3)


class Condition:
    """Lets threads that hold a lock wait until another one tells them that something changed."""

    def __init__(self, lock=None):
        lane = _new_lane("condition")
        # A lock of its own is drawn on the condition's lane; a given one has a lane already.
        lock = _owned_lock(lane) if lock is None else lock
        self._attach(lock, "condition", lane)
        # A lock that can be held several times over says how to let go of it altogether.
        if hasattr(lock, "_release_save"):
            self._release_save = lock._release_save
        if hasattr(lock, "_acquire_restore"):
            self._acquire_restore = lock._acquire_restore
        if hasattr(lock, "_is_owned"):
            self._is_owned = lock._is_owned

    def _attach(self, lock, cause, lane):
        self._lock = lock
        self._cause = cause
        self._lane = lane
        self._waiters = _deque()
        self.acquire = lock.acquire
        self.release = lock.release

    @classmethod
    def _inside(cls, cause, lane, lock=None):
        """The condition inside an event, a semaphore or a barrier: it shows up as that object."""
        self = cls.__new__(cls)
        lock = _inner_lock(cause, lane) if lock is None else lock
        self._attach(lock, cause, lane)
        # A given lock need not be ours.
        if hasattr(lock, "_is_owned"):
            self._is_owned = lock._is_owned
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Lets go of the lock, waits to be notified, takes the lock again. False: timed out."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _signal(self._cause, self._lane)
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds; returns its last value."""
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _now() + left
                else:
                    left = end - _now()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes the n threads that have waited longest."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        if not waiters:
            _unheard(self._cause, self._lane)
        while waiters and n > 0:
            waiters.popleft().release()
            n -= 1

    def notify_all(self):
        """Wakes all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A number of permits: acquire() takes one and waits while there is none."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        lane = _new_lane("semaphore")
        self._lane = lane
        self._cond = Condition._inside("semaphore", lane)
        self._value = value
        _set_permits(lane, value)

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes a permit. False: there was none (in time)."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _now() + timeout
                    else:
                        timeout = end - _now()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            _set_permits(self._lane, self._value)
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Gives n permits back and wakes as many waiting threads."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            _set_permits(self._lane, self._value)
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to have more permits than it started with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"{super().__repr__()[:-1]}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            _set_permits(self._lane, self._value)
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._show_as("event", _new_lane("event"))

    def _show_as(self, cause, lane):
        self._cond = Condition._inside(cause, lane)
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        state = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        """Raises the flag and wakes every waiting thread."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is up. False: timed out."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was broken or reset while a thread waited at it."""


class Barrier:
    """A place where a fixed number of threads wait for each other, again and again."""

    # FILLING: threads arrive. DRAINING: all are here and leave. RESETTING: those who wait are being
    # sent away. BROKEN: nobody may wait until reset().

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition._inside("barrier", _new_lane("barrier"))
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    @property
    def parties(self):
        """How many threads it takes to pass."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads are waiting now."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    def wait(self, timeout=None):
        """Waits for the others. Returns a different number, from 0, to each of them."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._leave()

    def _enter(self):
        # The next round begins only when the last thread of this one has left.
        while self._state in ("draining", "resetting"):
            self._cond.wait()
        if self._state == "broken":
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except:
            self._break()
            raise
        self._state = "draining"
        self._cond.notify_all()

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state != "draining":
            raise BrokenBarrierError

    def _leave(self):
        if self._count == 0 and self._state in ("draining", "resetting"):
            self._state = "filling"
            self._cond.notify_all()

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        """Makes the barrier as new; threads that wait at it get a BrokenBarrierError."""
        with self._cond:
            self._state = "resetting" if self._count > 0 else "filling"
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier: who waits and who comes gets a BrokenBarrierError."""
        with self._cond:
            self._break()
