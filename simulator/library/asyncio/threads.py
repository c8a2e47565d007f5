"""Functions that block, run in a thread of their own."""

from contextvars import copy_context
from functools import partial

from . import events

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Calls func in a thread of the loop's default pool, with a copy of the task's context."""
    loop = events.get_running_loop()
    call = partial(copy_context().run, func, *args, **kwargs)
    return await loop.run_in_executor(None, call)
