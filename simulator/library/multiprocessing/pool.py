"""Pools of processes that calls are handed to ("Process Pools").

Three threads of the pool's process serve it: one starts workers in place of those that have ended,
one sends tasks, one receives results and calls the callbacks.
"""

import os
import queue
import threading
from _multiprocessing import pool_lane
from _queue import _queue_inside
from itertools import count, islice

from . import util
from ._pool_results import ApplyResult, IMapIterator, IMapUnorderedIterator, MapResult
from ._pool_worker import (
    MaybeEncodingError,
    RemoteTraceback,
    fail,
    mapstar,
    starmapstar,
    worker,
)
from .connection import wait
from .context import _default_context

# Of a pool its tasks are shown, not the queues between its threads.
_lane_kinds = ("pool",)

__all__ = ["Pool", "ThreadPool"]

RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"

AsyncResult = ApplyResult


class Pool:
    """So many processes. Results come back in the order of the arguments, whoever is first."""

    def Process(self, *args, **kwargs):
        return self._ctx.Process(*args, **kwargs)

    def __init__(
        self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None
    ):
        # What terminate() needs, even if there is nothing more.
        self._pool = []
        self._state = TERMINATE
        self._ctx = context or _default_context.get_context()
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (
            not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0
        ):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._worker_args = initializer, initargs, maxtasksperchild
        self._jobs = {}  # the results that are still waited for, by number
        self._numbers = count()
        self._batches = queue.SimpleQueue()  # (tasks, what to call with their number) or None
        self._state = RUN
        self._lane = pool_lane()
        self._make_queues()
        try:
            self._start_workers()
        except BaseException:
            for process in self._pool:
                if process.exitcode is None:
                    process.terminate()
                process.join()
            raise
        self._threads = [
            threading.Thread(target=target, daemon=True)
            for target in (self._handle_workers, self._handle_tasks, self._handle_results)
        ]
        for thread in self._threads:
            thread.start()
        self._finalizer = util.Finalize(None, self._terminate, exitpriority=15)

    # What differs for threads.

    def _make_queues(self):
        from .queues import SimpleQueue

        self._inqueue = SimpleQueue._of_pool(self._lane, self._ctx)
        self._outqueue = self._ctx.SimpleQueue()
        self._changes = self._ctx.SimpleQueue()  # wakes the thread that looks after the workers

    def _start_worker(self):
        initializer, initargs, maximum = self._worker_args
        args = self._inqueue, self._outqueue, initializer, initargs, maximum, self._lane
        process = self.Process(target=worker, args=args)
        process.name = process.name.replace("Process", "PoolWorker")
        process.daemon = True
        process.start()
        return process

    def _wait_for_change(self):
        reader = self._changes._reader
        if reader in wait([reader, *(process.sentinel for process in self._pool)]):
            self._changes.get()

    def _stop_workers(self):
        for process in self._pool:
            if process.exitcode is None:
                process.terminate()
        for process in self._pool:
            process.join()
        # Nobody reads tasks any more: who is about to write one finds that out.
        self._inqueue._reader.close()

    def _end_results(self):
        # A worker may have been killed while it held the lock, and nobody else writes now.
        self._outqueue._writer.send(None)
        self._outqueue._writer.close()

    # The threads.

    def _start_workers(self):
        for _ in range(self._processes - len(self._pool)):
            self._pool.append(self._start_worker())
            util.debug("added worker")

    def _remove_ended_workers(self):
        ended = [process for process in self._pool if process.exitcode is not None]
        for process in ended:
            process.join()
            self._pool.remove(process)
        return bool(ended)

    def _handle_workers(self):
        while self._state == RUN or (self._jobs and self._state != TERMINATE):
            self._wait_for_change()
            if self._state != TERMINATE and self._remove_ended_workers():
                self._start_workers()
        self._batches.put(None)
        util.debug("worker handler exiting")

    def _handle_tasks(self):
        for tasks, set_length in iter(self._batches.get, None):
            number = -1
            try:
                for job, number, *call in tasks:
                    if self._state == TERMINATE:
                        break
                    self._send(job, number, call)
            finally:
                if set_length is not None:
                    set_length(number + 1)
            # What was handed out must not live until more comes.
            tasks = set_length = job = call = None
        if self._state != TERMINATE:
            self._outqueue.put(None)
            for _ in self._pool:
                self._inqueue.put(None)
        util.debug("task handler exiting")

    def _send(self, job, number, call):
        try:
            self._inqueue.put((job, number, *call))
        except Exception as error:
            # It can't be sent: that is its result.
            if job in self._jobs:
                self._jobs[job]._set(number, (False, error))

    def _handle_results(self):
        while (answer := self._receive()) is not None:
            job, number, result = answer
            if job in self._jobs:
                self._jobs[job]._set(number, result)
            answer = job = result = None  # they must not live until the next one comes
        util.debug("result handler exiting")

    def _receive(self):
        try:
            return self._outqueue.get()
        except (EOFError, OSError):
            return None  # the workers have been stopped in the middle of a message

    def _begin(self, result):
        """A number for a result that is now waited for."""
        job = next(self._numbers)
        self._jobs[job] = result
        return job

    def _end(self, job):
        del self._jobs[job]
        if not self._jobs and self._state != RUN:
            self._changes.put(None)

    # Calls

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Has func(*args, **kwds) called, waits, and returns what it returned."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Has func(*args, **kwds) called; returns its result-to-be.

        callback is called with what it returned, error_callback with what it raised.
        """
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._batches.put(([(result._job, 0, func, args, kwds)], None))
        return result

    def map(self, func, iterable, chunksize=None):
        """The list of func(item) for all items; hands out chunksize items at a time."""
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """As map(), but returns its result-to-be at once."""
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """The list of func(*item) for all items."""
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """As starmap(), but returns its result-to-be at once."""
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(
        self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None
    ):
        self._check_running()
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            # Four chunks for each worker: few to send, and nobody is left with much to do.
            chunksize = -(-len(iterable) // (len(self._pool) * 4))
        if not iterable:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        chunks = _chunks(func, iterable, chunksize)
        self._batches.put((_tasks(result._job, mapper, chunks), None))
        return result

    def imap(self, func, iterable, chunksize=1):
        """func(item) for all items, one after the other; the next one is waited for."""
        self._check_running()
        if chunksize == 1:
            return self._imap(IMapIterator(self), func, iterable)
        chunks = self._checked_chunks(func, iterable, chunksize)
        result = self._imap(IMapIterator(self), mapstar, chunks)
        return (item for chunk in result for item in chunk)

    def imap_unordered(self, func, iterable, chunksize=1):
        """As imap(), but in the order in which they come."""
        self._check_running()
        if chunksize == 1:
            return self._imap(IMapUnorderedIterator(self), func, iterable)
        chunks = self._checked_chunks(func, iterable, chunksize)
        result = self._imap(IMapUnorderedIterator(self), mapstar, chunks)
        return (item for chunk in result for item in chunk)

    def _checked_chunks(self, func, iterable, chunksize):
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        return _chunks(func, iterable, chunksize)

    def _imap(self, result, func, iterable):
        self._batches.put((_tasks(result._job, func, iterable), result._set_length))
        return result

    # The end

    def close(self):
        """Takes no more calls. When all have been done, the workers end."""
        if self._state == RUN:
            self._state = CLOSE
            self._changes.put(None)

    def terminate(self):
        """Ends the workers at once, whatever they do."""
        self._state = TERMINATE
        self._finalizer()

    def _terminate(self):
        util.debug("finalizing pool")
        self._state = TERMINATE
        workers, tasks, results = self._threads
        self._changes.put(None)
        workers.join()
        self._stop_workers()
        tasks.join()
        self._end_results()
        results.join()

    def join(self):
        """Waits until the workers have ended; only after close() or terminate()."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        for thread in self._threads:
            thread.join()
        for process in self._pool:
            process.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __repr__(self):
        cls = type(self)
        return (
            f"<{cls.__module__}.{cls.__qualname__} "
            f"state={self._state} pool_size={len(self._pool)}>"
        )


def _chunks(func, iterable, size):
    """(func, items) for each chunk."""
    items = iter(iterable)
    while chunk := (*islice(items, size),):
        yield func, chunk


def _tasks(job, func, argument_lists):
    """(job, number, function, arguments, keywords); what an iterable raises is one more task."""
    number = -1
    try:
        for number, arguments in enumerate(argument_lists):
            yield job, number, func, (arguments,), {}
    except Exception as error:
        yield job, number + 1, fail, (error,), {}


class ThreadPool(Pool):
    """A pool of threads: nothing is copied, and there is one GIL."""

    def Process(self, *args, **kwargs):
        from .dummy import Process

        return Process(*args, **kwargs)

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _make_queues(self):
        self._inqueue = _queue_inside("work", self._lane)
        self._outqueue = queue.SimpleQueue()
        self._changes = queue.SimpleQueue()

    def _wait_for_change(self):
        self._changes.get()

    def _stop_workers(self):
        # Threads can't be stopped: each ends after what it is doing now.
        try:
            while True:
                self._inqueue.get_nowait()
        except queue.Empty:
            for _ in self._pool:
                self._inqueue.put(None)

    def _end_results(self):
        self._outqueue.put(None)
