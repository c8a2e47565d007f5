"""Waiting for several things that have `ready()`, `rawlink()` and `unlink()`."""

from gevent.exceptions import LoopExit
from gevent.hub import Waiter, get_hub
from gevent.timeout import Timeout

_NEVER = object()


def iwait(objects, timeout=None, count=None):
    """Yields them as they become ready."""
    objects = list(objects)
    count = len(objects) if count is None else min(count, len(objects))
    ready = []
    waiter = Waiter()

    def arrived(thing):
        ready.append(thing)
        waiter.switch(thing)

    timer = None
    if timeout is not None:
        timer = get_hub().loop.timer(timeout)
        timer.start(waiter.switch, _NEVER)
    linked = []
    try:
        for thing in objects:
            thing.rawlink(arrived)
            linked.append(thing)
        for _ in range(count):
            if not ready:
                waiter.clear()
                if waiter.get() is _NEVER:
                    return
            yield ready.pop(0)
    finally:
        if timer is not None:
            timer.stop()
        for thing in linked:
            thing.unlink(arrived)


def wait_all(objects, timeout=None, count=None):
    return list(iwait(objects, timeout, count))


def wait(objects=None, timeout=None, count=None):
    """Those that are ready, when all are or the time is up; without objects, waits for everything."""
    if objects is None:
        return get_hub().join(timeout)
    return wait_all(objects, timeout, count)
