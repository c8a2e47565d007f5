"""What `_thread` offers, with greenlets for threads: what monkey.patch_thread() puts in place."""

from _thread import get_ident as _thread_ident, error

from greenlet import getcurrent

from gevent._greenlet import Greenlet
from gevent.event import Event
from gevent.hub import get_hub
from gevent.lock import Semaphore


class Lock(Semaphore):
    """A lock that anybody may release."""

    def __init__(self):
        super().__init__(1)

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        return super().acquire(blocking, None if timeout == -1 else timeout)

    def release(self):
        if self.counter > 0:
            raise RuntimeError("release unlocked lock")
        super().release()

    def __enter__(self):
        return self.acquire()


def inner_lock(cause, lane):
    """A lock inside of something else."""
    return Lock()


def signal(cause, lane):
    """A lock that is released when there is something to tell."""
    made = Lock()
    made.acquire()
    return made


def get_ident(greenlet=None):
    """Of the main greenlet, the thread's own number."""
    current = getcurrent() if greenlet is None else greenlet
    return _thread_ident() if current.parent is None else id(current)


def start_new_thread(function, args=(), kwargs=None):
    return get_ident(Greenlet.spawn(function, *args, **(kwargs or {})))


class Handle:
    """A thread that is a greenlet, for `threading.Thread`."""

    @classmethod
    def of_current(cls):
        return cls()

    def __init__(self):
        self._started = Event()
        self._greenlet = None

    def wait_started(self):
        # A thread that has been started runs once its starter waits.
        self._started.wait()

    def mark_started(self):
        self._started.set()

    def join(self, timeout=None):
        if self._greenlet is not None:
            self._greenlet.join(timeout)

    def is_done(self):
        return self._greenlet is not None and self._greenlet.dead

    def forget(self):
        """A greenlet needs no goodbye."""

    def set_name(self, name):
        if self._greenlet is not None:
            self._greenlet.name = name


def start_joinable_thread(function, handle, name):
    made = Greenlet(function)
    made.name = name
    handle._greenlet = made
    made.start()
