"""Files and directories with names that nobody else has."""

import io
import os
import shutil
from errno import EEXIST

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp",
    "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb",
    "gettempdirb",
]  # fmt: skip

TMP_MAX = os.TMP_MAX  # names that are tried
template = "tmp"
tempdir = None

_NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def _random_name():
    size = len(_NAME_CHARACTERS)
    return "".join(_NAME_CHARACTERS[byte % size] for byte in os.urandom(8))


def gettempprefix():
    """What names begin with unless told."""
    return template


def gettempprefixb():
    """The same in bytes."""
    return os.fsencode(template)


def _default_directory():
    candidates = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")]
    candidates += ["/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
    for folder in candidates:
        if folder and os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
            return os.path.abspath(folder)
    raise FileNotFoundError(2, f"No usable temporary directory found in {candidates}")


def gettempdir():
    """The directory for temporary files: `tempdir`, which is found at the first call."""
    global tempdir
    if tempdir is None:
        tempdir = _default_directory()
    return os.fsdecode(tempdir)


def gettempdirb():
    """The same in bytes."""
    return os.fsencode(gettempdir())


def _complete(suffix, prefix, dir):
    """The three parts of a name with their defaults, all str or all bytes."""
    kinds = {bytes if isinstance(part, bytes) else str for part in (suffix, prefix, dir)
             if part is not None}  # fmt: skip
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    if kinds == {bytes}:
        empty, start, folder, convert = b"", gettempprefixb(), gettempdirb(), os.fsencode
    else:
        empty, start, folder, convert = "", gettempprefix(), gettempdir(), os.fsdecode
    suffix = empty if suffix is None else suffix
    prefix = start if prefix is None else prefix
    dir = folder if dir is None else convert(dir)
    return suffix, prefix, dir


def _make(make, suffix, prefix, dir):
    """`make(path)` with the first of many names that isn't taken. Returns its result and the path."""
    suffix, prefix, dir = _complete(suffix, prefix, dir)
    for _ in range(TMP_MAX):
        name = _random_name()
        if isinstance(prefix, bytes):
            name = os.fsencode(name)
        path = os.path.abspath(os.path.join(dir, prefix + name + suffix))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(EEXIST, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file that only this user can open. Returns its descriptor and path."""
    return _make(lambda path: os.open(path, _FLAGS, 0o600), suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a directory that only this user can look into. Returns its path."""
    return _make(lambda path: os.mkdir(path, 0o700), suffix, prefix, dir)[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path that nothing has yet. Deprecated: somebody else may be faster."""

    def check(path):
        if os.path.lexists(path):
            raise FileExistsError

    return _make(check, suffix, prefix, dir)[1]


class _TemporaryFileWrapper:
    """A file with a name; closing it removes it."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._removed = False

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        result = self.file.__exit__(exc_type, exc_value, traceback)
        self.close()
        return result

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        """Closes the file, and removes it unless it was made to stay."""
        try:
            self.file.close()
        finally:
            if self.delete and not self._removed:
                self._removed = True
                os.unlink(self.name)


def _open(path, descriptor, mode, buffering, encoding, newline, errors):
    """The file object of a descriptor; `name` is what it shows as its name."""
    try:
        return io.open(path, mode, buffering, encoding, errors, newline,
                       opener=lambda *_: descriptor)  # fmt: skip
    except BaseException:
        os.close(descriptor)
        raise


def NamedTemporaryFile(
    mode="w+b",
    buffering=-1,
    encoding=None,
    newline=None,
    suffix=None,
    prefix=None,
    dir=None,
    delete=True,
    *,
    errors=None,
):
    """A temporary file with a `name`. It is removed when it is closed, unless `delete` is false."""
    descriptor, path = mkstemp(suffix, prefix, dir)
    try:
        file = _open(path, descriptor, mode, buffering, encoding, newline, errors)
    except BaseException:
        os.unlink(path)
        raise
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(
    mode="w+b",
    buffering=-1,
    encoding=None,
    newline=None,
    suffix=None,
    prefix=None,
    dir=None,
    *,
    errors=None,
):
    """A temporary file without a name: nobody else can open it."""
    descriptor, path = mkstemp(suffix, prefix, dir)
    os.unlink(path)
    try:
        return io.open(descriptor, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.close(descriptor)
        raise


class SpooledTemporaryFile(io.IOBase):
    """A temporary file that stays in memory until it has grown beyond `max_size`."""

    _rolled = False

    def __init__(
        self,
        max_size=0,
        mode="w+b",
        buffering=-1,
        encoding=None,
        newline=None,
        suffix=None,
        prefix=None,
        dir=None,
        *,
        errors=None,
    ):
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            encoding = io.text_encoding(encoding)
            self._file = io.TextIOWrapper(
                io.BytesIO(), encoding=encoding, errors=errors, newline=newline
            )
        self._max_size = max_size
        self._arguments = {
            "mode": mode,
            "buffering": buffering,
            "suffix": suffix,
            "prefix": prefix,
            "encoding": encoding,
            "newline": newline,
            "dir": dir,
            "errors": errors,
        }

    def __class_getitem__(cls, item):
        """For annotations."""
        from types import GenericAlias

        return GenericAlias(cls, item)

    def rollover(self):
        """Moves it to a file now."""
        if self._rolled:
            return
        memory = self._file
        file = TemporaryFile(**self._arguments)
        position = memory.tell()
        if hasattr(memory, "buffer"):
            memory.flush()
            file.buffer.write(memory.buffer.getvalue())
        else:
            file.write(memory.getvalue())
        file.seek(position)
        self._file = file
        self._rolled = True

    def _check(self, result):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()
        return result

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __next__(self):
        return self._file.__next__()

    def close(self):
        self._file.close()

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._arguments["mode"]

    @property
    def name(self):
        try:
            return self._file.name
        except AttributeError:
            return None

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def detach(self):
        return self._file.detach()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, b):
        return self._file.readinto(b)

    def readinto1(self, b):
        return self._file.readinto1(b)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readable(self):
        return self._file.readable()

    def seekable(self):
        return self._file.seekable()

    def writable(self):
        return self._file.writable()

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        if size is not None and self._max_size and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        return self._check(self._file.write(s))

    def writelines(self, iterable):
        return self._check(self._file.writelines(iterable))


class TemporaryDirectory:
    """A temporary directory. It is removed with everything in it at the end of the `with` block."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc_type, exc_value, traceback):
        self.cleanup()

    def cleanup(self):
        """Removes it now."""
        if os.path.lexists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    def __class_getitem__(cls, item):
        """For annotations."""
        from types import GenericAlias

        return GenericAlias(cls, item)
