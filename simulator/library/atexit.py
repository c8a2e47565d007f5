"""Functions to be called when the program ends."""

_registered = []


def register(func, /, *args, **kwargs):
    """Calls the function at the end, those registered last first."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forgets the function, however often it was registered."""
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _run_exitfuncs():
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except BaseException as raised:
            _report(func, raised)


def _report(func, error):
    import sys

    print(f"Exception ignored in atexit callback: {func!r}", file=sys.stderr)
    sys.excepthook(type(error), error, error.__traceback__)


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)
