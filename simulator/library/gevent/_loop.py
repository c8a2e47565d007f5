"""The loop that a hub runs: callbacks, timers, and descriptors, over the simulated clock."""

import heapq
import select
import time
from collections import deque

# So many callbacks in one turn; then timers and descriptors have theirs.
CALLBACKS_MAX = 1000


class Watcher:
    """Calls a function when something has happened; ends with `stop()`."""

    def __init__(self, loop):
        self.loop = loop
        self.callback = None
        self.args = ()

    @property
    def active(self):
        return self.callback is not None

    pending = active

    def start(self, callback, *args):
        if not callable(callback):
            raise TypeError(f"Expected callable, not {callback!r}")
        self.callback, self.args = callback, args
        self._begin()

    def stop(self):
        if self.callback is not None:
            self.callback, self.args = None, ()
            self._end()

    def close(self):
        self.stop()

    def _begin(self):
        raise NotImplementedError("what a watcher waits for is for its class to say")

    def _end(self):
        """What it waited for is of no interest any more."""


class Callback(Watcher):
    """Runs once, in the loop's next turn."""

    def _begin(self):
        self.loop._callbacks.append(self)


class Timer(Watcher):
    """Runs once, after a number of seconds."""

    def __init__(self, loop, after):
        super().__init__(loop)
        self.after = max(0, after)
        self._entry = None

    def _begin(self):
        loop = self.loop
        loop._count += 1
        self._entry = [loop.now() + self.after, loop._count, self]
        heapq.heappush(loop._timers, self._entry)

    def _end(self):
        self._entry[2] = None
        self._entry = None


class DescriptorWatcher(Watcher):
    """Runs whenever a descriptor can be read (events 1) or written (2)."""

    def __init__(self, loop, fd, events):
        super().__init__(loop)
        self.fd = fd
        self.events = events

    def _begin(self):
        self.loop._watch(self)

    def _end(self):
        self.loop._unwatch(self)


class Loop:
    def __init__(self):
        self._callbacks = deque()
        self._timers = []
        self._count = 0
        self._descriptors = {}
        self._poll = None

    def now(self):
        return time.monotonic()

    def timer(self, after):
        return Timer(self, after)

    def io(self, fd, events):
        return DescriptorWatcher(self, fd, events)

    def run_callback(self, callback, *args):
        made = Callback(self)
        made.start(callback, *args)
        return made

    def run(self):
        """Until there is nothing left to wait for."""
        while True:
            self._run_callbacks()
            timeout = self._timeout()
            if timeout is None and not self._descriptors:
                return
            self._wait(timeout)
            self._run_timers()

    def _run_callbacks(self):
        # Those that callbacks add run in the same turn, as long as it doesn't take for ever.
        callbacks = self._callbacks
        for _ in range(CALLBACKS_MAX):
            if not callbacks:
                return
            self._call(callbacks.popleft())

    def _call(self, watcher):
        callback, args = watcher.callback, watcher.args
        if callback is None:
            return
        watcher.stop()
        try:
            callback(*args)
        except BaseException:
            from gevent.hub import get_hub
            import sys

            get_hub().handle_error(watcher, *sys.exc_info())

    def _timeout(self):
        if self._callbacks:
            return 0
        timers = self._timers
        while timers and timers[0][2] is None:
            heapq.heappop(timers)
        return max(0, timers[0][0] - self.now()) if timers else None

    def _wait(self, timeout):
        if not self._descriptors:
            if timeout > 0:
                _sleep(timeout)
            return
        for fd, ready in self._poll.poll(None if timeout is None else timeout * 1000):
            for watcher in list(self._descriptors.get(fd, ())):
                wanted = (select.POLLIN if watcher.events & 1 else 0) | (
                    select.POLLOUT if watcher.events & 2 else 0
                )
                if ready & (wanted | select.POLLERR | select.POLLHUP) and watcher.callback:
                    self._call_again(watcher)

    def _call_again(self, watcher):
        try:
            watcher.callback(*watcher.args)
        except BaseException:
            from gevent.hub import get_hub
            import sys

            get_hub().handle_error(watcher, *sys.exc_info())

    def _run_timers(self):
        now = self.now()
        timers = self._timers
        due = []
        while timers and (timers[0][0] <= now or timers[0][2] is None):
            due.append(heapq.heappop(timers)[2])
        for watcher in due:
            if watcher is not None:
                self._fire(watcher)

    def _fire(self, timer):
        # It may have been stopped by one that was due as well.
        if timer._entry is not None:
            timer._entry = [0, 0, timer]
            self._call(timer)

    def _watch(self, watcher):
        if self._poll is None:
            self._poll = _poll()
        self._descriptors.setdefault(watcher.fd, []).append(watcher)
        self._register(watcher.fd)

    def _unwatch(self, watcher):
        watchers = self._descriptors[watcher.fd]
        watchers.remove(watcher)
        if watchers:
            self._register(watcher.fd)
        else:
            del self._descriptors[watcher.fd]
            self._poll.unregister(watcher.fd)

    def _register(self, fd):
        events = 0
        for watcher in self._descriptors[fd]:
            events |= watcher.events
        self._poll.register(
            fd, (select.POLLIN if events & 1 else 0) | (select.POLLOUT if events & 2 else 0)
        )


# What monkey.patch_all() puts in their place would wait for the hub.
_sleep = time.sleep
_poll = select.poll
