"""Processes as objects (Library reference, "multiprocessing", "Process and exceptions")."""

import os
from itertools import count

# What is made here is nobody else's concern.
_lane_kinds = ()

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

_IN_CHILD_ONLY = "Pickling an AuthenticationString object is disallowed for security reasons"


def current_process():
    """The object of the process that calls."""
    return _current


def parent_process():
    """The process that started this one; None in the main process."""
    return _parent


def active_children():
    """The children of this process that are alive. Those that have ended are joined."""
    _cleanup()
    return [*_children]


def _cleanup():
    for process in [*_children]:
        if process._popen.poll() is not None:
            _children.pop(process, None)


class AuthenticationString(bytes):
    """The key of a process. It is given to children only."""

    def __reduce__(self):
        from .reduction import is_spawning

        if not is_spawning():
            raise TypeError(_IN_CHILD_ONLY)
        return AuthenticationString, (bytes(self),)


class BaseProcess:
    """Runs `target(*args, **kwargs)`, or the run() of a subclass, in a process of its own."""

    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._identity = (*_current._identity, next(_numbers))
        self._config = _current._config.copy()
        self._parent_pid = os.getpid()
        self._parent_name = _current.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(map(str, self._identity))}"
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        """What the process does."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Starts the process."""
        self._check_closed()
        assert self._popen is None, "cannot start a process twice"
        assert (
            self._parent_pid == os.getpid()
        ), "can only start a process object created by current process"
        assert not _current._config.get(
            "daemon"
        ), "daemonic processes are not allowed to have children"
        _cleanup()
        self._popen = self._Popen(self)
        self._sentinel = self._popen.sentinel
        # What the process was given lives in the process; here it would only live too long.
        del self._target, self._args, self._kwargs
        _children[self] = None

    def terminate(self):
        """Ends it by SIGTERM: neither `finally` nor exit handlers are run in it."""
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        """Ends it by SIGKILL."""
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        """Waits until the process has ended, or until the time is over: see exitcode."""
        self._check_closed()
        assert self._parent_pid == os.getpid(), "can only join a child process"
        assert self._popen is not None, "can only join a started process"
        if self._popen.wait(timeout) is not None:
            _children.pop(self, None)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == os.getpid(), "can only test a child process"
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.pop(self, None)
        return False

    def close(self):
        """Gives back what the object holds of the system. It can't be used any more."""
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError(
                    "Cannot close a process while it is still running. "
                    "You should first call join() or terminate()."
                )
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.pop(self, None)
        self._closed = True

    @property
    def name(self):
        """For people; it identifies nothing."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        """Whether the process is ended when its parent's main code is over."""
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        """The key with which connections to processes of the same family are made."""
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        """None while it runs; -N if signal N ended it."""
        self._check_closed()
        if self is _current:
            return None
        return self._popen and self._popen.poll()

    @property
    def ident(self):
        """The number that the system gave it; None before it is started."""
        self._check_closed()
        if self is _current:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        """A descriptor that becomes ready when the process ends: for connection.wait()."""
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError("process not started") from None

    def __repr__(self):
        status = self._status()
        words = [type(self).__name__, f"name={self._name!r}"]
        if self._popen is not None:
            words.append(f"pid={self._popen.pid}")
        words.append(f"parent={self._parent_pid}")
        words += status
        if self.daemon:
            words.append("daemon")
        return f"<{' '.join(words)}>"

    def _status(self):
        if self is _current:
            return ["started"]
        if self._closed:
            return ["closed"]
        if self._parent_pid != os.getpid():
            return ["unknown"]
        if self._popen is None:
            return ["initial"]
        code = self._popen.poll()
        if code is None:
            return ["started"]
        return ["stopped", f"exitcode={_signal_name(code)}"]

    # In the new process.

    def _bootstrap(self, parent_sentinel):
        """Does what the process is for, in itself. Returns its exit code."""
        import sys
        import threading

        from . import util

        _become(self, parent_sentinel)
        code = 1
        try:
            util._begin_process()
            util.info("child process calling self.run()")
            try:
                self.run()
                code = 0
            finally:
                util._exit_function()
        except SystemExit as error:
            code = self._code_of(error)
        except:
            import traceback

            sys.stderr.write(f"Process {self.name}:\n")
            traceback.print_exc()
        finally:
            threading._shutdown()
            util.info("process exiting with exitcode %d", code)
            util._flush_std_streams()
        return code

    @staticmethod
    def _code_of(error):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code
        import sys

        sys.stderr.write(f"{error.code}\n")
        return 1


def _signal_name(code):
    if code < 0:
        from signal import Signals

        try:
            return f"-{Signals(-code).name}"
        except ValueError:
            pass
    return code


def _become(process, parent_sentinel):
    """Called first in a new process: from now on it is the current one."""
    global _current, _parent, _numbers
    from _multiprocessing import name_process

    name_process(process.name)
    _parent = _ParentProcess(process._parent_name, process._parent_pid, parent_sentinel)
    _current = process
    _numbers = count(1)
    _children.clear()


class _ParentProcess(BaseProcess):
    """The process that started this one, as this one sees it."""

    def __init__(self, name, pid, sentinel):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._sentinel = sentinel
        self._config = {}

    def is_alive(self):
        from .connection import wait

        return not wait([self._sentinel], timeout=0)

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        """Waits until it has ended, or until the time is over."""
        from .connection import wait

        wait([self._sentinel], timeout=timeout)


class _MainProcess(BaseProcess):
    """The process that runs the program itself."""

    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {"authkey": AuthenticationString(os.urandom(32)), "semprefix": "/mp"}

    def close(self):
        """Does nothing: the process goes on."""


_parent = None
_current = _MainProcess()
# There is no other, which a pickle of it would have to be.
del _MainProcess
_numbers = count(1)
_children = {}  # those that have been started and not yet been seen to have ended; for its order
