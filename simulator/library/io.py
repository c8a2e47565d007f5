"""Files in memory."""

__all__ = [
    "BytesIO", "DEFAULT_BUFFER_SIZE", "IOBase", "RawIOBase", "SEEK_CUR", "SEEK_END", "SEEK_SET",
    "StringIO", "TextIOBase", "UnsupportedOperation",
]  # fmt: skip

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    """This kind of file can't do that."""


class IOBase:
    """What all files can do."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    _closed_message = "I/O operation on closed file."

    def _check(self):
        if self._closed:
            raise ValueError(self._closed_message)

    def close(self):
        self._closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Files of bytes."""


class TextIOBase(IOBase):
    """Files of text."""

    encoding = None
    errors = None
    newlines = None


class _Memory:
    """A value that grows at the end in pieces and is put together when it is read."""

    def _start(self, value):
        self._pieces = [value]
        self._size = len(value)
        self._position = 0

    def _value(self):
        if len(self._pieces) > 1:
            self._pieces = [self._empty.join(self._pieces)]
        return self._pieces[0]

    def _store(self, piece):
        position = self._position
        if position == self._size:
            self._pieces.append(piece)
            self._size += len(piece)
        else:
            value = self._value()
            if position > self._size:
                value += self._zero * (position - self._size)
            value = value[:position] + piece + value[position + len(piece) :]
            self._pieces = [value]
            self._size = len(value)
        self._position = position + len(piece)
        return len(piece)

    def getvalue(self):
        """Everything in it."""
        self._check()
        return self._value()

    def read(self, size=-1, /):
        self._check()
        start = self._position
        if start >= self._size:
            return self._empty
        stop = self._size if size is None or size < 0 else min(start + size, self._size)
        self._position = stop
        return self._value()[start:stop]

    def readline(self, size=-1, /):
        self._check()
        start = self._position
        if start >= self._size:
            return self._empty
        value = self._value()
        stop = value.find(self._newline, start) + 1 or self._size
        if size is not None and size >= 0:
            stop = min(stop, start + size)
        self._position = stop
        return value[start:stop]

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._position
        elif size < 0:
            raise ValueError(f"Negative size value {size}")
        self._pieces = [self._value()[:size]]
        self._size = len(self._pieces[0])
        return size


class StringIO(_Memory, TextIOBase):
    """A file of text in memory."""

    _closed_message = "I/O operation on closed file"
    _empty = ""
    _zero = "\0"
    _newline = "\n"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            kind = type(initial_value).__name__
            raise TypeError(f"initial_value must be str or None, not {kind}")
        self._translate = newline
        self._start(self._translated(initial_value or ""))

    def _translated(self, text):
        if self._translate is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        if self._translate in ("", "\n"):
            return text
        return text.replace("\n", self._translate)

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._store(self._translated(s))
        return len(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence != 0 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._position = (pos, self._position, self._size)[whence]
        return self._position


class BytesIO(_Memory, RawIOBase):
    """A file of bytes in memory."""

    _empty = b""
    _zero = b"\0"
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        self._start(bytes(initial_bytes))

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._store(bytes(b))

    read1 = _Memory.read

    def readinto(self, b, /):
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)

    def getbuffer(self):
        return memoryview(bytearray(self.getvalue()))

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._position = max(0, pos + (0, self._position, self._size)[whence])
        return self._position


IOBase.__module__ = "io"
BytesIO.__module__ = StringIO.__module__ = "_io"
