"""The parts of URLs as named tuples, of text and of bytes (Library reference, "Structured Parse Results")."""

from collections import namedtuple


class _Text:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._of_bytes(*(part.encode(encoding, errors) for part in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._of_text(*(part.decode(encoding, errors) for part in self))


class _Location:
    """What stands in the network location: user:password@host:port."""

    __slots__ = ()

    def _sign(self, text):
        return text if isinstance(self.netloc, str) else text.encode("ascii")

    def _user(self):
        user, found, _ = self.netloc.rpartition(self._sign("@"))
        if not found:
            return None, None
        name, colon, password = user.partition(self._sign(":"))
        return name, password if colon else None

    def _host(self):
        place = self.netloc.rpartition(self._sign("@"))[2]
        _, bracket, inside = place.partition(self._sign("["))
        if bracket:
            host, _, behind = inside.partition(self._sign("]"))
            port = behind.partition(self._sign(":"))[2]
        else:
            host, _, port = place.partition(self._sign(":"))
        return host, port or None

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        """In lower case, but for the zone of an address."""
        host = self._host()[0]
        if not host:
            return None
        name, percent, zone = host.partition(self._sign("%"))
        return name.lower() + percent + zone

    @property
    def port(self):
        """A number; ValueError if it can't be one."""
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        number = int(port)
        if number > 65535:
            raise ValueError("Port out of range 0-65535")
        return number


_Defrag = namedtuple("DefragResult", "url fragment")
_Split = namedtuple("SplitResult", "scheme netloc path query fragment")
_Parse = namedtuple("ParseResult", "scheme netloc path params query fragment")


class _Whole:
    __slots__ = ()

    def geturl(self):
        """The parts as a URL again."""
        from urllib.parse import urlunparse, urlunsplit

        return urlunparse(self) if len(self) == 6 else urlunsplit(self)


class _Cut:
    __slots__ = ()

    def geturl(self):
        """The two as a URL again."""
        if not self.fragment:
            return self.url
        return self.url + ("#" if isinstance(self.url, str) else b"#") + self.fragment


class DefragResult(_Cut, _Defrag, _Text):
    __slots__ = ()


class SplitResult(_Whole, _Split, _Location, _Text):
    __slots__ = ()


class ParseResult(_Whole, _Parse, _Location, _Text):
    __slots__ = ()


class DefragResultBytes(_Cut, _Defrag, _Bytes):
    __slots__ = ()


class SplitResultBytes(_Whole, _Split, _Location, _Bytes):
    __slots__ = ()


class ParseResultBytes(_Whole, _Parse, _Location, _Bytes):
    __slots__ = ()


for _text, _bytes in (
    (DefragResult, DefragResultBytes),
    (SplitResult, SplitResultBytes),
    (ParseResult, ParseResultBytes),
):
    _text._of_bytes = _bytes
    _bytes._of_text = _text
    _text.__module__ = _bytes.__module__ = "urllib.parse"
