"""Files as a whole over connections (Library reference, loop.sendfile() and loop.sock_sendfile())."""

from . import protocols

_PIECE_BYTES = 16384


def check(file, offset, count):
    """Whether so much of a file can be sent."""
    if "b" not in getattr(file, "mode", "b"):
        raise ValueError("file should be opened in binary mode")
    if count is not None and (not isinstance(count, int) or count <= 0):
        kind = ValueError if isinstance(count, int) else TypeError
        raise kind(f"count must be a positive integer (got {count!r})")
    if not isinstance(offset, int) or offset < 0:
        kind = ValueError if isinstance(offset, int) else TypeError
        raise kind(f"offset must be a non-negative integer (got {offset!r})")


async def send(file, offset, count, loop, send_piece):
    """Has each piece of a file sent; returns how much that was, which the file has been read to."""
    file.seek(offset)
    total = 0
    try:
        while count is None or total < count:
            size = _PIECE_BYTES if count is None else min(_PIECE_BYTES, count - total)
            data = await loop.run_in_executor(None, file.read, size)
            if not data:
                break
            await send_piece(data)
            total += len(data)
        return total
    finally:
        if total:
            file.seek(offset + total)


class FileSending(protocols.Protocol):
    """In place of a transport's protocol while a file is sent: nobody reads, and writing has to wait."""

    def __init__(self, transport, loop):
        self._transport = transport
        self._loop = loop
        self._replaced = transport.get_protocol()
        self._reads = transport.is_reading()
        # The other protocol was told to wait, and is to hear when it need not.
        self._told_to_wait = getattr(self._replaced, "_paused", False)
        # For when there is room again; None: there is.
        self._room = loop.create_future() if self._told_to_wait else None
        transport.set_protocol(self)
        transport.pause_reading()

    async def send_piece(self, data):
        if self._transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        if self._room is not None:
            await self._room
        self._transport.write(data)

    def restore(self):
        transport = self._transport
        transport.set_protocol(self._replaced)
        if self._reads and not transport.is_closing():
            transport.resume_reading()
        waits = self._room is not None
        if waits and not self._told_to_wait:
            self._replaced.pause_writing()
        elif self._told_to_wait and not waits:
            self._replaced.resume_writing()

    def pause_writing(self):
        if self._room is None:
            self._room = self._loop.create_future()

    def resume_writing(self):
        room, self._room = self._room, None
        if room is not None and not room.done():
            room.set_result(None)

    def connection_lost(self, exc):
        if self._room is not None and not self._room.done():
            self._room.set_exception(exc or ConnectionError("Connection is closed by peer"))
        self._replaced.connection_lost(exc)
