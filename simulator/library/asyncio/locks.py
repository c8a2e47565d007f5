"""What tasks of one loop synchronise with: Lock, Event, Condition, Semaphore, Barrier.

Who waits is a future in a queue. Whoever lets another one go on fulfils that future; the woken task
runs in the loop's next round, takes itself out of the queue and looks whether it may go on. Tasks
that come in the meantime have to queue up, which is what makes these objects fair.
"""

from collections import deque
from _asyncio import _anybody_waits, _first_waiting, _notified

from . import exceptions, mixins

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()
        # Nothing to bind: `async with lock as x` would give x no meaning.
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class _Queued(mixins._LoopBoundMixin):
    """Has futures of tasks that wait in `_waiters`, and shows how many after its state."""

    def __repr__(self):
        state = self._shown_state()
        if self._waiters:
            state = f"{state}, waiters:{len(self._waiters)}"
        return f"{super().__repr__()[:-1]} [{state}]>"

    def _is_wanted(self):
        """Whether somebody in the queue still wants to go on, woken or not."""
        return _anybody_waits(self._waiters)


class Lock(_ContextManagerMixin, _Queued):
    """Held by one task at a time, in the order they asked for it."""

    def __init__(self, *, loop=None):
        if loop is not None:
            self._given(loop)
        self._waiters = deque()
        self._locked = False

    def _shown_state(self):
        return "locked" if self._locked else "unlocked"

    def locked(self):
        return self._locked

    async def acquire(self):
        """Waits until the lock is free, takes it, and returns True."""
        # It may be free, but somebody was woken to take it: that one comes first.
        if self._locked or self._is_wanted():
            waiter = self._get_loop().create_future()
            self._waiters.append(waiter)
            try:
                try:
                    await waiter
                finally:
                    self._waiters.remove(waiter)
            except exceptions.CancelledError:
                # Perhaps this task was the one woken, and the lock is nobody's now.
                if not self._locked:
                    self._wake_up_first()
                raise
        self._locked = True
        return True

    def release(self):
        """Frees the lock and wakes the task that has waited longest."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        # Only the first: if it is awake already, it will do the same when it gives up.
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)
            return


class Event(_Queued):
    """A flag that tasks can wait for."""

    def __init__(self, *, loop=None):
        if loop is not None:
            self._given(loop)
        self._waiters = deque()
        self._value = False

    def _shown_state(self):
        return "set" if self._value else "unset"

    def is_set(self):
        return self._value

    def set(self):
        """Raises the flag. All waiting tasks go on, even if it is lowered before they run."""
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        """Lowers the flag."""
        self._value = False

    async def wait(self):
        """Waits until the flag is up, and returns True."""
        if self._value:
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_ContextManagerMixin, _Queued):
    """Lets tasks that hold a lock wait until another one tells them that something changed."""

    def __init__(self, lock=None, *, loop=None):
        if loop is not None:
            self._given(loop)
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def _shown_state(self):
        return "locked" if self.locked() else "unlocked"

    async def wait(self):
        """Lets go of the lock, waits to be notified, takes the lock again, returns True."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            waiter = self._get_loop().create_future()
            self._waiters.append(waiter)
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            await self._acquire_without_fail()

    async def _acquire_without_fail(self):
        # The caller's `async with` will release the lock, so a cancellation has to wait.
        cancelled = False
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError:
                cancelled = True
        if cancelled:
            raise exceptions.CancelledError

    async def wait_for(self, predicate):
        """Waits until the predicate holds; returns its last value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes the n tasks that have waited longest. They go on once they get the lock."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        if not self._waiters:
            _notified(self)
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self):
        """Wakes all waiting tasks."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, _Queued):
    """Hands out permits; who finds none waits for one, in the order they asked."""

    def __init__(self, value=1, *, loop=None):
        if loop is not None:
            self._given(loop)
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = deque()
        self._value = value

    def _shown_state(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"

    def locked(self):
        """Whether acquire() would have to wait: no permit is left, or others come first."""
        return self._value == 0 or self._is_wanted()

    async def acquire(self):
        """Waits for a permit, takes it, and returns True."""
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            # It was woken, that is, had a permit already, and hands it on.
            if not waiter.cancelled():
                self._value += 1
                self._wake_up_next()
            raise
        # Several permits may have come back while those who wait were asleep.
        if self._value > 0:
            self._wake_up_next()
        return True

    def release(self):
        """Gives a permit back, or adds one, and wakes the task that has waited longest."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        # The permit is taken for the woken task here and now: nobody can snatch it away.
        waiter = _first_waiting(self._waiters)
        if waiter is not None:
            self._value -= 1
            waiter.set_result(True)


class BoundedSemaphore(Semaphore):
    """A semaphore that never has more permits than in the beginning."""

    def __init__(self, value=1, *, loop=None):
        if loop is not None:
            self._given(loop)
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_Queued):
    """Holds tasks back until so many have come; then all go on, and it can be used again.

    It fills, then drains; who comes while it drains has to wait for the next round. A reset sends
    away who waits, an abort also everybody who comes later.
    """

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0  # tasks inside

    # The condition's queue isn't shown.
    _waiters = ()

    def _shown_state(self):
        if self.broken:
            return "broken"
        return f"{self._state}, waiters:{self.n_waiting}/{self._parties}"

    @property
    def parties(self):
        """How many tasks it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait for more to come."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for the others; returns a number from 0 to parties - 1, another for each task.

        Raises BrokenBarrierError if the barrier is aborted, or reset meanwhile.
        """
        async with self._cond:
            await self._cond.wait_for(lambda: self._state in ("filling", "broken"))
            if self.broken:
                raise exceptions.BrokenBarrierError("Barrier aborted")
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._become("draining")
                else:
                    await self._cond.wait_for(lambda: self._state != "filling")
                    if self._state != "draining":
                        raise exceptions.BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                # The last one out lets those in who came meanwhile.
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._become("filling")

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    async def reset(self):
        """Makes the barrier empty; who waits gets a BrokenBarrierError."""
        async with self._cond:
            self._become("resetting" if self._count else "filling")

    async def abort(self):
        """Breaks the barrier: who waits, or comes later, gets a BrokenBarrierError."""
        async with self._cond:
            self._become("broken")
