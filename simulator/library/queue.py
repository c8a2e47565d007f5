"""Queues that threads can share."""

from _collections import deque
from _thread import _inner_lock, _item_got, _item_put, _new_lane
from heapq import heappop, heappush
from threading import Condition
from time import monotonic as time
from types import GenericAlias

try:
    from _queue import Empty, SimpleQueue
except ImportError:  # Tests keep it from being imported.
    SimpleQueue = None

    class Empty(Exception):
        """There was nothing to get."""


__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    """There was no room."""


class Queue:
    """First in, first out. With a maxsize above 0, put() waits while it is full."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self._lane = lane = _new_lane("queue")
        self.mutex = _inner_lock("lock", lane)
        self.not_empty = Condition._inside("queue", lane, self.mutex)
        self.not_full = Condition._inside("queue", lane, self.mutex)
        self.all_tasks_done = Condition._inside("queue", lane, self.mutex)
        self.unfinished_tasks = 0

    def task_done(self):
        """Says that an item that was got has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Waits until every item that was put has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Adds an item; waits for room, or raises Full when there is none (in time)."""
        with self.not_full:
            if self.maxsize > 0:
                self._wait(self.not_full, self._is_full, Full, block, timeout)
            self._put(item)
            _item_put(self._lane, item, self._qsize())
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one, or raises Empty when there is none (in time)."""
        with self.not_empty:
            self._wait(self.not_empty, self._is_empty, Empty, block, timeout)
            item = self._get()
            _item_got(self._lane, item, self._qsize())
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def _is_full(self):
        return self._qsize() >= self.maxsize

    def _is_empty(self):
        return not self._qsize()

    def _wait(self, condition, hindered, problem, block, timeout):
        if not block:
            if hindered():
                raise problem
        elif timeout is None:
            while hindered():
                condition.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while hindered():
                left = end - time()
                if left <= 0.0:
                    raise problem
                condition.wait(left)

    # What other kinds of queue do in another way.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class _PySimpleQueue:
    """Simple, unbounded FIFO queue: what SimpleQueue does, in Python. Not reentrant."""

    def __init__(self):
        self._lane = lane = _new_lane("queue")
        self._queue = deque()
        self._arrived = Condition._inside("queue", lane)

    def put(self, item, block=True, timeout=None):
        """Adds an item. Never waits: the other arguments are those of Queue.put()."""
        with self._arrived:
            self._queue.append(item)
            _item_put(self._lane, item, len(self._queue))
            self._arrived.notify()

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one, or raises Empty when there is none (in time)."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        with self._arrived:
            if not block:
                timeout = 0
            if not self._arrived.wait_for(lambda: self._queue, timeout):
                raise Empty
            item = self._queue.popleft()
            _item_got(self._lane, item, len(self._queue))
            return item

    def put_nowait(self, item):
        self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._queue

    def qsize(self):
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


if SimpleQueue is None:
    SimpleQueue = _PySimpleQueue
