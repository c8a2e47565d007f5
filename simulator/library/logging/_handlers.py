"""Handlers take records to where they are read (Library reference, "logging.handlers")."""

import sys
import weakref
from _thread import _owned_lock

from logging._formatters import default_formatter
from logging._levels import NOTSET, WARNING, check_level, getLevelName
from logging._records import Filterer

_by_name = weakref.WeakValueDictionary()
# In the order they were made; the last is closed first.
_all = []
# No lane of the chart: a lock of the library's own.
lock = _owned_lock(-1)


def _named(handler):
    return f"{type(handler).__name__}", getLevelName(handler.level)


class Handler(Filterer):
    """Takes records to somewhere; which it does only for those of a level, and one at a time."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = check_level(level)
        self.formatter = None
        self._closed = False
        with lock:
            # Without a callback: to hear of their ends would make the whole program slow.
            _all.append(weakref.ref(self))
        self.createLock()

    def __repr__(self):
        return "<%s (%s)>" % _named(self)

    def get_name(self):
        """The name that configurations know it by."""
        return self._name

    def set_name(self, name):
        """Gives it a name that configurations know it by."""
        with lock:
            if self._name in _by_name:
                del _by_name[self._name]
            self._name = name
            if name:
                _by_name[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """The lock that makes threads wait for each other."""
        self.lock = _owned_lock(-1)

    def acquire(self):
        """Waits until no other thread uses the handler."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Lets other threads use the handler."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Records of lower levels are not handled."""
        self.level = check_level(level)

    def setFormatter(self, fmt):
        """Who makes texts of records."""
        self.formatter = fmt

    def format(self, record):
        """The text of a record."""
        return (self.formatter or default_formatter).format(record)

    def emit(self, record):
        """Takes the record to its place: for handlers to define."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Emits the record if the filters let it through; says whether they did."""
        passed = self.filter(record)
        if passed:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passed

    def flush(self):
        """Sees to it that nothing is held back."""

    def close(self):
        """Forgets the handler's name; it is not to be used any more."""
        with lock:
            self._closed = True
            if self._name and self._name in _by_name:
                del _by_name[self._name]

    def handleError(self, record):
        """Reports an error in emit(), which must not end the program, on standard error."""
        import logging

        if not logging.raiseExceptions or not sys.stderr:
            return
        from traceback import format_exception, format_stack

        error = sys.exc_info()[1]
        frame = error.__traceback__ and error.__traceback__.tb_frame
        while frame is not None and frame.f_code.co_filename.startswith(_OWN_FILES):
            frame = frame.f_back
        place = (
            "".join(format_stack(frame))
            if frame is not None
            else f"Logged from file {record.filename}, line {record.lineno}\n"
        )
        try:
            message = f"Message: {record.msg!r}\nArguments: {record.args}\n"
        except RecursionError:
            raise
        except Exception:
            message = (
                "Unable to print the message and arguments - possible formatting error.\n"
                "Use the traceback above to help find the error.\n"
            )
        try:
            sys.stderr.write("--- Logging error ---\n")
            sys.stderr.write("".join(format_exception(error)))
            sys.stderr.write(f"Call stack:\n{place}{message}")
        except OSError:
            pass


_OWN_FILES = Handler.handle.__code__.co_filename.rpartition("/")[0]


class StreamHandler(Handler):
    """Writes to a stream, standard error unless told otherwise, and leaves it open."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        kind, level = _named(self)
        return f"<{kind} {name + ' ' if name else ''}({level})>"

    def flush(self):
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()
        finally:
            self.release()

    def emit(self, record):
        try:
            # In one piece, so that no other thread's line gets in between.
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Writes to another stream from now on; returns the one before, None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before


class FileHandler(StreamHandler):
    """Writes to a file."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        import os

        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = "locale" if encoding is None and "b" not in mode else encoding
        self.errors = errors
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def __repr__(self):
        kind, level = _named(self)
        return f"<{kind} {self.baseFilename} ({level})>"

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        self.acquire()
        try:
            stream, self.stream = self.stream, None
            if stream is not None:
                stream.flush()
                stream.close()
            super().close()
        finally:
            self.release()

    def emit(self, record):
        # A closed handler that overwrites its file must not do so a second time.
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream is not None:
            super().emit(record)


class NullHandler(Handler):
    """Does nothing: libraries put it on their loggers, so that nobody else speaks for them."""

    def handle(self, record):
        """Does nothing."""

    def emit(self, record):
        """Does nothing."""

    def createLock(self):
        self.lock = None


class _StderrHandler(StreamHandler):
    """Writes to whatever sys.stderr is at the time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


last_resort = _StderrHandler(WARNING)


def handler_named(name):
    """The handler of that name; None."""
    return _by_name.get(name)


def all_handlers():
    """References to the handlers that were made, the first one first; some may be gone."""
    return _all
