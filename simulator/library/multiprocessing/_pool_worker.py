"""What the workers of a pool do."""

from _thread import _next_task

from . import util

# What is made here is nobody else's concern.
_lane_kinds = ()


class MaybeEncodingError(Exception):
    """What a call returned or raised can't be sent back."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


class RemoteTraceback(Exception):
    """Where an exception was raised in another process, as text. It is that exception's cause."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


for _kind in (MaybeEncodingError, RemoteTraceback):
    _kind.__module__ = "multiprocessing.pool"


class ExceptionWithTraceback:
    """An exception that comes out of a pickle with its traceback as its cause."""

    def __init__(self, exc, tb):
        from traceback import format_exception

        text = "".join(format_exception(type(exc), exc, tb))
        self.exc = exc
        self.tb = f'\n"""\n{text}"""'
        # A traceback holds frames, and they much else.
        exc.__traceback__ = None

    def __reduce__(self):
        return _rebuild_exception, (self.exc, self.tb)


def _rebuild_exception(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, lane=-1):
    """Does tasks until None comes, or as many as it may; `lane` is that of the pool."""
    in_process = hasattr(inqueue, "_writer")
    if in_process:
        # So that the end of the pool's process is the end of the queue.
        inqueue._writer.close()
        outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = _next_task(inqueue.get, lane)
        except (EOFError, OSError):
            util.debug("worker got EOFError or OSError -- exiting")
            break
        if task is None:
            util.debug("worker got sentinel -- exiting")
            break
        job, i, func, args, kwds = task
        try:
            result = (True, func(*args, **kwds))
        except Exception as error:
            if in_process and func is not fail:
                error = ExceptionWithTraceback(error, error.__traceback__)
            result = (False, error)
        try:
            outqueue.put((job, i, result))
        except Exception as error:
            problem = MaybeEncodingError(error, result[1])
            util.debug("Possible encoding error while sending result: %s", problem)
            outqueue.put((job, i, (False, problem)))
        # What the call was given and returned must not live until the next one comes.
        task = job = result = func = args = kwds = None
        completed += 1
    util.debug("worker exiting after %d tasks", completed)


def mapstar(args):
    func, items = args
    return [*map(func, items)]


def starmapstar(args):
    from itertools import starmap

    func, items = args
    return [*starmap(func, items)]


def fail(error):
    """The task in place of one whose arguments couldn't be had."""
    raise error
