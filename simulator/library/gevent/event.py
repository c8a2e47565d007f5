"""Events and results that greenlets wait for."""

from greenlet import GreenletExit

from gevent._links import Linkable
from gevent.hub import get_hub
from gevent.timeout import Timeout

__all__ = ["AsyncResult", "Event"]


class Event(Linkable):
    """A flag to wait for, like `threading.Event`."""

    def __init__(self):
        super().__init__()
        self._flag = False

    def ready(self):
        return self._flag

    is_set = isSet = ready

    def set(self):
        self._flag = True
        self._check_and_notify()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        """Waits for the flag; whether it is set."""
        if self._flag:
            return True
        return self._wait_core(timeout)

    def __repr__(self):
        state = "set" if self._flag else "clear"
        return f"<Event at {id(self):#x} {state} _links[{len(self._links)}]>"


_NOTHING = object()


class AsyncResult(Linkable):
    """A value or an exception that comes later."""

    def __init__(self):
        super().__init__()
        self._value = _NOTHING
        self._exception = None

    @property
    def value(self):
        return None if self._value is _NOTHING else self._value

    @property
    def exception(self):
        return self._exception

    @property
    def exc_info(self):
        error = self._exception
        return () if error is None else (type(error), error, error.__traceback__)

    def ready(self):
        return self._value is not _NOTHING or self._exception is not None

    done = ready

    def successful(self):
        return self._value is not _NOTHING

    def set(self, value=None):
        self._value = value
        self._exception = None
        self._check_and_notify()

    set_result = set

    def set_exception(self, exception, exc_info=None):
        self._value = _NOTHING
        self._exception = exception
        self._check_and_notify()

    def get(self, block=True, timeout=None):
        """The value, or the exception raised here."""
        if not self.ready():
            if not block:
                raise Timeout()
            timer = Timeout.start_new(timeout)
            try:
                self._wait_core(None)
            finally:
                timer.cancel()
        if self._exception is not None:
            raise self._exception
        return self._value

    result = get

    def get_nowait(self):
        return self.get(block=False)

    def wait(self, timeout=None):
        """The value, once it is there; None for an exception, or if the time is up."""
        if not self.ready():
            self._wait_core(timeout)
        return self.value

    def cancel(self):
        return False

    def cancelled(self):
        return False

    def __call__(self, source):
        """As a link: takes over how a greenlet has ended."""
        if source.successful():
            self.set(source.value)
        else:
            self.set_exception(source.exception)

    def __repr__(self):
        shown = f"<AsyncResult at {id(self):#x}"
        if self._value is not _NOTHING:
            shown += f" value={self._value!r}"
        elif self._exception is not None:
            shown += f" exception={self._exception!r}"
        return f"{shown} _links[{len(self._links)}]>"
