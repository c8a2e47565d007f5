"""What a handler answers (Server Reference, "Response classes", "Exceptions")."""

import re
from json import dumps

from .messages import Headers, head

__all__ = ["StreamResponse", "Response", "json_response", "HTTPException"]

_REASONS = {
    200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information",
    204: "No Content", 205: "Reset Content", 206: "Partial Content", 300: "Multiple Choices",
    301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
    402: "Payment Required", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone",
    411: "Length Required", 412: "Precondition Failed", 413: "Request Entity Too Large",
    415: "Unsupported Media Type", 422: "Unprocessable Entity", 428: "Precondition Required",
    429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
}  # fmt: skip


class StreamResponse:
    """An answer that is written piece by piece: prepare(), write(), write_eof()."""

    def __init__(self, *, status=200, reason=None, headers=None):
        self.set_status(status, reason)
        self.headers = Headers(headers)
        self.prepared = False
        self._writer = None
        self._chunked = False
        self._bodyless = False
        self._ended = False

    def set_status(self, status, reason=None):
        self.status = int(status)
        self.reason = _REASONS.get(self.status, "") if reason is None else reason

    @property
    def content_type(self):
        return self.headers.get("Content-Type", "application/octet-stream").split(";")[0]

    @content_type.setter
    def content_type(self, value):
        self.headers["Content-Type"] = value

    async def prepare(self, request):
        """Sends everything but the body."""
        self._writer = request._writer
        self._bodyless = request.method == "HEAD" or self.status in (204, 304)
        self.headers.setdefault("Content-Type", "application/octet-stream")
        if "Content-Length" not in self.headers and not self._bodyless:
            self._chunked = True
            self.headers["Transfer-Encoding"] = "chunked"
        self.headers.setdefault("Server", "Python/3.11 aiohttp/3.9.5")
        self.prepared = True
        self._writer.write(head(f"HTTP/1.1 {self.status} {self.reason}", self.headers))

    async def write(self, data):
        """Sends a piece of the body, and waits if the client is slow."""
        if not self.prepared:
            raise RuntimeError("Cannot call write() before prepare()")
        if data and not self._bodyless:
            self._writer.write(b"%x\r\n%b\r\n" % (len(data), data) if self._chunked else data)
            await self._writer.drain()

    async def write_eof(self, data=b""):
        """Sends the end of the body, once: the server does it if the handler has not."""
        if self._ended:
            return
        await self.write(data)
        self._ended = True
        if self._chunked:
            self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()


class Response(StreamResponse):
    """An answer that is there as a whole: a text, or bytes."""

    def __init__(
        self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None,
        charset=None,
    ):  # fmt: skip
        super().__init__(status=status, reason=reason, headers=headers)
        if body is not None and text is not None:
            raise ValueError("body and text are not allowed together")
        if text is not None:
            if not isinstance(text, str):
                raise TypeError(f"text argument must be str ({type(text)!r})")
            charset = charset or "utf-8"
            body = text.encode(charset)
            content_type = content_type or "text/plain"
        if content_type is not None:
            self.content_type = content_type + (f"; charset={charset}" if charset else "")
        self.body = b"" if body is None else body

    @property
    def text(self):
        return self.body.decode()

    async def _send(self, request):
        self.headers["Content-Length"] = len(self.body)
        await self.prepare(request)
        await self.write_eof(self.body)


def json_response(data=None, *, text=None, status=200, reason=None, headers=None, dumps=dumps):
    """An answer of JSON."""
    return Response(
        text=dumps(data) if text is None else text, status=status, reason=reason, headers=headers,
        content_type="application/json",
    )  # fmt: skip


class HTTPException(Response, Exception):
    """An answer that a handler raises."""

    status_code = -1

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        Response.__init__(
            self, status=self.status_code, headers=headers, reason=reason, body=body, text=text,
            content_type=content_type,
        )  # fmt: skip
        Exception.__init__(self, self.reason)
        if body is None and text is None:
            self.content_type = "text/plain; charset=utf-8"
            self.body = f"{self.status}: {self.reason}".encode()


class _Redirection(HTTPException):
    def __init__(self, location, **how):
        super().__init__(**how)
        self.location = str(location)
        self.headers["Location"] = self.location


def _class_for(status, reason):
    base = _Redirection if status in (300, 301, 302, 303, 307, 308) else HTTPException
    name = "HTTPOk" if status == 200 else "HTTP" + re.sub("[ -]", "", reason)
    return type(name, (base,), {"status_code": status, "__doc__": f"{status} {reason}."})


for _status, _reason in _REASONS.items():
    _made = _class_for(_status, _reason)
    globals()[_made.__name__] = _made
    __all__.append(_made.__name__)
