"""A message: headers and a body (Library reference, "email.message.Message").

A body is text or bytes, or a list of messages that attach() made; nothing is encoded.
"""

from email._parameters import joined_parameter, parameters_of
from email._parameters import unquote as _unquoted

__all__ = ["Message"]

_ASKED = object()


class Message:
    """Headers, in the order and the case they were given in and found in any case; and a payload."""

    def __init__(self):
        self._headers = []
        self._payload = None
        self._default_type = "text/plain"
        self._unixfrom = None
        self.preamble = self.epilogue = None
        self.defects = []

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0):
        """Headers, an empty line, and the body."""
        if maxheaderlen:
            raise NotImplementedError("headers are not folded: maxheaderlen must be 0")
        if self.is_multipart():
            raise NotImplementedError("a message of several parts can't be written out")
        lines = [f"{name}: {value}\n" for name, value in self._headers]
        if unixfrom and self._unixfrom:
            lines.insert(0, f"{self._unixfrom}\n")
        return f"{''.join(lines)}\n{self._payload or ''}"

    def is_multipart(self):
        return isinstance(self._payload, list)

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        return self._unixfrom

    def attach(self, payload):
        """Adds a message to those that this one is made of."""
        if self._payload is None:
            self._payload = [payload]
        elif self.is_multipart():
            self._payload.append(payload)
        else:
            raise TypeError("Attach is not valid on a message with a non-multipart payload")

    def get_payload(self, i=None, decode=False):
        """The body. With `decode`, as bytes, by its Content-Transfer-Encoding."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None:
            raise TypeError(f"Expected list, got {type(self._payload)}")
        if not decode or self._payload is None:
            return self._payload
        body = self._payload
        if isinstance(body, str):
            body = body.encode("ascii", "surrogateescape")
        encoding = str(self.get("content-transfer-encoding", "")).lower()
        if encoding == "base64":
            import base64

            return base64.b64decode(body)
        if encoding in ("quoted-printable", "x-uuencode", "uuencode", "uue", "x-uue"):
            raise NotImplementedError(f"Content-Transfer-Encoding {encoding} is not supported")
        return body

    def get_charset(self):
        """None: nothing was encoded for a charset."""
        return None

    def set_payload(self, payload, charset=None):
        if charset is not None:
            raise NotImplementedError("set_payload() with a charset is not supported")
        self._payload = payload

    def walk(self):
        """This message and those it is made of."""
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        """Adds a header; one of the same name stays."""
        self._headers.append((name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [each for each in self._headers if each[0].lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any(each.lower() == name for each, _ in self._headers)

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def get(self, name, failobj=None):
        """The value of the first header of that name."""
        name = name.lower()
        for each, value in self._headers:
            if each.lower() == name:
                return value
        return failobj

    def set_raw(self, name, value):
        self._headers.append((name, value))

    def raw_items(self):
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        """The values of all headers of that name."""
        name = name.lower()
        return [value for each, value in self._headers if each.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        """Adds a header with parameters; `_` in their names stands for `-`, None for no value."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            parts.append(joined_parameter(name.replace("_", "-"), value))
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        """Changes the first header of that name, which keeps its place and its case."""
        lower = _name.lower()
        for i, (name, _) in enumerate(self._headers):
            if name.lower() == lower:
                self._headers[i] = name, _value
                return
        raise KeyError(_name)

    def get_content_type(self):
        """In lower case, like "text/plain"."""
        value = self.get("content-type")
        if value is None:
            return self._default_type
        kind = parameters_of(value)[0][0].lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """Pairs of name and value; the first is what stands before the parameters."""
        value = self.get(header)
        if value is None:
            return failobj
        pairs = parameters_of(value)
        return [(name, _unquoted(each)) for name, each in pairs] if unquote else pairs

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        param = param.lower()
        for name, value in self.get_params((), header, unquote):
            if name.lower() == param:
                return value
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True):
        """Changes a parameter of a header, or adds it."""
        if not requote:
            raise NotImplementedError("set_param() quotes where it is needed: requote must be True")
        pairs = self.get_params([("text/plain", "")], header)
        kind, given = pairs[0][0], dict(pairs[1:])
        known = next((name for name in given if name.lower() == param.lower()), param)
        given[known] = value
        whole = "; ".join([kind, *(joined_parameter(name, each) for name, each in given.items())])
        if header in self:
            self.replace_header(header, whole)
        else:
            self[header] = whole

    def get_filename(self, failobj=None):
        found = self.get_param("filename", _ASKED, "content-disposition")
        if found is _ASKED:
            found = self.get_param("name", _ASKED, "content-type")
        return failobj if found is _ASKED else found.strip()

    def get_boundary(self, failobj=None):
        found = self.get_param("boundary", _ASKED)
        return failobj if found is _ASKED else found.rstrip()

    def get_content_charset(self, failobj=None):
        """In lower case."""
        found = self.get_param("charset", _ASKED)
        return failobj if found is _ASKED else found.lower()

    def get_content_disposition(self):
        """In lower case, without parameters."""
        value = self.get("content-disposition")
        return None if value is None else parameters_of(value)[0][0].lower()


