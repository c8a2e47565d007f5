"""Objects of which some methods are coroutines that run in a pool, and the context managers that make them."""

import asyncio
from functools import partial

__all__ = ["AsyncFile", "ContextManager", "in_pool"]


def in_pool(function, name=None):
    """A coroutine function that calls `function` in a thread of the loop's pool."""

    async def call(*args, loop=None, executor=None, **kwargs):
        loop = loop or asyncio.get_running_loop()
        return await loop.run_in_executor(executor, partial(function, *args, **kwargs))

    call.__name__ = name or function.__name__
    return call


class AsyncFile:
    """A file; what may block is a coroutine, the rest answers at once."""

    _IN_POOL = frozenset(
        (
            "close", "detach", "flush", "isatty", "peek", "read", "read1", "readable", "readall",
            "readinto", "readline", "readlines", "seek", "seekable", "tell", "truncate", "writable",
            "write", "writelines",
        )
    )  # fmt: skip

    def __init__(self, file, loop=None, executor=None):
        self._file = file
        self._loop = loop
        self._executor = executor

    def __getattr__(self, name):
        value = getattr(self._file, name)
        if name not in self._IN_POOL:
            return value
        return partial(in_pool(value, name), loop=self._loop, executor=self._executor)

    def __repr__(self):
        return f"{type(self).__name__} wrapping {self._file!r}"

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line:
            return line
        raise StopAsyncIteration


class ContextManager:
    """Makes something when it is awaited or entered; leaving it closes that."""

    def __init__(self, make):
        self._make = make
        self._made = None

    def __await__(self):
        return self._make().__await__()

    async def __aenter__(self):
        self._made = await self._make()
        return await self._enter(self._made)

    async def __aexit__(self, *exception):
        await self._leave(self._made, *exception)
        self._made = None

    async def _enter(self, made):
        return made

    async def _leave(self, made, *exception):
        await made.close()
