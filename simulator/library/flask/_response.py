"""An answer (documentation of Flask, "Response Objects")."""

import json
from http import HTTPStatus
from http.cookies import SimpleCookie

from flask._headers import Headers


class Response:
    """Body, status and headers. A body that is an iterable is sent in parts."""

    default_mimetype = "text/html"

    def __init__(self, response=None, status=None, headers=None, mimetype=None, content_type=None):
        self.headers = Headers(headers or ())
        if content_type is None:
            if mimetype is not None or "Content-Type" not in self.headers:
                content_type = _with_charset(mimetype or self.default_mimetype)
        if content_type is not None:
            self.headers["Content-Type"] = content_type
        self.status = 200 if status is None else status
        if response is None or isinstance(response, (str, bytes, bytearray)):
            self.set_data(response or b"")
        else:
            self.response = response
            self.is_streamed = True

    def __repr__(self):
        size = "streamed" if self.is_streamed else f"{len(self.data)} bytes"
        return f"<{type(self).__name__} {size} [{self.status}]>"

    @property
    def status(self):
        """Like "404 NOT FOUND"."""
        return self._status

    @status.setter
    def status(self, value):
        if isinstance(value, str):
            self._code = int(value.split()[0])
            self._status = value if " " in value else _status_of(self._code)
        else:
            self._code = int(value)
            self._status = _status_of(self._code)

    @property
    def status_code(self):
        return self._code

    @status_code.setter
    def status_code(self, value):
        self.status = value

    @property
    def data(self):
        return self.get_data()

    @data.setter
    def data(self, value):
        self.set_data(value)

    def set_data(self, value):
        value = value.encode() if isinstance(value, str) else bytes(value)
        self.response = [value]
        self.is_streamed = False
        self.headers["Content-Length"] = len(value)

    def get_data(self, as_text=False):
        """The body; one that is sent in parts is made up first."""
        if self.is_streamed:
            self.response = [b"".join(self.iter_encoded())]
            self.is_streamed = False
        data = self.response[0]
        return data.decode() if as_text else data

    def iter_encoded(self):
        for part in self.response:
            yield part.encode() if isinstance(part, str) else part

    @property
    def mimetype(self):
        return (self.content_type or "").partition(";")[0].strip().lower()

    @mimetype.setter
    def mimetype(self, value):
        self.headers["Content-Type"] = _with_charset(value)

    @property
    def content_type(self):
        return self.headers.get("Content-Type")

    @content_type.setter
    def content_type(self, value):
        self.headers["Content-Type"] = value

    @property
    def content_length(self):
        return self.headers.get("Content-Length", type=int)

    @property
    def location(self):
        return self.headers.get("Location")

    @property
    def is_json(self):
        return self.mimetype == "application/json"

    @property
    def json(self):
        return self.get_json()

    def get_json(self):
        return json.loads(self.data) if self.is_json else None

    @property
    def text(self):
        return self.get_data(as_text=True)

    def set_cookie(
        self, key, value="", max_age=None, path="/", domain=None, secure=False, httponly=False
    ):
        cookie = SimpleCookie()
        cookie[key] = value
        morsel = cookie[key]
        parts = [f"{key}={morsel.coded_value}"]
        if domain:
            parts.append(f"Domain={domain}")
        if max_age is not None:
            parts.append(f"Max-Age={int(max_age)}")
        parts += ["Secure"] * bool(secure) + ["HttpOnly"] * bool(httponly) + [f"Path={path}"]
        self.headers.add("Set-Cookie", "; ".join(parts))

    def delete_cookie(self, key, path="/", domain=None):
        self.set_cookie(key, max_age=0, path=path, domain=domain)


def _with_charset(mimetype):
    return f"{mimetype}; charset=utf-8" if mimetype.startswith("text/") else mimetype


def _status_of(code):
    try:
        return f"{code} {HTTPStatus(code).phrase.upper()}"
    except ValueError:
        return f"{code} UNKNOWN"
