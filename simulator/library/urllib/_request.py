"""A request for a URL (Library reference, "Request Objects")."""

import re
from urllib.parse import unquote, urldefrag

_PORT = re.compile(r":\d+$")


class Request:
    """URL, data, headers and method."""

    def __init__(
        self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None
    ):
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self._tunnel_host = None
        self.full_url = url
        self.data = data
        for name, value in headers.items():
            self.add_header(name, value)
        if origin_req_host is None:
            origin_req_host = _PORT.sub("", self.host or "").lower()
        self.origin_req_host = origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return f"{self._full_url}#{self.fragment}" if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url.startswith("<") and url.endswith(">"):
            url = url[1:-1].strip()
        if url.startswith("URL:"):
            url = url[4:].strip()
        self._full_url, fragment = urldefrag(url)
        self.fragment = fragment or None
        kind, colon, rest = self._full_url.partition(":")
        if not colon or not re.fullmatch(r"[^/?#]+", kind):
            raise ValueError(f"unknown url type: {self._full_url!r}")
        self.type = kind.lower()
        self.host, self.selector = _split_host(rest)
        if self.host:
            self.host = unquote(self.host)

    @full_url.deleter
    def full_url(self):
        self._full_url = None
        self.fragment = None
        self.selector = ""

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            # A length that was computed for other data is wrong.
            self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        """POST with data, GET without, or the one given."""
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        """Has the request go through a proxy."""
        if self.type == "https" and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self.full_url
        self.host = host

    def has_proxy(self):
        return self.selector == self.full_url

    def add_header(self, key, val):
        """Headers are known by names like "Content-type"."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """A header that a request after a redirection doesn't have."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        found = self.headers.get(header_name)
        return self.unredirected_hdrs.get(header_name, default) if found is None else found

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


def _split_host(rest):
    """Host (None without `//`) and what follows it."""
    if not rest.startswith("//"):
        return None, rest
    found = re.match(r"//([^/?#]*)(.*)", rest, re.DOTALL)
    path = found[2]
    return found[1], path if path.startswith("/") or not path else "/" + path
