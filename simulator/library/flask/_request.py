"""A request as a program sees it (documentation of Flask, "Incoming Request Data")."""

import json
from functools import cached_property
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, unquote

from flask._errors import HTTPException
from flask._headers import Headers, MultiDict

_NO_JSON = (
    "Did not attempt to load JSON data because the request Content-Type was not "
    "'application/json'."
)


class Request:
    """What a client asks for."""

    def __init__(self, method, target, headers=(), data=b"", remote_addr="127.0.0.1"):
        self.method = method
        path, question, query = target.partition("?")
        self.path = unquote(path)
        self.query_string = query.encode("latin-1")
        self.headers = Headers(headers)
        self.data = data
        self.remote_addr = remote_addr
        self.endpoint = None
        self.view_args = None

    def __repr__(self):
        return f"<Request {self.url!r} [{self.method}]>"

    @property
    def full_path(self):
        return f"{self.path}?{self.query_string.decode('latin-1')}"

    @property
    def host(self):
        return self.headers.get("Host", "localhost")

    @property
    def host_url(self):
        return f"http://{self.host}/"

    @property
    def base_url(self):
        return f"http://{self.host}{self.path}"

    @property
    def url(self):
        query = self.query_string.decode("latin-1")
        return f"{self.base_url}?{query}" if query else self.base_url

    @property
    def content_type(self):
        return self.headers.get("Content-Type")

    @property
    def content_length(self):
        return self.headers.get("Content-Length", type=int)

    @property
    def mimetype(self):
        return (self.content_type or "").partition(";")[0].strip().lower()

    @cached_property
    def args(self):
        """What the query says."""
        return _fields(self.query_string)

    @cached_property
    def form(self):
        """What the body says, if it is a form."""
        if self.mimetype == "multipart/form-data":
            raise NotImplementedError("forms of several parts (files) are not supported")
        is_form = self.mimetype == "application/x-www-form-urlencoded"
        return _fields(self.data if is_form else b"")

    @cached_property
    def values(self):
        return MultiDict([*self.args.items(multi=True), *self.form.items(multi=True)])

    @cached_property
    def cookies(self):
        cookies = SimpleCookie("; ".join(self.headers.getlist("Cookie")))
        return MultiDict((name, morsel.value) for name, morsel in cookies.items())

    @property
    def is_json(self):
        kind = self.mimetype
        return kind == "application/json" or (
            kind.startswith("application/") and kind.endswith("+json")
        )

    @property
    def json(self):
        return self.get_json()

    def get_json(self, force=False, silent=False):
        """The body as JSON."""
        if not force and not self.is_json:
            if silent:
                return None
            raise HTTPException(415, _NO_JSON)
        try:
            return json.loads(self.data)
        except ValueError:
            if silent:
                return None
            raise HTTPException(400) from None

    def get_data(self, as_text=False):
        """The body."""
        return self.data.decode("utf-8", "replace") if as_text else self.data


def _fields(data):
    return MultiDict(parse_qsl(data.decode("latin-1"), keep_blank_values=True))
