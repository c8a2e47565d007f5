"""Connections, kept for the next request to the same server (Client Reference, "Connectors")."""

import asyncio

from .client_exceptions import ClientConnectionError, ClientConnectorError, ConnectionTimeoutError

# The handshake of TLS, in as many bytes and trips as the simulated servers of the internet expect.
_HELLO = b"\x16\x03\x03".ljust(517, b"\0")
_ANSWER_BYTES = 3000
_FINISHED = bytes(80)


class Connection:
    """A reader and a writer, and whether they have been used before."""

    def __init__(self, key, reader, writer):
        self.key = key
        self.reader = reader
        self.writer = writer
        self.is_reused = False

    def close(self):
        self.writer.close()


class TCPConnector:
    """Makes connections: at most `limit` at once, and `limit_per_host` to one server; 0: as many as are asked for."""

    def __init__(self, *, limit=100, limit_per_host=0, force_close=False, keepalive_timeout=15.0):
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._force_close = force_close
        self._keepalive_timeout = keepalive_timeout
        self._idle = {}
        self._used = {}
        self._waiting = []
        self._closed = False

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    @property
    def closed(self):
        return self._closed

    def _has_room(self, key):
        if self._limit and sum(self._used.values()) >= self._limit:
            return False
        return not self._limit_per_host or self._used.get(key, 0) < self._limit_per_host

    async def connect(self, url, timeout):
        """A connection to the server of a URL; waits while there are as many as there may be."""
        key = url.host, url.port, url.scheme == "https"
        while not self._has_room(key):
            waiter = asyncio.get_running_loop().create_future()
            self._waiting.append((key, waiter))
            try:
                await waiter
            except asyncio.CancelledError:
                if waiter.done() and not waiter.cancelled():
                    self._wake()
                raise
        if self._closed:
            raise ClientConnectionError("Connector is closed.")
        self._used[key] = self._used.get(key, 0) + 1
        try:
            return self._reused(key) or await self._made(key, timeout)
        except BaseException:
            self._leave(key)
            raise

    def _reused(self, key):
        now = asyncio.get_running_loop().time()
        idle = self._idle.get(key, [])
        while idle:
            connection, since = idle.pop()
            fresh = now - since <= self._keepalive_timeout
            if fresh and not connection.reader.at_eof() and not connection.writer.is_closing():
                connection.is_reused = True
                return connection
            connection.close()
        return None

    async def _made(self, key, timeout):
        host, port, encrypted = key
        try:
            async with asyncio.timeout(timeout):
                reader, writer = await asyncio.open_connection(host, port)
                if encrypted:
                    writer.write(_HELLO)
                    await reader.readexactly(_ANSWER_BYTES)
                    writer.write(_FINISHED)
        except TimeoutError as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise ClientConnectorError(host, port, error) from error
            raise ConnectionTimeoutError(
                f"Connection timeout to host {'https' if encrypted else 'http'}://{host}:{port}"
            ) from error
        except (OSError, EOFError) as error:
            problem = error if isinstance(error, OSError) else OSError(None, str(error))
            raise ClientConnectorError(host, port, problem) from error
        return Connection(key, reader, writer)

    def release(self, connection, reusable):
        """Takes a connection back that nobody uses any more."""
        if reusable and not self._force_close and not self._closed:
            now = asyncio.get_running_loop().time()
            self._idle.setdefault(connection.key, []).append((connection, now))
        else:
            connection.close()
        self._leave(connection.key)

    def _leave(self, key):
        self._used[key] -= 1
        self._wake()

    def _wake(self):
        for each in self._waiting:
            key, waiter = each
            if waiter.done():
                continue
            if self._closed or self._has_room(key):
                waiter.set_result(None)
                break
        self._waiting = [each for each in self._waiting if not each[1].done()]

    async def close(self):
        """Closes the connections that nobody uses."""
        self._closed = True
        for idle in self._idle.values():
            for connection, _ in idle:
                connection.close()
        self._idle.clear()
        self._wake()
