"""Processes that run one coroutine (User Guide, "Process", "Worker")."""

import asyncio
import logging
import multiprocessing
import os

from .types import Unit

log = logging.getLogger(__name__)

# Seconds between two looks whether a process has ended, or something has come.
PAUSE = 0.005

_context = multiprocessing.get_context("spawn")


def get_context():
    return _context


def set_context(context):
    """The multiprocessing context that processes are made in."""
    global _context
    _context = context


def set_start_method(method="spawn"):
    """How processes start: "spawn", "fork" or "forkserver"."""
    set_context(multiprocessing.get_context(method))


def _check_plain(name, function):
    if function is not None and asyncio.iscoroutinefunction(function):
        raise ValueError(f"{name} must be synchronous function")


class Process:
    """A process with a loop that runs a coroutine function. Awaiting it starts it, and waits for its end."""

    def __init__(
        self, group=None, target=None, name=None, args=None, kwargs=None, *, daemon=None,
        initializer=None, initargs=(), loop_initializer=None,
    ):  # fmt: skip
        if target is None:
            target = self.run
        if not asyncio.iscoroutinefunction(target):
            raise ValueError("target must be coroutine function")
        _check_plain("initializer", initializer)
        _check_plain("loop_initializer", loop_initializer)
        self.unit = Unit(target, args or (), kwargs or {}, initializer, initargs, loop_initializer)
        self.aio_process = get_context().Process(
            group=group, target=self._entry, args=(self.unit,), name=name, daemon=daemon
        )

    def __getstate__(self):
        # A run() of a subclass takes itself along, but not the process that it is to run in.
        return {name: value for name, value in vars(self).items() if name not in ("aio_process", "unit")}

    def __await__(self):
        if not self.is_alive() and self.exitcode is None:
            self.start()
        return self.join().__await__()

    async def run(self):
        """What the process does if it has no target: for subclasses to write."""
        raise NotImplementedError()

    @staticmethod
    def _entry(unit):
        run_unit(unit)

    def start(self):
        return self.aio_process.start()

    async def join(self, timeout=None):
        """Waits for its end, while others go on. Raises asyncio.TimeoutError after so many seconds."""
        if not self.is_alive() and self.exitcode is None:
            raise ValueError("must start process before joining it")
        if timeout is not None:
            return await asyncio.wait_for(self.join(), timeout)
        while self.exitcode is None:
            await asyncio.sleep(PAUSE)

    def is_alive(self):
        return self.aio_process.is_alive()

    def terminate(self):
        return self.aio_process.terminate()

    def kill(self):
        return self.aio_process.kill()

    def close(self):
        return self.aio_process.close()

    @property
    def name(self):
        return self.aio_process.name

    @property
    def daemon(self):
        return self.aio_process.daemon

    @daemon.setter
    def daemon(self, value):
        self.aio_process.daemon = value

    @property
    def pid(self):
        return self.aio_process.pid

    @property
    def exitcode(self):
        """None while it runs."""
        return self.aio_process.exitcode


def run_unit(unit):
    """In the process: makes a loop, and runs the coroutine in it; its result."""
    try:
        loop = asyncio.new_event_loop() if unit.loop_initializer is None else unit.loop_initializer()
        asyncio.set_event_loop(loop)
        if unit.initializer is not None:
            unit.initializer(*unit.initargs)
        return loop.run_until_complete(unit.target(*unit.args, **unit.kwargs))
    except BaseException:
        log.exception(f"aio process {os.getpid()} failed")
        raise


class Worker(Process):
    """A process whose coroutine has a result, which awaiting it gives."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._receiver, self.unit.sender = get_context().Pipe(duplex=False)
        self._result = None

    @staticmethod
    def _entry(unit):
        try:
            result = run_unit(unit)
        except BaseException as error:
            unit.sender.send(error)
            raise
        unit.sender.send(result)

    def start(self):
        super().start()
        self.unit.sender.close()

    async def join(self, timeout=None):
        """Waits for its end; the result, or the exception that ended it."""
        await super().join(timeout)
        return self.result

    @property
    def result(self):
        """The result, or the exception that ended it. Raises ValueError while it runs."""
        if self.exitcode is None:
            raise ValueError("coroutine not completed")
        if not self._receiver.closed:
            try:
                self._result = self._receiver.recv()
            except EOFError:
                pass  # it was killed
            self._receiver.close()
        return self._result
