"""Requests and answers (documentation of requests, "Lower-Level Classes")."""

import datetime
import http.client
import json
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from requests import _causes
from requests.auth import HTTPBasicAuth
from requests.cookies import RequestsCookieJar
from requests.exceptions import (
    ChunkedEncodingError,
    ConnectionError,
    HTTPError,
    InvalidJSONError,
    InvalidURL,
    JSONDecodeError,
    MissingSchema,
    StreamConsumedError,
)
from requests.structures import CaseInsensitiveDict

REDIRECT_STATI = (301, 302, 303, 307, 308)
ITER_CHUNK_SIZE = 512
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class Request:
    """A request as a program describes it."""

    def __init__(
        self,
        method=None,
        url=None,
        headers=None,
        files=None,
        data=None,
        params=None,
        auth=None,
        cookies=None,
        hooks=None,
        json=None,
    ):
        if files:
            raise NotImplementedError("files can't be uploaded")
        self.method = method
        self.url = url
        self.headers = headers or {}
        self.data = data or []
        self.json = json
        self.params = params or {}
        self.auth = auth
        self.cookies = cookies
        self.hooks = hooks or {}

    def __repr__(self):
        return f"<Request [{self.method}]>"

    def prepare(self):
        """As it is sent."""
        return PreparedRequest._of(self, self.cookies or {})


class PreparedRequest:
    """A request as it is sent."""

    def __init__(self):
        self.method = self.url = self.headers = self.body = None
        self.hooks = {}

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"

    @classmethod
    def _of(cls, request, cookies):
        self = cls()
        self.method = request.method and request.method.upper()
        self.hooks = request.hooks
        self._set_url(request.url, request.params)
        self.headers = CaseInsensitiveDict(request.headers)
        self._set_cookies(cookies)
        self._set_body(request.data, request.json)
        auth = request.auth
        if auth:
            auth = HTTPBasicAuth(*auth) if isinstance(auth, tuple) else auth
            auth(self)
        return self

    @property
    def path_url(self):
        """Path and query."""
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def _set_url(self, url, params):
        url = url.decode("utf8") if isinstance(url, bytes) else str(url)
        url = url.lstrip()
        if ":" in url and not url.lower().startswith("http"):
            self.url = url
            return
        parts = urlsplit(url)
        if not parts.scheme:
            raise MissingSchema(
                f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?"
            )
        if not parts.hostname:
            raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        try:
            parts.port
        except ValueError:
            raise InvalidURL(f"Failed to parse: {url}") from None
        if parts.hostname.startswith(("*", ".")):
            raise InvalidURL("URL has an invalid label.")
        more = _encoded(params)
        query = "&".join(each for each in (parts.query, more) if each)
        self.url = quote(
            urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, parts.fragment)),
            safe=_SAFE,
        )

    def _set_cookies(self, cookies):
        if not isinstance(cookies, RequestsCookieJar):
            jar = RequestsCookieJar()
            jar.update(cookies)
            cookies = jar
        self._cookies = cookies
        header = cookies.header_for(urlsplit(self.url))
        if header is not None:
            self.headers["Cookie"] = header

    def _set_body(self, data, content):
        kind = None
        body = None
        if not data and content is not None:
            kind = "application/json"
            try:
                body = json.dumps(content, allow_nan=False).encode()
            except ValueError as problem:
                raise InvalidJSONError(problem, request=self) from problem
        elif hasattr(data, "__iter__") and not isinstance(data, (str, bytes, list, tuple, dict)):
            self.body = data
            self.headers["Transfer-Encoding"] = "chunked"
            return
        elif data:
            body = data
            if not isinstance(data, bytes):
                kind = "application/x-www-form-urlencoded"
            if isinstance(data, str):
                kind = None
                body = data.encode()
            elif not isinstance(data, bytes):
                body = _encoded(data)
        self.body = body
        if body:
            length = len(body.encode() if isinstance(body, str) else body)
            self.headers["Content-Length"] = str(length)
        elif self.method not in ("GET", "HEAD"):
            self.headers["Content-Length"] = "0"
        if kind and "content-type" not in self.headers:
            self.headers["Content-Type"] = kind


def _encoded(data):
    """name=value&… of a mapping or of pairs; None leaves a name out, a list is several."""
    if isinstance(data, (str, bytes)):
        return data.decode() if isinstance(data, bytes) else data
    if hasattr(data, "__iter__") is False:
        return data
    pairs = []
    for name, values in data.items() if hasattr(data, "items") else data:
        if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
            values = [values]
        pairs += [(name, each) for each in values if each is not None]
    return urlencode(pairs, doseq=True)


class Response:
    """An answer."""

    def __init__(self):
        self._content = False
        self._content_consumed = False
        self._next = None
        self._connection = None
        self.status_code = self.reason = self.url = self.encoding = self.raw = self.request = None
        self.headers = CaseInsensitiveDict()
        self.history = []
        self.cookies = RequestsCookieJar()
        self.elapsed = datetime.timedelta(0)

    @classmethod
    def _of(cls, raw, request, adapter, key, connection):
        """@param connection: where the answer comes from; adapter and key: whereto that goes back."""
        self = cls()
        self.raw = raw
        self.request = request
        self.url = request.url
        self.status_code = raw.status
        self.reason = raw.reason
        for name in dict.fromkeys(raw.headers):
            self.headers[name] = ", ".join(raw.headers.get_all(name))
        if self.headers.get("content-encoding", "identity") != "identity":
            connection.close()
            raise NotImplementedError("compressed answers are not supported")
        self.cookies.take(raw.headers, urlsplit(request.url))
        self.encoding = _encoding_of(self.headers.get("content-type"))
        self._connection = adapter, key, connection
        if raw.length == 0 or request.method == "HEAD":
            raw.read()
            self._release()
        return self

    def _release(self):
        """The connection is free again, if all of the body has been read; it is closed if not."""
        if self._connection is None:
            return
        adapter, key, connection = self._connection
        self._connection = None
        if self.raw.isclosed():
            adapter.give_back(key, connection)
        else:
            connection.close()

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self.iter_content(128)

    def close(self):
        """Nothing more is read of it."""
        if not self._content_consumed:
            self.raw.close()
        self._release()

    @property
    def ok(self):
        """Whether the status is no error."""
        try:
            self.raise_for_status()
        except HTTPError:
            return False
        return True

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in REDIRECT_STATI

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def next(self):
        """The request that a redirection asks for."""
        return self._next

    @property
    def apparent_encoding(self):
        """ascii, utf-8 or ISO-8859-1, whichever fits first."""
        for encoding in ("ascii", "utf-8"):
            try:
                self.content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
        return "ISO-8859-1"

    @property
    def links(self):
        raise NotImplementedError("Response.links is not supported")

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """The body in parts."""
        if self._content_consumed and self._content is False:
            raise StreamConsumedError()
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError(
                f"chunk_size must be an int, it is instead a {type(chunk_size)}."
            )
        parts = self._parts(chunk_size)
        return self._decoded(parts) if decode_unicode and self.encoding else parts

    def _parts(self, size):
        if self._content is not False:
            content = self._content or b""
            size = size or len(content) or 1
            for start in range(0, len(content), size):
                yield content[start : start + size]
            return
        try:
            while part := self.raw.read1() if size is None else self.raw.read(size):
                yield part
        except http.client.IncompleteRead as problem:
            cause = _causes.ProtocolError(f"Connection broken: {problem!r}", problem)
            raise ChunkedEncodingError(cause, request=self.request) from problem
        except TimeoutError as problem:
            _, (scheme, host, port, _), connection = self._connection
            kind = "HTTPSConnectionPool" if scheme == "https" else "HTTPConnectionPool"
            text = f"{kind}(host={host!r}, port={connection.port}): Read timed out."
            raise ConnectionError(_causes.ReadTimeoutError(text), request=self.request) from problem
        except OSError as problem:
            cause = _causes.ProtocolError(f"Connection broken: {problem!r}", problem)
            raise ChunkedEncodingError(cause, request=self.request) from problem
        finally:
            self._content_consumed = True
            self._release()

    def _decoded(self, parts):
        import codecs

        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        for part in parts:
            text = decoder.decode(part)
            if text:
                yield text
        text = decoder.decode(b"", True)
        if text:
            yield text

    def iter_lines(self, chunk_size=ITER_CHUNK_SIZE, decode_unicode=False, delimiter=None):
        """The body in lines."""
        pending = None
        for part in self.iter_content(chunk_size, decode_unicode):
            if pending is not None:
                part = pending + part
            lines = part.split(delimiter) if delimiter else part.splitlines()
            # A line that the part breaks off goes on with the next.
            whole = not lines or not lines[-1] or part[-1] != lines[-1][-1]
            pending = None if whole else lines.pop()
            yield from lines
        if pending is not None:
            yield pending

    @property
    def content(self):
        """The body."""
        if self._content is False:
            if self._content_consumed:
                raise RuntimeError("The content for this response was already consumed")
            self._content = b"".join(self.iter_content(10240)) or b""
        self._content_consumed = True
        return self._content

    @property
    def text(self):
        """The body as text."""
        if not self.content:
            return ""
        encoding = self.encoding or self.apparent_encoding
        try:
            return str(self.content, encoding, errors="replace")
        except (LookupError, TypeError):
            return str(self.content, errors="replace")

    def json(self, **kwargs):
        """The body as JSON."""
        text = self.content.decode() if not self.encoding and self.content else self.text
        try:
            return json.loads(text, **kwargs)
        except json.JSONDecodeError as problem:
            raise JSONDecodeError(problem.msg, problem.doc, problem.pos) from problem

    def raise_for_status(self):
        """Raises HTTPError if the status is one."""
        kind = {4: "Client Error", 5: "Server Error"}.get(self.status_code // 100)
        if kind:
            text = f"{self.status_code} {kind}: {self.reason} for url: {self.url}"
            raise HTTPError(text, response=self)


def _encoding_of(content_type):
    """What text is encoded in by its type; None: it doesn't say."""
    if not content_type:
        return None
    kind, *parameters = content_type.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip("'\" ")
    if "text" in kind:
        return "ISO-8859-1"
    return "utf-8" if "application/json" in kind else None
