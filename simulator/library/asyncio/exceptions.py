"""What goes wrong in asyncio."""

from _asyncio import CancelledError, InvalidStateError

__all__ = (
    "BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError",
    "IncompleteReadError", "LimitOverrunError", "SendfileNotAvailableError",
)  # fmt: skip

TimeoutError = TimeoutError


class SendfileNotAvailableError(RuntimeError):
    """A file can't be sent by the system itself."""


class IncompleteReadError(EOFError):
    """The stream ended before as much had come as was asked for.

    partial: the bytes that came. expected: how many were asked for, None if that is not known.
    """

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """The buffer was full before the separator came. consumed: how many bytes to read away."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broken while tasks waited at it."""
