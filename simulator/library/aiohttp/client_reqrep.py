"""Answers (Client Reference, "Response object")."""

import asyncio
from collections import namedtuple
from json import loads

from .client_exceptions import (
    ClientPayloadError,
    ClientResponseError,
    ContentTypeError,
    SocketTimeoutError,
)
from .messages import body_pieces, keeps_alive, type_of

RequestInfo = namedtuple("RequestInfo", "url method headers real_url")


class ReadingInTime:
    """Ends with SocketTimeoutError what waits for data longer than so many seconds; None: nothing."""

    def __init__(self, seconds):
        self._timeout = asyncio.timeout(seconds)

    async def __aenter__(self):
        await self._timeout.__aenter__()

    async def __aexit__(self, *exc):
        try:
            await self._timeout.__aexit__(*exc)
        except TimeoutError as error:
            raise SocketTimeoutError("Timeout on reading data from socket") from error


class StreamReader:
    """The body of an answer, as it comes."""

    def __init__(self, response, pieces):
        self._response = response
        self._pieces = pieces
        self._rest = b""

    async def readany(self):
        """What comes next; b"" at the end."""
        if self._rest:
            data, self._rest = self._rest, b""
            return data
        try:
            async with (
                asyncio.timeout_at(self._response._deadline),
                ReadingInTime(self._response._sock_read),
            ):
                return await anext(self._pieces)
        except StopAsyncIteration:
            self._response.release()
            return b""
        except (EOFError, ConnectionError) as error:
            self._response.close()
            raise ClientPayloadError("Response payload is not completed") from error
        except BaseException:
            self._response.close()
            raise

    async def read(self, n=-1):
        """At most n bytes; all of it with n < 0."""
        if n < 0:
            pieces = []
            while piece := await self.readany():
                pieces.append(piece)
            return b"".join(pieces)
        data = await self.readany() if n else b""
        self._rest = data[n:]
        return data[:n]

    async def readline(self):
        """A line with its end, or what there is at the end of the body."""
        line = b""
        while data := await self.readany():
            end = data.find(b"\n") + 1
            if end:
                self._rest = data[end:]
                return line + data[:end]
            line += data
        return line

    async def iter_chunked(self, n):
        """Pieces of at most n bytes."""
        while data := await self.read(n):
            yield data

    async def iter_any(self):
        """Pieces as they come."""
        while data := await self.readany():
            yield data

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class ClientResponse:
    """The answer to a request; its body comes when it is asked for."""

    def __init__(self, session, connection, request_info, first_line, headers, deadline, sock_read):
        version, _, rest = first_line.partition(" ")
        status, _, reason = rest.partition(" ")
        self.version = version
        self.status = int(status)
        self.reason = reason
        self.headers = headers
        self.request_info = request_info
        self.method = request_info.method
        self.url = self.real_url = request_info.url
        self.history = ()
        self._deadline = deadline
        self._sock_read = sock_read
        self._session = session
        self._connection = connection
        self._body = None
        bodyless = self.method == "HEAD" or self.status in (204, 304)
        self._reusable = keeps_alive(version, headers) and (
            bodyless or "Content-Length" in headers or "Transfer-Encoding" in headers
        )
        self._unread = not bodyless
        pieces = _nothing() if bodyless else body_pieces(connection.reader, headers, True)
        self.content = StreamReader(self, pieces)

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        if self._unread:
            self.close()
        else:
            self.release()

    @property
    def ok(self):
        """Whether the status is below 400."""
        return self.status < 400

    @property
    def closed(self):
        return self._connection is None

    @property
    def content_type(self):
        return type_of(self.headers)[0]

    @property
    def charset(self):
        return type_of(self.headers)[1]

    def get_encoding(self):
        """What text() decodes the body by unless told."""
        return self.charset or "utf-8"

    def _give_back(self, reusable):
        connection, self._connection = self._connection, None
        if connection is not None:
            self._session.connector.release(connection, reusable)

    def release(self):
        """The connection can be used for the next request."""
        self._unread = False
        self._give_back(self._reusable)

    def close(self):
        """Closes the connection."""
        self._give_back(False)

    def raise_for_status(self):
        """Raises ClientResponseError if the status is 400 or more."""
        if not self.ok:
            self.close()
            raise ClientResponseError(
                self.request_info, self.history,
                status=self.status, message=self.reason, headers=self.headers,
            )  # fmt: skip

    async def read(self):
        """The whole body."""
        if self._body is None:
            if self._connection is None and self._unread:
                from .client_exceptions import ClientConnectionError

                raise ClientConnectionError("Connection closed")
            self._body = await self.content.read()
        return self._body

    async def text(self, encoding=None, errors="strict"):
        """The body as text."""
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=loads, content_type="application/json"):
        """The body, decoded from JSON. content_type: what it must be; None: anything."""
        if content_type and self.content_type != content_type:
            raise ContentTypeError(
                self.request_info, self.history, status=self.status,
                message=f"Attempt to decode JSON with unexpected mimetype: {self.headers.get('Content-Type', '')}",
                headers=self.headers,
            )  # fmt: skip
        text = (await self.text(encoding)).strip()
        return loads(text) if text else None


async def _nothing():
    return
    yield
