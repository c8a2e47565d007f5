"""Groups and pools of greenlets."""

from greenlet import GreenletExit, getcurrent

from gevent._greenlet import Greenlet, joinall, killall
from gevent.event import Event
from gevent.lock import Semaphore
from gevent.queue import Queue
from gevent.timeout import Timeout

__all__ = ["Group", "Pool", "PoolFull"]


class Group:
    """Keeps greenlets until they end."""

    greenlet_class = Greenlet

    def __init__(self, *args):
        if len(args) > 1:
            raise TypeError(f"Expected at most 1 argument, got {len(args)}")
        self.greenlets = set()
        self._order = {}
        self.dying = set()
        self._empty_event = Event()
        self._empty_event.set()
        for greenlet in args[0] if args else ():
            self.add(greenlet)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self.greenlets!r}>"

    def __len__(self):
        return len(self.greenlets)

    def __contains__(self, item):
        return item in self.greenlets

    def __iter__(self):
        return iter(self.greenlets)

    def add(self, greenlet):
        """Keeps a greenlet, too."""
        greenlet.rawlink(self._discard)
        self.greenlets.add(greenlet)
        self._order[greenlet] = True
        self._empty_event.clear()

    def discard(self, greenlet):
        """Keeps it no longer."""
        self._discard(greenlet)
        greenlet.unlink(self._discard)

    def _discard(self, greenlet):
        self.greenlets.discard(greenlet)
        self._order.pop(greenlet, None)
        self.dying.discard(greenlet)
        if not self.greenlets:
            self._empty_event.set()

    def start(self, greenlet):
        self.add(greenlet)
        greenlet.start()

    def spawn(self, *args, **kwargs):
        """Starts a greenlet and keeps it."""
        greenlet = self.greenlet_class(*args, **kwargs)
        self.start(greenlet)
        return greenlet

    def join(self, timeout=None, raise_error=False):
        """Waits until the group is empty; whether it is."""
        greenlets = list(self._order) if raise_error else ()
        result = self._empty_event.wait(timeout)
        for greenlet in greenlets:
            if greenlet.exception is not None:
                raise greenlet.exception
        return result

    def kill(self, exception=GreenletExit, block=True, timeout=None):
        """Ends all greenlets of the group."""
        timer = Timeout.start_new(timeout)
        try:
            while self.greenlets:
                for greenlet in list(self._order):
                    if greenlet not in self.dying:
                        greenlet.kill(exception, block=False)
                        self.dying.add(greenlet)
                if not block:
                    return
                joinall(list(self._order))
                self._empty_event.wait()
        except Timeout as raised:
            if raised is not timer:
                raise
        finally:
            timer.cancel()

    def killone(self, greenlet, exception=GreenletExit, block=True, timeout=None):
        """Ends one greenlet of the group."""
        if greenlet in self.greenlets and greenlet not in self.dying:
            self.dying.add(greenlet)
            greenlet.kill(exception, block=block, timeout=timeout)

    def full(self):
        return False

    def wait_available(self, timeout=None):
        """There is always room."""

    # Calls of functions

    def apply(self, func, args=None, kwds=None):
        """The result of a call in a greenlet of the group."""
        if getcurrent() in self:
            return func(*(args or ()), **(kwds or {}))
        return self.spawn(func, *(args or ()), **(kwds or {})).get()

    def apply_cb(self, func, args=None, kwds=None, callback=None):
        """The same; `callback` gets the result in a greenlet of its own."""
        result = self.apply(func, args, kwds)
        if callback is not None:
            Greenlet.spawn(callback, result)
        return result

    def apply_async(self, func, args=None, kwds=None, callback=None):
        """The greenlet of the call, whether or not there is room for it now."""
        args, kwds = args or (), kwds or {}
        if self.full():
            return Greenlet.spawn(self.apply_cb, func, args, kwds, callback)
        greenlet = self.spawn(func, *args, **kwds)
        if callback is not None:
            greenlet.link_value(lambda ended: callback(ended.value))
        return greenlet

    def map(self, func, iterable):
        """The results in order."""
        return list(self.imap(func, iterable))

    def map_async(self, func, iterable, callback=None):
        """A greenlet whose value is the results."""

        def run():
            results = self.map(func, iterable)
            if callback is not None:
                callback(results)
            return results

        return Greenlet.spawn(run)

    def imap(self, func, *iterables, maxsize=None):
        """Yields results in order."""
        return _Results(self, func, zip(*iterables), maxsize, ordered=True)

    def imap_unordered(self, func, *iterables, maxsize=None):
        """Yields results as they come."""
        return _Results(self, func, zip(*iterables), maxsize, ordered=False)


_END = object()


class _Results:
    """What imap() gives: a greenlet starts the calls, their results come in a queue."""

    def __init__(self, group, func, items, maxsize, ordered):
        if maxsize is not None and maxsize <= 0:
            raise ValueError("maxsize must be positive")
        self._group = group
        self._func = func
        self._ordered = ordered
        self._queue = Queue()
        self._room = None if maxsize is None else Semaphore(maxsize)
        self._next = 0
        self._early = {}
        self._count = None
        self._given = 0
        Greenlet.spawn(self._start_all, items)

    def _start_all(self, items):
        count = 0
        try:
            for item in items:
                if self._room is not None:
                    self._room.acquire()
                greenlet = self._group.spawn(self._func, *item)
                greenlet.rawlink(_Numbered(self._queue, count))
                count += 1
        finally:
            self._queue.put((_END, count))

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            if self._ordered and self._next in self._early:
                return self._give(self._early.pop(self._next))
            if self._count is not None and self._given == self._count:
                raise StopIteration
            number, what = self._queue.get()
            if number is _END:
                self._count = what
            elif self._ordered:
                self._early[number] = what
            else:
                return self._give(what)

    next = __next__

    def _give(self, greenlet):
        self._given += 1
        self._next += 1
        if self._room is not None:
            self._room.release()
        if greenlet.exception is not None:
            raise greenlet.exception
        return greenlet.value


class _Numbered:
    """A link that tells which of the calls has ended."""

    def __init__(self, queue, number):
        self._queue = queue
        self._number = number

    def __call__(self, greenlet):
        self._queue.put((self._number, greenlet))


class PoolFull(Exception):
    """There is no room in the pool."""


class Pool(Group):
    """A group of at most `size` greenlets: spawn() waits for room."""

    def __init__(self, size=None, greenlet_class=None):
        if size is not None and size < 0:
            raise ValueError("size must not be negative")
        super().__init__()
        self.size = size
        if greenlet_class is not None:
            self.greenlet_class = greenlet_class
        self._semaphore = None if size is None else Semaphore(size)

    def wait_available(self, timeout=None):
        """Waits for room; how many more greenlets there may be."""
        return 1 if self._semaphore is None else self._semaphore.wait(timeout)

    def full(self):
        return self.free_count() <= 0

    def free_count(self):
        return 1 if self.size is None else max(0, self.size - len(self))

    def start(self, greenlet, blocking=True, timeout=None):
        self.add(greenlet, blocking=blocking, timeout=timeout)
        greenlet.start()

    def add(self, greenlet, blocking=True, timeout=None):
        """Keeps a greenlet, as soon as there is room; raises PoolFull."""
        semaphore = self._semaphore
        if semaphore is not None and not semaphore.acquire(blocking, timeout):
            raise PoolFull(repr(greenlet))
        super().add(greenlet)

    def _discard(self, greenlet):
        if self._semaphore is not None and greenlet in self.greenlets:
            self._semaphore.release()
        super()._discard(greenlet)
