"""Handlers together (Library reference, "OpenerDirector Objects")."""

from bisect import insort
from urllib._request import Request

_KINDS = ("open", "request", "response")


class OpenerDirector:
    """Opens URLs by handlers, which it knows by the names of their methods."""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/3.11")]
        self.handlers = []
        # By kind of method and scheme, or by scheme and status.
        self._known = {}

    def add_handler(self, handler):
        """Adds a handler, by its methods: http_open(), http_request(), http_error_404()…"""
        if not hasattr(handler, "add_parent"):
            raise TypeError(f"expected BaseHandler instance, got {type(handler)!r}")
        added = False
        for name in dir(handler):
            if name in ("redirect_request", "do_open", "proxy_open"):
                continue
            scheme, _, what = name.partition("_")
            if what.startswith("error"):
                key = scheme, what.rpartition("_")[2]
            elif what in _KINDS:
                key = what, scheme
            else:
                continue
            insort(self._known.setdefault(key, []), handler)
            added = True
        if added:
            insort(self.handlers, handler)
            handler.add_parent(self)

    def close(self):
        """Does nothing: kept for programs that call it."""

    def _first(self, key, method, *arguments):
        """What the first handler gives that gives anything."""
        for handler in self._known.get(key, ()):
            result = getattr(handler, method)(*arguments)
            if result is not None:
                return result
        return None

    def open(self, fullurl, data=None, timeout=None):
        """Opens a URL or a Request."""
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        if timeout is None:
            import socket

            timeout = socket._GLOBAL_DEFAULT_TIMEOUT
        request.timeout = timeout
        scheme = request.type
        for handler in self._known.get(("request", scheme), ()):
            request = getattr(handler, f"{scheme}_request")(request)
        response = self._open(request)
        for handler in self._known.get(("response", scheme), ()):
            response = getattr(handler, f"{scheme}_response")(request, response)
        return response

    def _open(self, request):
        for scheme in ("default", request.type, "unknown"):
            result = self._first(("open", scheme), f"{scheme}_open", request)
            if result:
                return result
        return None

    def error(self, proto, *args):
        """Has handlers deal with an error: request, answer, status, its text, headers."""
        if proto in ("http", "https"):
            code = args[2]
            result = self._first(("http", str(code)), f"http_error_{code}", *args)
            if result:
                return result
            return self._first(("http", "default"), "http_error_default", *args)
        return self._first((proto, "error"), f"{proto}_error", *args)
