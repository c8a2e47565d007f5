"""The package uvloop (its documentation), in small: its loop is asyncio's, by another name.

What it saves on a real machine is time spent in the loop itself; here both loops cost the same.
"""

import asyncio
from asyncio.events import BaseDefaultEventLoopPolicy
from asyncio.unix_events import _UnixSelectorEventLoop

__all__ = ["EventLoopPolicy", "Loop", "install", "new_event_loop", "run"]
__version__ = "0.21.0"


class Loop(_UnixSelectorEventLoop):
    """A loop that says it is uvloop's."""

    def __repr__(self):
        state = f"running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}"
        return f"<uvloop.Loop {state}>"


Loop.__module__ = "uvloop"


class EventLoopPolicy(BaseDefaultEventLoopPolicy):
    """Gives threads loops of this package."""

    def _loop_factory(self):
        return Loop()


def new_event_loop():
    """A loop of this package."""
    return Loop()


def install():
    """Has asyncio make loops of this package."""
    asyncio.set_event_loop_policy(EventLoopPolicy())


def run(main, *, loop_factory=new_event_loop, debug=None):
    """asyncio.run() on a loop of this package."""
    with asyncio.Runner(loop_factory=loop_factory, debug=debug) as runner:
        return runner.run(main)
