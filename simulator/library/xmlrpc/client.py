"""The side of the caller: a server whose procedures look like methods of an object."""

import base64
import errno
import http.client
import urllib.parse

from ._marshalling import Marshaller, dumps, escape, loads
from ._values import (
    MAXINT, MININT, Binary, DateTime, Error, Fault, ProtocolError, ResponseError,
)  # fmt: skip

PARSE_ERROR = -32700
SERVER_ERROR = -32600
APPLICATION_ERROR = -32500
SYSTEM_ERROR = -32400
TRANSPORT_ERROR = -32300
NOT_WELLFORMED_ERROR = -32700
UNSUPPORTED_ENCODING = -32701
INVALID_ENCODING_CHAR = -32702
INVALID_XMLRPC = -32600
METHOD_NOT_FOUND = -32601
INVALID_METHOD_PARAMS = -32602
INTERNAL_ERROR = -32603

boolean = Boolean = bool
WRAPPERS = (DateTime, Binary)

# What a connection that was kept for the next call can have come to.
_GONE = (errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE)


class Transport:
    """Carries calls over HTTP; keeps its connection for the next one."""

    user_agent = "Python-xmlrpc/3.11"
    accept_gzip_encoding = False
    encode_threshold = None

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=()):
        self._use_datetime = use_datetime
        self._use_builtin_types = use_builtin_types
        self._connection = None, None
        self._headers = list(headers)
        self._extra_headers = []

    def request(self, host, handler, request_body, verbose=False):
        """The values of the answer."""
        try:
            return self.single_request(host, handler, request_body, verbose)
        except http.client.RemoteDisconnected:
            pass
        except OSError as error:
            if error.errno not in _GONE:
                raise
        # The server has ended a connection that was kept: once more, with a new one.
        return self.single_request(host, handler, request_body, verbose)

    def single_request(self, host, handler, request_body, verbose=False):
        try:
            connection = self.send_request(host, handler, request_body, verbose)
            response = connection.getresponse()
            if response.status == 200:
                self.verbose = verbose
                return self.parse_response(response)
        except Fault:
            raise
        except Exception:
            self.close()
            raise
        if response.getheader("content-length", ""):
            response.read()
        raise ProtocolError(
            host + handler, response.status, response.reason, dict(response.getheaders())
        )

    def get_host_info(self, host):
        """The host without a name and a password, which become a header."""
        extra = []
        if isinstance(host, tuple):
            host, _ = host
        user, _, plain = host.rpartition("@")
        if user:
            secret = base64.encodebytes(urllib.parse.unquote_to_bytes(user)).decode("utf-8")
            extra.append(("Authorization", f"Basic {''.join(secret.split())}"))
        return plain, extra, {}

    def make_connection(self, host):
        if self._connection[1] is None or self._connection[0] != host:
            plain, self._extra_headers, _ = self.get_host_info(host)
            self._connection = host, self._connect(plain)
        return self._connection[1]

    def _connect(self, host):
        return http.client.HTTPConnection(host)

    def close(self):
        host, connection = self._connection
        if connection is not None:
            self._connection = None, None
            connection.close()

    def send_request(self, host, handler, request_body, debug):
        connection = self.make_connection(host)
        if debug:
            connection.set_debuglevel(1)
        connection.putrequest("POST", handler)
        headers = self._headers + self._extra_headers
        headers.append(("Content-Type", "text/xml"))
        headers.append(("User-Agent", self.user_agent))
        self.send_headers(connection, headers)
        self.send_content(connection, request_body)
        return connection

    def send_headers(self, connection, headers):
        for key, value in headers:
            connection.putheader(key, value)

    def send_content(self, connection, request_body):
        connection.putheader("Content-Length", str(len(request_body)))
        connection.endheaders(request_body)

    def parse_response(self, response):
        data = response.read()
        if self.verbose:
            print("body:", repr(data))
        return loads(data, self._use_datetime, self._use_builtin_types)[0]


class SafeTransport(Transport):
    """That of HTTPS."""

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=(), context=None):
        super().__init__(use_datetime, use_builtin_types, headers=headers)
        self.context = context

    def _connect(self, host):
        return http.client.HTTPSConnection(host, context=self.context)


class _Method:
    """A procedure, whose name may have dots."""

    def __init__(self, send, name):
        self.__send = send
        self.__name = name

    def __getattr__(self, name):
        return _Method(self.__send, f"{self.__name}.{name}")

    def __call__(self, *args):
        return self.__send(self.__name, args)


class ServerProxy:
    """A server: its attributes are its procedures."""

    def __init__(
        self, uri, transport=None, encoding=None, verbose=False, allow_none=False,
        use_datetime=False, use_builtin_types=False, *, headers=(), context=None,
    ):  # fmt: skip
        parts = urllib.parse.urlsplit(uri)
        if parts.scheme not in ("http", "https"):
            raise OSError("unsupported XML-RPC protocol")
        self.__host = parts.netloc
        self.__handler = urllib.parse.urlunsplit(["", "", *parts[2:]])
        if not self.__handler:
            self.__handler = "/RPC2"
        if transport is None:
            settings = {
                "use_datetime": use_datetime,
                "use_builtin_types": use_builtin_types,
                "headers": headers,
            }
            if parts.scheme == "https":
                transport = SafeTransport(**settings, context=context)
            else:
                transport = Transport(**settings)
        self.__transport = transport
        self.__encoding = encoding or "utf-8"
        self.__verbose = verbose
        self.__allow_none = allow_none

    def __close(self):
        self.__transport.close()

    def __request(self, methodname, params):
        text = dumps(params, methodname, encoding=self.__encoding, allow_none=self.__allow_none)
        answer = self.__transport.request(
            self.__host,
            self.__handler,
            text.encode(self.__encoding, "xmlcharrefreplace"),
            verbose=self.__verbose,
        )
        return answer[0] if len(answer) == 1 else answer

    def __repr__(self):
        return f"<{self.__class__.__name__} for {self.__host}{self.__handler}>"

    def __getattr__(self, name):
        return _Method(self.__request, name)

    def __call__(self, attr):
        """What can't be reached as an attribute: "close", "transport"."""
        if attr == "close":
            return self.__close
        if attr == "transport":
            return self.__transport
        raise AttributeError(f"Attribute {attr!r} not found")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.__close()


Server = ServerProxy


class MultiCallIterator:
    """The results of several calls; one that has failed raises when it is its turn."""

    def __init__(self, results):
        self.results = results

    def __getitem__(self, i):
        item = self.results[i]
        if isinstance(item, dict):
            raise Fault(item["faultCode"], item["faultString"])
        if isinstance(item, list):
            return item[0]
        raise ValueError("unexpected type in multicall result")


class MultiCall:
    """Several calls of one server as one."""

    def __init__(self, server):
        self.__server = server
        self.__call_list = []

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __getattr__(self, name):
        return _Method(self.__note, name)

    def __note(self, name, args):
        self.__call_list.append((name, args))

    def __call__(self):
        calls = [{"methodName": name, "params": args} for name, args in self.__call_list]
        return MultiCallIterator(self.__server.system.multicall(calls))
