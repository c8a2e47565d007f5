"""Cookies of answers and sessions (documentation of requests, "Cookies")."""

from collections.abc import MutableMapping
from http.cookies import SimpleCookie


class Cookie:
    """A name and a value, for a host and the paths below one."""

    def __init__(self, name, value, domain="", path="/", secure=False):
        self.name = name
        self.value = value
        self.domain = domain
        self.path = path
        self.secure = secure

    def __repr__(self):
        return f"<Cookie {self.name}={self.value} for {self.domain}{self.path}>"

    def concerns(self, parts):
        """Whether it is sent with a request for a URL."""
        host = parts.hostname or ""
        domain = self.domain.lstrip(".")
        fits = not domain or host == domain or host.endswith("." + domain)
        path = parts.path or "/"
        below = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return fits and below and (not self.secure or parts.scheme == "https")


class RequestsCookieJar(MutableMapping):
    """Cookies, which are also a mapping of names to values. None expires but by Max-Age 0."""

    def __init__(self):
        self._cookies = []

    def __repr__(self):
        return f"<{self.__class__.__name__}[{', '.join(map(repr, self._cookies))}]>"

    def __iter__(self):
        return iter(self._cookies)

    def __len__(self):
        return len(self._cookies)

    def __bool__(self):
        return True

    def _found(self, name, domain=None, path=None):
        return [
            each
            for each in self._cookies
            if each.name == name
            and (domain is None or each.domain == domain)
            and (path is None or each.path == path)
        ]

    def __contains__(self, name):
        return bool(self._found(name))

    def __getitem__(self, name):
        found = self._found(name)
        if not found:
            raise KeyError(f"name={name!r}, domain=None, path=None")
        return found[0].value

    def __setitem__(self, name, value):
        self.set(name, value)

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        self._cookies = [each for each in self._cookies if each.name != name]

    def get(self, name, default=None, domain=None, path=None):
        found = self._found(name, domain, path)
        return found[0].value if found else default

    def set(self, name, value, domain="", path="/", secure=False):
        """Sets a cookie; the value None removes it."""
        self._cookies = [
            each
            for each in self._cookies
            if (each.name, each.domain, each.path) != (name, domain, path)
        ]
        if value is None:
            return None
        cookie = Cookie(name, value, domain, path, secure)
        self._cookies.append(cookie)
        return cookie

    def set_cookie(self, cookie):
        self.set(cookie.name, cookie.value, cookie.domain, cookie.path, cookie.secure)

    def update(self, other):
        """Adds the cookies of a jar or of a mapping."""
        if isinstance(other, RequestsCookieJar):
            for cookie in other:
                self.set_cookie(cookie)
        else:
            for name, value in dict(other).items():
                self.set(name, value)

    def clear(self):
        self._cookies.clear()

    def copy(self):
        jar = RequestsCookieJar()
        jar.update(self)
        return jar

    def keys(self):
        return [each.name for each in self._cookies]

    def values(self):
        return [each.value for each in self._cookies]

    def items(self):
        return [(each.name, each.value) for each in self._cookies]

    def get_dict(self, domain=None, path=None):
        return {
            each.name: each.value
            for each in self._cookies
            if domain in (None, each.domain) and path in (None, each.path)
        }

    def header_for(self, parts):
        """What a request for a URL says of them; None if nothing."""
        fitting = [each for each in self._cookies if each.concerns(parts)]
        return "; ".join(f"{each.name}={each.value}" for each in fitting) or None

    def take(self, headers, parts):
        """Adds what an answer to a request for a URL sets."""
        for header in headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(header).items():
                value = None if morsel["max-age"] == "0" else morsel.coded_value
                domain = morsel["domain"] or parts.hostname
                self.set(name, value, domain, morsel["path"] or "/", bool(morsel["secure"]))
