"""Cookies in headers (Library reference, "http.cookies — HTTP state management")."""

import re
import string

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_IS_KEY = re.compile(f"[{re.escape(_LEGAL)}]+").fullmatch
# Characters that are sent as they are, though only between quotes.
_PLAIN = frozenset(_LEGAL + " ()/<=>?@[]{}")
_PAIR = re.compile(
    r"""\s*(?P<key>[\w!#%&'~`><@,:/$*+\-.^|)(?}{=]+?)
    (?:\s*=\s*(?P<value>"(?:[^\\"]|\\.)*"|\w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT|[^;\s"]*))?
    \s*(?:;|$)""",
    re.ASCII | re.VERBOSE,
)


class CookieError(Exception):
    """A name or an attribute is illegal."""


def _quote(text):
    if text is None or _IS_KEY(text):
        return text
    return '"' + "".join(_quoted(character) for character in text) + '"'


def _quoted(character):
    if character in '"\\':
        return "\\" + character
    if character in _PLAIN or ord(character) > 255:
        return character
    return f"\\{ord(character):03o}"


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return re.sub(
        r"\\(?:([0-3][0-7][0-7])|(.))",
        lambda found: chr(int(found[1], 8)) if found[1] else found[2],
        text[1:-1],
    )


class Morsel(dict):
    """A name, a value, and attributes."""

    _reserved = {
        "expires": "expires",
        "path": "Path",
        "comment": "Comment",
        "domain": "Domain",
        "max-age": "Max-Age",
        "secure": "Secure",
        "httponly": "HttpOnly",
        "version": "Version",
        "samesite": "SameSite",
    }
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for name in self._reserved:
            super().__setitem__(name, "")

    @property
    def key(self):
        return self._key

    @property
    def value(self):
        return self._value

    @property
    def coded_value(self):
        return self._coded_value

    def __setitem__(self, K, V):
        K = K.lower()
        if K not in self._reserved:
            raise CookieError(f"Invalid attribute {K!r}")
        super().__setitem__(K, V)

    def setdefault(self, key, val=None):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError(f"Invalid attribute {key!r}")
        return super().setdefault(key, val)

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return (
            super().__eq__(morsel)
            and self._value == morsel._value
            and self._key == morsel._key
            and self._coded_value == morsel._coded_value
        )

    __ne__ = object.__ne__

    def copy(self):
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def update(self, values):
        for key, value in dict(values).items():
            self[key] = value

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        """Sets the name, the value, and the value as it is sent."""
        if key.lower() in self._reserved:
            raise CookieError(f"Attempt to set a reserved key {key!r}")
        if not _IS_KEY(key):
            raise CookieError(f"Illegal key {key!r}")
        self._key, self._value, self._coded_value = key, val, coded_val

    def output(self, attrs=None, header="Set-Cookie:"):
        """As a header."""
        return f"{header} {self.OutputString(attrs)}"

    __str__ = output

    def __repr__(self):
        return f"<{self.__class__.__name__}: {self.OutputString()}>"

    def OutputString(self, attrs=None):
        """Name, value and attributes, without the name of the header."""
        parts = [f"{self._key}={self._coded_value}"]
        for key, value in sorted(self.items()):
            if value == "" or (attrs is not None and key not in attrs):
                continue
            name = self._reserved[key]
            if key == "expires" and isinstance(value, int):
                parts.append(f"{name}={_date_after(value)}")
            elif key == "comment" and isinstance(value, str):
                parts.append(f"{name}={_quote(value)}")
            elif key not in self._flags:
                parts.append(f"{name}={value}")
            elif value:
                parts.append(name)
        return "; ".join(parts)


def _date_after(seconds):
    import email.utils
    import time

    return email.utils.formatdate(time.time() + seconds, usegmt=True)


class BaseCookie(dict):
    """Cookies by their names, which are sent as their values are."""

    def value_decode(self, val):
        """The value, and as it was sent."""
        return val, val

    def value_encode(self, val):
        """The value, and as it is sent."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _set(self, key, value, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded)
        super().__setitem__(key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            super().__setitem__(key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n"):
        """As headers, in the order of their names."""
        return sep.join(value.output(attrs, header) for _, value in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        inner = " ".join(f"{key}={value.value!r}" for key, value in sorted(self.items()))
        return f"<{self.__class__.__name__}: {inner}>"

    def load(self, rawdata):
        """Takes what a header says, or a mapping. Nothing of a header that is broken."""
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        found = []
        position = 0
        while position < len(rawdata):
            match = _PAIR.match(rawdata, position)
            if match is None:
                return
            position = match.end()
            key, value = match["key"], match["value"]
            lower = key.lower()
            if key[0] == "$":
                if found:
                    found.append((None, key[1:], value))
            elif lower in Morsel._reserved:
                if not found:
                    return
                if value is None and lower not in Morsel._flags:
                    return
                found.append((None, key, True if value is None else _unquote(value)))
            elif value is None:
                return
            else:
                found.append((key, *self.value_decode(value)))
        morsel = None
        for key, one, other in found:
            if key is not None:
                self._set(key, one, other)
                morsel = self[key]
            elif morsel is not None:
                morsel[one] = other


class SimpleCookie(BaseCookie):
    """Cookies whose values are quoted where it is needed."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
