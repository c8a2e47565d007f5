"""Which objects are coroutines, and how they show."""

import os
import sys
from collections.abc import Coroutine
from types import CoroutineType, FunctionType, GeneratorType

__all__ = ("iscoroutinefunction", "iscoroutine", "coroutine")

_CO_COROUTINE = 0x80

# What a function that only looks like a plain one carries in `_is_coroutine`.
_is_coroutine = object()


def _is_debug_mode():
    return sys.flags.dev_mode or (
        not sys.flags.ignore_environment and bool(os.environ.get("PYTHONASYNCIODEBUG"))
    )


def iscoroutinefunction(func):
    """Whether calling it gives a coroutine: `async def`, or a generator with @coroutine."""
    if getattr(func, "_is_coroutine", None) is _is_coroutine:
        return True
    while type(func).__name__ in ("method", "partial"):
        func = func.__func__ if hasattr(func, "__func__") else func.func
    return isinstance(func, FunctionType) and bool(func.__code__.co_flags & _CO_COROUTINE)


def iscoroutine(obj):
    """Whether it is a coroutine, or a generator that may stand for one."""
    return isinstance(obj, (CoroutineType, GeneratorType, Coroutine))


def coroutine(func):
    """Marks a generator function as a coroutine, as before Python 3.5.

    Python 3.11 has it no more; here it works as it did in 3.10, with a DeprecationWarning.
    """
    from types import coroutine as awaitable
    from warnings import warn

    warn(
        '"@coroutine" decorator is deprecated since Python 3.8, use "async def" instead',
        DeprecationWarning,
        stacklevel=2,
    )
    if iscoroutinefunction(func):
        return func
    if not (isinstance(func, FunctionType) and func.__code__.co_flags & 0x20):
        func = _as_generator(func)
    marked = awaitable(func)
    marked._is_coroutine = _is_coroutine
    return marked


def _as_generator(func):
    """A generator function in place of a function that may return something to wait for."""
    from functools import wraps

    @wraps(func)
    def generator(*args, **kwargs):
        result = func(*args, **kwargs)
        if hasattr(result, "__await__"):
            result = yield from result.__await__()
        elif isinstance(result, GeneratorType):
            result = yield from result
        return result

    return generator


def _format_coroutine(coro):
    """`main() running at FILE:LINE`."""
    is_corowrapper = hasattr(coro, "__qualname__") and coro.__qualname__
    name = coro.__qualname__ if is_corowrapper else getattr(coro, "__name__", None)
    name = f"{name or f'<{type(coro).__name__} without __name__>'}()"
    prefix = "cr" if hasattr(coro, "cr_code") else "gi"
    code = getattr(coro, f"{prefix}_code", None)
    if code is None:
        return f"{name} running" if _is_running(coro) else name
    frame = getattr(coro, f"{prefix}_frame", None)
    file = code.co_filename or "<empty co_filename>"
    if frame is not None:
        return f"{name} running at {file}:{frame.f_lineno}"
    return f"{name} done, defined at {file}:{code.co_firstlineno}"


def _is_running(coro):
    return bool(getattr(coro, "cr_running", getattr(coro, "gi_running", False)))
