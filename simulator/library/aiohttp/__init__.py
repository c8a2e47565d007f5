"""aiohttp in small: HTTP/1.1 clients and servers in coroutines (docs.aiohttp.org).

There are sessions, connection pools, timeouts, redirects and cookies left to headers; no WebSockets,
multipart forms, proxies, compression or tracing.
"""

from .client import ClientSession, ClientTimeout, request
from .client_exceptions import *
from .client_exceptions import __all__ as _exceptions
from .client_reqrep import ClientResponse, RequestInfo
from .connector import TCPConnector
from .urls import URL

__version__ = "3.9.5"

__all__ = (
    "ClientResponse",
    "ClientSession",
    "ClientTimeout",
    "RequestInfo",
    "TCPConnector",
    "request",
    *_exceptions,
)


def __getattr__(name):
    if name != "web":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return import_module("aiohttp.web")
