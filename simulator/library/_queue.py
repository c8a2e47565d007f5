"""Where `queue` says that its quick parts come from: pickles of them name this module."""

from queue import Empty, SimpleQueue

__all__ = ["Empty", "SimpleQueue"]
