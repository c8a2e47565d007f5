"""`gevent.Greenlet`: a greenlet with a value, that others can wait for."""

import sys

from _greenlet import _show_as
from greenlet import GreenletExit, getcurrent, greenlet

from gevent._links import Linkable
from gevent._wait import iwait, wait_all
from gevent.hub import get_hub

__all__ = ["Greenlet", "iwait", "joinall", "killall"]


class _Failure:
    """How a greenlet has ended."""

    __slots__ = ("kind", "value", "traceback")

    def __init__(self, kind, value, traceback):
        self.kind, self.value, self.traceback = kind, value, traceback


class Greenlet(greenlet):
    """Runs `run(*args, **kwargs)`, or the method `_run` of a subclass, under the hub."""

    value = None
    args = ()

    def __init__(self, run=None, *args, **kwargs):
        greenlet.__init__(self, None, get_hub())
        if run is not None:
            if not callable(run):
                raise TypeError("The run argument or self._run must be callable")
            self._run = run
        elif not hasattr(self, "_run"):
            raise TypeError("The run argument or self._run must be callable")
        self.args = args
        self.kwargs = kwargs
        self._links = []
        self._notifier = None
        self._failure = None
        self._finished = False
        self._start_event = None
        self._killed = False
        self.gr_context = _copy_context()
        _show_as(self, self._function_name())

    # Being waited for is the same for all that can be.
    _check_and_notify = Linkable._check_and_notify
    _notify_links = Linkable._notify_links
    _wait_core = Linkable._wait_core
    rawlink = Linkable.rawlink

    @property
    def loop(self):
        return self.parent.loop

    @property
    def dead(self):
        return self._finished or self._killed and self._start_event is None or _is_dead(self)

    @property
    def started(self):
        return bool(self)

    @property
    def exception(self):
        failure = self._failure
        return None if failure is None else failure.value

    @property
    def exc_info(self):
        failure = self._failure
        return (None, None, None) if failure is None else (
            failure.kind,
            failure.value,
            failure.traceback,
        )

    def __bool__(self):
        return self._start_event is not None and not self._finished

    def ready(self):
        """Whether it has ended."""
        return self._finished

    def successful(self):
        """Whether it has ended without an exception, or by GreenletExit."""
        return self._finished and self._failure is None

    # How it begins

    @classmethod
    def spawn(cls, *args, **kwargs):
        """Makes one that begins in the hub's next turn."""
        made = cls(*args, **kwargs)
        made.start()
        return made

    @classmethod
    def spawn_later(cls, seconds, *args, **kwargs):
        """Makes one that begins after a number of seconds."""
        made = cls(*args, **kwargs)
        made.start_later(seconds)
        return made

    def start(self):
        if self._start_event is None:
            self._start_event = get_hub().loop.run_callback(self.switch)

    def start_later(self, seconds):
        if self._start_event is None:
            self._start_event = get_hub().loop.timer(seconds)
            self._start_event.start(self.switch)

    def run(self):
        try:
            if self._start_event is not None:
                self._start_event.stop()
            try:
                result = self._run(*self.args, **self.kwargs)
            except GreenletExit as exit:
                result = exit
            except BaseException:
                self._report_error(sys.exc_info())
                return
            self._report_result(result)
        finally:
            self.__dict__.pop("_run", None)
            self.args, self.kwargs = (), {}

    def _report_result(self, result):
        self.value = result
        self._finish()

    def _report_error(self, exc_info):
        self._failure = _Failure(*exc_info)
        self._finish()
        get_hub().handle_error(self, *exc_info)

    def _finish(self):
        self._finished = True
        self._check_and_notify()

    # How others end it, and wait for it

    def throw(self, *args):
        """As of any greenlet; one that has not begun ends with the exception."""
        if self._start_event is None or not _has_begun(self):
            self._end_unbegun(*args)
            return None
        return greenlet.throw(self, *args)

    def _end_unbegun(self, exception=GreenletExit, *rest):
        if self._start_event is not None:
            self._start_event.stop()
        self._killed = True
        if self._finished:
            return
        if isinstance(exception, type):
            exception = exception(*rest[:1]) if rest and rest[0] is not None else exception()
        if isinstance(exception, GreenletExit):
            self._report_result(exception)
        else:
            self._report_error((type(exception), exception, exception.__traceback__))

    def kill(self, exception=GreenletExit, block=True, timeout=None):
        """Throws an exception into it; with `block`, waits until it has ended."""
        if self._finished:
            return
        if not _has_begun(self):
            self._end_unbegun(exception)
            return
        self.parent.loop.run_callback(self._throw_if_alive, exception)
        if block and getcurrent() is not self:
            self.join(timeout)
        elif getcurrent() is self:
            get_hub().switch()

    def _throw_if_alive(self, exception):
        if not self._finished:
            greenlet.throw(self, exception)

    def get(self, block=True, timeout=None):
        """Its value, or its exception raised here."""
        if not self._finished:
            from gevent.timeout import Timeout

            if not block:
                raise Timeout()
            timer = Timeout.start_new(timeout)
            try:
                self._wait_core(None)
            finally:
                timer.cancel()
        if self._failure is None:
            return self.value
        raise self._failure.value.with_traceback(self._failure.traceback)

    def join(self, timeout=None):
        """Waits until it has ended, or the time is up."""
        if not self._finished:
            self._wait_core(timeout)

    def link(self, callback, SpawnedLink=None):
        """Calls `callback(self)` in a greenlet of its own when this one has ended."""
        self.rawlink(_SpawnedLink(callback))

    def link_value(self, callback, SpawnedLink=None):
        """The same, only if it has ended without an exception."""
        self.rawlink(_SpawnedLink(callback, lambda source: source.successful()))

    def link_exception(self, callback, SpawnedLink=None):
        """The same, only if it has ended with one."""
        self.rawlink(_SpawnedLink(callback, lambda source: source.exception is not None))

    def unlink(self, callback):
        for link in self._links:
            if link == callback or isinstance(link, _SpawnedLink) and link.callback == callback:
                self._links.remove(link)
                return

    # How it shows

    @property
    def name(self):
        return self.__dict__.get("_name") or f"Greenlet-{self.minimal_ident}"

    @name.setter
    def name(self, name):
        self.__dict__["_name"] = name
        _show_as(self, str(name))

    @property
    def minimal_ident(self):
        """A small number of its own."""
        ident = self.__dict__.get("_ident")
        if ident is None:
            hub = get_hub()
            ident = self.__dict__["_ident"] = hub.__dict__.setdefault("_idents", 0)
            hub._idents += 1
        return ident

    def _function_name(self):
        run = self._run
        return getattr(run, "__name__", "") or type(run).__name__

    def _formatinfo(self):
        info = self.__dict__.get("_formatted")
        if info is not None:
            return info
        run = getattr(self, "_run", None)
        if run is None:
            return ""
        name = getattr(run, "__name__", None) or repr(run)
        bound = getattr(run, "__self__", None)
        if bound is self:
            self._formatted = f": {name}"
            return self._formatted
        if bound is not None and not isinstance(bound, type(sys)):
            name = f"<bound method {type(bound).__name__}.{name} of {bound!r}>"
        args = [repr(arg)[:50] for arg in self.args]
        args += [f"{key}={value!r}" for key, value in self.kwargs.items()]
        self._formatted = f": {name}({', '.join(args)})" if args else f": {name}"
        return self._formatted

    def __repr__(self):
        known = self.__dict__
        name = f' "{self.name}"' if "_name" in known or "_ident" in known else ""
        return f"<{type(self).__name__}{name} at {id(self):#x}{self._formatinfo()}>"


class _SpawnedLink:
    """Calls a function in a greenlet of its own."""

    def __init__(self, callback, wanted=None):
        if not callable(callback):
            raise TypeError(f"Expected callable: {callback!r}")
        self.callback = callback
        self.wanted = wanted

    def __call__(self, source):
        if self.wanted is None or self.wanted(source):
            made = greenlet(self.callback, get_hub())
            made.switch(source)


_is_dead = greenlet.dead.__get__


def _has_begun(made):
    return made.gr_frame is not None or made is getcurrent()


def _copy_context():
    from contextvars import copy_context

    return copy_context()


def joinall(greenlets, timeout=None, raise_error=False, count=None):
    """Waits for greenlets; those that have ended."""
    if not raise_error:
        return wait_all(greenlets, timeout, count)
    done = []
    for ended in iwait(greenlets, timeout, count):
        if getattr(ended, "exception", None) is not None:
            raise ended.exception
        done.append(ended)
    return done


def killall(greenlets, exception=GreenletExit, block=True, timeout=None):
    """Throws an exception into all of them at once; with `block`, waits for their end."""
    greenlets = [each for each in greenlets if not each.dead]
    for each in greenlets:
        if isinstance(each, Greenlet):
            each.kill(exception, block=False)
        else:
            get_hub().loop.run_callback(each.throw, exception)
    if block:
        from gevent.timeout import Timeout

        with Timeout.start_new(timeout):
            for each in greenlets:
                if isinstance(each, Greenlet):
                    each.join()
