"""httpx in small: one HTTP/1.1 client for threads and for coroutines (www.python-httpx.org).

There are clients, pools, timeouts, redirects and streamed answers; no HTTP/2, proxies, multipart
bodies, compression, cookies or event hooks.
"""

from .clients import AsyncClient, Client
from .config import Limits, Timeout
from .exceptions import *
from .exceptions import __all__ as _exceptions
from .functions import delete, get, head, options, patch, post, put, request
from .models import Request, Response

__version__ = "0.27.0"

__all__ = [
    "AsyncClient", "Client", "Limits", "Request", "Response", "Timeout", "delete", "get", "head",
    "options", "patch", "post", "put", "request", *_exceptions,
]  # fmt: skip
