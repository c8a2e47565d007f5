"""Paths that can look at the files they name."""

import errno
import io
import os
import stat

from pathlib._flavours import WINDOWS
from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath

# What means that there is nothing, and not that something is wrong.
_ABSENCES = errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP


class Path(PurePath):
    """A path of this system, with what can be done with the file there."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        if not cls._flavour.is_supported:
            raise NotImplementedError(f"cannot instantiate {cls.__name__!r} on your system")
        return cls._from(args)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        pass  # a path holds nothing that could be released

    @classmethod
    def cwd(cls):
        """The working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The home of the user."""
        return cls("~").expanduser()

    # What is there

    def stat(self, *, follow_symlinks=True):
        """What os.stat() says of it."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """The same of a symbolic link itself."""
        return self.stat(follow_symlinks=False)

    def _mode(self, follow_symlinks=True):
        """0 when there is nothing."""
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode
        except OSError as error:
            if error.errno not in _ABSENCES:
                raise
        except ValueError:
            pass  # no file has such a name
        return 0

    def exists(self):
        """Whether there is something; of a symbolic link, whether there is where it leads."""
        return self._mode() != 0

    def is_dir(self):
        """Whether it is a directory."""
        return stat.S_ISDIR(self._mode())

    def is_file(self):
        """Whether it is a regular file."""
        return stat.S_ISREG(self._mode())

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return stat.S_ISLNK(self._mode(follow_symlinks=False))

    def is_socket(self):
        """Whether it is a socket."""
        return stat.S_ISSOCK(self._mode())

    def is_fifo(self):
        """Whether it is a named pipe."""
        return stat.S_ISFIFO(self._mode())

    def is_block_device(self):
        """Whether it is a block device."""
        return stat.S_ISBLK(self._mode())

    def is_char_device(self):
        """Whether it is a character device."""
        return stat.S_ISCHR(self._mode())

    def is_mount(self):
        """Whether another file system begins there."""
        return self.exists() and self.is_dir() and os.path.ismount(self)

    def samefile(self, other_path):
        """Whether another path leads to the same file."""
        other = os.stat(other_path if isinstance(other_path, PurePath) else os.fspath(other_path))
        return os.path.samestat(self.stat(), other)

    def owner(self):
        """The name of the user that it belongs to."""
        from pwd import getpwuid

        return getpwuid(self.stat().st_uid).pw_name

    def group(self):
        """The name of the group that it belongs to."""
        from grp import getgrgid

        return getgrgid(self.stat().st_gid).gr_name

    # Directories

    def iterdir(self):
        """What is in the directory, in no particular order."""
        for name in os.listdir(self):
            yield self._make(self._drive, self._root, self._parts + [name])

    def glob(self, pattern):
        """What in this directory and, with `**`, below it matches the pattern."""
        from pathlib._globbing import parse_pattern, select

        drive, root, parts = parse_pattern(self, pattern)
        yield from select(self, parts)

    def rglob(self, pattern):
        """The same with `**/` before the pattern."""
        from pathlib._globbing import parse_pattern, select

        drive, root, parts = parse_pattern(self, pattern)
        yield from select(self, ["**", *parts])

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes the directory, and with `parents` those on the way to it."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Removes the directory, which must be empty."""
        os.rmdir(self)

    # Content

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """The file opened, as open() does."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """All of it as bytes."""
        with self.open(mode="rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """All of it as text."""
        with self.open(mode="r", encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        """Makes these bytes the content of the file. Returns how many they are."""
        view = memoryview(data)
        with self.open(mode="wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Makes this text the content of the file. Returns how many characters it has."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {data.__class__.__name__}")
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file, or sets the time of its last change to now."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass  # it has to be made
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    # Names

    def rename(self, target):
        """Gives it another name; a file of that name is replaced. Returns the new path."""
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        """The same, on every system."""
        os.replace(self, target)
        return self.__class__(target)

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def symlink_to(self, target, target_is_directory=False):
        """Makes it a symbolic link to a path."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Makes it another name of a file."""
        os.link(target, self)

    def readlink(self):
        """Where the symbolic link leads."""
        return self._from((os.readlink(self),))

    def chmod(self, mode, *, follow_symlinks=True):
        """Sets what may be done with it."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """The same of a symbolic link itself."""
        self.chmod(mode, follow_symlinks=False)

    def absolute(self):
        """The path from the root on, as it is."""
        if self.is_absolute():
            return self
        return self._from((os.getcwd(), self))

    def resolve(self, strict=False):
        """The path from the root on, with symbolic links followed and `..` gone."""
        try:
            path = os.path.realpath(self, strict=strict)
            if not strict:
                os.stat(path)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise RuntimeError(f"Symlink loop from {error.filename!r}") from None
            if strict:
                raise
        return self._from((path,))

    def expanduser(self):
        """The path with `~` or `~user` at its beginning replaced by that user's home."""
        if self._drive or self._root or not self._parts or self._parts[0][:1] != "~":
            return self
        home = os.path.expanduser(self._parts[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return self._from((home, *self._parts[1:]))


class PosixPath(Path, PurePosixPath):
    """A path of a POSIX system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows: not to be made here."""

    __slots__ = ()
    _flavour = WINDOWS
