"""The loop of a Unix system, and the policy that makes it."""

from . import events, selector_events

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy")


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """The loop that new_event_loop() makes."""


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """Every thread its own loop, waiting in a selector."""

    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
