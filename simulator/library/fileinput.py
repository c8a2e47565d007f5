"""The lines of several files, one after the other, or of standard input (Library reference, "fileinput")."""

import os
import sys
from types import GenericAlias

__all__ = [
    "input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline",
    "isstdin", "FileInput", "hook_compressed", "hook_encoded",
]  # fmt: skip

# What the functions of the module are about.
_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    """A FileInput, which is the one that the functions of this module are about."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(
        files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors
    )
    return _state


def close():
    """Closes the active input."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def nextfile():
    """Leaves the rest of the file that is being read."""
    return _active().nextfile()


def filename():
    """The file that is being read; None before the first line."""
    return _active().filename()


def lineno():
    """How many lines have been read in all."""
    return _active().lineno()


def filelineno():
    """How many lines have been read of this file."""
    return _active().filelineno()


def fileno():
    """The descriptor of the file that is being read; -1 when there is none."""
    return _active().fileno()


def isfirstline():
    """Whether the line read last is the first of its file."""
    return _active().isfirstline()


def isstdin():
    """Whether the line read last is of standard input."""
    return _active().isstdin()


class FileInput:
    """The lines of files; of those that the command line names, if none are given. `-` is standard input.

    With `inplace`, what is printed goes into a new file in the place of the one being read, which is
    kept with `backup` behind its name if that is given.
    """

    def __init__(
        self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None
    ):
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        elif files is None:
            files = tuple(sys.argv[1:]) or ("-",)
        else:
            files = tuple(files)
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook and inplace:
            raise ValueError("FileInput cannot use an opening hook in inplace mode")
        if openhook and not callable(openhook):
            raise ValueError("FileInput openhook must be callable")
        self._waiting = list(files)
        self._inplace = inplace
        self._backup = backup
        self._mode = mode
        self._write_mode = mode.replace("r", "w")
        self._openhook = openhook
        # In bytes there is no encoding; "locale" is that of open().
        self._encoding = None if "b" in mode else encoding
        self._errors = errors
        self._filename = None
        self._before = 0
        self._count = 0
        self._file = None
        self._output = None
        self._stdout = None
        self._is_stdin = False
        self._old = None

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def readline(self):
        """The next line of all; empty when there are no more."""
        while True:
            if self._file is None and not self._open_next():
                return b"" if "b" in self._mode else ""
            line = self._file.readline()
            if line:
                self._count += 1
                return line
            self.nextfile()

    def _open_next(self):
        """Opens the next file; False when there is none."""
        if not self._waiting:
            return False
        self._filename = self._waiting.pop(0)
        self._before += self._count
        self._count = 0
        self._is_stdin = self._filename == "-"
        if self._is_stdin:
            self._filename = "<stdin>"
            self._file = getattr(sys.stdin, "buffer", sys.stdin) if "b" in self._mode else sys.stdin
        elif self._inplace:
            self._open_in_place()
        elif self._openhook is None:
            self._file = open(self._filename, self._mode, encoding=self._encoding, errors=self._errors)
        elif self._encoding is None:
            self._file = self._openhook(self._filename, self._mode)
        else:
            self._file = self._openhook(
                self._filename, self._mode, encoding=self._encoding, errors=self._errors
            )
        return True

    def _open_in_place(self):
        """The old file gets another name; what is printed goes into a new one."""
        self._old = os.fspath(self._filename) + (self._backup or ".bak")
        try:
            os.unlink(self._old)
        except OSError:
            pass
        os.rename(self._filename, self._old)
        self._file = open(self._old, self._mode, encoding=self._encoding, errors=self._errors)
        permissions = os.fstat(self._file.fileno()).st_mode
        self._output = open(
            self._filename, self._write_mode, encoding=self._encoding, errors=self._errors
        )
        os.chmod(self._filename, permissions)
        self._stdout, sys.stdout = sys.stdout, self._output

    def nextfile(self):
        """Leaves the rest of the file that is being read."""
        stdout, self._stdout = self._stdout, None
        output, self._output = self._output, None
        file, self._file = self._file, None
        old, self._old = self._old, None
        if stdout:
            sys.stdout = stdout
        if output:
            output.close()
        if file and not self._is_stdin:
            file.close()
        if old and not self._backup:
            os.unlink(old)
        self._is_stdin = False

    def close(self):
        """Leaves everything that has not been read."""
        try:
            self.nextfile()
        finally:
            self._waiting = []

    def filename(self):
        return self._filename

    def lineno(self):
        return self._before + self._count

    def filelineno(self):
        return self._count

    def fileno(self):
        if self._file is None:
            return -1
        try:
            return self._file.fileno()
        except ValueError:
            return -1

    def isfirstline(self):
        return self._count == 1

    def isstdin(self):
        return self._is_stdin

    __class_getitem__ = classmethod(GenericAlias)


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """Opens a file; NotImplementedError for compressed ones."""
    if os.path.splitext(filename)[1] in (".gz", ".bz2"):
        raise NotImplementedError("compressed files are not supported")
    return open(filename, mode, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """A hook that opens files in an encoding."""

    def open_encoded(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)

    return open_encoded
