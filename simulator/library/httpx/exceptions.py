"""What goes wrong (www.python-httpx.org/exceptions)."""

__all__ = (
    "HTTPError", "HTTPStatusError", "RequestError", "TransportError", "TimeoutException",
    "ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout", "NetworkError",
    "ConnectError", "ReadError", "WriteError", "ProtocolError", "RemoteProtocolError",
    "UnsupportedProtocol", "TooManyRedirects", "InvalidURL", "StreamConsumed",
)  # fmt: skip


class HTTPError(Exception):
    """Any of them that has to do with a request."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request


class HTTPStatusError(HTTPError):
    """The status of an answer is not a good one."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request = request
        self.response = response


class RequestError(HTTPError):
    """A request could not be made."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """Below HTTP."""


class TimeoutException(TransportError):
    """Something took too long."""


class ConnectTimeout(TimeoutException):
    """The making of a connection."""


class ReadTimeout(TimeoutException):
    """The waiting for data."""


class WriteTimeout(TimeoutException):
    """The sending of data."""


class PoolTimeout(TimeoutException):
    """The waiting for a connection of the pool."""


class NetworkError(TransportError):
    """The network failed."""


class ConnectError(NetworkError):
    """There is no connection to be had."""


class ReadError(NetworkError):
    """Nothing more can be received."""


class WriteError(NetworkError):
    """Nothing more can be sent."""


class ProtocolError(TransportError):
    """What is said is not HTTP."""


class RemoteProtocolError(ProtocolError):
    """What the server says is not HTTP."""


class UnsupportedProtocol(TransportError):
    """The URL is of another protocol, or of none."""


class TooManyRedirects(RequestError):
    """Every answer points to another one."""


class InvalidURL(Exception):
    """A URL that can't be understood."""


class StreamConsumed(Exception):
    """The body of an answer has been read already."""
