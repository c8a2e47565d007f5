"""What is done when processes begin and end, and the log of this package."""

import atexit
import os
from itertools import count

# What is made here is nobody else's concern.
_lane_kinds = ()

__all__ = [
    "sub_debug", "debug", "info", "sub_warning", "get_logger", "log_to_stderr", "get_temp_dir",
    "register_after_fork", "is_exiting", "Finalize", "SUBDEBUG", "SUBWARNING",
]  # fmt: skip

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING = 0, 5, 10, 20, 25
LOGGER_NAME = "multiprocessing"
DEFAULT_LOGGING_FORMAT = "[%(levelname)s/%(processName)s] %(message)s"

_logger = None
_log_to_stderr = False


def sub_debug(message, *args):
    if _logger:
        _logger.log(SUBDEBUG, message, *args)


def debug(message, *args):
    if _logger:
        _logger.log(DEBUG, message, *args)


def info(message, *args):
    if _logger:
        _logger.log(INFO, message, *args)


def sub_warning(message, *args):
    if _logger:
        _logger.log(SUBWARNING, message, *args)


def get_logger():
    """The logger of this package. It hands nothing to the root logger."""
    global _logger
    if _logger is None:
        from logging import getLogger

        _logger = getLogger(LOGGER_NAME)
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    """Has the logger print to standard error, from that level on; returns it."""
    global _log_to_stderr
    from logging import Formatter, StreamHandler

    logger = get_logger()
    handler = StreamHandler()
    handler.setFormatter(Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


# The end of a process

_finalizer_registry = {}  # by (priority, number)
_numbers = count()
_exiting = False


class Finalize:
    """Calls a function once: when asked, when an object has ended, or when the process ends.

    With an exitpriority it is called at the end of the process, those with the highest first; those
    below 0 after the children have ended.
    """

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError(
                f"Exitpriority ({exitpriority!r}) must be None or int, not {type(exitpriority)!s}"
            )
        self._weakref = None
        if obj is not None:
            from weakref import ref

            self._weakref = ref(obj, self)
        elif exitpriority is None:
            raise ValueError("Without object, exitpriority cannot be None")
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = (exitpriority, next(_numbers))
        self._pid = os.getpid()
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        """Calls it now, unless that has been done, or another process is in charge of it."""
        if _finalizer_registry.pop(self._key, None) is None:
            sub_debug("finalizer no longer registered")
            return None
        result = None
        if self._pid == os.getpid():
            sub_debug("calling %s", self)
            result = self._callback(*self._args, **self._kwargs)
        self._forget()
        return result

    def cancel(self):
        """It is not called any more."""
        if _finalizer_registry.pop(self._key, None) is not None:
            self._forget()

    def still_active(self):
        return self._key in _finalizer_registry

    def _forget(self):
        self._weakref = self._callback = self._args = self._kwargs = None

    def __repr__(self):
        if self._weakref is None or self._weakref() is None:
            return "<Finalize object, dead>"
        text = f"<Finalize object, callback={getattr(self._callback, '__name__', self._callback)}"
        if self._args:
            text += f", args={self._args}"
        if self._kwargs:
            text += f", kwargs={self._kwargs}"
        if self._key[0] is not None:
            text += f", exitpriority={self._key[0]}"
        return f"{text}>"


def _run_finalizers(minpriority=None):
    """Calls those with a priority, or with at least that one; the highest and newest first."""
    while keys := [
        key
        for key in _finalizer_registry
        if key[0] is not None and (minpriority is None or key[0] >= minpriority)
    ]:
        for key in sorted(keys, reverse=True):
            if (finalizer := _finalizer_registry.get(key)) is None:
                continue
            try:
                finalizer()
            except Exception:
                import traceback

                traceback.print_exc()


def is_exiting():
    """Whether the process is about to end."""
    return _exiting


def _exit_function():
    """The end of a process: daemons among its children are ended, the others waited for."""
    global _exiting
    if _exiting:
        return
    _exiting = True
    info("process shutting down")
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    from .process import active_children

    children = active_children()
    for process in children:
        if process.daemon:
            info("calling terminate() for daemon %s", process.name)
            process._popen.terminate()
    for process in children:
        info("calling join() for process %s", process.name)
        process.join()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


atexit.register(_exit_function)


# Addresses

abstract_sockets_supported = True


def is_abstract_socket_namespace(address):
    """Whether the name of a socket is none of a file."""
    if not address:
        return False
    if isinstance(address, bytes):
        return address[0] == 0
    if isinstance(address, str):
        return address[0] == "\0"
    raise TypeError(f"address type of {address!r} unrecognized")


# The beginning of a process

_after_fork = []


def register_after_fork(obj, func):
    """Calls func(obj) in each process that is forked from now on, before it does anything."""
    _after_fork.append((obj, func))


def _begin_process():
    """Called in a new process: what its parent was to do at its end is not for it to do."""
    global _exiting
    _exiting = False
    _finalizer_registry.clear()
    for obj, func in [*_after_fork]:
        try:
            func(obj)
        except Exception as error:
            info("after forker raised exception %s", error)
    _close_stdin()


def _close_stdin():
    import sys

    try:
        sys.stdin.close()
        sys.stdin = open(os.devnull, encoding="utf-8")
    except (OSError, ValueError, AttributeError):
        pass  # without a standard input there is nothing to take away


def _flush_std_streams():
    import sys

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass  # taken away or closed by the program


def get_temp_dir():
    """A directory for files of this family of processes; removed at the end of the one that asked."""
    from .process import current_process

    config = current_process()._config
    path = config.get("tempdir")
    if path is None:
        import shutil
        import tempfile

        path = tempfile.mkdtemp(prefix="pymp-")
        info("created temp directory %s", path)
        Finalize(None, shutil.rmtree, (path, True), exitpriority=-100)
        config["tempdir"] = path
    return path


def wait_until(predicate, wait, timeout):
    """Asks and waits in turn until the predicate holds or time is over; returns its last value."""
    from time import monotonic

    result = predicate()
    end = None if timeout is None else monotonic() + timeout
    while not result:
        left = None
        if end is not None:
            left = end - monotonic()
            if left <= 0:
                break
        wait(left)
        result = predicate()
    return result
