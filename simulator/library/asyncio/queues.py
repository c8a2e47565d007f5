"""Queues that tasks of one loop can share."""

from collections import deque
from heapq import heappop, heappush
from _asyncio import QueueEmpty, QueueFull, _Queue
from _thread import _new_lane
from types import GenericAlias

from . import locks, mixins

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty")


class Queue(_Queue, mixins._LoopBoundMixin):
    """First in, first out. With a maxsize above 0, put() waits while it is full.

    What puts and gets an item without waiting is native.
    """

    def __init__(self, maxsize=0, *, loop=None):
        if loop is not None:
            self._given(loop)
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._lane = _new_lane("queue")
        self._unfinished_tasks = 0
        self._finished = locks.Event()
        self._finished.set()
        self._init(maxsize)

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        parts = [f"maxsize={self._maxsize!r}"]
        if getattr(self, "_queue", None):
            parts.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            parts.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            parts.append(f"_putters[{len(self._putters)}]")
        if self._unfinished_tasks:
            parts.append(f"tasks={self._unfinished_tasks}")
        return " ".join(parts)

    @property
    def maxsize(self):
        """How many items there is room for; 0 and less: any number."""
        return self._maxsize

    async def put(self, item):
        """Adds an item, waits for room if there is none."""
        while self.full():
            await self._wait_in(self._putters, lambda: not self.full())
        self.put_nowait(item)

    async def get(self):
        """Takes an item, waits for one if there is none."""
        while self.empty():
            await self._wait_in(self._getters, lambda: not self.empty())
        return self.get_nowait()

    def task_done(self):
        """Says that an item that was got has been dealt with."""
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Waits until every item that was put has been dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    async def _wait_in(self, waiters, can_go_on):
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            # Whoever woke it has taken it out already.
            if waiter in waiters:
                waiters.remove(waiter)
            # Woken and cancelled at once: another one can use what it was woken for.
            if can_go_on() and not waiter.cancelled():
                self._wakeup_next(waiters)
            raise

    def _init(self, maxsize):
        self._queue = deque()


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
