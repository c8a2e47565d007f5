"""Pools of processes.

A thread of the pool's process sends calls to the workers, as many as they need to have enough to
do, receives the results, and notices when a worker has ended unasked.
"""

import os
from _collections import deque
from _thread import _inner_lock, _new_lane
from concurrent.futures._base import BrokenExecutor, Executor, Future
from concurrent.futures._process_worker import (
    ExceptionWithTraceback,
    _process_chunk,
    _process_worker,
    _RemoteTraceback,
)
from itertools import count, islice, repeat
from multiprocessing.connection import Pipe, _pipe_on
from multiprocessing.context import _default_context
from multiprocessing.queues import Queue
from select import POLLIN, poll
from threading import Semaphore, Thread, _register_atexit

# Futures are shown, not what the pool itself is made of.
_lane_kinds = ("pool",)

# More calls than workers, so that one that has finished finds the next one without waiting for us.
EXTRA_QUEUED_CALLS = 1


class BrokenProcessPool(BrokenExecutor):
    """A process of the pool ended unasked, so nobody knows what became of its call."""


# The end of the program: no more calls are taken, and the workers are sent home and waited for.
_at_end = False
_managers = {}  # those that run; a dict, for its order


def _end():
    global _at_end
    _at_end = True
    managers = [*_managers]
    for manager in managers:
        manager.executor._wake()
    for manager in managers:
        manager.join()


_register_atexit(_end)


class _CallQueue(Queue):
    """The calls for the workers. One that can't be sent fails."""

    def __init__(self, maxsize, ctx, failed, lane):
        self._begin(_pipe_on(lane), maxsize, ctx)
        self._failed = failed

    def _on_queue_feeder_error(self, e, obj):
        if obj is None:
            super()._on_queue_feeder_error(e, obj)
        else:
            self._failed(obj[0], ExceptionWithTraceback.attach(e))


class ProcessPoolExecutor(Executor):
    """Carries out calls in other processes: functions, arguments and results are copied.

    Forked workers are started all together with the first call; others as they are needed.
    """

    def __init__(
        self,
        max_workers=None,
        mp_context=None,
        initializer=None,
        initargs=(),
        *,
        max_tasks_per_child=None,
    ):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if mp_context is None:
            # A worker that is replaced must not be a copy of a process with threads.
            mp_context = _default_context.get_context(
                None if max_tasks_per_child is None else "spawn"
            )
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        forks = mp_context.get_start_method() == "fork"
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if forks:
                raise ValueError(
                    "max_tasks_per_child is incompatible with the 'fork' multiprocessing start "
                    "method; supply a different mp_context."
                )
        self._max_workers = max_workers
        self._mp_context = mp_context
        self._initializer = initializer
        self._initargs = initargs
        self._max_tasks_per_child = max_tasks_per_child
        self._starts_all = forks
        self._idle = Semaphore(0)
        self._manager = None
        self._processes = {}
        self._shutdown_thread = False
        self._cancel_pending_futures = False
        self._broken = False
        self._lane = _new_lane("pool")
        self._shutdown_lock = _inner_lock("lock", self._lane)
        self._numbers = count()
        self._pending_work_items = {}  # (future, function, args, kwargs) by number
        self._work_ids = deque()  # of those that have not been sent; each step on it is atomic
        self._woken = False
        self._wake_reader, self._wake_writer = Pipe(duplex=False)
        self._call_queue = _CallQueue(
            max_workers + EXTRA_QUEUED_CALLS, mp_context, self._sending_failed, self._lane
        )
        self._call_queue._ignore_epipe = True
        self._result_queue = mp_context.SimpleQueue()

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown_thread:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _at_end:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future._of_pool(self._lane)
            number = next(self._numbers)
            self._pending_work_items[number] = (future, fn, args, kwargs)
            self._work_ids.append(number)
            self._wake()
            if not self._starts_all:
                self._start_worker_if_needed()
            if self._manager is None:
                self._start_manager()
            return future

    submit.__doc__ = Executor.submit.__doc__

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results of all calls, in the order of the arguments; chunksize calls are sent at once.

        The arguments are collected and the calls submitted at once. Raises TimeoutError when a
        result is not there timeout seconds after map().
        """
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        results = super().map(
            _process_chunk, repeat(fn), _chunks(zip(*iterables), chunksize), timeout=timeout
        )
        return _flattened(results)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls; waits until all are done, or returns at once.

        With cancel_futures, calls that have not been sent are never made.
        """
        with self._shutdown_lock:
            self._cancel_pending_futures = cancel_futures
            self._shutdown_thread = True
            if self._manager is not None:
                self._wake()
        manager, self._manager = self._manager, None
        if wait and manager is not None:
            manager.join()

    def _wake(self):
        """Has the manager look at what has changed."""
        if not self._woken:
            self._woken = True
            self._wake_writer.send_bytes(b"")

    def _start_manager(self):
        if self._starts_all:
            for _ in range(self._max_workers - len(self._processes)):
                self._start_worker()
        self._manager = _ExecutorManagerThread(self)
        _managers[self._manager] = None
        self._manager.start()

    def _start_worker_if_needed(self):
        # Each permit is a worker that has finished a call.
        if not self._idle.acquire(blocking=False) and len(self._processes) < self._max_workers:
            self._start_worker()

    def _start_worker(self):
        process = self._mp_context.Process(
            target=_process_worker,
            args=(
                self._call_queue,
                self._result_queue,
                self._initializer,
                self._initargs,
                self._max_tasks_per_child,
            ),
        )
        process.start()
        self._processes[process.pid] = process

    def _sending_failed(self, number, error):
        item = self._pending_work_items.pop(number, None)
        if item is not None:
            item[0].set_exception(error)
        with self._shutdown_lock:
            self._wake()


class _ExecutorManagerThread(Thread):
    """Serves an executor until there is nothing more to do."""

    def __init__(self, executor):
        super().__init__()
        self.executor = executor
        self._results = executor._result_queue._reader
        self._wakes = executor._wake_reader
        # Kept from one wait to the next: there may be many workers, and they seldom change.
        self._poller = poll()
        self._poller.register(self._results, POLLIN)
        self._poller.register(self._wakes, POLLIN)
        self._watched = {}

    def run(self):
        executor = self.executor
        while True:
            self._send_calls()
            ready = self._wait()
            if self._wakes.fileno() in ready:
                executor._woken = False
                self._wakes.recv_bytes()
            if self._results.fileno() in ready:
                try:
                    self._take_result(self._results.recv())
                except BaseException as error:
                    self._break(error)
                    break
            elif self._wakes.fileno() not in ready:
                self._break(None)
                break
            if (executor._shutdown_thread or _at_end) and self._is_over():
                self._end()
                break
        _managers.pop(self, None)

    def _send_calls(self):
        executor = self.executor
        while executor._work_ids and not executor._call_queue.full():
            number = executor._work_ids.popleft()
            future, fn, args, kwargs = executor._pending_work_items[number]
            if future.set_running_or_notify_cancel():
                executor._call_queue.put((number, fn, args, kwargs))
            else:
                del executor._pending_work_items[number]

    def _wait(self):
        """The descriptors on which something has come, or whose worker has ended."""
        if len(self._watched) < len(self.executor._processes):
            for pid, process in [*self.executor._processes.items()]:
                if pid not in self._watched:
                    self._watched[pid] = process.sentinel
                    self._poller.register(process.sentinel, POLLIN)
        return {fd for fd, _ in self._poller.poll()}

    def _take_result(self, message):
        number, error, result, exit_pid = message
        executor = self.executor
        if number is not None:
            item = executor._pending_work_items.pop(number, None)
            if item is not None:
                if error is not None:
                    item[0].set_exception(error)
                else:
                    item[0].set_result(result)
        if exit_pid is not None:
            self._poller.unregister(self._watched.pop(exit_pid))
            executor._processes.pop(exit_pid).join()
            with executor._shutdown_lock:
                executor._start_worker_if_needed()  # even if there is nothing more to do
        elif not executor._starts_all:
            executor._idle.release()

    def _is_over(self):
        executor = self.executor
        executor._shutdown_thread = True
        if executor._cancel_pending_futures:
            executor._cancel_pending_futures = False
            while executor._work_ids:
                future, *_ = executor._pending_work_items.pop(executor._work_ids.popleft())
                future.cancel()
        return not executor._pending_work_items

    def _break(self, error):
        """A worker has ended unasked, or a result can't be read: all calls fail."""
        executor = self.executor
        with executor._shutdown_lock:
            executor._broken = (
                "A child process terminated abruptly, the process pool is not usable anymore"
            )
            executor._shutdown_thread = True
        while executor._pending_work_items:
            _, (future, *_) = executor._pending_work_items.popitem()
            broken = BrokenProcessPool(
                "A process in the process pool was terminated abruptly "
                "while the future was running or pending."
            )
            if error is not None:
                broken.__cause__ = _RemoteTraceback(ExceptionWithTraceback.text_of(error))
            if not future.cancelled():
                future.set_exception(broken)
        for process in executor._processes.values():
            process.terminate()
        self._leave()

    def _end(self):
        for _ in self.executor._processes:
            self.executor._call_queue.put(None)
        self._leave()

    def _leave(self):
        executor = self.executor
        executor._call_queue.close()
        executor._call_queue.join_thread()
        for process in executor._processes.values():
            process.join()
        executor._processes = None
        with executor._shutdown_lock:
            executor._wake_reader.close()
            executor._wake_writer.close()
            executor._woken = True


def _chunks(items, size):
    while chunk := (*islice(items, size),):
        yield chunk


def _flattened(lists):
    for each in lists:
        each.reverse()
        while each:
            # Taken out of the list: only the caller holds a result that was given out.
            yield each.pop()
