"""Shared memory with a name (Library reference, "multiprocessing.shared_memory")."""

import mmap
import os
from _posixshmem import shm_open, shm_unlink

from . import resource_tracker

__all__ = ["SharedMemory", "ShareableList"]


_SHM_NAME_PREFIX = "/psm_"


def _make_filename():
    from secrets import token_hex

    return _SHM_NAME_PREFIX + token_hex(4)


class SharedMemory:
    """A block of memory that any process can look at by its name, until it is unlinked."""

    _fd = -1
    _mmap = None
    _buf = None

    def __init__(self, name=None, create=False, size=0):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0)
        if name is None:
            self._open_new(flags)
        else:
            self._name = f"/{name}"
            self._fd = shm_open(self._name, flags, mode=0o600)
        try:
            if create:
                os.ftruncate(self._fd, size)
            self._size = os.fstat(self._fd).st_size
            self._mmap = mmap.mmap(self._fd, self._size)
        except OSError:
            self.unlink()
            raise
        self._buf = memoryview(self._mmap)
        resource_tracker.register(self._name, "shared_memory")

    def _open_new(self, flags):
        while self._fd < 0:
            self._name = _make_filename()
            try:
                self._fd = shm_open(self._name, flags, mode=0o600)
            except FileExistsError:
                pass  # somebody has that name

    def __reduce__(self):
        return type(self), (self.name, False, self.size)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, size={self.size})"

    @property
    def buf(self):
        """The bytes, as a memoryview; None when it is closed."""
        return self._buf

    @property
    def name(self):
        return self._name.removeprefix("/")

    @property
    def size(self):
        return self._size

    def close(self):
        """This process doesn't look at it any more. The memory stays."""
        if self._buf is not None:
            self._buf.release()
            self._buf = None
        if self._mmap is not None:
            self._mmap.close()
            self._mmap = None
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def unlink(self):
        """Takes its name away; the memory goes when nobody looks at it any more."""
        shm_unlink(self._name)
        resource_tracker.unregister(self._name, "shared_memory")


def __getattr__(name):
    """ShareableList, which few programs need."""
    global ShareableList

    if name == "ShareableList":
        from ._shareable_list import ShareableList

        return ShareableList
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
