"""`select()` that lets other greenlets run while it waits."""

import select as _blocking

from gevent.event import Event
from gevent.hub import get_hub

__all__ = ["error", "select"]

error = _blocking.error
_select = _blocking.select


def _number(thing):
    return thing if isinstance(thing, int) else thing.fileno()


def select(rlist, wlist, xlist, timeout=None):
    """As `select.select()`."""
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    ready = _select(rlist, wlist, xlist, 0)
    if any(ready) or timeout == 0:
        return ready
    some = Event()
    loop = get_hub().loop
    watchers = [loop.io(_number(thing), 1) for thing in rlist]
    watchers += [loop.io(_number(thing), 2) for thing in wlist]
    try:
        for watcher in watchers:
            watcher.start(some.set)
        some.wait(timeout)
    finally:
        for watcher in watchers:
            watcher.stop()
    return _select(rlist, wlist, xlist, 0)
