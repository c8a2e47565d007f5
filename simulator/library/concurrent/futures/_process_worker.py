"""What the workers of a pool of processes do."""

import os
from _thread import _next_task


class _RemoteTraceback(Exception):
    """Where an exception was raised in another process, as text. It is that exception's cause."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


_RemoteTraceback.__module__ = "concurrent.futures.process"


class ExceptionWithTraceback:
    """An exception that comes out of a pickle with its traceback as its cause."""

    def __init__(self, exc):
        self._text = self.text_of(exc)
        self._exc = exc
        # A traceback holds frames, and they much else.
        exc.__traceback__ = None

    @staticmethod
    def text_of(exc):
        from traceback import format_exception

        return f'\n"""\n{"".join(format_exception(exc))}"""'

    @classmethod
    def attach(cls, exc):
        """The exception with its traceback as its cause, without a pickle."""
        exc.__cause__ = _RemoteTraceback(cls.text_of(exc))
        return exc

    def __reduce__(self):
        return _rebuild_exception, (self._exc, self._text)


def _rebuild_exception(exc, text):
    exc.__cause__ = _RemoteTraceback(text)
    return exc


def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks=None):
    """Makes calls until None comes, or as many as it may."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            from concurrent.futures._base import logger

            logger().critical("Exception in initializer:", exc_info=True)
            return  # the pool notices
    made = 0
    while (call := _next_task(call_queue.get)) is not None:
        number, fn, args, kwargs = call
        made += 1
        exit_pid = os.getpid() if made == max_tasks else None
        try:
            answer = (number, None, fn(*args, **kwargs), exit_pid)
        except BaseException as error:
            answer = (number, ExceptionWithTraceback(error), None, exit_pid)
        try:
            result_queue.put(answer)
        except BaseException as error:
            result_queue.put((number, ExceptionWithTraceback(error), None, exit_pid))
        if exit_pid is not None:
            return
        # What the call was given and returned must not live until the next one comes.
        del call, fn, args, kwargs, answer


def _process_chunk(fn, chunk):
    """The results of the calls with each of the arguments."""
    return [fn(*args) for args in chunk]
