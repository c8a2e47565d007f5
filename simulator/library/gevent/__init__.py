"""Greenlets that run in turn under a hub, in small (the documentation of gevent 23)."""

from greenlet import GreenletExit

from gevent._greenlet import Greenlet, iwait, joinall, killall
from gevent.hub import get_hub, getcurrent, idle, reinit, signal_handler, sleep, spawn_raw
from gevent._wait import wait
from gevent.timeout import Timeout, with_timeout

__version__ = "23.9.1"
version_info = (23, 9, 1)

__all__ = [
    "Greenlet",
    "GreenletExit",
    "Timeout",
    "fork",
    "get_hub",
    "getcurrent",
    "idle",
    "iwait",
    "joinall",
    "kill",
    "killall",
    "reinit",
    "signal_handler",
    "sleep",
    "spawn",
    "spawn_later",
    "spawn_raw",
    "wait",
    "with_timeout",
]

spawn = Greenlet.spawn
spawn_later = Greenlet.spawn_later


def kill(greenlet, exception=GreenletExit):
    """Ends any greenlet with an exception, in the hub's next turn."""
    if isinstance(greenlet, Greenlet):
        greenlet.kill(exception, block=False)
    elif not greenlet.dead:
        get_hub().loop.run_callback(greenlet.throw, exception)


def fork():
    """As `os.fork()`; the child has a loop of its own, with the same greenlets."""
    import os

    return os.fork()
