"""Waiting for several futures."""

from collections import namedtuple
from concurrent.futures._base import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION
from threading import Condition
from time import monotonic as _now

DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


class _Waiter:
    """Where futures report that they are done."""

    def __init__(self, futures):
        # Shown as waiting where the first of them is waited for.
        lane = next(iter(futures))._condition._lane
        self._condition = Condition._inside("condition", lane)
        self._finished = []
        self._failed = False
        self._futures = futures

    def __enter__(self):
        for future in self._futures:
            future._add_waiter(self)
        return self

    def __exit__(self, *args):
        for future in self._futures:
            future._remove_waiter(self)

    def notice(self, future):
        with self._condition:
            self._finished.append(future)
            self._failed = self._failed or future._exception is not None
            self._condition.notify()

    def has_all(self):
        return len(self._finished) == len(self._futures)

    def wait(self, count, error_ends, timeout):
        """Waits until so many have finished, or until one has failed if that is to end it."""
        with self._condition:
            self._condition.wait_for(
                lambda: len(self._finished) >= count or (error_ends and self._failed), timeout
            )

    def take(self):
        """Those that have finished since the last time, in that order."""
        with self._condition:
            finished, self._finished = self._finished, []
        return finished


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for some or all of the futures, but no longer than timeout seconds.

    return_when is FIRST_COMPLETED, FIRST_EXCEPTION (all, or one that raised) or ALL_COMPLETED.
    Returns two sets: those that are done, and the others.
    """
    futures = set(fs)
    if not futures:
        return DoneAndNotDoneFutures(set(), set())
    count = 1 if return_when == FIRST_COMPLETED else len(futures)
    with _Waiter(futures) as waiter:
        known = return_when in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
        if not known and not waiter.has_all():
            raise ValueError(f"Invalid return condition: {return_when!r}")
        waiter.wait(count, return_when == FIRST_EXCEPTION, timeout)
    done = set(waiter.take())
    return DoneAndNotDoneFutures(done, futures - done)


def as_completed(fs, timeout=None):
    """The futures in the order in which they finish; first, as given, those that have already.

    Raises TimeoutError when one is not done timeout seconds after the first was asked for.
    """
    end = None if timeout is None else timeout + _now()
    pending = dict.fromkeys(fs)
    if not pending:
        return
    total = len(pending)
    with _Waiter(pending) as waiter:
        while True:
            for future in waiter.take():
                del pending[future]
                yield future
            if not pending:
                return
            left = None if end is None else end - _now()
            if left is not None and left <= 0:
                raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.wait(1, False, left)
