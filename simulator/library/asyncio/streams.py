"""Connections to read from and to write to in coroutines (Library reference, "Streams")."""

from . import coroutines, events, protocols, tasks
from .stream_reader import _DEFAULT_LIMIT, StreamReader

__all__ = (
    "StreamReader",
    "StreamWriter",
    "StreamReaderProtocol",
    "open_connection",
    "start_server",
    "open_unix_connection",
    "start_unix_server",
)


async def _open(connect, limit):
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await connect(loop, lambda: protocol)
    return reader, StreamWriter(transport, protocol, reader, loop)


def _serving(client_connected_cb, limit):
    """The loop, and what makes a protocol for every connection to a server."""
    loop = events.get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return loop, factory


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects, as loop.create_connection() does; a reader and a writer."""
    return await _open(
        lambda loop, factory: loop.create_connection(factory, host, port, **kwds), limit
    )


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """A server, as of loop.create_server(), that calls client_connected_cb(reader, writer) for every client.

    A coroutine function runs as a task.
    """
    loop, factory = _serving(client_connected_cb, limit)
    return await loop.create_server(factory, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """open_connection() for Unix sockets."""
    return await _open(
        lambda loop, factory: loop.create_unix_connection(factory, path, **kwds), limit
    )


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """start_server() for Unix sockets."""
    loop, factory = _serving(client_connected_cb, limit)
    return await loop.create_unix_server(factory, path, **kwds)


class FlowControlMixin(protocols.Protocol):
    """Has coroutines wait while the transport's buffer is full."""

    def __init__(self, loop=None):
        self._loop = events._get_event_loop() if loop is None else loop
        self._paused = False
        self._drain_waiters = []
        self._connection_lost = False

    def pause_writing(self):
        assert not self._paused
        self._paused = True

    def resume_writing(self):
        assert self._paused
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if not self._paused:
            return
        for waiter in self._drain_waiters:
            if waiter.done():
                continue
            if exc is None:
                waiter.set_result(None)
            else:
                waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError("Connection lost")
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """Feeds a StreamReader with what comes; on a server, it also begins to serve the client."""

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        # CPython's is weak, but the writer keeps the reader all the same.
        self._stream_reader = stream_reader
        if stream_reader is not None:
            self._source_traceback = stream_reader._source_traceback
        self._reject_connection = False
        self._stream_writer = None
        self._task = None
        self._transport = None
        self._client_connected_cb = client_connected_cb
        self._over_ssl = False
        self._closed = self._loop.create_future()

    def connection_made(self, transport):
        self._transport = transport
        self._over_ssl = transport.get_extra_info("sslcontext") is not None
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        if self._client_connected_cb is None:
            return
        self._stream_writer = StreamWriter(transport, self, reader, self._loop)
        result = self._client_connected_cb(reader, self._stream_writer)
        if coroutines.iscoroutine(result):

            def callback(task):
                if task.cancelled():
                    transport.close()
                    return
                error = task.exception()
                if error is not None:
                    self._loop.call_exception_handler(
                        {
                            "message": "Unhandled exception in client_connected_cb",
                            "exception": error,
                            "transport": transport,
                        }
                    )
                    transport.close()

            self._task = self._loop.create_task(result)
            self._task.add_done_callback(callback)

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                # Whoever is not interested in how the connection ended need not hear of it.
                self._closed._log_traceback = False
        super().connection_lost(exc)
        self._stream_reader = None
        self._stream_writer = None
        self._task = None
        self._transport = None

    def data_received(self, data):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_data(data)

    def eof_received(self):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_eof()
        # The other direction stays open until the program closes it, if it can be open alone.
        return not self._over_ssl

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    """Writes to a connection."""

    def __init__(self, transport, protocol, reader, loop):
        self._transport = transport
        self._protocol = protocol
        assert reader is None or isinstance(reader, StreamReader)
        self._reader = reader
        self._loop = loop
        self._complete_fut = loop.create_future()
        self._complete_fut.set_result(None)

    def __repr__(self):
        info = [self.__class__.__name__, f"transport={self._transport!r}"]
        if self._reader is not None:
            info.append(f"reader={self._reader!r}")
        return f"<{' '.join(info)}>"

    @property
    def transport(self):
        """What it writes through."""
        return self._transport

    def write(self, data):
        """Sends data as soon as that is possible: await drain() after it."""
        self._transport.write(data)

    def writelines(self, data):
        """Writes all of several pieces."""
        self._transport.writelines(data)

    def write_eof(self):
        """Nothing more will be written; the other end comes to an end of what it reads."""
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        """Closes the connection, once what has been written is sent."""
        return self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        """Waits until the connection is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        """What the transport knows besides: 'peername', 'sockname', 'socket'…"""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Waits until there is room in the buffer, if there was none."""
        if self._reader is not None:
            error = self._reader.exception()
            if error is not None:
                raise error
        if self._transport.is_closing():
            # connection_lost() may be about to be called: after that, it is known what to tell.
            await tasks.sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None):
        """Encrypts the connection from now on. The server's side is that which start_server() has made."""
        protocol = self._protocol
        await self.drain()
        self._transport = await self._loop.start_tls(
            self._transport, protocol, sslcontext,
            server_side=protocol._client_connected_cb is not None,
            server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
        )  # fmt: skip
        protocol._transport = self._transport
        protocol._over_ssl = True
        if protocol._stream_reader is not None:
            protocol._stream_reader._transport = self._transport
