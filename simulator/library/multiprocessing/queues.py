"""Queues that processes share ("Pipes and Queues")."""

from _collections import deque
from queue import Empty, Full
from threading import Condition, Thread
from time import monotonic as _now

from . import util
from .connection import Pipe, _pipe_on
from .reduction import ForkingPickler, assert_spawning
from .synchronize import SEM_VALUE_MAX, BoundedSemaphore, Lock, Semaphore
from .synchronize import Condition as _SharedCondition

# Of a queue its pipe is shown, not the locks at its ends.
_lane_kinds = ("pipe",)

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]

_END = object()  # the last thing that a feeder gets


class Queue:
    """First in, first out; with a maxsize above 0, put() waits while it is full.

    put() only hands the object to a thread of its process, which writes it to a pipe: so it never
    waits for a reader, and what it was given is made bytes of later.
    """

    def __init__(self, maxsize=0, *, ctx):
        self._begin(Pipe(duplex=False), maxsize, ctx)

    def _begin(self, ends, maxsize, ctx):
        if maxsize <= 0:
            maxsize = SEM_VALUE_MAX
        reader, writer = ends
        rlock, wlock = Lock(ctx=ctx), Lock(ctx=ctx)
        self._share(
            (False, maxsize, reader, writer, rlock, wlock, BoundedSemaphore(maxsize, ctx=ctx))
        )

    def _share(self, state):
        (
            self._ignore_epipe,
            self._maxsize,
            self._reader,
            self._writer,
            self._rlock,
            self._wlock,
            self._sem,
        ) = state
        self._reset()
        util.register_after_fork(self, Queue._reset)

    def _reset(self):
        """What a process has of its own: nothing yet."""
        self._notempty = Condition()
        self._buffer = deque()
        self._thread = None
        self._finalizers = ()
        self._waits_at_end = True
        self._closed = False

    def __getstate__(self):
        assert_spawning(self)
        return (
            self._ignore_epipe,
            self._maxsize,
            self._reader,
            self._writer,
            self._rlock,
            self._wlock,
            self._sem,
        )

    __setstate__ = _share

    def put(self, obj, block=True, timeout=None):
        """Adds an object; waits for room, or raises Full when there is none (in time)."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._sem.acquire(block, timeout):
            raise Full
        self._hand_over(obj)

    def _hand_over(self, obj):
        with self._notempty:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        """Takes an object; waits for one, or raises Empty when there is none (in time)."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if block and timeout is None:
            with self._rlock._semlock:
                message = self._reader.recv_bytes()
            self._sem.release()
        else:
            end = _now() + timeout if block else None
            if not self._rlock.acquire(block, timeout):
                raise Empty
            try:
                if not self._reader.poll(0 if end is None else end - _now()):
                    raise Empty
                message = self._reader.recv_bytes()
                self._sem.release()
            finally:
                self._rlock.release()
        return ForkingPickler.loads(message)

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._maxsize - self._sem.get_value()

    def empty(self):
        return not self._reader.poll()

    def full(self):
        return self._sem._semlock._is_zero()

    def close(self):
        """This process puts nothing more; what it has put is still sent."""
        self._closed = True
        if self._finalizers:
            self._finalizers[0]()
        self._reader.close()

    def join_thread(self):
        """Waits until everything that this process has put is sent. Only after close()."""
        assert self._closed, f"Queue {self!r} not closed"
        for finalizer in self._finalizers[1:]:
            finalizer()

    def cancel_join_thread(self):
        """The process may end before everything it has put is sent: then that is lost."""
        self._waits_at_end = False
        for finalizer in self._finalizers[1:]:
            finalizer.cancel()

    # The thread that sends what was put.

    def _start_thread(self):
        util.debug("Queue._start_thread()")
        self._thread = thread = Thread(target=self._feed, name="QueueFeederThread", daemon=True)
        thread.start()
        self._finalizers = (util.Finalize(None, self._end_feeding, exitpriority=10),)
        if self._waits_at_end:
            self._finalizers += (util.Finalize(None, thread.join, exitpriority=-5),)

    def _end_feeding(self):
        util.debug("telling queue thread to quit")
        with self._notempty:
            self._buffer.append(_END)
            self._notempty.notify()

    def _feed(self):
        while (obj := self._next()) is not _END:
            try:
                message = ForkingPickler.dumps(obj)
                with self._wlock._semlock:
                    self._writer.send_bytes(message)
            except Exception as error:
                if self._ignore_epipe and isinstance(error, BrokenPipeError):
                    return
                if util.is_exiting():
                    util.info("error in queue thread: %s", error)
                    return
                self._sem.release()
                self._on_queue_feeder_error(error, obj)
            obj = message = None  # they must not live until the next one comes
        util.debug("feeder thread got sentinel -- exiting")
        self._writer.close()

    def _next(self):
        with self._notempty:
            while not self._buffer:
                self._notempty.wait()
            return self._buffer.popleft()

    @staticmethod
    def _on_queue_feeder_error(e, obj):
        """Called with what went wrong with sending an object."""
        import traceback

        traceback.print_exc()


class JoinableQueue(Queue):
    """A queue whose takers say when they have dealt with an object."""

    def __init__(self, maxsize=0, *, ctx):
        super().__init__(maxsize, ctx=ctx)
        self._unfinished_tasks = Semaphore(0, ctx=ctx)
        self._cond = _SharedCondition(ctx=ctx)

    def __getstate__(self):
        return super().__getstate__(), self._cond, self._unfinished_tasks

    def __setstate__(self, state):
        shared, self._cond, self._unfinished_tasks = state
        self._share(shared)

    def _hand_over(self, obj):
        # Counted before anybody can take it.
        with self._cond:
            self._unfinished_tasks.release()
        super()._hand_over(obj)

    def task_done(self):
        """Says that an object that was taken has been dealt with."""
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished_tasks._semlock._is_zero():
                self._cond.notify_all()

    def join(self):
        """Waits until everything that was put has been dealt with."""
        with self._cond:
            if not self._unfinished_tasks._semlock._is_zero():
                self._cond.wait()


class SimpleQueue:
    """A pipe with locks: put() writes to it itself."""

    def __init__(self, *, ctx):
        self._begin(Pipe(duplex=False), ctx)

    @classmethod
    def _of_pool(cls, lane, ctx):
        """One for the tasks of a pool, on whose lane they stand in line."""
        self = cls.__new__(cls)
        self._begin(_pipe_on(lane), ctx)
        return self

    def _begin(self, ends, ctx):
        self._reader, self._writer = ends
        self._rlock, self._wlock = Lock(ctx=ctx), Lock(ctx=ctx)

    def __getstate__(self):
        assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def close(self):
        self._reader.close()
        self._writer.close()

    def empty(self):
        return not self._reader.poll()

    def get(self):
        """Takes an object; waits for one."""
        with self._rlock._semlock:
            message = self._reader.recv_bytes()
        return ForkingPickler.loads(message)

    def put(self, obj):
        """Adds an object; waits while the pipe is full."""
        message = ForkingPickler.dumps(obj)
        with self._wlock._semlock:
            self._writer.send_bytes(message)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)
