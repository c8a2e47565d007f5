"""How callbacks and the places where they were made show in texts."""

import sys
from reprlib import repr as _short
from types import FunctionType

from . import constants


def _get_function_source(func):
    """(file, line) of where a function is defined, None for what isn't one, as a bound method."""
    while (inner := getattr(func, "__wrapped__", None)) is not None:
        func = inner
    if isinstance(func, FunctionType):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    if hasattr(func, "func"):
        return _get_function_source(func.func)
    return None


def _format_callback_source(func, args):
    text = _format_callback(func, args, None)
    source = _get_function_source(func)
    return text if source is None else f"{text} at {source[0]}:{source[1]}"


def _format_args_and_kwargs(args, kwargs):
    """The arguments of a call, long ones shortened."""
    parts = [_short(arg) for arg in args or ()]
    parts += [f"{name}={_short(value)}" for name, value in (kwargs or {}).items()]
    return f"({', '.join(parts)})"


def _format_callback(func, args, kwargs, suffix=""):
    if type(func).__name__ == "partial":
        suffix = _format_args_and_kwargs(args, kwargs) + suffix
        return _format_callback(func.func, func.args, func.keywords, suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def _format_handle_place(callback, args, source_traceback):
    """What follows the state in the text of a handle."""
    text = ""
    if callback is not None:
        text = " " + _format_callback_source(callback, args)
    if source_traceback:
        text += " " + _created_at(source_traceback)
    return text


def _created_at(source_traceback):
    frame = source_traceback[-1]
    return f"created at {frame[0]}:{frame[1]}"


def extract_stack(f=None, limit=None):
    """The stack of a frame as traceback lists it, at most constants.DEBUG_STACK_DEPTH entries."""
    from traceback import StackSummary, walk_stack

    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = StackSummary.extract(walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack


def _extract_caller():
    """The stack of the function that called a native."""
    return extract_stack(sys._getframe(1))
