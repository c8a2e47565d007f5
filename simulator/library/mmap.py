"""Memory that processes share (Library reference, "mmap"): anonymous, or of a shared memory object.

Files of the disk cannot be mapped here.
"""

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


class mmap(_mmap.memory):
    """Bytes with a position, as in a file, that are also an array."""

    def __new__(cls, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE,
                access=ACCESS_DEFAULT, offset=0):
        if length < 0:
            raise OverflowError('memory mapped length must be positive')
        if fileno == -1:
            if length == 0:
                raise OSError(22, 'Invalid argument')
            self = _mmap.anonymous(cls, length)
        else:
            try:
                self = _mmap.of_descriptor(cls, fileno)
            except OSError as failure:
                if failure.errno != 19:
                    raise
                raise NotImplementedError('only shared memory can be mapped, not a file') from None
            if length > _mmap.size(self):
                raise ValueError('mmap length is greater than file size')
        self._length = length or _mmap.size(self)
        self._read_only = access == ACCESS_READ or prot == PROT_READ
        self._position = 0
        self._closed = False
        return self

    @property
    def closed(self):
        return self._closed

    def _view(self):
        if self._closed:
            raise ValueError('mmap closed or invalid')
        return memoryview(self)[:self._length]

    def _writable(self):
        if self._read_only:
            raise TypeError("mmap can't modify a readonly memory map.")
        return self._view()

    def close(self):
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
        return _mmap.size(self)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return bytes(self._view()[key])
        try:
            return self._view()[key]
        except IndexError:
            raise IndexError('mmap index out of range') from None

    def __setitem__(self, key, value):
        view = self._writable()
        if isinstance(key, slice):
            if len(range(*key.indices(len(view)))) != len(value):
                raise IndexError('mmap slice assignment is wrong size')
            view[key] = bytes(value)
            return
        try:
            view[key] = value
        except IndexError:
            raise IndexError('mmap index out of range') from None

    def __contains__(self, item):
        return item in bytes(self._view())

    def __iter__(self):
        return iter(self._view())

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
        data = memoryview(bytes)
        if self._position + len(data) > len(view):
            raise ValueError('data out of range')
        view[self._position:self._position + len(data)] = data
        self._position += len(data)
        return len(data)

    def write_byte(self, byte):
        view = self._writable()
        if self._position >= len(view):
            raise ValueError('write byte out of range')
        view[self._position] = byte
        self._position += 1

    def find(self, sub, start=None, end=None):
        return bytes(self._view()).find(sub, self._position if start is None else start, end)

    def rfind(self, sub, start=None, end=None):
        return bytes(self._view()).rfind(sub, self._position if start is None else start, end)

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
