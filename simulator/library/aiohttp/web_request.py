"""What a handler is asked (Server Reference, "Request")."""

from json import loads
from urllib.parse import parse_qsl

from .messages import body_pieces, type_of
from .urls import URL


class Request:
    """A request of a client; its body comes when it is asked for. Holds values by key."""

    def __init__(self, method, target, version, headers, reader, transport):
        self.method = method
        self.version = version
        self.headers = headers
        self.rel_url = URL(target)
        self.transport = transport
        self.app = None
        self.match_info = {}
        self._pieces = body_pieces(reader, headers, False)
        self._body = None
        self._values = {}

    def __repr__(self):
        return f"<Request {self.method} {self.path} >"

    def __getitem__(self, key):
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[key] = value

    def get(self, key, default=None):
        return self._values.get(key, default)

    @property
    def path(self):
        return self.rel_url.path

    @property
    def path_qs(self):
        return str(self.rel_url)

    @property
    def query(self):
        return self.rel_url.query

    @property
    def query_string(self):
        return self.rel_url.query_string

    @property
    def host(self):
        return self.headers.get("Host")

    @property
    def url(self):
        return URL(f"http://{self.host}").join(self.rel_url)

    @property
    def remote(self):
        """The address of the client."""
        peer = self.transport.get_extra_info("peername")
        return peer[0] if peer else None

    @property
    def content_type(self):
        return type_of(self.headers)[0]

    @property
    def can_read_body(self):
        return self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers

    async def read(self):
        """The whole body."""
        if self._body is None:
            self._body = b"".join([piece async for piece in self._pieces])
        return self._body

    async def text(self):
        return (await self.read()).decode(type_of(self.headers)[1] or "utf-8")

    async def json(self, *, loads=loads):
        return loads(await self.text())

    async def post(self):
        """The fields of a form."""
        return dict(parse_qsl(await self.text(), keep_blank_values=True))
