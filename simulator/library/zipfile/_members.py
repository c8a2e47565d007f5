"""Files of members: one that is read, one that is written."""

import io
import zlib

from ._info import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, BadZipFile, ZipInfo

__all__ = ["ZipExtFile", "check_compression"]

_ENCRYPTED = 1
_CHUNK_BYTES = 64 * 1024
_MISSING = {ZIP_BZIP2: "bz2", ZIP_LZMA: "lzma"}


def check_compression(compression):
    """Refuses what cannot be done."""
    if compression in (ZIP_STORED, ZIP_DEFLATED):
        return
    if compression in _MISSING:
        raise RuntimeError(f"Compression requires the (missing) {_MISSING[compression]} module")
    raise NotImplementedError("That compression method is not supported")


class _MemberReader(io.RawIOBase):
    """The bytes of a member, wherever others read the archive meanwhile."""

    def __init__(self, archive, info):
        self._archive = archive
        self._info = info
        with archive._lock:
            name = ZipInfo._name_in_header(archive.fp, info.header_offset)
            self._begin = archive.fp.tell()
        if name != info.orig_filename:
            raise BadZipFile(
                f"File name in directory {info.orig_filename!r} and header "
                f"{name.encode()!r} differ."
            )
        if info.flag_bits & _ENCRYPTED:
            raise RuntimeError(f"File {info.filename!r} is encrypted, password required for extraction")
        check_compression(info.compress_type)
        self._file = archive.fp
        self._restart()

    def _restart(self):
        self._from = self._begin
        self._left = self._info.compress_size
        self._body = zlib.decompressobj(-15) if self._info.compress_type == ZIP_DEFLATED else None
        self._at = self._crc = 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._at

    def _compressed(self, size):
        with self._archive._lock:
            self._file.seek(self._from)
            data = self._file.read(min(size, self._left))
        if not data and self._left:
            raise EOFError
        self._from += len(data)
        self._left -= len(data)
        return data

    def _next(self, size):
        if self._body is None:
            return self._compressed(size)
        part = b""
        while not part and not self._body.eof:
            data = self._body.unconsumed_tail or self._compressed(_CHUNK_BYTES)
            part = self._body.decompress(data, size)
            if not data and not part:
                break
        return part

    def readinto(self, buffer):
        part = self._next(len(buffer))
        buffer[: len(part)] = part
        self._crc = zlib.crc32(part, self._crc)
        self._at += len(part)
        if (not part or self._at >= self._info.file_size) and self._crc != self._info.CRC:
            raise BadZipFile(f"Bad CRC-32 for file {self._info.filename!r}")
        return len(part)

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            offset += self._info.file_size
        offset = max(0, min(offset, self._info.file_size))
        if offset < self._at:
            self._restart()
        while self._at < offset and self.read(min(_CHUNK_BYTES, offset - self._at)):
            pass
        return self._at


class ZipExtFile(io.BufferedIOBase):
    """A member that is read."""

    def __init__(self, archive, info):
        self._buffer = io.BufferedReader(_MemberReader(archive, info))
        self._compress_type = info.compress_type
        self.name = info.filename
        self.mode = "r"
        self.newlines = None

    def __repr__(self):
        shown = f"<{type(self).__module__}.{type(self).__qualname__}"
        if self.closed:
            return shown + " [closed]>"
        shown += f" name={self.name!r} mode={self.mode!r}"
        if self._compress_type != ZIP_STORED:
            shown += " compress_type=deflate"
        return shown + ">"

    @property
    def closed(self):
        return self._buffer.closed

    def readable(self):
        self._check_open()
        return True

    def seekable(self):
        self._check_open()
        return True

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def read(self, n=-1):
        if self.closed:
            raise ValueError("read from closed file.")
        return self._buffer.read(n)

    def read1(self, n=-1):
        return self._buffer.read1(-1 if n is None else n)

    def peek(self, n=1):
        return self._buffer.peek(n)

    def readline(self, limit=-1):
        return self._buffer.readline(limit)

    def seek(self, offset, whence=io.SEEK_SET):
        if self.closed:
            raise ValueError("seek on closed file.")
        return self._buffer.seek(offset, whence)

    def tell(self):
        if self.closed:
            raise ValueError("tell on closed file.")
        return self._buffer.tell()

    def close(self):
        self._buffer.close()


class _ZipWriteFile(io.BufferedIOBase):
    """A member that is written."""

    def __init__(self, archive, info):
        self._archive = archive
        self._info = info
        self._size = self._packed = self._crc = 0
        self._body = None
        if info.compress_type == ZIP_DEFLATED:
            level = -1 if info._compresslevel is None else info._compresslevel
            self._body = zlib.compressobj(level, zlib.DEFLATED, -15)

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = data if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self._put(data if self._body is None else self._body.compress(data))
        return len(data)

    def _put(self, data):
        self._packed += len(data)
        self._archive.fp.write(data)

    def close(self):
        """Completes the header, which stands in front."""
        if self.closed:
            return
        super().close()
        if self._body is not None:
            self._put(self._body.flush())
        info, file = self._info, self._archive.fp
        info.CRC, info.file_size, info.compress_size = self._crc, self._size, self._packed
        end = file.tell()
        file.seek(info.header_offset)
        file.write(info.FileHeader())
        file.seek(end)
        self._archive._written(info)


ZipExtFile.__module__ = _ZipWriteFile.__module__ = "zipfile"
