"""Blocks of code that have to be done in time."""

from . import events, exceptions, tasks

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    """Cancels what is inside `async with` when time is up, and makes a TimeoutError of that."""

    # Its life: created, active (inside the block), finished; or, when time was up, from active
    # over expiring (the task is being cancelled) to expired.

    def __init__(self, when):
        self._when = when
        self._state = "created"
        self._task = None
        self._alarm = None

    def __repr__(self):
        state = f"[{self._state}]"
        if self._state == "active":
            when = None if self._when is None else round(self._when, 3)
            state = f"{state} when={when}"
        return f"<Timeout {state}>"

    def when(self):
        """The loop's time at which it is up, or None."""
        return self._when

    def expired(self):
        """Whether time was up while the block ran."""
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        """Sets another time, in the loop's; one that has passed is up at once, None never."""
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        self._disarm()
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._alarm = loop.call_soon(self._on_timeout)
            else:
                self._alarm = loop.call_at(when, self._on_timeout)

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = tasks.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        assert self._state in ("active", "expiring")
        self._disarm()
        if self._state == "active":
            self._state = "finished"
            return
        self._state = "expired"
        # If others cancelled the task too, it is for them that the block ended.
        for_us = self._task.uncancel() <= self._cancelling
        if for_us and exc_type is exceptions.CancelledError:
            raise TimeoutError from exc_val

    def _on_timeout(self):
        self._alarm = None
        self._task.cancel()
        self._state = "expiring"

    def _disarm(self):
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None


def timeout(delay):
    """What is inside `async with timeout(delay)` has that many seconds; None: any number."""
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """What is inside `async with timeout_at(when)` has to be done by that time of the loop."""
    return Timeout(when)
