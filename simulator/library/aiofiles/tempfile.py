"""Temporary files and folders."""

import tempfile

from .base import AsyncFile, ContextManager, in_pool

__all__ = ["NamedTemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "TemporaryFile"]


def _maker(make_file):
    def make(*args, loop=None, executor=None, **kwargs):
        async def make_it():
            file = await in_pool(make_file)(*args, loop=loop, executor=executor, **kwargs)
            return AsyncFile(file, loop, executor)

        return ContextManager(make_it)

    make.__name__ = make.__qualname__ = make_file.__name__
    return make


TemporaryFile = _maker(tempfile.TemporaryFile)
NamedTemporaryFile = _maker(tempfile.NamedTemporaryFile)
SpooledTemporaryFile = _maker(tempfile.SpooledTemporaryFile)


class _Folder(ContextManager):
    async def _enter(self, made):
        return made.name

    async def _leave(self, made, *exception):
        await in_pool(made.cleanup)()


def TemporaryDirectory(suffix=None, prefix=None, dir=None, *, loop=None, executor=None):
    """A folder that is removed with what is in it; `async with` gives its name."""

    async def make():
        make_folder = in_pool(tempfile.TemporaryDirectory)
        return await make_folder(suffix, prefix, dir, loop=loop, executor=executor)

    return _Folder(make)
