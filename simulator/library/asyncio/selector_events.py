"""A loop that waits in a selector."""

from _asyncio import LoopWaiter

from . import base_events

__all__ = ("BaseSelectorEventLoop",)


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """Waits when nothing is ready, until a timer's time or until it is woken."""

    def __init__(self, selector=None):
        super().__init__()
        if selector is not None:
            raise NotImplementedError("a loop cannot wait in a selector of the program's yet")
        self._selector = LoopWaiter()

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    def _process_events(self, event_list):
        """Nothing but the loop's own timers and threads can end a wait so far."""

    def _write_to_self(self):
        # A loop that has been closed meanwhile waits no more.
        if self._selector is not None:
            self._selector.wake()
