"""Requests and answers (www.python-httpx.org/api)."""

import json as _json
from datetime import timedelta
from urllib.parse import urlencode

from aiohttp.messages import Headers, type_of

from .exceptions import HTTPStatusError, StreamConsumed

_KINDS = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}


class Request:
    """What a client asks for."""

    def __init__(self, method, url, *, headers=None, content=None, data=None, json=None):
        self.method = method.upper()
        self.url = url
        self.headers = Headers(headers)
        if json is not None:
            content = _json.dumps(json, separators=(",", ":"), ensure_ascii=False)
            self.headers.setdefault("Content-Type", "application/json")
        elif data is not None:
            content = urlencode(data, doseq=True)
            self.headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        self.content = content.encode() if isinstance(content, str) else bytes(content or b"")

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    """An answer."""

    def __init__(self, request, first_line, headers, pieces, close):
        version, _, rest = first_line.partition(" ")
        status, _, self.reason_phrase = rest.partition(" ")
        self.http_version = version
        self.status_code = int(status)
        self.headers = headers
        self.request = request
        self.url = request.url
        self.history = []
        self.next_url = None
        self.is_closed = False
        self.encoding = type_of(headers)[1] or "utf-8"
        self.elapsed = timedelta(0)
        self._pieces = pieces
        self._close = close
        self._content = None

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def is_success(self):
        return self.status_code // 100 == 2

    @property
    def is_error(self):
        return self.status_code >= 400

    @property
    def is_client_error(self):
        return self.status_code // 100 == 4

    @property
    def is_server_error(self):
        return self.status_code // 100 == 5

    @property
    def is_redirect(self):
        return self.status_code // 100 == 3

    @property
    def has_redirect_location(self):
        return self.status_code in (301, 302, 303, 307, 308) and "Location" in self.headers

    @property
    def content(self):
        """The body; of a streamed answer only once it has been read."""
        if self._content is None:
            raise RuntimeError("Attempted to access streaming response content, without having called `read()`.")
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding, "replace")

    def json(self, **how):
        return _json.loads(self.content, **how)

    def raise_for_status(self):
        """Raises HTTPStatusError unless the status is one of success; returns the answer."""
        if self.is_success:
            return self
        kind = _KINDS.get(self.status_code // 100, "Invalid status code")
        message = f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
        if self.has_redirect_location:
            message += f"Redirect location: '{self.headers['Location']}'\n"
        message += (
            "For more information check: "
            f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}"
        )
        raise HTTPStatusError(message, request=self.request, response=self)

    # Of a streamed answer, in coroutines.

    async def aiter_bytes(self):
        """The body, as it comes."""
        if self._content is not None:
            yield self._content
            return
        if self._pieces is None:
            raise StreamConsumed()
        pieces, self._pieces = self._pieces, None
        async for piece in pieces:
            yield piece
        await self.aclose()

    async def aiter_lines(self):
        """The body, line by line."""
        rest = ""
        async for piece in self.aiter_bytes():
            *lines, rest = (rest + piece.decode(self.encoding)).split("\n")
            for line in lines:
                yield line.removesuffix("\r")
        if rest:
            yield rest

    async def aread(self):
        """The whole body."""
        if self._content is None:
            self._content = b"".join([piece async for piece in self.aiter_bytes()])
        return self._content

    async def aclose(self):
        if not self.is_closed:
            self.is_closed = True
            await self._close()

    # And in threads.

    def _iterate(self, iterator):
        from .blocking import finished

        while (item := finished(anext(iterator, None))) is not None:
            yield item

    def iter_bytes(self):
        return self._iterate(self.aiter_bytes())

    def iter_lines(self):
        return self._iterate(self.aiter_lines())

    def read(self):
        from .blocking import finished

        return finished(self.aread())

    def close(self):
        from .blocking import finished

        finished(self.aclose())
