"""Requests (Client Reference, "Client Session")."""

import asyncio
import json as _json
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from .client_exceptions import (
    ClientOSError,
    InvalidURL,
    ServerDisconnectedError,
    TooManyRedirects,
)
from .client_reqrep import ClientResponse, ReadingInTime, RequestInfo
from .connector import TCPConnector
from .messages import Headers, head, read_head
from .urls import URL

_REDIRECTS = (301, 302, 303, 307, 308)
_UNSET = object()


@dataclass(frozen=True)
class ClientTimeout:
    """Seconds that the whole may take, the wait for a connection, the wait for data, and the making of a
    connection; None: any time. Of more than ceil_threshold seconds the end is a whole second of the loop's time.
    """

    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None
    ceil_threshold: float = 5

    def deadline(self, now):
        """When the whole has to be over; None: some time."""
        if self.total is None or self.total <= 0:
            return None
        end = now + self.total
        return ceil(end) if self.total > self.ceil_threshold else end


_DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)


class _RequestContextManager:
    """To be awaited, or to be used in async with."""

    def __init__(self, coroutine):
        self._coroutine = coroutine
        self._response = None

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, *exc):
        await self._response.__aexit__(*exc)


def _payload(data, json, headers):
    """The body of a request; its type goes into the headers."""
    if json is not None:
        if data is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        headers.setdefault("Content-Type", "application/json")
        return _json.dumps(json).encode()
    if data is None:
        return b""
    if isinstance(data, (bytes, bytearray, memoryview)):
        headers.setdefault("Content-Type", "application/octet-stream")
        return bytes(data)
    if isinstance(data, str):
        headers.setdefault("Content-Type", "text/plain; charset=utf-8")
        return data.encode()
    if hasattr(data, "items") or isinstance(data, (list, tuple)):
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        return urlencode(data).encode()
    raise NotImplementedError(f"a body of type {type(data).__name__} is not supported")


class ClientSession:
    """Makes requests, over connections that it keeps."""

    def __init__(
        self, base_url=None, *, connector=None, headers=None, timeout=_DEFAULT_TIMEOUT,
        raise_for_status=False, connector_owner=True,
    ):  # fmt: skip
        asyncio.get_running_loop()
        self._base_url = None if base_url is None else URL(str(base_url))
        self._connector = TCPConnector() if connector is None else connector
        self._connector_owner = connector_owner
        self._headers = Headers(headers)
        self._timeout = _timeout_of(timeout)
        self._raise_for_status = raise_for_status
        self._closed = False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        """Never called: __enter__() refuses."""

    @property
    def closed(self):
        return self._closed

    @property
    def connector(self):
        return self._connector

    @property
    def headers(self):
        """Sent with every request."""
        return self._headers

    @property
    def timeout(self):
        return self._timeout

    async def close(self):
        """Closes the connections."""
        if not self._closed:
            self._closed = True
            if self._connector_owner:
                await self._connector.close()

    def request(self, method, url, **kwargs):
        """params, data, json, headers, allow_redirects, max_redirects, timeout, raise_for_status."""
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, *, allow_redirects=False, **kwargs):
        return self.request("HEAD", url, allow_redirects=allow_redirects, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def _whole(self, url, params):
        given = URL(str(url))
        whole = given if self._base_url is None else self._base_url.join(given)
        if whole.scheme not in ("http", "https") or not whole.host:
            raise InvalidURL(given)
        return whole.with_params(params)

    async def _request(
        self, method, url, *, params=None, data=None, json=None, headers=None, allow_redirects=True,
        max_redirects=10, timeout=_UNSET, raise_for_status=None,
    ):  # fmt: skip
        if self._closed:
            raise RuntimeError("Session is closed")
        limits = self._timeout if timeout is _UNSET else _timeout_of(timeout)
        url = self._whole(url, params)
        sent = Headers(self._headers)
        for name, value in Headers(headers).items():
            sent[name] = value
        body = _payload(data, json, sent)
        now = asyncio.get_running_loop().time()
        deadline = limits.deadline(now)
        history = []
        async with asyncio.timeout_at(deadline):
            while True:
                response = await self._exchange(method, url, sent, body, limits, deadline)
                response.history = tuple(history)
                target = response.headers.get("Location")
                if response.status not in _REDIRECTS or not allow_redirects or target is None:
                    break
                history.append(response)
                if len(history) >= max_redirects:
                    response.close()
                    raise TooManyRedirects(response.request_info, tuple(history))
                await response.read()
                if response.status == 303 or (response.status in (301, 302) and method == "POST"):
                    method, body = "GET", b""
                    sent.pop("Content-Type", None)
                url = url.join(target)
        if self._raise_for_status if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _exchange(self, method, url, headers, body, limits, deadline):
        """Sends a request, and reads the answer but for its body."""
        host = url.host if url.port in (80, 443) else f"{url.host}:{url.port}"
        whole = Headers({"Host": host, "Accept": "*/*", "User-Agent": "Python/3.11 aiohttp/3.9.5"})
        for name, value in headers.items():
            whole[name] = value
        if body or method in ("POST", "PUT", "PATCH"):
            whole["Content-Length"] = len(body)
        info = RequestInfo(url, method, whole, url)
        while True:
            connecting = self._connector.connect(url, limits.sock_connect)
            connection = await (
                connecting if limits.connect is None else _in_time(connecting, limits.connect, url)
            )
            try:
                connection.writer.write(head(f"{method} {url.raw_path_qs} HTTP/1.1", whole) + body)
                await connection.writer.drain()
                async with ReadingInTime(limits.sock_read):
                    message = await read_head(connection.reader)
            except OSError as error:
                self._connector.release(connection, False)
                if connection.is_reused and isinstance(error, ConnectionError):
                    continue
                if isinstance(error, TimeoutError):
                    raise
                raise ClientOSError(*error.args) from error
            except BaseException:
                self._connector.release(connection, False)
                raise
            if message is not None:
                return ClientResponse(self, connection, info, *message, deadline, limits.sock_read)
            self._connector.release(connection, False)
            # The server may have closed one that was kept: then another try is worth it.
            if not connection.is_reused:
                raise ServerDisconnectedError()


async def _in_time(connecting, seconds, url):
    from .client_exceptions import ConnectionTimeoutError

    try:
        async with asyncio.timeout(seconds):
            return await connecting
    except TimeoutError as error:
        if isinstance(error, ConnectionTimeoutError):
            raise
        raise ConnectionTimeoutError(f"Connection timeout to host {url}") from error


def _timeout_of(timeout):
    if timeout is None:
        return ClientTimeout()
    return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)


class _SessionRequest(_RequestContextManager):
    """A request with a session of its own."""

    def __init__(self, method, url, kwargs):
        self._arguments = method, url, kwargs

    def __await__(self):
        raise TypeError("aiohttp.request() is to be used in async with")

    async def __aenter__(self):
        method, url, kwargs = self._arguments
        self._session = ClientSession()
        try:
            self._response = await self._session.request(method, url, **kwargs)
        except BaseException:
            await self._session.close()
            raise
        return self._response

    async def __aexit__(self, *exc):
        await self._response.__aexit__(*exc)
        await self._session.close()


def request(method, url, **kwargs):
    """A request without a session."""
    return _SessionRequest(method, url, kwargs)
