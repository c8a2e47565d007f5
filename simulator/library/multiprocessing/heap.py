"""Memory that processes share."""

import mmap
import os
from itertools import count

from .context import _default_context

# What is made here is nobody else's concern.
_lane_kinds = ()

_numbers = count()


class BufferWrapper:
    """Some bytes, all 0 at first. Forked processes have them anyway; others find them by name."""

    def __init__(self, size, *, ctx=None):
        self._size = size
        if (ctx or _default_context).get_start_method() == "fork":
            self._name = None
            self._map = mmap.mmap(-1, max(size, 1))
        else:
            self._name = f"/pym-{os.getpid()}-{next(_numbers)}"
            self._map = self._open(os.O_CREAT | os.O_EXCL)
            self._unlink_at_end()

    def _open(self, flags):
        from _posixshmem import shm_open

        fd = shm_open(self._name, os.O_RDWR | flags, mode=0o600)
        try:
            if flags:
                os.ftruncate(fd, max(self._size, 1))
            return mmap.mmap(fd, max(self._size, 1))
        finally:
            os.close(fd)

    def _unlink_at_end(self):
        from _posixshmem import shm_unlink

        from .util import Finalize

        Finalize(None, shm_unlink, (self._name,), exitpriority=-10)

    def create_memoryview(self):
        """The bytes as a memoryview."""
        return memoryview(self._map)[: self._size]

    def __getstate__(self):
        from .reduction import assert_spawning

        assert_spawning(self)
        if self._name is None:
            raise RuntimeError(
                "shared memory made in a fork context can't be given to a process that is spawned: "
                "make both in the same context"
            )
        return self._size, self._name

    def __setstate__(self, state):
        self._size, self._name = state
        self._map = self._open(0)
