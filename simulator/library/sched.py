"""Functions that are called later, in the order of their times (Library reference, "sched")."""

from _thread import _inner_lock
from collections import namedtuple
from heapq import heapify, heappop, heappush
from time import monotonic, sleep

__all__ = ["scheduler"]

_ABSENT = object()

# The sequence keeps events of one time and priority in the order in which they were entered.
Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")
Event.__doc__ = "A call to be made. Events compare by time, then priority, then sequence."


class scheduler:
    """Calls functions at their times.

    `timefunc` tells the time, in whatever unit; `delayfunc` waits for so much of it, and is called
    with zero after each event to let other threads run.
    """

    def __init__(self, timefunc=monotonic, delayfunc=sleep):
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._queue = []
        self._lock = _inner_lock("lock", -1)
        self._entered = 0

    def enterabs(self, time, priority, action, argument=(), kwargs=_ABSENT):
        """Enters a call for a time; the event, for cancel()."""
        if kwargs is _ABSENT:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, self._entered, action, argument, kwargs)
            self._entered += 1
            heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_ABSENT):
        """Enters a call for so much time from now; the event, for cancel()."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Takes an event back; ValueError if it is not in the queue."""
        with self._lock:
            self._queue.remove(event)
            heapify(self._queue)

    def empty(self):
        """Whether nothing is to be called any more."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Waits for the events and makes their calls, until there are none.

        Without blocking: only those that are due; how long it is till the next, None for never.
        """
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                delay = event.time - self.timefunc()
                if delay <= 0:
                    heappop(self._queue)
            if delay > 0:
                if not blocking:
                    return delay
                self.delayfunc(delay)
            else:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # lets other threads run

    @property
    def queue(self):
        """The events that are to come, in their order."""
        with self._lock:
            return sorted(self._queue)
