"""The network of coroutines: streams of asyncio."""

import asyncio


class Stream:
    """A connection."""

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer
        self._timeout = None

    def limit(self, timeout):
        self._timeout = timeout

    async def write(self, data, timeout):
        self._writer.write(data)
        async with asyncio.timeout(timeout):
            await self._writer.drain()

    async def readline(self):
        async with asyncio.timeout(self._timeout):
            return await self._reader.readline()

    async def readuntil(self, separator):
        async with asyncio.timeout(self._timeout):
            return await self._reader.readuntil(separator)

    async def read(self, count):
        async with asyncio.timeout(self._timeout):
            return await self._reader.read(count)

    async def readexactly(self, count):
        async with asyncio.timeout(self._timeout):
            return await self._reader.readexactly(count)

    @property
    def usable(self):
        """Whether the server still listens, as far as one can see."""
        return not self._reader.at_eof() and not self._writer.is_closing()

    async def close(self):
        self._writer.close()


class Network:
    """What a client needs of a loop."""

    # What the library below httpx says, whatever the reason.
    refusal = "All connection attempts failed"

    def time(self):
        return asyncio.get_running_loop().time()

    async def connect(self, host, port, timeout):
        async with asyncio.timeout(timeout):
            return Stream(*await asyncio.open_connection(host, port))

    def permits(self, count):
        return _Permits(count)


class _Permits:
    """A semaphore with a limit of time."""

    def __init__(self, count):
        self._semaphore = asyncio.Semaphore(count)

    async def acquire(self, timeout):
        async with asyncio.timeout(timeout):
            await self._semaphore.acquire()

    def release(self):
        self._semaphore.release()
