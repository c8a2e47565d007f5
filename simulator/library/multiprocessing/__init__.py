"""Processes that work together (Library reference, "multiprocessing").

Everything stands on fork, pipes, semaphores and memory of the simulated system.
"""

from . import context as _context
from . import process, util

_offered = _context._default_context
__all__ = [_name for _name in dir(_offered) if not _name.startswith("_")]
globals().update({_name: getattr(_offered, _name) for _name in __all__ if _name != "reducer"})

SUBDEBUG = 5
SUBWARNING = 25


def __getattr__(name):
    """The module that makes bytes of objects, by either name."""
    if name in ("reducer", "reduction"):
        return _offered.reducer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
