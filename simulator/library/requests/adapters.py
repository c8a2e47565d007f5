"""Connections that are kept (documentation of requests, "Transport Adapters")."""

import http.client
import select
import socket
import ssl
from urllib.parse import urlsplit

from requests import _causes
from requests.exceptions import ConnectionError, ConnectTimeout, ReadTimeout, SSLError
from requests.models import Response


class HTTPAdapter:
    """Sends requests over connections, of which it keeps as many as pool_maxsize for each host."""

    def __init__(self, pool_connections=10, pool_maxsize=10, max_retries=0, pool_block=False):
        if pool_block:
            raise NotImplementedError("waiting for a connection of the pool is not supported")
        if not isinstance(max_retries, int):
            raise NotImplementedError("max_retries must be a number: Retry objects are not supported")
        self.max_retries = max_retries
        self._pool_maxsize = pool_maxsize
        self._pools_max = pool_connections
        # Of each host those that are not in use, the last used last.
        self._idle = {}

    def close(self):
        """Closes the connections that are not in use."""
        for connections in self._idle.values():
            while connections:
                connections.pop().close()
        self._idle.clear()

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        """Sends a prepared request and returns the answer, whose body has not been read."""
        if proxies:
            raise NotImplementedError("proxies are not supported")
        if cert:
            raise NotImplementedError("certificates of clients are not supported")
        connect_timeout, read_timeout = _timeouts(timeout)
        parts = urlsplit(request.url)
        key = parts.scheme, parts.hostname, parts.port, verify
        for tries_left in range(self.max_retries, -1, -1):
            try:
                connection = self._connected(request, key, connect_timeout)
                break
            except ConnectionError:
                if tries_left == 0:
                    raise
        try:
            connection.sock.settimeout(read_timeout)
            connection.request(request.method, request.path_url, request.body, request.headers)
            raw = connection.getresponse()
        except TimeoutError:
            connection.close()
            text = f"{_pool(key)}: Read timed out. (read timeout={read_timeout})"
            raise ReadTimeout(_causes.ReadTimeoutError(text), request=request) from None
        except (OSError, http.client.HTTPException) as problem:
            connection.close()
            cause = _causes.ProtocolError("Connection aborted.", problem)
            raise ConnectionError(cause, request=request) from problem
        except:
            connection.close()
            raise
        return Response._of(raw, request, self, key, connection)

    def _connected(self, request, key, timeout):
        idle = self._idle.get(key, ())
        while idle:
            connection = idle.pop()
            # What can be read now is the end: the server has closed it meanwhile.
            if connection.sock and not select.select([connection.sock], (), (), 0)[0]:
                return connection
            connection.close()
        scheme, host, port, verify = key
        if scheme == "https":
            connection = http.client.HTTPSConnection(host, port, context=_context(verify))
        else:
            connection = http.client.HTTPConnection(host, port)
        connection.timeout = timeout
        try:
            connection.connect()
        except OSError as problem:
            connection.close()
            raise _failure(problem, request, key, connection, timeout) from problem
        return connection

    def give_back(self, key, connection):
        """A connection can be used again."""
        if connection.sock is None:
            return
        if key not in self._idle and len(self._idle) >= self._pools_max:
            for other in self._idle.pop(next(iter(self._idle))):
                other.close()
        idle = self._idle.setdefault(key, [])
        if len(idle) < self._pool_maxsize:
            idle.append(connection)
        else:
            connection.close()


def _timeouts(timeout):
    connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    for what, value in (("connect", connect), ("read", read)):
        if value is None:
            continue
        try:
            float(value)
        except (TypeError, ValueError):
            raise ValueError(
                f"Timeout value {what} was {value}, but it must be an int, float or None."
            ) from None
        if value <= 0:
            raise ValueError(
                f"Attempted to set {what} timeout to {value}, but the timeout cannot be set to a "
                "value less than or equal to 0."
            )
    return connect, read


def _context(verify):
    if verify is False:
        return ssl._create_unverified_context()
    return ssl.create_default_context(cafile=None if verify is True else verify)


def _pool(key):
    kind = "HTTPSConnectionPool" if key[0] == "https" else "HTTPConnectionPool"
    return f"{kind}(host={key[1]!r}, port={key[2] or (443 if key[0] == 'https' else 80)})"


def _failure(problem, request, key, connection, timeout):
    """The exception for a connection that didn't come about."""
    host, port = connection.host, connection.port
    where = f"{type(connection).__name__}(host={host!r}, port={port})"
    kind = ConnectionError
    if isinstance(problem, ssl.SSLError):
        kind = SSLError
        reason = _causes.SSLError(problem)
    elif isinstance(problem, TimeoutError):
        kind = ConnectTimeout
        text = f"Connection to {host} timed out. (connect timeout={timeout})"
        reason = _causes.ConnectTimeoutError(f"{where}: {text}")
    elif isinstance(problem, socket.gaierror):
        reason = _causes.NameResolutionError(f"{where}: Failed to resolve {host!r} ({problem})")
    else:
        text = f"{where}: Failed to establish a new connection: {problem}"
        reason = _causes.NewConnectionError(text)
    return kind(_causes.MaxRetryError(_pool(key), request.path_url, reason), request=request)
