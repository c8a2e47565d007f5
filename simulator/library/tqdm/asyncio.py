"""Bars over what asyncio iterates (documentation of tqdm, "tqdm.asyncio")."""

import asyncio

from tqdm.std import tqdm as std_tqdm

__all__ = ["tqdm_asyncio", "tarange", "tqdm", "trange"]


class tqdm_asyncio(std_tqdm):
    """A bar that can also be iterated with `async for`."""

    async def __aiter__(self):
        source = self.iterable
        if hasattr(source, "__aiter__"):
            async for each in source:
                yield each
                self.update()
        else:
            for each in source:
                yield each
                self.update()
        self.close()

    @classmethod
    def as_completed(cls, fs, *, timeout=None, total=None, **tqdm_kwargs):
        """Like asyncio.as_completed(), with a bar."""
        fs = list(fs)
        total = len(fs) if total is None else total
        yield from cls(asyncio.as_completed(fs, timeout=timeout), total=total, **tqdm_kwargs)

    @classmethod
    async def gather(cls, *fs, timeout=None, total=None, **tqdm_kwargs):
        """Like asyncio.gather(), with a bar."""

        async def numbered(i, awaitable):
            return i, await awaitable

        numbers = [numbered(i, each) for i, each in enumerate(fs)]
        done = cls.as_completed(numbers, timeout=timeout, total=total, **tqdm_kwargs)
        return [value for _, value in sorted([await each for each in done], key=lambda each: each[0])]


def tarange(*args, **kwargs):
    return tqdm_asyncio(range(*args), **kwargs)


tqdm = tqdm_asyncio
trange = tarange
