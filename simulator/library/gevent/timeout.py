"""Timeouts: an exception that is thrown into the greenlet that has started them."""

from greenlet import getcurrent

from gevent.hub import get_hub

__all__ = ["Timeout", "with_timeout"]


class Timeout(BaseException):
    """Raises itself (or `exception`) in the current greenlet after a number of seconds.

    With `exception=False` a `with` block just ends.
    """

    def __init__(self, seconds=None, exception=None, ref=True, priority=-1, _use_timer=True):
        BaseException.__init__(self)
        self.seconds = seconds
        self.exception = exception
        self.timer = None

    @classmethod
    def start_new(cls, timeout=None, exception=None, ref=True):
        """A started one; a Timeout is taken as it is."""
        if isinstance(timeout, Timeout):
            if not timeout.pending:
                timeout.start()
            return timeout
        made = cls(timeout, exception)
        made.start()
        return made

    @classmethod
    def _start_new_or_dummy(cls, timeout, exception=None):
        return cls.start_new(timeout, exception)

    @property
    def pending(self):
        return self.timer is not None and self.timer.active

    def start(self):
        if self.pending:
            raise AssertionError(f"{self!r} is already started; to restart it, cancel it first")
        if self.seconds is None:
            return
        if self.exception is None or self.exception is False or isinstance(self.exception, str):
            thrown = (self,)
        else:
            thrown = (self.exception,)
        self.timer = get_hub().loop.timer(self.seconds)
        self.timer.start(getcurrent().throw, *thrown)

    def cancel(self):
        if self.timer is not None:
            self.timer.stop()

    def close(self):
        self.cancel()

    def __repr__(self):
        pending = " pending" if self.pending else ""
        exception = f" exception={self.exception!r}" if self.exception is not None else ""
        return f"<{type(self).__name__} at {id(self):#x} seconds={self.seconds}{exception}{pending}>"

    def __str__(self):
        if self.seconds is None:
            return ""
        suffix = "" if self.seconds == 1 else "s"
        if self.exception is None:
            return f"{self.seconds} second{suffix}"
        if self.exception is False:
            return f"{self.seconds} second{suffix} (silent)"
        return f"{self.seconds} second{suffix}: {self.exception}"

    def __enter__(self):
        if not self.pending:
            self.start()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()
        return value is self and self.exception is False


def with_timeout(seconds, function, *args, **kwds):
    """Calls a function; if it takes longer, `timeout_value` or else the Timeout."""
    silent = "timeout_value" in kwds
    timeout_value = kwds.pop("timeout_value", None)
    timeout = Timeout.start_new(seconds)
    try:
        return function(*args, **kwds)
    except Timeout as raised:
        if raised is timeout and silent:
            return timeout_value
        raise
    finally:
        timeout.cancel()
