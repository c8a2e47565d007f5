"""Queues for greenlets."""

import heapq
from collections import deque
from queue import Empty, Full

from greenlet import getcurrent

from gevent.event import Event
from gevent.hub import Waiter, get_hub
from gevent.timeout import Timeout

__all__ = ["Channel", "Empty", "Full", "JoinableQueue", "LifoQueue", "PriorityQueue", "Queue"]
__all__ += ["SimpleQueue"]


class Queue:
    """First in, first out; put() waits while there are `maxsize` items, get() while there are none."""

    def __init__(self, maxsize=None, items=(), _warn_depth=2):
        if maxsize is not None and maxsize <= 0:
            if maxsize == 0:
                import warnings

                warnings.warn(
                    "Queue(0) now equivalent to Queue(None); if you want a channel, use Channel",
                    DeprecationWarning,
                    stacklevel=_warn_depth,
                )
            maxsize = None
        self._maxsize = maxsize if maxsize is None else maxsize
        self.getters = deque()
        self.putters = deque()
        self._unlock = None
        self.queue = self._create_queue(items)

    def _create_queue(self, items):
        return deque(items)

    def _get(self):
        return self.queue.popleft()

    def _peek(self):
        return self.queue[0]

    def _put(self, item):
        self.queue.append(item)

    @property
    def maxsize(self):
        return self._maxsize

    @maxsize.setter
    def maxsize(self, maxsize):
        self._maxsize = maxsize
        self._schedule_unlock()

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.qsize()

    def full(self):
        return self._maxsize is not None and self.qsize() >= self._maxsize

    def __len__(self):
        return self.qsize()

    def __bool__(self):
        return True

    def copy(self):
        return type(self)(self._maxsize, self.queue)

    def put(self, item, block=True, timeout=None):
        """Adds an item; waits for room, or raises Full."""
        if not self.full():
            self._put(item)
            if self.getters:
                self._schedule_unlock()
            return
        self._wait_for(self.putters, lambda: not self.full(), block, timeout, Full)
        self._put(item)
        self._schedule_unlock()

    def put_nowait(self, item):
        self.put(item, False)

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one, or raises Empty."""
        return self._take(self._get, block, timeout)

    def get_nowait(self):
        return self.get(False)

    def peek(self, block=True, timeout=None):
        """The next item, which stays."""
        return self._take(self._peek, block, timeout)

    def peek_nowait(self):
        return self.peek(False)

    def _take(self, take, block, timeout):
        if not self.qsize():
            self._wait_for(self.getters, self.qsize, block, timeout, Empty)
        item = take()
        if self.putters:
            self._schedule_unlock()
        return item

    def _wait_for(self, waiters, possible, block, timeout, failure):
        if getcurrent() is get_hub() or not block:
            raise failure
        timer = Timeout.start_new(timeout, failure)
        try:
            while not possible():
                waiter = Waiter()
                waiters.append(waiter)
                self._schedule_unlock()
                try:
                    waiter.get()
                finally:
                    if waiter in waiters:
                        waiters.remove(waiter)
        finally:
            timer.cancel()

    def _schedule_unlock(self):
        if self._unlock is None or not self._unlock.active:
            self._unlock = get_hub().loop.run_callback(self._wake)

    def _wake(self):
        while True:
            if self.getters and self.qsize():
                self.getters.popleft().switch(self)
            elif self.putters and not self.full():
                self.putters.popleft().switch(self)
            else:
                return

    def __iter__(self):
        return self

    def __next__(self):
        result = self.get()
        if result is StopIteration:
            raise result
        return result

    def __repr__(self):
        shown = f"<{type(self).__name__} at {id(self):#x}"
        if self._maxsize is not None:
            shown += f" maxsize={self._maxsize!r}"
        shown += f" queue={self.queue!r}"
        if self.getters:
            shown += f" getters[{len(self.getters)}]"
        if self.putters:
            shown += f" putters[{len(self.putters)}]"
        return shown + ">"


SimpleQueue = Queue


class PriorityQueue(Queue):
    """The least item first."""

    def _create_queue(self, items):
        queue = list(items)
        heapq.heapify(queue)
        return queue

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    """The newest item first."""

    def _create_queue(self, items):
        return list(items)

    def _get(self):
        return self.queue.pop()

    def _peek(self):
        return self.queue[-1]


class JoinableQueue(Queue):
    """Counts the items that are still to be worked on."""

    def __init__(self, maxsize=None, items=(), unfinished_tasks=None):
        super().__init__(maxsize, items, _warn_depth=3)
        self._cond = Event()
        if unfinished_tasks:
            self.unfinished_tasks = unfinished_tasks
        else:
            self.unfinished_tasks = len(self.queue)
        if not self.unfinished_tasks:
            self._cond.set()

    def _put(self, item):
        super()._put(item)
        self.unfinished_tasks += 1
        self._cond.clear()

    def task_done(self):
        """One item is done with."""
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1
        if not self.unfinished_tasks:
            self._cond.set()

    def join(self, timeout=None):
        """Waits until all items are done with; whether they are."""
        return self._cond.wait(timeout)


class Channel:
    """A queue without room: put() waits until somebody takes the item."""

    def __init__(self, maxsize=1):
        if maxsize != 1:
            raise ValueError("Channels have a maxsize of 1")
        self._queue = JoinableQueue()

    def qsize(self):
        return 0

    def empty(self):
        return True

    def full(self):
        return True

    def put(self, item, block=True, timeout=None):
        if not block and not self._queue.getters:
            raise Full
        self._queue.put(item)
        if not self._queue.join(timeout):
            self._queue.queue.remove(item)
            self._queue.task_done()
            raise Full

    def put_nowait(self, item):
        self.put(item, False)

    def get(self, block=True, timeout=None):
        item = self._queue.get(block, timeout)
        self._queue.task_done()
        return item

    def get_nowait(self):
        return self.get(False)

    def __iter__(self):
        return self

    __next__ = Queue.__next__
