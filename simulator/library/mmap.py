"""Memory that processes share: anonymous, of a shared memory object, of a file (Library reference, "mmap")."""

import os
from operator import index

import _mmap

ACCESS_DEFAULT = 0
ACCESS_READ = 1
ACCESS_WRITE = 2
ACCESS_COPY = 3
MAP_SHARED = 1
MAP_PRIVATE = 2
MAP_ANON = MAP_ANONYMOUS = 32
PROT_READ = 1
PROT_WRITE = 2
PROT_EXEC = 4
PAGESIZE = ALLOCATIONGRANULARITY = 4096

error = OSError


_NAMES = ("ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY")


class mmap(_mmap.memory):
    """Bytes with a position, as in a file, that are also an array."""

    def __new__(cls, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE,
                access=ACCESS_DEFAULT, offset=0):
        if length < 0:
            raise OverflowError('memory mapped length must be positive')
        if offset < 0:
            raise OverflowError('memory mapped offset must be positive')
        access, flags, prot = _agreed(access, flags, prot)
        size = None
        if fileno == -1:
            if length == 0:
                raise OSError(22, 'Invalid argument')
            self = _mmap.anonymous(cls, length)
        else:
            size = os.fstat(fileno).st_size
            length = _fitting(length, offset, size)
            if offset % ALLOCATIONGRANULARITY:
                raise OSError(22, 'Invalid argument')
            self = _mmap.of_descriptor(
                cls, fileno, offset, length, flags & MAP_SHARED, prot & PROT_WRITE
            )
        self._length = length
        self._size = size
        self._offset = offset
        self._access = access
        self._read_only = access == ACCESS_READ
        self._position = 0
        self._closed = False
        return self

    def __repr__(self):
        name = f"{self.__class__.__module__}.{self.__class__.__qualname__}"
        if self._closed:
            return f"<{name} closed=True>"
        return (
            f"<{name} closed=False, access={_NAMES[self._access]}, length={self._length}, "
            f"pos={self._position}, offset={self._offset}>"
        )

    @property
    def closed(self):
        return self._closed

    def _view(self):
        if self._closed:
            raise ValueError('mmap closed or invalid')
        return memoryview(self)

    def _writable(self):
        if self._read_only:
            raise TypeError("mmap can't modify a readonly memory map.")
        return self._view()

    def close(self):
        if not self._closed and _mmap.is_viewed(self):
            raise BufferError('cannot close exported pointers exist')
        self._closed = True

    def __enter__(self):
        self._view()
        return self

    def __exit__(self, *exception):
        self.close()

    def __len__(self):
        return len(self._view())

    def size(self):
        self._view()
        if self._size is None:
            raise OSError(9, 'Bad file descriptor')
        return self._size

    def __getitem__(self, key):
        if isinstance(key, slice):
            return bytes(self._view()[key])
        _require_index(key, 'integers')
        try:
            return self._view()[key]
        except IndexError:
            raise IndexError('mmap index out of range') from None

    def __setitem__(self, key, value):
        view = self._writable()
        if isinstance(key, slice):
            data = _bytes_like(value)
            if len(range(*key.indices(len(view)))) != len(data):
                raise IndexError('mmap slice assignment is wrong size')
            view[key] = bytes(data)
            return
        _require_index(key, 'integer')
        if not -len(view) <= index(key) < len(view):
            raise IndexError('mmap index out of range')
        if not hasattr(value, '__index__'):
            raise TypeError('mmap item value must be an int')
        if not 0 <= index(value) <= 255:
            raise ValueError('mmap item value must be in range(0, 256)')
        view[key] = value

    def __contains__(self, item):
        return item in bytes(self._view())

    def __iter__(self):
        view = self._view()
        return iter([bytes(view[at:at + 1]) for at in range(len(view))])

    def tell(self):
        self._view()
        return self._position

    def seek(self, pos, whence=0):
        start = {0: 0, 1: self._position, 2: len(self)}.get(whence)
        if start is None:
            raise ValueError('unknown seek type')
        if not 0 <= start + pos <= len(self):
            raise ValueError('seek out of range')
        self._position = start + pos

    def read(self, n=None):
        rest = self._view()[self._position:]
        data = bytes(rest if n is None or n < 0 else rest[:n])
        self._position += len(data)
        return data

    def read_byte(self):
        data = self.read(1)
        if not data:
            raise ValueError('read byte out of range')
        return data[0]

    def readline(self):
        rest = bytes(self._view()[self._position:])
        end = rest.find(b'\n')
        line = rest if end < 0 else rest[:end + 1]
        self._position += len(line)
        return line

    def write(self, bytes):
        view = self._writable()
        data = _bytes_like(bytes)
        if self._position + len(data) > len(view):
            raise ValueError('data out of range')
        view[self._position:self._position + len(data)] = data
        self._position += len(data)
        return len(data)

    def write_byte(self, byte):
        view = self._writable()
        if byte > 255:
            raise OverflowError('unsigned byte integer is greater than maximum')
        if self._position >= len(view):
            raise ValueError('write byte out of range')
        view[self._position] = byte
        self._position += 1

    def find(self, sub, start=None, end=None):
        return self._search(bytes.find, sub, start, end)

    def rfind(self, sub, start=None, end=None):
        return self._search(bytes.rfind, sub, start, end)

    def _search(self, find, sub, start, end):
        """Looks through what lies between the two places only: the rest may be large."""
        view = self._view()
        start = self._position if start is None else start
        if start > len(view):
            return -1
        first, stop, _ = slice(start, end).indices(len(view))
        at = find(bytes(view[first:stop]), sub)
        return at if at < 0 else first + at

    def move(self, dest, src, count):
        view = self._writable()
        if min(dest, src, count) < 0 or max(dest, src) + count > len(view):
            raise ValueError('source, destination, or count out of range')
        view[dest:dest + count] = bytes(view[src:src + count])

    def flush(self, offset=0, size=None):
        self._view()

    def madvise(self, option, start=0, length=None):
        self._view()

    def resize(self, newsize):
        raise SystemError('mmap: resizing not available--no mremap()')


def _agreed(access, flags, prot):
    """What is told by `access` in other words, and the other way round."""
    if access != ACCESS_DEFAULT and (flags, prot) != (MAP_SHARED, PROT_READ | PROT_WRITE):
        raise ValueError("mmap can't specify both access and flags, prot.")
    if access == ACCESS_READ:
        return access, MAP_SHARED, PROT_READ
    if access == ACCESS_WRITE:
        return access, MAP_SHARED, PROT_READ | PROT_WRITE
    if access == ACCESS_COPY:
        return access, MAP_PRIVATE, PROT_READ | PROT_WRITE
    if access != ACCESS_DEFAULT:
        raise ValueError('mmap invalid access parameter.')
    if not prot & PROT_WRITE:
        return ACCESS_READ, flags, prot
    return (ACCESS_DEFAULT if prot & PROT_READ else ACCESS_WRITE), flags, prot


def _fitting(length, offset, size):
    """How much of a file of that size is mapped."""
    if length == 0:
        if size == 0:
            raise ValueError('cannot mmap an empty file')
        if offset >= size:
            raise ValueError('mmap offset is greater than file size')
        return size - offset
    if offset + length > size:
        raise ValueError('mmap length is greater than file size')
    return length


def _bytes_like(value):
    try:
        return memoryview(value)
    except TypeError:
        raise TypeError(
            f"a bytes-like object is required, not '{type(value).__name__}'"
        ) from None


def _require_index(key, what):
    if not hasattr(key, '__index__'):
        raise TypeError(f'mmap indices must be {what}')
