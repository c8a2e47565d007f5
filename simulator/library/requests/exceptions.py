"""What goes wrong with requests (documentation of requests, "Exceptions")."""

from json import JSONDecodeError as _JSONDecodeError


class RequestException(IOError):
    """Something went wrong with a request."""

    def __init__(self, *args, response=None, request=None):
        self.response = response
        self.request = request
        if request is None and response is not None:
            self.request = getattr(response, "request", None)
        super().__init__(*args)


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, _JSONDecodeError):
    """The body is no JSON."""

    def __init__(self, *args, **kwargs):
        _JSONDecodeError.__init__(self, *args)
        message = self.args[0]
        InvalidJSONError.__init__(self, *args, **kwargs)
        self.args = (message,)

    def __str__(self):
        return self.args[0]


class HTTPError(RequestException):
    """The status is an error."""


class ConnectionError(RequestException):
    """There was no connection, or it broke."""


class ProxyError(ConnectionError):
    pass


class SSLError(ConnectionError):
    pass


class Timeout(RequestException):
    """It took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """It took too long to connect: a safe case for another try."""


class ReadTimeout(Timeout):
    """The server sent nothing for too long."""


class URLRequired(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class InvalidHeader(RequestException, ValueError):
    pass


class InvalidProxyURL(InvalidURL):
    pass


class ChunkedEncodingError(RequestException):
    """The body broke off."""


class ContentDecodingError(RequestException):
    pass


class StreamConsumedError(RequestException, TypeError):
    """The body was read before."""


class RetryError(RequestException):
    pass


class UnrewindableBodyError(RequestException):
    pass
