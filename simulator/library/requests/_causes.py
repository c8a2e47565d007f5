"""What lies below the exceptions of requests, with the texts that urllib3 gives them."""


class HTTPError(Exception):
    """Of a connection or of several."""


class ProtocolError(HTTPError):
    pass


class NewConnectionError(HTTPError):
    pass


class NameResolutionError(NewConnectionError):
    pass


class ConnectTimeoutError(HTTPError):
    pass


class ReadTimeoutError(HTTPError):
    pass


class SSLError(HTTPError):
    pass


class MaxRetryError(HTTPError):
    """No try was the last."""

    def __init__(self, pool, url, reason):
        self.reason = reason
        super().__init__(f"{pool}: Max retries exceeded with url: {url} (Caused by {reason!r})")
