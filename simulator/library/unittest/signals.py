"""Ctrl-C while tests run: the first ends the run after the current test (`--catch`)."""

from weakref import WeakKeyDictionary

_results = WeakKeyDictionary()
_installed = []


class _Handler:
    """Tells the results to stop; a second Ctrl-C does what the first would have done before."""

    def __init__(self, before):
        self.before = before
        self.called = False

    def __call__(self, signum, frame):
        import signal

        if signal.getsignal(signal.SIGINT) is not self or self.called:
            self.before(signum, frame)
        self.called = True
        for result in list(_results):
            result.stop()


def registerResult(result):
    """Ctrl-C will stop the run that fills this result."""
    _results[result] = True


def removeResult(result):
    """Ctrl-C will no longer stop it; whether it would have."""
    return bool(_results.pop(result, None))


def installHandler():
    """From now on Ctrl-C stops the registered results."""
    import signal

    if not _installed:
        handler = _Handler(signal.getsignal(signal.SIGINT))
        _installed.append(handler)
        signal.signal(signal.SIGINT, handler)


def removeHandler(method=None):
    """Puts back what Ctrl-C did before; as a decorator, for the time of a test."""
    import signal

    if method is not None:
        from functools import wraps

        @wraps(method)
        def without(*args, **kwargs):
            handler = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, handler)

        return without
    if _installed:
        signal.signal(signal.SIGINT, _installed.pop().before)
    return None
