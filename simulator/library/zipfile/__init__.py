"""Archives in the ZIP format (PKWARE's APPNOTE; Library reference, "zipfile").

Members are stored or deflated. Encrypted members, parts on several disks and sizes beyond 4 GB aren't read.
"""

import io
import os
import shutil
import stat
import struct
import threading
import time
import warnings

from ._info import (
    ZIP_BZIP2,
    ZIP_DEFLATED,
    ZIP_LZMA,
    ZIP_STORED,
    BadZipFile,
    LargeZipFile,
    ZipInfo,
)
from ._members import ZipExtFile, _ZipWriteFile, check_compression

__all__ = [
    "BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA",
    "is_zipfile", "ZipInfo", "ZipFile", "LargeZipFile", "Path",
]  # fmt: skip

error = BadZipfile = BadZipFile

_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\5\6"
_COMMENT_MAX = (1 << 16) - 1


def __getattr__(name):
    # Few programs want it.
    if name == "Path":
        from ._path import Path

        globals()[name] = Path
        return Path
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _find_end(file):
    """Where the record at the end is, and its fields; None: there is none."""
    size = file.seek(0, os.SEEK_END)
    begin = max(0, size - _END.size - _COMMENT_MAX)
    file.seek(begin)
    tail = file.read()
    at = tail.rfind(_END_MAGIC)
    if at < 0 or len(tail) - at < _END.size:
        return None
    fields = _END.unpack_from(tail, at)
    comment = tail[at + _END.size :][: fields[-1]]
    return begin + at, fields, comment


def is_zipfile(filename):
    """Whether a file, given by name or open, ends as an archive does."""
    try:
        if hasattr(filename, "read"):
            return _find_end(filename) is not None
        with open(filename, "rb") as file:
            return _find_end(file) is not None
    except OSError:
        return False


class ZipFile:
    """An archive that is read, written or added to."""

    fp = None

    def __init__(
        self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
        strict_timestamps=True, metadata_encoding=None,
    ):  # fmt: skip
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        check_compression(compression)
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.compresslevel = compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b""
        self._strict_timestamps = strict_timestamps
        self._encoding = metadata_encoding or "cp437"
        self._lock = threading.RLock()
        self._writing = False
        self._changed = mode in ("w", "x")
        self._open_file(file)
        try:
            self._read_directory()
        except BaseException:
            self._close_file()
            raise

    def _open_file(self, file):
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        self._owns_file = isinstance(file, str)
        if not self._owns_file:
            self.fp = file
            self.filename = getattr(file, "name", None)
            return
        self.filename = file
        mode = {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}[self.mode]
        try:
            self.fp = io.open(file, mode)
        except FileNotFoundError:
            if self.mode != "a":
                raise
            self.fp = io.open(file, "w+b")
            self._changed = True

    def _read_directory(self):
        if self.mode in ("w", "x"):
            self.start_dir = self.fp.tell()
            return
        found = _find_end(self.fp)
        if found is None:
            if self.mode == "r":
                raise BadZipFile("File is not a zip file")
            self.start_dir = self.fp.seek(0, os.SEEK_END)
            self._changed = True
            return
        end, (_, _, _, _, _, size, offset, _), self._comment = found
        # The archive may stand behind something else: a program that unpacks it, say.
        shift = end - size - offset
        self.start_dir = offset + shift
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir)
        directory = io.BytesIO(self.fp.read(size))
        while directory.tell() < size:
            info = ZipInfo._from_central(directory, self._encoding)
            info.header_offset += shift
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __repr__(self):
        parts = [f"<{type(self).__module__}.{type(self).__qualname__}"]
        if self.fp is None:
            parts.append(" [closed]")
        else:
            if not self._owns_file:
                parts.append(f" file={self.fp!r}")
            if self.filename is not None:
                parts.append(f" filename={self.filename!r}")
            parts.append(f" mode={self.mode!r}")
        return "".join(parts) + ">"

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def printdir(self, file=None):
        """Prints a table of the members."""
        print(f"{'File Name':46} {'Modified    ':>19} {'Size':>12}", file=file)
        for info in self.filelist:
            date = "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6]
            print(f"{info.filename:46} {date} {info.file_size:12}", file=file)

    def testzip(self):
        """The name of the first member that is damaged; None: there is none."""
        for info in self.filelist:
            try:
                with self.open(info) as file:
                    while file.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename
        return None

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def setpassword(self, pwd):
        """Kept, though nothing encrypted can be read."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        if len(comment) > _COMMENT_MAX:
            warnings.warn(
                f"Archive comment is too long; truncating to {_COMMENT_MAX} bytes", stacklevel=2
            )
        self._comment = comment[:_COMMENT_MAX]
        self._changed = True

    def read(self, name, pwd=None):
        with self.open(name, "r", pwd) as file:
            return file.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """A file of a member's bytes, to be read or to be written."""
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if mode == "w":
            info = name if isinstance(name, ZipInfo) else self._new_info(name)
            return self._open_to_write(info)
        if self._writing:
            raise ValueError(
                "Can't read from the ZIP file while there is an open writing handle on it. "
                "Close the writing handle before trying to read."
            )
        return ZipExtFile(self, name if isinstance(name, ZipInfo) else self.getinfo(name))

    def _new_info(self, name):
        info = ZipInfo(name, date_time=time.localtime(time.time())[:6])
        info.compress_type = self.compression
        info._compresslevel = self.compresslevel
        return info

    def _open_to_write(self, info):
        if self._writing:
            raise ValueError(
                "Can't write to the ZIP file while there is another write handle open on it. "
                "Close the first handle before opening another."
            )
        info.compress_size = info.CRC = info.flag_bits = 0
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        self._check_writable(info)
        self._changed = True
        self._writing = True
        self.fp.seek(self.start_dir)
        info.header_offset = self.start_dir
        self.fp.write(info.FileHeader())
        return _ZipWriteFile(self, info)

    def _check_writable(self, info):
        if info.filename in self.NameToInfo:
            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=4)
        self._check_mode("write")
        check_compression(info.compress_type)

    def _check_mode(self, call):
        if self.mode not in ("w", "x", "a"):
            raise ValueError(f"{call}() requires mode 'w', 'x', or 'a'")
        if self.fp is None:
            raise ValueError("Attempt to write ZIP archive that was already closed")

    def _written(self, info):
        """A member is complete."""
        self._writing = False
        self.start_dir = self.fp.tell()
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def extract(self, member, path=None, pwd=None):
        """Writes a member into a folder; its path there."""
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        # What would lead out of the folder is left out.
        parts = [part for part in info.filename.split("/") if part not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(os.getcwd() if path is None else path, *parts))
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
            return target
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        with self.open(info, pwd=pwd) as source, io.open(target, "wb") as file:
            shutil.copyfileobj(source, file)
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for member in self.namelist() if members is None else members:
            self.extract(member, path, pwd)

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Adds a file or a folder (without what is in it)."""
        self._check_mode("write")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with io.open(filename, "rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target, 8 * 1024)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Adds a member with these bytes or this text, in UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = self._new_info(info)
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info._compresslevel = compresslevel
        info.file_size = len(data)
        with self._lock, self.open(info, mode="w") as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Adds a folder."""
        info = zinfo_or_directory_name
        if isinstance(info, str):
            info = ZipInfo(info if info.endswith("/") else info + "/")
            info.external_attr = ((stat.S_IFDIR | mode) & 0xFFFF) << 16 | 0x10
        elif not isinstance(info, ZipInfo):
            raise TypeError("Expected type str or ZipInfo")
        elif not info.is_dir():
            raise ValueError("The given ZipInfo does not describe a directory")
        with self._lock:
            self._check_writable(info)
            self._changed = True
            self.fp.seek(self.start_dir)
            info.header_offset = self.start_dir
            info.compress_size = info.CRC = 0
            self.fp.write(info.FileHeader())
            self._written(info)

    def close(self):
        """Writes the directory of members, if there is something new, and closes the file if it is its own."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError(
                "Can't close the ZIP file while there is an open writing handle on it. "
                "Close the writing handle before closing the zip."
            )
        try:
            if self.mode != "r" and self._changed:
                self._write_directory()
        finally:
            self._close_file()

    def _write_directory(self):
        self.fp.seek(self.start_dir)
        for info in self.filelist:
            self.fp.write(info._central())
        count = len(self.filelist)
        size = self.fp.tell() - self.start_dir
        comment = self._comment
        self.fp.write(
            _END.pack(_END_MAGIC, 0, 0, count, count, size, self.start_dir, len(comment)) + comment
        )
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def _close_file(self):
        file, self.fp = self.fp, None
        if self._owns_file:
            file.close()
