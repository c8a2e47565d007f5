"""The loop of a Unix system, and the policy that makes it."""

from _asyncio import _loop_kind

from . import coroutines, events, selector_events
from .unix_connections import _UnixConnections

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy")


def _do_nothing(signum, frame):
    """A handler of Python's has to be there so that the loop hears of the signal."""


class _UnixSelectorEventLoop(_UnixConnections, selector_events.BaseSelectorEventLoop):
    """The loop that new_event_loop() makes: signals can call back in it."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}
        # The transports of programs that it has started and that have not ended.
        self._processes = set()

    def close(self):
        # In CPython a transport kills its process when it is let go of; here that would be found out late.
        if not self.is_running():
            for process in tuple(self._processes):
                process.close()
        super().close()
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)

    def _process_self_data(self, data):
        for signum in data:
            # Zeros only wake the loop.
            if signum:
                self._handle_signal(signum)

    def _handle_signal(self, sig):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self._ready.append(handle)

    def add_signal_handler(self, sig, callback, *args):
        """Calls callback(*args) in the loop when the signal comes; only in the main thread."""
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        import signal

        try:
            signal.set_wakeup_fd(self._csock.fileno())
        except (ValueError, OSError) as error:
            raise RuntimeError(str(error))
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            signal.signal(sig, _do_nothing)
            signal.siginterrupt(sig, False)
        except OSError as error:
            del self._signal_handlers[sig]
            if not self._signal_handlers:
                signal.set_wakeup_fd(-1)
            from errno import EINVAL

            if error.errno == EINVAL:
                raise RuntimeError(f"sig {sig} cannot be caught")
            raise

    def remove_signal_handler(self, sig):
        """Gives the signal its default handler; False if the loop had none."""
        self._check_signal(sig)
        try:
            del self._signal_handlers[sig]
        except KeyError:
            return False
        import signal

        default = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        signal.signal(sig, default)
        if not self._signal_handlers:
            signal.set_wakeup_fd(-1)
        return True

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        import signal

        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """Every thread its own loop, waiting as the machine is set to."""

    if _loop_kind() == "selector":
        _loop_factory = _UnixSelectorEventLoop
    else:

        @staticmethod
        def _loop_factory():
            from .completion_events import _UnixProactorEventLoop

            return _UnixProactorEventLoop()

    def __init__(self):
        super().__init__()
        self._watcher = None

    def set_event_loop(self, loop):
        super().set_event_loop(loop)
        if self._watcher is not None and _in_main_thread():
            self._watcher.attach_loop(loop)

    def get_child_watcher(self):
        """What hears of the end of processes; a ThreadedChildWatcher unless another one was set."""
        if self._watcher is None:
            from .child_watchers import ThreadedChildWatcher

            self._watcher = ThreadedChildWatcher()
            if _in_main_thread():
                self._watcher.attach_loop(self._local._loop)
        return self._watcher

    def set_child_watcher(self, watcher):
        """Replaces, and closes, the child watcher of the process."""
        from .child_watchers import AbstractChildWatcher

        assert watcher is None or isinstance(watcher, AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher


def _in_main_thread():
    import threading

    return threading.current_thread() is threading.main_thread()


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy


def __getattr__(name):
    """Child watchers, which only programs that choose one need."""
    from . import child_watchers

    if name not in child_watchers.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(child_watchers, name)
