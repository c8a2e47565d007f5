"""The hub: the greenlet of a thread that runs the loop, while all others wait."""

import sys
from _thread import _local as _thread_local

from _greenlet import _show_as
from greenlet import GreenletExit, getcurrent, greenlet

from gevent._loop import Loop
from gevent.exceptions import ConcurrentObjectUseError, InvalidSwitchError, LoopExit

__all__ = ["Hub", "Waiter", "get_hub", "getcurrent", "idle", "reinit", "sleep", "spawn_raw"]

_hubs = _thread_local()


def get_hub():
    """The hub of the thread, made when it is first asked for."""
    try:
        return _hubs.hub
    except AttributeError:
        hub = _hubs.hub = Hub()
        return hub


class Hub(greenlet):
    SYSTEM_ERROR = (KeyboardInterrupt, SystemExit, SystemError)
    NOT_ERROR = (GreenletExit, SystemExit)

    def __init__(self):
        super().__init__()
        self.loop = Loop()
        _show_as(self, "loop")
        # It belongs to the thread, whoever has asked for it first.
        parent = self.parent
        while parent.parent is not None:
            parent = parent.parent
        self.parent = parent

    def run(self):
        while True:
            self.loop.run()
            # There is nothing left that could wake anybody.
            self.parent.throw(
                LoopExit("This operation would block forever", self, [])
            )

    def switch(self):
        """Waits until somebody switches back; what he has switched in."""
        return greenlet.switch(self)

    def wait(self, watcher):
        """Waits until a watcher has something to tell."""
        waiter = Waiter(self)
        watcher.start(waiter.switch, waiter)
        try:
            result = waiter.get()
            if result is not waiter:
                raise InvalidSwitchError(
                    f"Invalid switch into {getcurrent()!r}: got {result!r} "
                    f"(expected {waiter!r}; waiting on {self!r} with {watcher!r})"
                )
        finally:
            watcher.stop()

    def handle_error(self, context, kind, value, traceback):
        """An exception that nobody can catch: printed, or given to the main greenlet."""
        if not issubclass(kind, self.NOT_ERROR):
            self.print_exception(context, kind, value, traceback)
        if context is None or issubclass(kind, self.SYSTEM_ERROR):
            self.handle_system_error(kind, value)

    def handle_system_error(self, kind, value, traceback=None):
        main = self.parent
        if getcurrent() is self or getcurrent() is not main:
            self.loop.run_callback(main.throw, value)
        else:
            raise value

    def print_exception(self, context, kind, value, traceback):
        from time import gmtime, strftime
        from traceback import print_exception

        print_exception(kind, value, traceback)
        if context is not None:
            shown = context if isinstance(context, str) else repr(context)
            now = strftime("%Y-%m-%dT%H:%M:%SZ", gmtime())
            print(f"{now} {shown} failed with {kind.__name__}\n", file=sys.stderr)

    def join(self, timeout=None):
        """Waits in the main greenlet until there is nothing left to do; whether that is so."""
        if self.dead:
            return True
        from gevent.timeout import Timeout

        waiter = Waiter(self)
        with Timeout._start_new_or_dummy(timeout, False):
            try:
                waiter.get()
            except LoopExit:
                return True
        return False

    def __repr__(self):
        return f"<Hub '' at {id(self):#x} epoll pending=0 ref={len(self.loop._timers)} fileno=3>"


class Waiter:
    """Hands one value or exception from the hub to one greenlet."""

    __slots__ = ("hub", "greenlet", "value", "_exception")

    _NONE = object()

    def __init__(self, hub=None):
        self.hub = get_hub() if hub is None else hub
        self.clear()

    def clear(self):
        self.greenlet = None
        self.value = None
        self._exception = self._NONE

    def ready(self):
        return self._exception is not self._NONE

    def successful(self):
        return self._exception is None

    def switch(self, value=None):
        """Goes on with the greenlet that waits, or keeps the value for it."""
        if self.greenlet is None:
            self.value = value
            self._exception = None
            return
        if getcurrent() is not self.hub:
            raise AssertionError("Can only use Waiter.switch method from the Hub greenlet")
        self.greenlet.switch(value)

    def throw(self, *throw_args):
        if self.greenlet is None:
            self._exception = throw_args
            return
        if getcurrent() is not self.hub:
            raise AssertionError("Can only use Waiter.switch method from the Hub greenlet")
        self.greenlet.throw(*throw_args)

    def get(self):
        if self._exception is not self._NONE:
            if self._exception is None:
                return self.value
            return getcurrent().throw(*self._exception)
        if self.greenlet is not None:
            raise ConcurrentObjectUseError(
                f"This Waiter is already used by {self.greenlet!r}"
            )
        self.greenlet = getcurrent()
        try:
            return self.hub.switch()
        finally:
            self.greenlet = None


def sleep(seconds=0, ref=True):
    """Lets others run; for 0 seconds, those that are ready."""
    hub = get_hub()
    if seconds <= 0:
        waiter = Waiter(hub)
        hub.loop.run_callback(waiter.switch, None)
        waiter.get()
    else:
        hub.wait(hub.loop.timer(seconds))


def idle(priority=0):
    """Waits until nobody else is ready."""
    while True:
        sleep(0)
        if not get_hub().loop._callbacks:
            return


def spawn_raw(function, *args, **kwargs):
    """A plain greenlet that begins in the hub's next turn."""
    if not callable(function):
        raise TypeError("function must be callable")
    hub = get_hub()
    made = greenlet(function, hub)
    hub.loop.run_callback(lambda: made.switch(*args, **kwargs))
    return made


def reinit(hub=None):
    """After a fork: the loop needs nothing renewed."""
    return get_hub() if hub is None else hub


def signal_handler(signalnum, handler, *args, **kwargs):
    """Calls a function in a greenlet of its own when the process gets a signal."""
    import signal

    def receive(_number, _frame):
        spawn_raw(handler, *args, **kwargs)

    return signal.signal(signalnum, receive)
