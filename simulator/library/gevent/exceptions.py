"""Exceptions that several modules raise."""

from greenlet import GreenletExit

__all__ = ["BlockingSwitchOutError", "ConcurrentObjectUseError", "InvalidSwitchError", "LoopExit"]


class LoopExit(Exception):
    """The hub has nothing to wait for, so that whoever has switched to it would wait for ever."""

    def __repr__(self):
        if len(self.args) == 3:
            return f"{type(self).__name__}({self.args[0]!r}, {self.args[1]!r}, {self.args[2]!r})"
        return Exception.__repr__(self)

    def __str__(self):
        if len(self.args) == 3:
            return f"{self.args[0]}\n\tHub: {self.args[1]!r}\n\tHandles:\n{self.args[2]!r}"
        return Exception.__str__(self)


class BlockingSwitchOutError(AssertionError):
    """Something that must not wait has done so."""


class InvalidSwitchError(AssertionError):
    """A greenlet was switched to by somebody else than whom it waits for."""


class ConcurrentObjectUseError(AssertionError):
    """Two greenlets wait for the same thing, which only one may do."""
