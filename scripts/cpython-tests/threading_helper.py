"""`test.support.threading_helper`: threads that must have ended when a test has."""

import contextlib
import functools
import threading
import time
import unittest

can_start_thread = True


def threading_setup():
    return len(threading.enumerate()), ()


def threading_cleanup(*original_values):
    end = time.monotonic() + 1
    while len(threading.enumerate()) > original_values[0] and time.monotonic() < end:
        time.sleep(0.01)


def reap_threads(func):
    @functools.wraps(func)
    def reaping(*args):
        before = threading_setup()
        try:
            return func(*args)
        finally:
            threading_cleanup(*before)

    return reaping


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    before = threading_setup()
    try:
        yield
    finally:
        threading_cleanup(*before)


def join_thread(thread, timeout=None):
    thread.join(30.0 if timeout is None else timeout)
    if thread.is_alive():
        raise AssertionError("the thread still runs")


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock is not None:
            unlock()
        for thread in threads:
            join_thread(thread)


class catch_threading_exception:
    """Keeps what threading.excepthook is given."""

    exc_type = exc_value = exc_traceback = thread = None

    def __enter__(self):
        self._before = threading.excepthook
        threading.excepthook = self._hook
        return self

    def _hook(self, args):
        self.exc_type, self.exc_value = args.exc_type, args.exc_value
        self.exc_traceback, self.thread = args.exc_traceback, args.thread

    def __exit__(self, *exc_info):
        threading.excepthook = self._before
        self.__dict__.clear()


def requires_working_threading(*, module=False):
    return None if module else lambda test: test


def skip_without_threads(test):
    return test if can_start_thread else unittest.skip("no threads")(test)
