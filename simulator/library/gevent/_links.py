"""What greenlets can wait for: links are called by the hub, in order, when it is ready."""

from greenlet import getcurrent

from gevent.hub import get_hub
from gevent.timeout import Timeout


class Linkable:
    """Has callbacks that are called once it is ready."""

    def __init__(self):
        self._links = []
        self._notifier = None

    def ready(self):
        raise NotImplementedError("when it is ready is for the class to say")

    def rawlink(self, callback):
        """Has the hub call `callback(self)` when it is ready."""
        if not callable(callback):
            raise TypeError(f"Expected callable: {callback!r}")
        self._links.append(callback)
        self._check_and_notify()

    def unlink(self, callback):
        if callback in self._links:
            self._links.remove(callback)

    def _check_and_notify(self):
        if self.ready() and self._links and not (self._notifier and self._notifier.active):
            self._notifier = get_hub().loop.run_callback(self._notify_links)

    def _notify_links(self):
        for link in list(self._links):
            # A link may have changed the state or taken another link away.
            if not self.ready():
                return
            if link not in self._links:
                continue
            # Each is called once; who goes on to wait links himself again.
            self._links.remove(link)
            try:
                link(self)
            except BaseException:
                import sys

                get_hub().handle_error((link, self), *sys.exc_info())

    def _wait_core(self, timeout):
        """Waits in the current greenlet; whether it became ready in time."""
        switch = getcurrent().switch
        timer = Timeout.start_new(timeout)
        try:
            self.rawlink(switch)
            try:
                get_hub().switch()
                return True
            except Timeout as raised:
                if raised is not timer:
                    raise
                return False
            finally:
                self.unlink(switch)
        finally:
            timer.cancel()
