"""Pools of threads."""

from _collections import deque
from _queue import Empty, _queue_inside
from _thread import _inner_lock, _new_lane
from concurrent.futures._base import BrokenExecutor, Executor, Future, logger
from itertools import count
from os import cpu_count
from threading import Thread, _register_atexit


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a thread of the pool failed."""


# The end of the program: no more calls are taken, and the workers are sent home and waited for.
_lock = _inner_lock("lock", -1)
_at_end = False
_pools = {}  # those with threads that nobody has told yet to end; a dict, for its order


def _end():
    global _at_end
    with _lock:
        _at_end = True
    pools = [*_pools]
    for pool in pools:
        pool._work_queue.put(None)
    for pool in pools:
        pool._join()


_register_atexit(_end)


class _Call:
    """A call to be made, and the future that waits for it."""

    def __init__(self, future, *what):
        self.future, self._what = future, what

    def make(self):
        if self.future.set_running_or_notify_cancel():
            function, args, kwargs = self._what
            try:
                answer = function(*args, **kwargs)
            except BaseException as error:
                self.future.set_exception(error)
            else:
                self.future.set_result(answer)


class ThreadPoolExecutor(Executor):
    """Carries out calls in threads, which are started as they are needed and used again.

    A pool that nobody shuts down keeps its threads until the program ends, even if nothing refers
    to it any more. CPython's end then; to ask whether something refers to an object is costly here.
    """

    _counter = count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            # Calls that wait profit from more threads than there are cores; a limit for many cores.
            max_workers = min(32, (cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._initializer = initializer
        self._initargs = initargs
        # Items to work on; None wakes a worker to see whether it should end.
        self._lane = _new_lane("pool")
        self._work_queue = _queue_inside("work", self._lane)
        self._shutdown_lock = _inner_lock("lock", self._lane)
        # An entry for each time a worker has finished something: while there are any, submit()
        # starts no thread. A step on it is atomic.
        self._idle = deque()
        self._threads = set()
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _at_end:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future._of_pool(self._lane)
            self._work_queue.put(_Call(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    submit.__doc__ = Executor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle:
            self._idle.pop()
            return
        number = len(self._threads)
        if number < self._max_workers:
            thread = Thread(name=f"{self._thread_name_prefix}_{number}", target=self._work)
            thread.start()
            self._threads.add(thread)
            _pools[self] = None

    def _work(self):
        """What each worker does."""
        initializer = self._initializer
        if initializer is not None:
            try:
                initializer(*self._initargs)
            except BaseException:
                logger().critical("Exception in initializer:", exc_info=True)
                self._initializer_failed()
                return
        try:
            self._work_on_items()
        except BaseException:
            logger().critical("Exception in worker", exc_info=True)

    def _work_on_items(self):
        while True:
            item = self._work_queue.get()
            if item is not None:
                item.make()
                # What the call was given and returned must not live until the next one comes.
                del item
                self._idle.append(None)
            elif self._shutdown or _at_end:
                self._shutdown = True
                self._work_queue.put(None)  # for the next worker
                return

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
        # Without the lock: callbacks may ask the pool for something.
        for item in self._drain():
            item.future.set_exception(BrokenThreadPool(self._broken))
        # In case that shutdown()'s was drained, which other workers wait for.
        self._work_queue.put(None)

    def _drain(self):
        """Takes out all items that nobody works on yet."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return
            if item is not None:
                yield item

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls; waits until all are done, or returns at once.

        With cancel_futures, calls that have not begun are never made.
        """
        with self._shutdown_lock:
            self._shutdown = True
        if cancel_futures:
            for item in self._drain():
                item.future.cancel()
        self._work_queue.put(None)
        if wait:
            self._join()
            _pools.pop(self, None)

    def _join(self):
        for thread in self._threads:
            thread.join()
