"""The same with threads in place of processes ("multiprocessing.dummy")."""

import array
import sys
import threading
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

from .connection import Pipe

__all__ = [
    "Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore",
    "BoundedSemaphore", "Condition", "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool",
    "JoinableQueue",
]  # fmt: skip

JoinableQueue = Queue
current_process = threading.current_thread


class DummyProcess(threading.Thread):
    """A thread with the attributes of a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)
        self._pid = None
        self._children = {}
        self._start_called = False
        self._parent = current_process()

    def start(self):
        if self._parent is not current_process():
            raise RuntimeError(
                f"Parent is {self._parent!r} but current_process is {current_process()!r}"
            )
        self._start_called = True
        if hasattr(self._parent, "_children"):
            self._parent._children[self] = None
        super().start()

    @property
    def exitcode(self):
        """0 when it has ended."""
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess
current_process()._children = {}


def active_children():
    """Those that the current one has started and that are alive."""
    children = current_process()._children
    for process in [*children]:
        if not process.is_alive():
            children.pop(process, None)
    return [*children]


def freeze_support():
    """Does nothing: only frozen programs on Windows need it."""


class Namespace:
    """An object with any attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        public = (item for item in self.__dict__.items() if not item[0].startswith("_"))
        words = sorted(f"{name}={value!r}" for name, value in public)
        return f"{type(self).__name__}({', '.join(words)})"


dict = dict
list = list


def Array(typecode, sequence, lock=True):
    """An array: threads share everything."""
    return array.array(typecode, sequence)


class Value:
    """A value: threads share everything."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self.value!r})>"


def Manager():
    """This module: it has what a manager has."""
    return sys.modules[__name__]


def shutdown():
    """Does nothing: there is no server."""


def Pool(processes=None, initializer=None, initargs=()):
    """A pool of threads."""
    from ..pool import ThreadPool

    return ThreadPool(processes, initializer, initargs)
