"""Archives in the tar format (POSIX ustar and pax, GNU's long names; Library reference, "tarfile").

Compressed by gzip or not at all. The streams of modes with "|" have to be files that can seek.
"""

import builtins
import copy
import io
import os
import shutil
import stat
import sys
import time

from ._filters import (
    AbsoluteLinkError,
    AbsolutePathError,
    FilterError,
    LinkOutsideDestinationError,
    OutsideDestinationError,
    SpecialFileError,
    data_filter,
    fully_trusted_filter,
    named_filter,
    tar_filter,
)
from ._info import (
    BLOCKSIZE,
    DEFAULT_FORMAT,
    DIRTYPE,
    ENCODING,
    GNU_FORMAT,
    LNKTYPE,
    PAX_FORMAT,
    REGTYPE,
    SYMTYPE,
    USTAR_FORMAT,
    CompressionError,
    EndOfArchive,
    ExtractError,
    HeaderError,
    ReadError,
    StreamError,
    TarError,
    TarInfo,
)

__all__ = [
    "TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError",
    "ExtractError", "HeaderError", "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT",
    "DEFAULT_FORMAT", "open",
]  # fmt: skip

RECORDSIZE = BLOCKSIZE * 20
_KINDS = {stat.S_IFDIR: DIRTYPE, stat.S_IFLNK: SYMTYPE, stat.S_IFREG: REGTYPE}


def is_tarfile(name):
    """Whether a file, given by name or open, is an archive that can be read."""
    try:
        with open(fileobj=name) if hasattr(name, "read") else open(name):
            return True
    except TarError:
        return False


class _MemberReader(io.RawIOBase):
    """The bytes of a member, wherever others read the archive meanwhile."""

    def __init__(self, archive, member):
        self._file = archive.fileobj
        self._begin = member.offset_data
        self._size = member.size
        self._at = 0
        self.name = member.name

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        self._file.seek(self._begin + self._at)
        part = self._file.read(min(len(buffer), self._size - self._at))
        if not part and self._at < self._size:
            raise ReadError("unexpected end of data")
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def seek(self, offset, whence=io.SEEK_SET):
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, min(begin + offset, self._size))
        return self._at

    def tell(self):
        return self._at


class ExFileObject(io.BufferedReader):
    """A member that is read."""

    def __init__(self, archive, member):
        super().__init__(_MemberReader(archive, member))


class TarFile:
    """An archive that is read, written or added to."""

    format = DEFAULT_FORMAT
    encoding = ENCODING
    tarinfo = TarInfo
    fileobject = ExFileObject
    dereference = False
    extraction_filter = None

    def __init__(
        self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None,
        ignore_zeros=None, encoding=None, errors="surrogateescape", pax_headers=None, debug=None,
        errorlevel=None, copybufsize=None,
    ):  # fmt: skip
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._owns_file = fileobj is None
        if fileobj is None:
            if mode == "a" and not os.path.exists(name):
                modes["a"] = "wb"
            fileobj = builtins.open(name, modes[mode])
        elif name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
            name = fileobj.name
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        self.errors = errors
        for key, value in (
            ("format", format), ("tarinfo", tarinfo), ("dereference", dereference),
            ("encoding", encoding),
        ):  # fmt: skip
            if value is not None:
                setattr(self, key, value)
        self.pax_headers = dict(pax_headers or {})
        self.closed = False
        self.members = []
        self._complete = mode in ("w", "x")
        self.offset = self.fileobj.tell()
        self._first = None
        try:
            if mode == "r":
                # What begins with something else than a header is no archive.
                self._first = self.next()
            elif mode == "a":
                self._load()
                self.fileobj.seek(self.offset)
        except BaseException:
            if self._owns_file:
                self.fileobj.close()
            self.closed = True
            raise

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """An archive; what follows ":" in the mode is how it is compressed."""
        if not name and not fileobj:
            raise ValueError("nothing to open")
        action, separator, kind = mode.replace("|", ":").partition(":")
        action = action or "r"
        if action == "r" and kind in ("", "*") and (kind or not separator):
            return cls._open_any(name, fileobj, **kwargs)
        if action not in ("r", "a", "w", "x"):
            text = "mode must be 'r', 'w' or 'x'" if separator else "undiscernible mode"
            raise ValueError(text)
        kind = kind or "tar"
        if kind not in cls.OPEN_METH:
            raise CompressionError(f"unknown compression type {kind!r}")
        return getattr(cls, cls.OPEN_METH[kind])(name, action, fileobj, **kwargs)

    @classmethod
    def _open_any(cls, name, fileobj, **kwargs):
        begin = None if fileobj is None else fileobj.tell()
        failures = []
        for kind in cls.OPEN_METH:
            try:
                return getattr(cls, cls.OPEN_METH[kind])(name, "r", fileobj, **kwargs)
            except (ReadError, CompressionError) as failure:
                failures.append(f"- method {kind}: {failure!r}")
                if fileobj is not None:
                    fileobj.seek(begin)
        summary = "\n".join(failures)
        raise ReadError(f"file could not be opened successfully:\n{summary}")

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        """One that is not compressed."""
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """One that is compressed by gzip."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from gzip import GzipFile

        file = GzipFile(name, mode + "b", compresslevel, fileobj)
        try:
            archive = cls(name, mode, file, **kwargs)
        except (OSError, EOFError) as error:
            file.close()
            if mode == "r":
                raise ReadError("not a gzip file") from error
            raise
        except BaseException:
            file.close()
            raise
        archive._owns_file = True
        return archive

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Refused: there is no bz2."""
        raise CompressionError("bz2 module is not available")

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        """Refused: there is no lzma."""
        raise CompressionError("lzma module is not available")

    # In the order in which they are tried.
    OPEN_METH = {"gz": "gzopen", "bz2": "bz2open", "xz": "xzopen", "tar": "taropen"}

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.close()
        else:
            self._close_file()

    def _check(self, modes=None):
        if self.closed:
            raise OSError(f"{type(self).__name__} is closed")
        if modes is not None and self.mode not in modes:
            raise OSError(f"bad operation for mode {self.mode!r}")

    def close(self):
        """Ends what was written with empty blocks, and closes the file if it is its own."""
        if self.closed:
            return
        try:
            if self.mode != "r":
                self.fileobj.write(bytes(BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                self.fileobj.write(bytes(-self.offset % RECORDSIZE))
        finally:
            self._close_file()

    def _close_file(self):
        self.closed = True
        if self._owns_file:
            self.fileobj.close()

    def next(self):
        """The next member; None: there is no more."""
        self._check("ra")
        if self._first is not None:
            member, self._first = self._first, None
            return member
        if self._complete:
            return None
        self.fileobj.seek(self.offset)
        try:
            member = self.tarinfo.fromtarfile(self)
        except EndOfArchive:
            self._complete = True
            return None
        except HeaderError as error:
            if self.offset == 0:
                raise ReadError(str(error)) from None
            self._complete = True
            return None
        self.members.append(member)
        return member

    def _load(self):
        self._first = None
        while not self._complete:
            self.next()

    def __iter__(self):
        self._check()
        self._first = None
        place = 0
        while place < len(self.members) or self.next() is not None:
            yield self.members[place]
            place += 1

    def getmembers(self):
        self._check()
        self._load()
        return self.members

    def getnames(self):
        return [member.name for member in self.getmembers()]

    def getmember(self, name):
        for member in reversed(self.getmembers()):
            if member.name == name.rstrip("/"):
                return member
        raise KeyError(f"filename {name!r} not found")

    def list(self, verbose=True, *, members=None):
        """Prints the members, as `ls -l` does or by name only."""
        for member in members or self:
            if verbose:
                owner = f"{member.uname or member.uid}/{member.gname or member.gid}"
                when = "%d-%02d-%02d %02d:%02d:%02d" % time.localtime(member.mtime)[:6]
                print(stat.filemode(member.mode), owner, end=" ")
                print(f"{member.size:10d} {when}", end=" ")
            print(member.name + ("/" if member.isdir() else ""), end=" ")
            if verbose and member.issym():
                print("->", member.linkname, end=" ")
            if verbose and member.islnk():
                print("link to", member.linkname, end=" ")
            print()

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """About a file of the file system; None: such files have no place in archives."""
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
            status = os.fstat(fileobj.fileno())
        else:
            status = os.stat(name) if self.dereference else os.lstat(name)
        kind = _KINDS.get(stat.S_IFMT(status.st_mode))
        if kind is None:
            return None
        member = self.tarinfo((arcname if arcname is not None else os.fspath(name)).lstrip("/"))
        member.tarfile = self
        member.mode = status.st_mode
        member.uid, member.gid = status.st_uid, status.st_gid
        member.size = status.st_size if kind == REGTYPE else 0
        member.mtime = status.st_mtime
        member.type = kind
        member.linkname = os.readlink(name) if kind == SYMTYPE else ""
        member.uname = member.gname = os.getlogin() if status.st_uid == os.getuid() else ""
        return member

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Adds a file, or a folder with what is in it."""
        self._check("awx")
        arcname = name if arcname is None else arcname
        if self.name is not None and os.path.abspath(name) == self.name:
            return
        member = self.gettarinfo(name, arcname)
        if member is not None and filter is not None:
            member = filter(member)
        if member is None:
            return
        if member.isreg():
            with builtins.open(name, "rb") as file:
                self.addfile(member, file)
            return
        self.addfile(member)
        if member.isdir() and recursive:
            for each in sorted(os.listdir(name)):
                inner = os.path.join(name, each), os.path.join(arcname, each)
                self.add(*inner, recursive, filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        """Adds a member, with as many bytes of the file as it says."""
        self._check("awx")
        tarinfo = copy.copy(tarinfo)
        header = tarinfo.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        tarinfo.offset = self.offset
        self.offset += len(header)
        tarinfo.offset_data = self.offset
        if fileobj is not None:
            data = fileobj.read(tarinfo.size)
            if len(data) < tarinfo.size:
                raise OSError("unexpected end of data")
            self.fileobj.write(data + bytes(-len(data) % BLOCKSIZE))
            self.offset += len(data) + -len(data) % BLOCKSIZE
        self.members.append(tarinfo)

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Writes members into a folder: all of them, or those given."""
        self._check("r")
        folders = []
        for member in self if members is None else members:
            member = self._filtered(member, filter, path)
            if member is None:
                continue
            if member.isdir():
                folders.append(member)
            self._extract(member, path, not member.isdir())
        # What a folder may be written to only until then.
        for member in sorted(folders, key=lambda each: each.name, reverse=True):
            self._set_attributes(member, os.path.join(path, member.name))

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        """Writes one member into a folder."""
        self._check("r")
        if isinstance(member, str):
            member = self.getmember(member)
        member = self._filtered(member, filter, path)
        if member is not None:
            self._extract(member, path, set_attrs)

    def _filtered(self, member, filter, path):
        if isinstance(member, str):
            member = self.getmember(member)
        chosen = named_filter(self.extraction_filter if filter is None else filter)
        try:
            return chosen(member, path)
        except FilterError as error:
            if member.isreg() or member.islnk() or member.issym() or member.isdir():
                raise
            print(f"tarfile: {type(error).__name__} {error}", file=sys.stderr)
            return None

    def _extract(self, member, path, set_attrs):
        target = os.path.join(path, member.name.rstrip("/"))
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        if member.isdir():
            os.makedirs(target, exist_ok=True)
        elif member.issym():
            if os.path.lexists(target):
                os.unlink(target)
            os.symlink(member.linkname, target)
            return
        elif member.islnk() and os.path.exists(os.path.join(path, member.linkname)):
            os.link(os.path.join(path, member.linkname), target)
        else:
            with self.extractfile(member) as source, builtins.open(target, "wb") as file:
                shutil.copyfileobj(source, file)
        if set_attrs:
            self._set_attributes(member, target)

    def _set_attributes(self, member, target):
        if member.mode is not None:
            os.chmod(target, member.mode & 0o7777)
        if member.mtime is not None:
            os.utime(target, (member.mtime, member.mtime))

    def extractfile(self, member):
        """A file of a member's bytes; None: it has none."""
        self._check("r")
        if isinstance(member, str):
            member = self.getmember(member)
        if member.isreg():
            return self.fileobject(self, member)
        if member.islnk():
            return self.extractfile(member.linkname)
        if member.issym():
            folder = os.path.dirname(member.name)
            return self.extractfile(os.path.normpath(os.path.join(folder, member.linkname)))
        return None


open = TarFile.open
