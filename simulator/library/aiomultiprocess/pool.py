"""Pools of processes that run many coroutines each (User Guide, "Pool")."""

import asyncio
import itertools
import os
import queue
import traceback

from .core import PAUSE, Process, get_context
from .types import ProxyException

# So many tasks a process runs at once.
CHILD_CONCURRENCY = 16


class PoolWorker(Process):
    """A process of a pool: takes tasks from one queue, and puts results into another."""

    def __init__(self, tasks, results, ttl, concurrency, exception_handler, **how):
        self.tasks = tasks
        self.results = results
        # So many tasks it runs in its life; 0: any number.
        self.ttl = ttl
        self.concurrency = concurrency
        self.exception_handler = exception_handler
        super().__init__(**how)

    async def run(self):
        pending = {}
        begun = 0
        running = True
        while running or pending:
            while running and len(pending) < self.concurrency:
                try:
                    task = self.tasks.get_nowait()
                except queue.Empty:
                    break
                if task is None:
                    running = False
                    break
                number, function, args, kwds = task
                pending[asyncio.ensure_future(function(*args, **kwds))] = number
                begun += 1
                running = not self.ttl or begun < self.ttl
            if not pending:
                await asyncio.sleep(PAUSE)
                continue
            done, _ = await asyncio.wait(
                pending, timeout=PAUSE, return_when=asyncio.FIRST_COMPLETED
            )
            for future in done:
                self.results.put_nowait((pending.pop(future), *self.outcome(future)))

    def outcome(self, future):
        """The result of a task, and the traceback of what ended it."""
        try:
            return future.result(), None
        except BaseException as error:
            if self.exception_handler is not None:
                self.exception_handler(error)
            return None, traceback.format_exc()


class PoolResult:
    """Results to come: to be awaited for a list, or to be gone through one by one with async for."""

    def __init__(self, pool, numbers):
        self.pool = pool
        self.task_ids = numbers

    def __await__(self):
        return self.results().__await__()

    async def results(self):
        """All of them, in the order of the tasks."""
        return [result async for result in self]

    def __aiter__(self):
        return self.results_generator()

    async def results_generator(self):
        """One after the other, in the order of the tasks, as soon as each is there."""
        for number in self.task_ids:
            result, text = await self.pool._outcomes.pop(number)
            if text is not None:
                raise ProxyException(text)
            yield result


class Pool:
    """Processes that wait for tasks: as many as there are cores, unless told otherwise.

    maxtasksperchild: a process that has run so many is replaced; 0: never. childconcurrency: so many it runs
    at once. queuecount: of the tasks, 1 unless told otherwise. exception_handler: called in the process.
    """

    def __init__(
        self, processes=None, initializer=None, initargs=(), maxtasksperchild=0,
        childconcurrency=CHILD_CONCURRENCY, queuecount=None, loop_initializer=None,
        exception_handler=None,
    ):  # fmt: skip
        self.process_count = max(1, processes or os.cpu_count() or 2)
        self.queue_count = max(1, queuecount or 1)
        if self.queue_count > self.process_count:
            raise ValueError("queue count must be <= process count")
        self.running = True
        self._ttl = max(0, maxtasksperchild)
        self._concurrency = max(1, childconcurrency)
        self._exception_handler = exception_handler
        self._how = {
            "initializer": initializer, "initargs": initargs, "loop_initializer": loop_initializer,
        }  # fmt: skip
        self._numbers = itertools.count(1)
        self._outcomes = {}
        # Of those, the ones that nobody has answered yet.
        self._open = {}
        context = get_context()
        self._queues = [(context.Queue(), context.Queue()) for _ in range(self.queue_count)]
        self._turns = itertools.cycle(self._queues)
        # Which queues a process works for.
        self.processes = {}
        for index in range(self.process_count):
            self._start(self._queues[index % self.queue_count])
        self._watcher = asyncio.ensure_future(self._watch())

    def _start(self, queues):
        worker = PoolWorker(
            *queues, self._ttl, self._concurrency, self._exception_handler, **self._how
        )
        worker.start()
        self.processes[worker] = queues

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.terminate()
        await self.join()

    async def _watch(self):
        """Passes on what comes, and replaces processes that have ended, for as long as there are any."""
        while self.processes or self.running:
            for _, results in self._queues:
                self._take(results)
            for worker in [each for each in self.processes if not each.is_alive()]:
                queues = self.processes.pop(worker)
                if self.running or self._open:
                    self._start(queues)
                    if not self.running:
                        queues[0].put_nowait(None)
            await asyncio.sleep(PAUSE)
        for _, results in self._queues:
            self._take(results)

    def _take(self, results):
        while True:
            try:
                number, result, text = results.get_nowait()
            except queue.Empty:
                return
            future = self._open.pop(number)
            if not future.done():
                future.set_result((result, text))

    def _queue_work(self, function, args, kwds):
        number = next(self._numbers)
        self._open[number] = self._outcomes[number] = asyncio.get_running_loop().create_future()
        next(self._turns)[0].put_nowait((number, function, args, kwds))
        return number

    def _check_open(self):
        if not self.running:
            raise RuntimeError("pool is closed")

    async def apply(self, func, args=None, kwds=None):
        """Runs a coroutine function in some process; its result."""
        self._check_open()
        number = self._queue_work(func, args or (), kwds or {})
        (result,) = await PoolResult(self, [number])
        return result

    def map(self, func, iterable):
        """Runs a coroutine function for every item; a PoolResult."""
        self._check_open()
        return PoolResult(self, [self._queue_work(func, (item,), {}) for item in iterable])

    def starmap(self, func, iterable):
        """Runs a coroutine function for every tuple of arguments; a PoolResult."""
        self._check_open()
        return PoolResult(self, [self._queue_work(func, args, {}) for args in iterable])

    def close(self):
        """Takes no more tasks; those there are go on."""
        self.running = False
        for queues in self.processes.values():
            queues[0].put_nowait(None)

    def terminate(self):
        """Takes no more tasks, and ends those there are."""
        if self.running:
            self.close()
        self._open.clear()
        for worker in self.processes:
            worker.terminate()

    async def join(self):
        """Waits until all processes have ended; the pool must be closed."""
        if self.running:
            raise RuntimeError("pool is still open")
        await self._watcher
