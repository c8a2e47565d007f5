"""What coroutines read a connection from."""

from . import events, exceptions

# As much is kept twice over, and lines and the like are no longer.
_DEFAULT_LIMIT = 2**16


class StreamReader:
    """Reads from a connection; it is fed by a protocol."""

    __module__ = "asyncio.streams"

    _source_traceback = None

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._loop = events._get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False

    def __repr__(self):
        info = ["StreamReader"]
        if self._buffer:
            info.append(f"{len(self._buffer)} bytes")
        if self._eof:
            info.append("eof")
        if self._limit != _DEFAULT_LIMIT:
            info.append(f"limit={self._limit}")
        for name in ("waiter", "exception", "transport"):
            value = getattr(self, f"_{name}")
            if value:
                info.append(f"{name}={value!r}")
        if self._paused:
            info.append("paused")
        return f"<{' '.join(info)}>"

    # For the protocol.

    def exception(self):
        """What reading fails with, or None."""
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_exception(exc)

    def _wakeup_waiter(self):
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_result(None)

    def set_transport(self, transport):
        assert self._transport is None, "Transport already set"
        self._transport = transport

    def feed_eof(self):
        """Nothing more will come."""
        self._eof = True
        self._wakeup_waiter()

    def feed_data(self, data):
        """More has come."""
        assert not self._eof, "feed_data after feed_eof"
        if not data:
            return
        self._buffer.extend(data)
        self._wakeup_waiter()
        if self._transport is None or self._paused or len(self._buffer) <= 2 * self._limit:
            return
        try:
            self._transport.pause_reading()
        except NotImplementedError:
            # It can't be held up, so it need not be asked again.
            self._transport = None
        else:
            self._paused = True

    # For the program.

    def at_eof(self):
        """Whether everything has been read, and nothing more will come."""
        return self._eof and not self._buffer

    def _maybe_resume_transport(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    def _take(self, count):
        """The first bytes of the buffer."""
        data = bytes(memoryview(self._buffer)[:count])
        del self._buffer[:count]
        self._maybe_resume_transport()
        return data

    def _raise_exception(self):
        if self._exception is not None:
            raise self._exception

    async def _wait_for_data(self, function):
        """Waits until something has come, or the end."""
        if self._waiter is not None:
            raise RuntimeError(
                f"{function}() called while another coroutine is already waiting for incoming data"
            )
        assert not self._eof, "_wait_for_data after EOF"
        if self._paused:
            # What it waits for could not come.
            self._paused = False
            self._transport.resume_reading()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readline(self):
        """A line with its end; what there is if the stream ends before. Too long a line: ValueError."""
        separator = b"\n"
        try:
            return await self.readuntil(separator)
        except exceptions.IncompleteReadError as error:
            return error.partial
        except exceptions.LimitOverrunError as error:
            if self._buffer.startswith(separator, error.consumed):
                del self._buffer[: error.consumed + len(separator)]
            else:
                self._buffer.clear()
            self._maybe_resume_transport()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b"\n"):
        """Everything up to a separator, and that.

        Raises IncompleteReadError when the stream ends before, and LimitOverrunError when it would be
        more than the limit; then it stays in the buffer.
        """
        size = len(separator)
        if size == 0:
            raise ValueError("Separator should be at least one-byte string")
        self._raise_exception()
        # Before this there is no separator: what is looked through once is not looked at again.
        offset = 0
        while True:
            if len(self._buffer) - offset >= size:
                found = self._buffer.find(separator, offset)
                if found != -1:
                    break
                offset = len(self._buffer) + 1 - size
                if offset > self._limit:
                    raise exceptions.LimitOverrunError(
                        "Separator is not found, and chunk exceed the limit", offset
                    )
            if self._eof:
                chunk = bytes(self._buffer)
                self._buffer.clear()
                raise exceptions.IncompleteReadError(chunk, None)
            await self._wait_for_data("readuntil")
        if found > self._limit:
            raise exceptions.LimitOverrunError(
                "Separator is found, but chunk is longer than limit", found
            )
        return self._take(found + size)

    async def read(self, n=-1):
        """What has come, at most n bytes; with n < 0 everything up to the end. b"" at the end."""
        self._raise_exception()
        if n == 0:
            return b""
        if n < 0:
            pieces = []
            while piece := await self.read(self._limit):
                pieces.append(piece)
            return b"".join(pieces)
        if not self._buffer and not self._eof:
            await self._wait_for_data("read")
        return self._take(n)

    async def readexactly(self, n):
        """Exactly n bytes. Raises IncompleteReadError when the stream ends before."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        self._raise_exception()
        if n == 0:
            return b""
        while len(self._buffer) < n:
            if self._eof:
                incomplete = bytes(self._buffer)
                self._buffer.clear()
                raise exceptions.IncompleteReadError(incomplete, n)
            await self._wait_for_data("readexactly")
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b"":
            raise StopAsyncIteration
        return line
