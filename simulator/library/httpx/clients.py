"""Clients: what they do is the same in threads and in coroutines, over another network."""

from datetime import timedelta

from aiohttp.connector import _ANSWER_BYTES, _FINISHED, _HELLO
from aiohttp.messages import Headers, body_pieces, head, keeps_alive, read_head
from aiohttp.urls import URL

from . import blocking, coroutine
from .config import DEFAULT_LIMITS, DEFAULT_TIMEOUT, Timeout
from .exceptions import (
    ConnectError, ConnectTimeout, PoolTimeout, ReadError, ReadTimeout, RemoteProtocolError,
    TooManyRedirects, UnsupportedProtocol, WriteError, WriteTimeout,
)  # fmt: skip
from .models import Request, Response

_UNSET = object()


class _BaseClient:
    """Settings, connections, and the exchange of a request for an answer."""

    def __init__(
        self, *, base_url="", headers=None, params=None, timeout=DEFAULT_TIMEOUT,
        follow_redirects=False, limits=DEFAULT_LIMITS, max_redirects=20,
    ):  # fmt: skip
        self.base_url = URL(str(base_url))
        self.headers = Headers(
            {"Accept": "*/*", "Connection": "keep-alive", "User-Agent": "python-httpx/0.27.0"}
        )
        for name, value in Headers(headers).items():
            self.headers[name] = value
        self.params = params
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.is_closed = False
        self._limits = limits
        self._network = self._network_type()
        self._permits = None
        self._idle = []

    def build_request(
        self, method, url, *, content=None, data=None, json=None, params=None, headers=None
    ):
        """A request with the client's settings."""
        whole = URL(str(url))
        if not whole.scheme and self.base_url:
            whole = URL(self.base_url.rstrip("/") + "/" + whole.lstrip("/"))
        if whole.scheme not in ("http", "https"):
            text = (
                "Request URL is missing an 'http://' or 'https://' protocol."
                if not whole.scheme
                else f"Request URL has an unsupported protocol '{whole.scheme}://'."
            )
            raise UnsupportedProtocol(text)
        whole = whole.with_params(self.params).with_params(params)
        host = whole.host if whole.port in (80, 443) else f"{whole.host}:{whole.port}"
        sent = Headers({"Host": host})
        for name, value in [*self.headers.items(), *Headers(headers).items()]:
            sent[name] = value
        return Request(method, whole, headers=sent, content=content, data=data, json=json)

    async def _send(self, request, timeout, follow, stream):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        limits = self.timeout if timeout is _UNSET else Timeout(timeout)
        follows = self.follow_redirects if follow is None else follow
        history = []
        while True:
            start = self._network.time()
            response = await self._exchange(request, limits)
            response.history = list(history)
            redirected = follows and response.has_redirect_location
            if redirected or not stream:
                await response.aread()
            response.elapsed = timedelta(seconds=self._network.time() - start)
            if not redirected:
                return response
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects("Exceeded maximum allowed redirects.", request=request)
            keeps = response.status_code in (307, 308) or request.method in ("GET", "HEAD")
            request = self.build_request(
                request.method if keeps else "GET",
                request.url.join(response.headers["Location"]),
                content=request.content if keeps else None,
            )

    async def _exchange(self, request, limits):
        """Sends a request, and reads the answer but for its body."""
        if request.content or request.method in ("POST", "PUT", "PATCH"):
            request.headers["Content-Length"] = len(request.content)
        first = f"{request.method} {request.url.raw_path_qs} HTTP/1.1"
        key = request.url.host, request.url.port, request.url.scheme == "https"
        while True:
            stream, reused = await self._stream(key, limits, request)
            try:
                await self._write(stream, head(first, request.headers) + request.content, limits, request)
                stream.limit(limits.read)
                message = await _reading(read_head(stream), request)
            except BaseException as error:
                await self._leave(key, stream, False)
                if reused and isinstance(error, (ReadError, WriteError)):
                    continue
                raise
            if message is not None:
                break
            await self._leave(key, stream, False)
            if not reused:
                text = "Server disconnected without sending a response."
                raise RemoteProtocolError(text, request=request)
        line, headers = message
        status = int(line.split(" ")[1])
        bodyless = request.method == "HEAD" or status in (204, 304)
        framed = bodyless or "Content-Length" in headers or "Transfer-Encoding" in headers
        state = {"whole": bodyless}

        async def pieces():
            if not bodyless:
                body = body_pieces(stream, headers, True)
                while (piece := await _reading(anext(body, None), request)) is not None:
                    yield piece
            state["whole"] = framed and keeps_alive(line.split(" ")[0], headers)

        async def close():
            await self._leave(key, stream, state["whole"])

        return Response(request, line, headers, pieces(), close)

    async def _write(self, stream, data, limits, request):
        try:
            await stream.write(data, limits.write)
        except TimeoutError as error:
            raise WriteTimeout("The write operation timed out", request=request) from error
        except OSError as error:
            raise WriteError(str(error), request=request) from error

    async def _stream(self, key, limits, request):
        """A connection, and whether it has been used before."""
        if self._permits is None:
            self._permits = self._network.permits(self._limits.max_connections or 2**31)
        try:
            await self._permits.acquire(limits.pool)
        except TimeoutError as error:
            raise PoolTimeout("", request=request) from error
        try:
            now = self._network.time()
            for each in list(self._idle):
                other, stream, since = each
                if other != key:
                    continue
                self._idle.remove(each)
                if now - since <= self._limits.keepalive_expiry and stream.usable:
                    return stream, True
                await stream.close()
            return await self._connected(key, limits, request), False
        except BaseException:
            self._permits.release()
            raise

    async def _connected(self, key, limits, request):
        host, port, encrypted = key
        try:
            stream = await self._network.connect(host, port, limits.connect)
            if encrypted:
                stream.limit(limits.connect)
                await stream.write(_HELLO, limits.connect)
                await stream.readexactly(_ANSWER_BYTES)
                await stream.write(_FINISHED, limits.connect)
        except TimeoutError as error:
            raise ConnectTimeout(str(error), request=request) from error
        except (OSError, EOFError) as error:
            raise ConnectError(self._network.refusal or str(error), request=request) from error
        return stream

    async def _leave(self, key, stream, reusable):
        """Takes a connection back."""
        most = self._limits.max_keepalive_connections
        room = most is None or len(self._idle) < most
        if reusable and room and not self.is_closed:
            self._idle.append((key, stream, self._network.time()))
        else:
            await stream.close()
        self._permits.release()

    async def _close(self):
        self.is_closed = True
        for _, stream, _ in self._idle:
            await stream.close()
        self._idle.clear()


async def _reading(reading, request):
    try:
        return await reading
    except TimeoutError as error:
        raise ReadTimeout("The read operation timed out", request=request) from error
    except EOFError as error:
        text = "peer closed connection without sending complete message body"
        raise RemoteProtocolError(text, request=request) from error
    except OSError as error:
        raise ReadError(str(error), request=request) from error


class Client(_BaseClient):
    """For threads."""

    _network_type = blocking.Network

    def send(self, request, *, timeout=_UNSET, follow_redirects=None, stream=False):
        """Sends a request that build_request() has made."""
        return blocking.finished(self._send(request, timeout, follow_redirects, stream))

    def request(self, method, url, *, timeout=_UNSET, follow_redirects=None, **what):
        """content, data, json, params, headers; timeout and follow_redirects for this one."""
        request = self.build_request(method, url, **what)
        return self.send(request, timeout=timeout, follow_redirects=follow_redirects)

    def stream(self, method, url, *, timeout=_UNSET, follow_redirects=None, **what):
        """In with: an answer whose body is read piece by piece."""
        return _Streaming(self, method, url, timeout, follow_redirects, what)

    def close(self):
        blocking.finished(self._close())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class AsyncClient(_BaseClient):
    """For coroutines."""

    _network_type = coroutine.Network

    async def send(self, request, *, timeout=_UNSET, follow_redirects=None, stream=False):
        """Sends a request that build_request() has made."""
        return await self._send(request, timeout, follow_redirects, stream)

    async def request(self, method, url, *, timeout=_UNSET, follow_redirects=None, **what):
        """content, data, json, params, headers; timeout and follow_redirects for this one."""
        request = self.build_request(method, url, **what)
        return await self._send(request, timeout, follow_redirects, False)

    def stream(self, method, url, *, timeout=_UNSET, follow_redirects=None, **what):
        """In async with: an answer whose body is read piece by piece."""
        return _Streaming(self, method, url, timeout, follow_redirects, what)

    async def aclose(self):
        await self._close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self._close()


class _Streaming:
    """A streamed answer, closed when the block is left."""

    def __init__(self, client, method, url, timeout, follow, what):
        self._sending = client, method, url, timeout, follow, what

    async def __aenter__(self):
        client, method, url, timeout, follow, what = self._sending
        request = client.build_request(method, url, **what)
        self._response = await client._send(request, timeout, follow, True)
        return self._response

    async def __aexit__(self, *exc):
        await self._response.aclose()

    def __enter__(self):
        return blocking.finished(self.__aenter__())

    def __exit__(self, *exc):
        blocking.finished(self.__aexit__())


def _add_method(cls, name):
    def method(self, url, **how):
        return self.request(name.upper(), url, **how)

    method.__name__ = name
    method.__doc__ = f"request({name.upper()!r}, url, …)"
    setattr(cls, name, method)


for _name in ("get", "options", "head", "post", "put", "patch", "delete"):
    for _client in (Client, AsyncClient):
        _add_method(_client, _name)
