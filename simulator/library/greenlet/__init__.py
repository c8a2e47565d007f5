"""Stacks that switch inside one thread (the documentation of greenlet)."""

from _greenlet import GreenletExit, error, getcurrent, gettrace, greenlet, settrace

__version__ = "3.0.3"

__all__ = [
    "__version__",
    "GreenletExit",
    "error",
    "getcurrent",
    "greenlet",
    "gettrace",
    "settrace",
]
