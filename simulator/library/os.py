"""The operating system: files and directories, the process and its environment."""

import posix as _posix
import posixpath as path
import stat as _stat
import sys
from abc import ABC as _ABC
from abc import abstractmethod as _abstractmethod
from posix import *
from posix import _exit, _sched_getaffinity

__all__ = [
    "altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull",
    "SEEK_SET", "SEEK_CUR", "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "fdopen", "extsep",
    "_exit", "execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe", "environ", "environb", "getenv", "getenvb", "makedirs", "popen", "removedirs",
    "renames", "sched_getaffinity", "supports_bytes_environ", "system", "walk", "PathLike",
]  # fmt: skip
__all__ += [_name for _name in dir(_posix) if not _name.startswith("_") and _name != "environ"]

name = "posix"
linesep = "\n"
curdir, pardir, extsep, sep, altsep = ".", "..", ".", "/", None
pathsep, defpath, devnull = ":", "/bin:/usr/bin", "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0
# For sys.exit(), as programs of the system use them (sysexits.h).
EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = range(64, 71)
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(71, 79)

supports_bytes_environ = True
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat, chdir, chmod, listdir, scandir, truncate, utime}
supports_follow_symlinks = {stat, access, chmod, link, utime}

sys.modules["os.path"] = path


class PathLike(_ABC):
    """What has `__fspath__`: a path as an object."""

    @_abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike and any("__fspath__" in base.__dict__ for base in subclass.__mro__):
            return True
        return NotImplemented

    def __class_getitem__(cls, item):
        """For annotations: `os.PathLike[str]`."""
        from types import GenericAlias

        return GenericAlias(cls, item)


def fsencode(filename):
    """A path as bytes: what the system takes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as str; bytes that are no UTF-8 become lone surrogates."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


# The environment


def _text_to_bytes(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value.encode("utf-8", "surrogateescape")


def _only_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


class _Environ:
    """The environment as a mapping. Programs that are started get what is in it."""

    def __init__(self, data, encode, decode):
        self._data = data
        self.encodekey = self.encodevalue = encode
        self.decodekey = self.decodevalue = decode

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return self.encodekey(key) in self._data

    def __eq__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return self.copy() == dict(other)

    __hash__ = None

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self.items())
        return f"environ({{{items}}})"

    def copy(self):
        """A plain dict of it."""
        return {key: self[key] for key in self}

    def keys(self):
        return self.copy().keys()

    def values(self):
        return self.copy().values()

    def items(self):
        return self.copy().items()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    _required = object()

    def pop(self, key, default=_required):
        if key not in self and default is not self._required:
            return default
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        for key in self:
            del self[key]

    def update(self, other=(), /, **keywords):
        for key, value in dict(other, **keywords).items():
            self[key] = value

    def __or__(self, other):
        return self.copy() | dict(other) if hasattr(other, "keys") else NotImplemented

    def __ror__(self, other):
        return dict(other) | self.copy() if hasattr(other, "keys") else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self


environ = _Environ(_posix.environ, _text_to_bytes, fsdecode)
environb = _Environ(_posix.environ, _only_bytes, _only_bytes)


def getenv(key, default=None):
    """The value of a variable of the environment, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """The same in bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The directories in which programs are looked for."""
    variables = environ if env is None else env
    return variables.get("PATH", defpath).split(pathsep)


# Directories


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory, and those on the way to it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else was faster
        if tail in (curdir, b"."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a directory, then those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Renames, making what directories the new name needs and removing those it leaves empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """For each directory of a tree: its path, the directories in it, the other names in it."""
    yield from _walk(fspath(top), topdown, onerror, followlinks)


def _walk(top, topdown, onerror, followlinks):
    folders, others, below = [], [], []
    try:
        with scandir(top) as entries:
            for entry in entries:
                if not entry.is_dir():
                    others.append(entry.name)
                    continue
                folders.append(entry.name)
                if followlinks or not entry.is_symlink():
                    below.append(entry.path)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    if topdown:
        yield top, folders, others
        # The caller may have taken some out.
        for folder in folders:
            whole = path.join(top, folder)
            if followlinks or not path.islink(whole):
                yield from _walk(whole, topdown, onerror, followlinks)
    else:
        for whole in below:
            yield from _walk(whole, topdown, onerror, followlinks)
        yield top, folders, others


# The process


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io

    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def sched_getaffinity(pid, /):
    """The cores that a process may run on: all."""
    return set(_sched_getaffinity(pid))


from _programs import (
    P_NOWAIT, P_NOWAITO, P_WAIT, execl, execle, execlp, execlpe, execv, execve, execvp, execvpe,
    popen, posix_spawn, posix_spawnp, spawnl, spawnle, spawnlp, spawnlpe, spawnv, spawnve, spawnvp,
    spawnvpe, system,
)  # fmt: skip
