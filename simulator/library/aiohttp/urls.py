"""URLs as aiohttp has them from yarl, in small: texts that know their parts."""

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

_PORTS = {"http": 80, "https": 443}


class URL(str):
    """An absolute URL, or a path with its query."""

    @property
    def _parts(self):
        return urlsplit(self)

    def __repr__(self):
        return f"URL({str(self)!r})"

    __str__ = str.__str__

    @property
    def scheme(self):
        return self._parts.scheme

    @property
    def host(self):
        return self._parts.hostname

    @property
    def port(self):
        return self._parts.port or _PORTS.get(self.scheme)

    @property
    def path(self):
        return self._parts.path or "/"

    @property
    def query_string(self):
        return self._parts.query

    @property
    def query(self):
        return dict(parse_qsl(self._parts.query, keep_blank_values=True))

    @property
    def raw_path_qs(self):
        """What a request asks for."""
        query = self.query_string
        return f"{self.path}?{query}" if query else self.path

    def join(self, other):
        return URL(urljoin(self, str(other)))

    def with_params(self, params):
        """With more in its query: a mapping, pairs, or a text."""
        if not params:
            return self
        more = params if isinstance(params, str) else urlencode(params, doseq=True)
        parts = self._parts
        query = f"{parts.query}&{more}" if parts.query else more
        return URL(parts._replace(query=query).geturl())
