"""What goes wrong in a client (Client Reference, "Client exceptions")."""

from asyncio import TimeoutError

__all__ = (
    "ClientError", "ClientResponseError", "ContentTypeError", "TooManyRedirects",
    "ClientConnectionError", "ClientOSError", "ClientConnectorError", "ServerConnectionError",
    "ServerDisconnectedError", "ServerTimeoutError", "ConnectionTimeoutError",
    "SocketTimeoutError", "ClientPayloadError", "InvalidURL",
)  # fmt: skip


class ClientError(Exception):
    """Any of them."""


class ClientResponseError(ClientError):
    """An answer that is not what was wanted."""

    def __init__(self, request_info, history, *, status=0, message="", headers=None):
        super().__init__(request_info, history)
        self.request_info = request_info
        self.history = history
        self.status = status
        self.message = message
        self.headers = headers

    def __str__(self):
        url = str(self.request_info.real_url)
        return f"{self.status}, message={self.message!r}, url={url!r}"

    def __repr__(self):
        args = f"{self.request_info!r}, {self.history!r}"
        if self.status:
            args += f", status={self.status!r}"
        if self.message:
            args += f", message={self.message!r}"
        if self.headers is not None:
            args += f", headers={self.headers!r}"
        return f"{type(self).__name__}({args})"


class ContentTypeError(ClientResponseError):
    """The answer is of another type than it should be decoded as."""


class TooManyRedirects(ClientResponseError):
    """Every answer points to another one."""


class ClientConnectionError(ClientError):
    """Something about the connection."""


class ClientOSError(ClientConnectionError, OSError):
    """The system could not do something about the connection."""


class ClientConnectorError(ClientOSError):
    """There is no connection to be had."""

    def __init__(self, host, port, os_error):
        super().__init__(os_error.errno, os_error.strerror)
        self.host = host
        self.port = port
        self.os_error = os_error

    def __str__(self):
        return f"Cannot connect to host {self.host}:{self.port} ssl:default [{self.strerror}]"


class ServerConnectionError(ClientConnectionError):
    """The server does not behave."""


class ServerDisconnectedError(ServerConnectionError):
    """The server has closed the connection in place of an answer."""

    def __init__(self, message=None):
        self.message = "Server disconnected" if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, TimeoutError):
    """The server takes longer than it may."""


class ConnectionTimeoutError(ServerTimeoutError):
    """There was no connection in time."""


class SocketTimeoutError(ServerTimeoutError):
    """Nothing came for longer than it may take."""


class ClientPayloadError(ClientError):
    """The body of an answer is not whole."""


class InvalidURL(ClientError, ValueError):
    """A URL that cannot be asked for."""

    @property
    def url(self):
        return self.args[0]

    def __repr__(self):
        return f"<{type(self).__name__} {self.url}>"
