"""Files compressed by gzip (RFC 1952; Library reference, "gzip")."""

import builtins
import errno
import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

READ, WRITE = "rb", "wb"
FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

_MAGIC = b"\x1f\x8b"
_DEFLATE = 8
_BEST, _FAST = 9, 1
_UNKNOWN_SYSTEM = 255
_CHUNK_BYTES = 128 * 1024
_CUT_OFF = "Compressed file ended before the end-of-stream marker was reached"


class BadGzipFile(OSError):
    """What is no gzip file, or a damaged one."""


def open(filename, mode="rb", compresslevel=_BEST, encoding=None, errors=None, newline=None):
    """A GzipFile, with text on top of it for modes with "t"."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    binary_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def _header(compresslevel, mtime, name=b""):
    effort = {_BEST: 2, _FAST: 4}.get(compresslevel, 0)
    flags = FNAME if name else 0
    fixed = struct.pack("<BBLBB", _DEFLATE, flags, int(mtime), effort, _UNKNOWN_SYSTEM)
    return _MAGIC + fixed + (name + b"\0" if name else b"")


def _trailer(crc, size):
    return struct.pack("<LL", crc, size & 0xFFFFFFFF)


def compress(data, compresslevel=_BEST, *, mtime=None):
    """The data as one member of a gzip file."""
    if mtime == 0:
        return zlib.compress(data, level=compresslevel, wbits=31)
    header = _header(compresslevel, time.time() if mtime is None else mtime)
    body = zlib.compress(data, level=compresslevel, wbits=-15)
    return header + body + _trailer(zlib.crc32(data), len(data))


def _read_exactly(file, count):
    data = file.read(count)
    while len(data) < count:
        more = file.read(count - len(data))
        if not more:
            raise EOFError(_CUT_OFF)
        data += more
    return data


def _skip_text(file):
    while file.read(1) not in (b"\0", b""):
        pass


def _read_header(file):
    """The time in the header of the next member; None: there is none."""
    magic = file.read(2)
    if magic == b"":
        return None
    if magic != _MAGIC:
        raise BadGzipFile(f"Not a gzipped file ({magic!r})")
    method, flags, mtime = struct.unpack("<BBLxx", _read_exactly(file, 8))
    if method != _DEFLATE:
        raise BadGzipFile("Unknown compression method")
    if flags & FEXTRA:
        (length,) = struct.unpack("<H", _read_exactly(file, 2))
        _read_exactly(file, length)
    if flags & FNAME:
        _skip_text(file)
    if flags & FCOMMENT:
        _skip_text(file)
    if flags & FHCRC:
        _read_exactly(file, 2)
    return mtime


def _check_trailer(trailer, crc, size, tell_sums=True):
    expected, length = struct.unpack("<LL", trailer)
    if expected != crc:
        sums = f" {hex(expected)} != {hex(crc)}" if tell_sums else ""
        raise BadGzipFile(f"CRC check failed{sums}")
    if length != size & 0xFFFFFFFF:
        raise BadGzipFile("Incorrect length of data produced")


def decompress(data):
    """What is in all members of the data."""
    parts = []
    while True:
        file = io.BytesIO(data)
        if _read_header(file) is None:
            return b"".join(parts)
        body = zlib.decompressobj(wbits=-15)
        part = body.decompress(data[file.tell() :])
        if not body.eof or len(body.unused_data) < 8:
            raise EOFError(_CUT_OFF)
        _check_trailer(body.unused_data[:8], zlib.crc32(part), len(part), False)
        parts.append(part)
        data = body.unused_data[8:].lstrip(b"\0")


class _Lookahead:
    """A file of which bytes can be given back."""

    def __init__(self, file):
        self._file = file
        self._ahead = b""

    def read(self, size):
        if not self._ahead:
            return self._file.read(size)
        part, self._ahead = self._ahead[:size], self._ahead[size:]
        return part

    def give_back(self, data):
        self._ahead = data + self._ahead

    def rewind(self):
        self._file.seek(0)
        self._ahead = b""


class _MemberReader(io.RawIOBase):
    """What is in the members of a file, one after another."""

    def __init__(self, file):
        self._file = _Lookahead(file)
        self.last_mtime = None
        self._restart()

    def _restart(self):
        self._body = None
        self._at = 0
        self._ended = False

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._at

    def _begin_member(self):
        mtime = _read_header(self._file)
        if mtime is None:
            return False
        self.last_mtime = mtime
        self._body = zlib.decompressobj(wbits=-15)
        self._crc = self._size = 0
        return True

    def _end_member(self):
        self._file.give_back(self._body.unused_data)
        self._body = None
        _check_trailer(_read_exactly(self._file, 8), self._crc, self._size)
        padding = b"\0"
        while padding == b"\0":
            padding = self._file.read(1)
        self._file.give_back(padding)

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        while size and not self._ended:
            if self._body is None and not self._begin_member():
                self._ended = True
                break
            body = self._body
            data = body.unconsumed_tail or self._file.read(io.DEFAULT_BUFFER_SIZE)
            part = body.decompress(data, size)
            self._crc = zlib.crc32(part, self._crc)
            self._size += len(part)
            self._at += len(part)
            if body.eof:
                self._end_member()
            elif not part and not data:
                raise EOFError(_CUT_OFF)
            if part:
                return part
        return b""

    def readinto(self, buffer):
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def readall(self):
        parts = []
        while part := self.read(_CHUNK_BYTES):
            parts.append(part)
        return b"".join(parts)

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            self.readall()
            offset += self._at
        elif whence != io.SEEK_SET:
            raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._at:
            self._file.rewind()
            self._restart()
        while self._at < offset and self.read(min(_CHUNK_BYTES, offset - self._at)):
            pass
        return self._at


class GzipFile(io.BufferedIOBase):
    """A file whose bytes are compressed in another file."""

    myfileobj = None

    def __init__(
        self, filename=None, mode=None, compresslevel=_BEST, fileobj=None, mtime=None,
    ):  # fmt: skip
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.fileobj = fileobj
        self.name = filename
        if mode.startswith("r"):
            self.mode = 1
            self._reader = _MemberReader(fileobj)
            self._buffer = io.BufferedReader(self._reader)
        elif mode.startswith(("w", "a", "x")):
            self.mode = 2
            self._begin_writing(compresslevel, mtime)
        else:
            raise ValueError(f"Invalid mode: {mode!r}")

    def _begin_writing(self, compresslevel, mtime):
        if not -1 <= compresslevel <= 9:
            raise ValueError("Invalid initialization option")
        self._mtime = mtime
        self._crc = self._size = 0
        self._body = zlib.compressobj(compresslevel, zlib.DEFLATED, -15)
        when = time.time() if mtime is None else mtime
        self.fileobj.write(_header(compresslevel, when, self._stored_name()))

    def _stored_name(self):
        """Only Latin-1 may stand in a header."""
        name = os.path.basename(self.name)
        try:
            name = name if isinstance(name, bytes) else name.encode("latin-1")
        except UnicodeEncodeError:
            return b""
        return name[:-3] if name.endswith(b".gz") else name

    def __repr__(self):
        inner = repr(self.fileobj)
        return f"<gzip {inner[1:-1]} {hex(id(self))}>"

    @property
    def mtime(self):
        """The time in the header that was read last."""
        return self._reader.last_mtime

    @property
    def closed(self):
        return self.fileobj is None

    def _check_open(self):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")

    def _check_mode(self, mode, call):
        self._check_open()
        if self.mode != mode:
            kind = "write-only" if mode == 1 else "read-only"
            raise OSError(errno.EBADF, f"{call}() on {kind} GzipFile object")

    def write(self, data):
        self._check_mode(2, "write")
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).tobytes()
        if data:
            self.fileobj.write(self._body.compress(data))
            self._crc = zlib.crc32(data, self._crc)
            self._size += len(data)
        return len(data)

    def read(self, size=-1):
        self._check_mode(1, "read")
        return self._buffer.read(size)

    def read1(self, size=-1):
        self._check_mode(1, "read1")
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        self._check_mode(1, "peek")
        return self._buffer.peek(n)

    def readline(self, size=-1):
        self._check_open()
        return self._buffer.readline(size)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_open()
        if self.mode == 2:
            self.fileobj.write(self._body.flush(zlib_mode))
            self.fileobj.flush()

    def close(self):
        file, own = self.fileobj, self.myfileobj
        if file is None:
            return
        try:
            if self.mode == 2:
                file.write(self._body.flush())
                file.write(_trailer(self._crc, self._size))
            else:
                self._buffer.close()
        finally:
            self.fileobj = self.myfileobj = None
            if own is not None:
                own.close()

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        """Back to the beginning of what is read."""
        if self.mode != 1:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        return self.mode == 1

    def writable(self):
        return self.mode == 2

    def seekable(self):
        return True

    def tell(self):
        self._check_open()
        return self._size if self.mode == 2 else self._buffer.tell()

    def seek(self, offset, whence=io.SEEK_SET):
        self._check_open()
        if self.mode == 1:
            return self._buffer.seek(offset, whence)
        if whence == io.SEEK_CUR:
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError("Seek from end not supported")
        if offset < self._size:
            raise OSError("Negative seek in write mode")
        self.write(bytes(offset - self._size))
        return self._size
