"""Threads and the objects they meet at.

Everything here stands on `_thread`: locks, the handle of a thread, and thread-local data.
"""

import sys as _sys
from _thread import (
    TIMEOUT_MAX,
    _call_after_fork,
    _excepthook as excepthook,
    _ExceptHookArgs as ExceptHookArgs,
    _local as local,
    _mark_exception,
    _start_joinable_thread,
    _ThreadHandle,
    RLock as _CRLock,
    allocate_lock as Lock,
    error as ThreadError,
    get_ident,
    get_native_id,
    stack_size,
)
from itertools import count as _count
from threading._synchronization import (
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    Semaphore,
    _deprecated,
)

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
    "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier",
    "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size",
    "excepthook", "ExceptHookArgs", "gettrace", "getprofile", "get_native_id",
]  # fmt: skip


for _class in (Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Semaphore):
    _class.__module__ = __name__
del _class


def RLock(*args, **kwargs):
    """A lock that its owner can take again. A function, as in CPython: no class to inherit from."""
    return _CRLock(*args, **kwargs)


_numbers = _count(1)
_active = {}  # by ident. Each step on these two dicts is atomic, so they need no lock.
_limbo = {}  # threads that start() has made but that don't run yet


class Thread:
    """Runs `target(*args, **kwargs)`, or the run() of a subclass, beside the other threads."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if not name:
            name = f"Thread-{next(_numbers)}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._handle = _ThreadHandle()
        self._started = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started:
            status = "started" if self.is_alive() else "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Starts the thread; returns as soon as it runs."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        handle = self._handle
        _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap, handle, self._name)
        except Exception:
            del _limbo[self]
            self._started = False
            raise
        handle.wait_started()

    def run(self):
        """What the thread does."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the thread was given may be large, or may hold the thread itself.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self
        del _limbo[self]
        self._handle.mark_started()
        try:
            self._bootstrap_inner()
        finally:
            del _active[self._ident]

    def _bootstrap_inner(self):
        if _trace_hook is not None:
            _sys.settrace(_trace_hook)
        if _profile_hook is not None:
            _sys.setprofile(_profile_hook)
        try:
            self.run()
        except:
            self._report()

    def _report(self):
        """Hands the exception that ended run() to excepthook."""
        args = ExceptHookArgs((*_sys.exc_info(), self))
        if args.exc_type is not SystemExit:
            _mark_exception(args.exc_value)
        try:
            (excepthook or __excepthook__)(args)
        except BaseException as error:
            error.__suppress_context__ = True
            print("Exception in threading.excepthook:", file=_sys.stderr)
            _sys.excepthook(*_sys.exc_info())

    def join(self, timeout=None):
        """Waits until the thread has ended, or until the time is over: see is_alive()."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            self._handle.join()
        else:
            self._handle.join(max(timeout, 0))

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident is not None and not self._handle.is_done()

    @property
    def name(self):
        """For people; it identifies nothing."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        self._handle.set_name(self._name)

    @property
    def ident(self):
        """Not None as soon as the thread has started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The number the operating system gave it."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        """Whether the program may end while this thread still runs."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName", "set the name attribute")
        self.name = name


class _Delay(Event):
    """The event inside a timer: to wait for it looks like a sleep."""

    def __init__(self):
        self._show_as("sleep", -1)


class Timer(Thread):
    """A thread that calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = _Delay()

    def cancel(self):
        """Does nothing if the function has been called already."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _RunningThread(Thread):
    """A thread that was not started by Thread.start()."""

    def __init__(self, name, daemon):
        super().__init__(name=name, daemon=daemon)
        self._handle = _ThreadHandle.of_current()
        self._started = True
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self


class _MainThread(_RunningThread):
    """The thread that runs the program itself."""

    def __init__(self):
        super().__init__("MainThread", False)


class _DummyThread(_RunningThread):
    """Stands for a thread that was started by other means, as `_thread` offers."""

    def __init__(self):
        super().__init__(f"Dummy-{next(_numbers)}", True)

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"

    def is_alive(self):
        """Nobody is told when it ends."""
        return True


def current_thread():
    """The Thread object of the caller."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _deprecated("currentThread", "use current_thread()")
    return current_thread()


def main_thread():
    """The thread that Python was started in."""
    return _main_thread


def active_count():
    """How many threads are alive."""
    return len(_active) + len(_limbo)


def activeCount():
    _deprecated("activeCount", "use active_count()")
    return active_count()


def enumerate():
    """All threads that are alive."""
    return [*_active.values(), *_limbo.values()]


__excepthook__ = excepthook

_at_shutdown = []


def _register_atexit(function, *args, **kwargs):
    """Calls the function when the main thread has ended, before the others are waited for."""
    _at_shutdown.append(lambda: function(*args, **kwargs))


_trace_hook = None
_profile_hook = None


def settrace(func):
    """Threads started from now on call sys.settrace(func) before their run()."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    """Threads started from now on call sys.setprofile(func) before their run()."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


def __getattr__(name):
    """The lock in Python, which few programs need."""
    if name in ("_RLock", "_PyRLock"):
        from threading._python_rlock import _RLock

        return _RLock
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _shutdown():
    """Called at the end of the main program: waits for every thread that is not a daemon."""
    for function in reversed(_at_shutdown):
        function()
    _main_thread._handle.declare_over()
    me = current_thread()
    while True:
        others = [thread for thread in enumerate() if thread is not me and not thread._daemonic]
        if not others:
            return
        for thread in others:
            thread._handle.join()


def _after_fork():
    """Called in a forked child: only the thread lives that forked, and it is the main thread now."""
    global _main_thread
    me = current_thread()
    for thread in enumerate():
        if thread is not me:
            thread._handle.forget()
    me._native_id = get_native_id()
    _active.clear()
    _limbo.clear()
    _active[me._ident] = me
    _main_thread = me


# The very first Thread asks nobody whether it is a daemon, so it can be made here.
_main_thread = _MainThread()
_call_after_fork(_after_fork)
