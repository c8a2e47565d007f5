"""The client's side of HTTP (Library reference, "http.client — HTTP protocol client")."""

import re
import socket
from http import HTTPStatus
from http import _errors
from http._errors import *
from http._errors import (
    CannotSendHeader,
    CannotSendRequest,
    HTTPException,
    InvalidURL,
    NotConnected,
    ResponseNotReady,
)
from http._response import LINE_MAX as _MAXLINE
from http._response import HTTPMessage, HTTPResponse, parse_headers
from urllib.parse import urlsplit

__all__ = [
    "HTTPResponse",
    "HTTPConnection",
    "HTTPSConnection",
    "error",
    "responses",
    *(each.__name__ for each in _errors.ERRORS),
]

HTTP_PORT = 80
HTTPS_PORT = 443
error = HTTPException

globals().update(HTTPStatus.__members__)
responses = {status: status.phrase for status in HTTPStatus}

_HEADER_NAME = re.compile(rb"[^:\s][^:\r\n]*")
_BROKEN_VALUE = re.compile(rb"\n(?![ \t])|\r(?![ \t\n])")
_NO_URL = re.compile("[\x00-\x20\x7f]")
_NO_METHOD = re.compile("[\x00-\x1f]")
_WITH_BODY = {"PATCH", "POST", "PUT"}


def _encoded(text, what):
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError as problem:
        shown = repr(text[problem.start : problem.end])[:20]
        raise UnicodeEncodeError(
            problem.encoding,
            problem.object,
            problem.start,
            problem.end,
            f"{what.title()} ({shown}) is not valid Latin-1. Use "
            f"{what}.encode('utf-8') if you want to send it encoded in UTF-8.",
        ) from None


class HTTPConnection:
    """A connection to a server, for one request after the other."""

    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    _http_vsn = 11
    _http_vsn_str = "HTTP/1.1"

    def __init__(
        self,
        host,
        port=None,
        timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
        source_address=None,
        blocksize=8192,
    ):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self.host, self.port = self._get_hostport(host, port)
        self._check_host(self.host)
        # What is being sent: idle, headers of a request, or sent and waiting for the answer.
        self._state = "Idle"
        self._buffer = []
        self._method = None
        self._response = None
        self._tunnel_host = self._tunnel_port = None
        self._tunnel_headers = {}
        self._create_connection = socket.create_connection

    def set_tunnel(self, host, port=None, headers=None):
        """Has the connection go through a proxy to another host."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = dict(headers or {})

    def _get_hostport(self, host, port):
        if port is None:
            colon = host.rfind(":")
            if colon > host.rfind("]"):
                try:
                    port = int(host[colon + 1 :])
                except ValueError:
                    if host[colon + 1 :]:
                        raise InvalidURL(f"nonnumeric port: '{host[colon + 1:]}'") from None
                    port = self.default_port
                host = host[:colon]
            else:
                port = self.default_port
        if host and host[0] == "[" and host[-1] == "]":
            host = host[1:-1]
        return host, port

    def _check_host(self, host):
        found = _NO_URL.search(host)
        if found:
            raise InvalidURL(
                f"URL can't contain control characters. {host!r} (found at least {found[0]!r})"
            )

    def set_debuglevel(self, level):
        """From 1 on, what is sent and received is printed."""
        self.debuglevel = level

    def connect(self):
        """Connects to the server; requests do so by themselves."""
        self.sock = self._create_connection(
            (self.host, self.port), self.timeout, self.source_address
        )
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tunnel_host:
            self._tunnel()

    def _tunnel(self):
        lines = [f"CONNECT {self._tunnel_host}:{self._tunnel_port} HTTP/1.0\r\n"]
        lines += [f"{name}: {value}\r\n" for name, value in self._tunnel_headers.items()]
        self.send("".join([*lines, "\r\n"]).encode("latin-1"))
        response = self.response_class(self.sock, method=self._method)
        try:
            _, code, message = response._read_status()
            if code != HTTPStatus.OK:
                self.close()
                raise OSError(f"Tunnel connection failed: {code} {message.strip()}")
            parse_headers(response.fp)
        finally:
            response.close()

    def close(self):
        """Closes the connection; the next request opens another."""
        self._state = "Idle"
        try:
            sock = self.sock
            if sock:
                self.sock = None
                sock.close()
        finally:
            response = self._response
            if response:
                self._response = None
                response.close()

    def send(self, data):
        """Sends bytes, what a file has, or what an iterable gives."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print("send:", repr(data))
        if hasattr(data, "read"):
            for block in self._blocks(data):
                self.sock.sendall(block)
            return
        try:
            self.sock.sendall(data)
        except TypeError:
            if not hasattr(data, "__iter__"):
                raise TypeError(
                    f"data should be a bytes-like object or an iterable, got {type(data)!r}"
                ) from None
            for part in data:
                self.sock.sendall(part)

    def _blocks(self, file):
        """What a file has, block by block; text in Latin-1."""
        encode = hasattr(file, "encoding") or not hasattr(file, "readinto")
        while block := file.read(self.blocksize):
            yield block.encode("iso-8859-1") if encode and isinstance(block, str) else block

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begins a request."""
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != "Idle":
            raise CannotSendRequest(self._state)
        self._state = "Request-started"
        self._method = method
        found = _NO_METHOD.search(method)
        if found:
            raise ValueError(
                f"method can't contain control characters. {method!r} (found at least {found[0]!r})"
            )
        url = url or "/"
        found = _NO_URL.search(url)
        if found:
            raise InvalidURL(
                f"URL can't contain control characters. {url!r} (found at least {found[0]!r})"
            )
        self._buffer.append(f"{method} {url} {self._http_vsn_str}".encode("ascii"))
        if self._http_vsn == 11:
            if not skip_host:
                self.putheader("Host", self._host_header(url))
            if not skip_accept_encoding:
                self.putheader("Accept-Encoding", "identity")

    def _host_header(self, url):
        if url.startswith("http"):
            host = urlsplit(url).netloc
            if host:
                return host.encode("ascii")
        host, port = self.host, self.port
        if self._tunnel_host:
            host, port = self._tunnel_host, self._tunnel_port
        name = f"[{host}]" if ":" in host else host
        name = name if port == self.default_port else f"{name}:{port}"
        return name.encode("ascii")

    def putheader(self, header, *values):
        """Adds a header to the request that has been begun."""
        if self._state != "Request-started":
            raise CannotSendHeader()
        name = header.encode("ascii") if hasattr(header, "encode") else header
        if not _HEADER_NAME.fullmatch(name):
            raise ValueError(f"Invalid header name {name!r}")
        parts = []
        for value in values:
            if hasattr(value, "encode"):
                value = value.encode("latin-1")
            elif isinstance(value, int):
                value = str(value).encode("ascii")
            if _BROKEN_VALUE.search(value):
                raise ValueError(f"Invalid header value {value!r}")
            parts.append(value)
        self._buffer.append(name + b": " + b"\r\n\t".join(parts))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """Sends the request that has been begun, with its body."""
        if self._state != "Request-started":
            raise CannotSendHeader()
        self._state = "Request-sent"
        head = b"\r\n".join([*self._buffer, b"", b""])
        self._buffer.clear()
        self.send(head)
        if message_body is None:
            return
        for part in self._parts(message_body):
            if not part:
                if self.debuglevel > 0:
                    print("Zero length chunk ignored")
                continue
            if encode_chunked and self._http_vsn == 11:
                part = f"{len(part):X}\r\n".encode("ascii") + part + b"\r\n"
            self.send(part)
        if encode_chunked and self._http_vsn == 11:
            self.send(b"0\r\n\r\n")

    def _parts(self, body):
        if hasattr(body, "read"):
            return self._blocks(body)
        try:
            memoryview(body)
        except TypeError:
            try:
                return iter(body)
            except TypeError:
                raise TypeError(
                    "message_body should be a bytes-like object or an iterable, "
                    f"got {type(body)!r}"
                ) from None
        return (body,)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Sends a request; getresponse() gives the answer."""
        given = frozenset(name.lower() for name in headers)
        self.putrequest(
            method,
            url,
            skip_host="host" in given,
            skip_accept_encoding="accept-encoding" in given,
        )
        if "content-length" in given:
            encode_chunked = False
        elif "transfer-encoding" not in given:
            encode_chunked = False
            length = self._get_content_length(body, method)
            if length is not None:
                self.putheader("Content-Length", str(length))
            elif body is not None:
                if self.debuglevel > 0:
                    print(f"Unable to determine size of {body!r}")
                encode_chunked = True
                self.putheader("Transfer-Encoding", "chunked")
        for name, value in headers.items():
            self.putheader(name, value)
        if isinstance(body, str):
            body = _encoded(body, "body")
        self.endheaders(body, encode_chunked=encode_chunked)

    @staticmethod
    def _get_content_length(body, method):
        """None: unknown, or no body and none expected."""
        if body is None:
            return 0 if method.upper() in _WITH_BODY else None
        if hasattr(body, "read"):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            return len(body) if isinstance(body, str) else None

    def getresponse(self):
        """The answer to the request that was sent; the one before must have been read."""
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != "Request-sent" or self._response:
            raise ResponseNotReady(self._state)
        if self.debuglevel > 0:
            response = self.response_class(self.sock, self.debuglevel, method=self._method)
        else:
            response = self.response_class(self.sock, method=self._method)
        try:
            try:
                response.begin()
            except ConnectionError:
                self.close()
                raise
            self._state = "Idle"
            if response.will_close:
                self.close()
            else:
                self._response = response
            return response
        except:
            response.close()
            raise


class HTTPSConnection(HTTPConnection):
    """A connection that is encrypted."""

    default_port = HTTPS_PORT

    def __init__(
        self,
        host,
        port=None,
        timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
        source_address=None,
        *,
        context=None,
        blocksize=8192,
    ):
        import ssl

        super().__init__(host, port, timeout, source_address, blocksize=blocksize)
        self._context = ssl.create_default_context() if context is None else context

    def connect(self):
        super().connect()
        name = self._tunnel_host or self.host
        self.sock = self._context.wrap_socket(self.sock, server_hostname=name)
