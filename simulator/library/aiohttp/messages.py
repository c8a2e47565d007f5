"""Requests and answers on the wire (RFC 9112)."""

from collections.abc import MutableMapping

_LINE_END = b"\r\n"


class Headers(MutableMapping):
    """Names in either case; several headers of one name are one after the other."""

    def __init__(self, headers=()):
        self._items = []
        self.extend(headers)

    def extend(self, headers):
        """More headers, besides those of the same name."""
        items = headers.items() if hasattr(headers, "items") else headers
        self._items += [(str(name), str(value)) for name, value in items or ()]

    def __getitem__(self, name):
        values = self.getall(name)
        if not values:
            raise KeyError(name)
        return values[0]

    def __setitem__(self, name, value):
        if name in self:
            del self[name]
        self._items.append((name, str(value)))

    def __delitem__(self, name):
        kept = [item for item in self._items if item[0].lower() != name.lower()]
        if len(kept) == len(self._items):
            raise KeyError(name)
        self._items = kept

    def __contains__(self, name):
        return bool(self.getall(name))

    def __iter__(self):
        return iter([name for name, _ in self._items])

    def __len__(self):
        return len(self._items)

    def items(self):
        return list(self._items)

    def getall(self, name):
        """The values of all headers of that name."""
        wanted = name.lower()
        return [value for each, value in self._items if each.lower() == wanted]

    def __repr__(self):
        shown = ", ".join(f"{name!r}: {value!r}" for name, value in self._items)
        return f"<CIMultiDictProxy({shown})>"


def head(first_line, headers):
    """What stands before the body."""
    lines = [first_line, *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


async def read_head(reader):
    """The first line and the headers of a message; None if the connection ends before."""
    line = await reader.readline()
    if not line:
        return None
    headers = Headers()
    while (header := await reader.readline()).strip():
        name, _, value = header.decode("utf-8", "surrogateescape").partition(":")
        headers.extend([(name.strip(), value.strip())])
    return line.decode("utf-8", "surrogateescape").rstrip("\r\n"), headers


async def body_pieces(reader, headers, until_closed):
    """The body, as it comes.

    until_closed: without a length, it goes on until the connection is closed; else there is none.
    """
    if "chunked" in headers.get("Transfer-Encoding", "").lower():
        while size := int((await reader.readuntil(_LINE_END)).split(b";")[0], 16):
            yield await reader.readexactly(size)
            await reader.readexactly(len(_LINE_END))
        while (await reader.readline()).strip():
            pass
    elif "Content-Length" in headers:
        left = int(headers["Content-Length"])
        while left:
            piece = await reader.read(min(left, 65536))
            if not piece:
                from asyncio import IncompleteReadError

                raise IncompleteReadError(b"", left)
            left -= len(piece)
            yield piece
    elif until_closed:
        while piece := await reader.read(65536):
            yield piece


def keeps_alive(version, headers):
    """Whether the connection can be used for another message."""
    wish = headers.get("Connection", "").lower()
    return wish != "close" if version == "HTTP/1.1" else wish == "keep-alive"


def type_of(headers, default="application/octet-stream"):
    """The type of the body, and its charset or None."""
    kind, *parameters = headers.get("Content-Type", default).split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return kind.strip().lower(), value.strip().strip('"')
    return kind.strip().lower(), None
