"""open(), and the standard streams."""

import builtins
import sys

from .base import AsyncFile, ContextManager, in_pool

__all__ = ["open", "stdin", "stdout", "stderr", "stdin_bytes", "stdout_bytes", "stderr_bytes"]


def open(
    file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
    opener=None, *, loop=None, executor=None,
):  # fmt: skip
    """As the built-in function; to be awaited, or entered by `async with`."""

    async def make():
        opened = await in_pool(builtins.open)(
            file, mode, buffering, encoding, errors, newline, closefd, opener,
            loop=loop, executor=executor,
        )  # fmt: skip
        return AsyncFile(opened, loop, executor)

    return ContextManager(make)


stdin, stdout, stderr = (AsyncFile(file) for file in (sys.stdin, sys.stdout, sys.stderr))
stdin_bytes, stdout_bytes, stderr_bytes = (
    AsyncFile(file.buffer) for file in (sys.stdin, sys.stdout, sys.stderr)
)
