"""A reentrant lock in Python, for programs that look into it. `RLock` itself is a built-in."""

from _thread import allocate_lock, get_ident


class _RLock:
    """A lock that its owner may take again, and must release as often."""

    def __init__(self):
        self._block = allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        from threading import _active

        # The name rather than the number, if it is one of our threads.
        thread = _active.get(self._owner)
        owner = self._owner if thread is None else thread.name
        state = "locked" if self._block.locked() else "unlocked"
        return (
            f"<{state} {cls.__module__}.{cls.__qualname__} object "
            f"owner={owner!r} count={self._count} at {id(self):#x}>"
        )

    def acquire(self, blocking=True, timeout=-1):
        """Takes it; waits while another thread has it. False: not (in time)."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    __enter__ = acquire

    def release(self):
        """Lets go of it once."""
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._block.release()

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    # For conditions: lets go of it altogether, and takes it again as often as it was held.

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        saved = self._count, self._owner
        self._owner = None
        self._count = 0
        self._block.release()
        return saved

    def _acquire_restore(self, saved):
        self._block.acquire()
        self._count, self._owner = saved

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._owner == get_ident() else 0


_RLock.__module__ = "threading"
