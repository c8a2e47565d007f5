"""Threads and the objects they meet at.

Everything here stands on `_thread`: locks, the handle of a thread, and thread-local data. What a
thread waits for is told to the chart where the waiting happens, by a cause and a lane.
"""

import sys as _sys
from _collections import deque as _deque
from _thread import (
    TIMEOUT_MAX,
    _inner_lock,
    _local as local,
    _mark_exception,
    _new_lane,
    _owned_lock,
    _set_permits,
    _signal,
    _start_joinable_thread,
    _ThreadHandle,
    RLock,
    allocate_lock as Lock,
    error as ThreadError,
    get_ident,
    get_native_id,
    stack_size,
)
from itertools import count as _count
from time import monotonic as _now

__all__ = [
    "Barrier", "BoundedSemaphore", "BrokenBarrierError", "Condition", "Event", "ExceptHookArgs",
    "Lock", "RLock", "Semaphore", "TIMEOUT_MAX", "Thread", "ThreadError", "Timer", "active_count",
    "current_thread", "enumerate", "excepthook", "get_ident", "get_native_id", "local",
    "getprofile", "gettrace", "main_thread", "setprofile", "settrace", "stack_size",
]  # fmt: skip


def _deprecated(old, new):
    from warnings import warn

    warn(f"{old}() is deprecated, {new} instead", DeprecationWarning, stacklevel=3)


class Condition:
    """Lets threads that hold a lock wait until another one tells them that something changed."""

    def __init__(self, lock=None):
        lane = _new_lane("condition")
        # A lock of its own is drawn on the condition's lane; a given one has a lane already.
        self._attach(_owned_lock(lane) if lock is None else lock, "condition", lane)

    def _attach(self, lock, cause, lane):
        self._lock = lock
        self._cause = cause
        self._lane = lane
        self._waiters = _deque()
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that can be held several times over says how to let go of it altogether.
        if hasattr(lock, "_release_save"):
            self._release_save = lock._release_save
        if hasattr(lock, "_acquire_restore"):
            self._acquire_restore = lock._acquire_restore
        if hasattr(lock, "_is_owned"):
            self._is_owned = lock._is_owned

    @classmethod
    def _inside(cls, cause, lane, lock=None):
        """The condition inside an event, a semaphore or a barrier: it shows up as that object."""
        self = cls.__new__(cls)
        self._attach(_inner_lock(cause, lane) if lock is None else lock, cause, lane)
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Lets go of the lock, waits to be notified, takes the lock again. False: timed out."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _signal(self._cause, self._lane)
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds; returns its last value."""
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _now() + left
                else:
                    left = end - _now()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes the n threads that have waited longest."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while n > 0 and waiters:
            waiters.popleft().release()
            n -= 1

    def notify_all(self):
        """Wakes all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A number of permits: acquire() takes one and waits while there is none."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        lane = _new_lane("semaphore")
        self._lane = lane
        self._cond = Condition._inside("semaphore", lane)
        self._value = value
        _set_permits(lane, value)

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes a permit. False: there was none (in time)."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _now() + timeout
                    else:
                        timeout = end - _now()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            _set_permits(self._lane, self._value)
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Gives n permits back and wakes as many waiting threads."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            _set_permits(self._lane, self._value)
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to have more permits than it started with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"{super().__repr__()[:-1]}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            _set_permits(self._lane, self._value)
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._show_as("event", _new_lane("event"))

    def _show_as(self, cause, lane):
        self._cond = Condition._inside(cause, lane)
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        state = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        """Raises the flag and wakes every waiting thread."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is up. False: timed out."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was broken or reset while a thread waited at it."""


class Barrier:
    """A place where a fixed number of threads wait for each other, again and again."""

    # FILLING: threads arrive. DRAINING: all are here and leave. RESETTING: those who wait are being
    # sent away. BROKEN: nobody may wait until reset().

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition._inside("barrier", _new_lane("barrier"))
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    @property
    def parties(self):
        """How many threads it takes to pass."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads are waiting now."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    def wait(self, timeout=None):
        """Waits for the others. Returns a different number, from 0, to each of them."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._leave()

    def _enter(self):
        # The next round begins only when the last thread of this one has left.
        while self._state in ("draining", "resetting"):
            self._cond.wait()
        if self._state == "broken":
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except:
            self._break()
            raise
        self._state = "draining"
        self._cond.notify_all()

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state != "draining":
            raise BrokenBarrierError

    def _leave(self):
        if self._count == 0 and self._state in ("draining", "resetting"):
            self._state = "filling"
            self._cond.notify_all()

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        """Makes the barrier as new; threads that wait at it get a BrokenBarrierError."""
        with self._cond:
            self._state = "resetting" if self._count > 0 else "filling"
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier: who waits and who comes gets a BrokenBarrierError."""
        with self._cond:
            self._break()


_numbers = _count(1)
_active = {}  # by ident. Each step on these two dicts is atomic, so they need no lock.
_limbo = {}  # threads that start() has made but that don't run yet


class Thread:
    """Runs `target(*args, **kwargs)`, or the run() of a subclass, beside the other threads."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
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
        self._daemonic = current_thread().daemon if daemon is None else bool(daemon)
        self._ident = None
        self._native_id = None
        self._handle = None
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._handle is not None:
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
        if self._handle is not None:
            raise RuntimeError("threads can only be started once")
        self._handle = handle = _ThreadHandle()
        _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap, handle, self._name)
        except Exception:
            del _limbo[self]
            self._handle = None
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
            excepthook(args)
        except:
            print("Exception in threading.excepthook:", file=_sys.stderr)
            _sys.excepthook(*_sys.exc_info())

    def join(self, timeout=None):
        """Waits until the thread has ended, or until the time is over: see is_alive()."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._handle is None:
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
        if self._handle is not None:
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
        if self._handle is not None and self.is_alive():
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


class ExceptHookArgs(tuple):
    """What excepthook() gets: exc_type, exc_value, exc_traceback, thread."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (
            f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, "
            f"exc_traceback={self[2]!r}, thread={self[3]!r})"
        )


def excepthook(args, /):
    """Reports an exception that ended a thread. SystemExit is no error: it just ends the thread."""
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=_sys.stderr, flush=True)
    _sys.__excepthook__(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook

_at_shutdown = []


def _register_atexit(function, *args, **kwargs):
    """Calls the function when the main thread has ended, before the others are waited for."""
    _at_shutdown.append(lambda: function(*args, **kwargs))


def _refuse(name):
    def refused(func):
        """Not supported, unless it is to take nothing back."""
        if func is not None:
            raise NotImplementedError(f"threading.{name}() is not supported: nobody traces here")

    refused.__name__ = refused.__qualname__ = name
    return refused


settrace = _refuse("settrace")
setprofile = _refuse("setprofile")


def gettrace():
    """None: nobody traces here."""
    return None


def getprofile():
    """None: nobody profiles here."""
    return None


def _shutdown():
    """Called at the end of the main program: waits for every thread that is not a daemon."""
    for function in reversed(_at_shutdown):
        function()
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
