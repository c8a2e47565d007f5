"""Opening URLs (Library reference, "urllib.request").

http, https, file and data. Authentication, cookies and FTP are missing; a proxy is used only where a
ProxyHandler names it.
"""

from urllib._handlers import (
    AbstractHTTPHandler,
    BaseHandler,
    DataHandler,
    FileHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    UnknownHandler,
)
from urllib._opener import OpenerDirector
from urllib._request import Request
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote

__all__ = [
    "Request",
    "OpenerDirector",
    "BaseHandler",
    "HTTPDefaultErrorHandler",
    "HTTPRedirectHandler",
    "ProxyHandler",
    "HTTPHandler",
    "HTTPSHandler",
    "FileHandler",
    "DataHandler",
    "UnknownHandler",
    "HTTPErrorProcessor",
    "urlopen",
    "install_opener",
    "build_opener",
    "pathname2url",
    "url2pathname",
    "getproxies",
    "urlretrieve",
    "urlcleanup",
]

__version__ = "3.11"

for _each in (*vars().copy().values(),):
    if isinstance(_each, type) and _each.__module__.startswith("urllib._"):
        _each.__module__ = __name__

_DEFAULT_CLASSES = [
    UnknownHandler,
    HTTPHandler,
    HTTPDefaultErrorHandler,
    HTTPRedirectHandler,
    FileHandler,
    DataHandler,
    HTTPSHandler,
    HTTPErrorProcessor,
]
_opener = None
_temporary = []


def urlopen(
    url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None
):
    """Opens a URL or a Request; returns a file with the headers and the status."""
    global _opener
    if cafile or capath or cadefault:
        raise NotImplementedError("certificates of one's own are not supported: use `context`")
    if context is not None:
        opener = build_opener(HTTPSHandler(context=context))
    else:
        if _opener is None:
            _opener = build_opener()
        opener = _opener
    return opener.open(url, data) if timeout is None else opener.open(url, data, timeout)


def install_opener(opener):
    """Has urlopen() use an opener."""
    global _opener
    _opener = opener


def build_opener(*handlers):
    """An opener with the usual handlers, but those that classes given, or their bases, replace."""
    opener = OpenerDirector()
    for usual in _DEFAULT_CLASSES:
        given = (each if isinstance(each, type) else type(each) for each in handlers)
        if not any(issubclass(each, usual) for each in given):
            opener.add_handler(usual())
    for each in handlers:
        opener.add_handler(each() if isinstance(each, type) else each)
    return opener


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies what a URL has into a file; returns its name and the headers.

    reporthook is called with the number of the block, its size, and the size of the whole.
    """
    if url.startswith("file:") and filename is None:
        with urlopen(url, data) as source:
            return url2pathname(url.partition(":")[2]), source.info()
    with urlopen(url, data) as source:
        headers = source.info()
        if filename:
            target = open(filename, "wb")
        else:
            import tempfile

            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _temporary.append(filename)
        block = 8192
        size = int(headers["Content-Length"]) if "content-length" in headers else -1
        count = read = 0
        with target:
            if reporthook:
                reporthook(count, block, size)
            while piece := source.read(block):
                read += len(piece)
                target.write(piece)
                count += 1
                if reporthook:
                    reporthook(count, block, size)
    if 0 <= size and read < size:
        raise ContentTooShortError(
            f"retrieval incomplete: got only {read} out of {size} bytes", (filename, headers)
        )
    return filename, headers


def urlcleanup():
    """Removes the files that urlretrieve() made, and forgets the opener."""
    import os

    for name in _temporary:
        try:
            os.unlink(name)
        except OSError:
            pass
    _temporary.clear()
    install_opener(None)


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


def getproxies():
    """Proxies by scheme: the network has none."""
    return {}
