"""Answers of servers (Library reference, "http.client.HTTPResponse")."""

import io
from email.message import Message
from email.parser import HeaderParser
from http._errors import (
    BadStatusLine,
    HTTPException,
    IncompleteRead,
    LineTooLong,
    RemoteDisconnected,
    ResponseNotReady,
    UnknownProtocol,
)

LINE_MAX = 65536
_HEADERS_MAX = 100
_CONTINUE = 100


class HTTPMessage(Message):
    """The headers of a request or an answer."""

    __module__ = "http.client"


def parse_headers(fp, _class=HTTPMessage):
    """Reads headers from a file, up to the empty line after them."""
    lines = []
    while True:
        line = _read_line(fp, "header line")
        lines.append(line)
        if len(lines) > _HEADERS_MAX:
            raise HTTPException(f"got more than {_HEADERS_MAX} headers")
        if line in (b"\r\n", b"\n", b""):
            break
    return HeaderParser(_class=_class).parsestr(b"".join(lines).decode("iso-8859-1"))


def _read_line(fp, what):
    line = fp.readline(LINE_MAX + 1)
    if len(line) > LINE_MAX:
        raise LineTooLong(what)
    return line


class HTTPResponse(io.BufferedIOBase):
    """An answer: status, headers, and its body as a file to read."""

    __module__ = "http.client"

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile("rb")
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = None
        self.chunked = None
        # Bytes left of the chunk being read; 0: its end is still to be read. None: before any.
        self.chunk_left = None
        # Bytes left of the body; None: up to the end of the connection, or in chunks.
        self.length = None
        self.will_close = None

    def begin(self):
        """Reads status and headers."""
        if self.headers is not None:
            return
        while True:
            version, status, reason = self._read_status()
            if status != _CONTINUE:
                break
            skipped = parse_headers(self.fp)
            if self.debuglevel > 0:
                print("headers:", skipped.items())
        self.code = self.status = status
        self.reason = reason.strip()
        if version in ("HTTP/1.0", "HTTP/0.9"):
            self.version = 10
        elif version.startswith("HTTP/1."):
            self.version = 11
        else:
            raise UnknownProtocol(version)
        self.headers = self.msg = parse_headers(self.fp)
        if self.debuglevel > 0:
            for name, value in self.headers.items():
                print("header:", name + ":", value)
        self.chunked = (self.headers.get("transfer-encoding") or "").lower() == "chunked"
        self.will_close = self._closes()
        self.length = self._promised_length()
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _read_status(self):
        line = _read_line(self.fp, "status line").decode("iso-8859-1")
        if self.debuglevel > 0:
            print("reply:", repr(line))
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        version, status, reason = (line.split(None, 2) + ["", "", ""])[:3]
        if not version.startswith("HTTP/"):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            number = int(status)
        except ValueError:
            number = 0
        if not 100 <= number <= 999:
            raise BadStatusLine(line)
        return version, number, reason

    def _closes(self):
        """Whether the server will close the connection after the answer."""
        wish = (self.headers.get("connection") or "").lower()
        if self.version == 11:
            return "close" in wish
        if self.headers.get("keep-alive") or "keep-alive" in wish:
            return False
        return "keep-alive" not in (self.headers.get("proxy-connection") or "").lower()

    def _promised_length(self):
        bodiless = self.status in (204, 304) or 100 <= self.status < 200
        if bodiless or self._method == "HEAD":
            return 0
        length = self.headers.get("content-length")
        if not length or self.chunked:
            return None
        try:
            number = int(length)
        except ValueError:
            return None
        return None if number < 0 else number

    def _close_conn(self):
        """There is nothing more to read."""
        fp = self.fp
        self.fp = None
        fp.close()

    def close(self):
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self):
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self):
        return True

    def fileno(self):
        return self.fp.fileno()

    def isclosed(self):
        """Whether all has been read."""
        return self.fp is None

    def _is_empty(self):
        """There is no body, or nothing more of it."""
        if self.fp is None:
            return True
        if self._method == "HEAD":
            self._close_conn()
            return True
        return False

    def read(self, amt=None):
        """The body, or at most that much of it; empty at its end."""
        if self._is_empty():
            return b""
        if self.chunked:
            return self._read_chunks(None if amt is None or amt < 0 else amt)
        if amt is not None and amt >= 0:
            if self.length is not None:
                amt = min(amt, self.length)
            data = self.fp.read(amt)
            self._count(len(data), amt)
            return data
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._read_all(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def readinto(self, b):
        """Reads into a buffer; returns how much that was."""
        if self._is_empty():
            return 0
        with memoryview(b).cast("B") as view:
            if self.chunked:
                data = self._read_chunks(len(view))
                view[: len(data)] = data
                return len(data)
            most = len(view) if self.length is None else min(len(view), self.length)
            count = self.fp.readinto(view[:most])
        self._count(count, most)
        return count

    def read1(self, n=-1):
        """What there is, by at most one call that waits."""
        if self._is_empty():
            return b""
        if self.chunked:
            left = self._left_of_chunk()
            if left is None or n == 0:
                return b""
            data = self.fp.read1(left if n < 0 else min(n, left))
            self.chunk_left -= len(data)
            if not data:
                raise IncompleteRead(b"")
            return data
        if self.length is not None and (n < 0 or n > self.length):
            n = self.length
        data = self.fp.read1(n)
        self._look(len(data), n)
        return data

    def readline(self, limit=-1):
        if self._is_empty():
            return b""
        if self.chunked:
            return super().readline(limit)
        if self.length is not None and (limit < 0 or limit > self.length):
            limit = self.length
        line = self.fp.readline(limit)
        self._look(len(line), limit)
        return line

    def peek(self, n=-1):
        """What comes next, without reading it."""
        if self._is_empty():
            return b""
        if self.chunked:
            try:
                left = self._left_of_chunk()
            except IncompleteRead:
                return b""
            return b"" if left is None else self.fp.peek(left)[:left]
        return self.fp.peek(n)

    def _count(self, count, wanted):
        """That much of the body has been read."""
        self._look(count, wanted)
        if self.length == 0 and self.fp:
            self._close_conn()

    def _look(self, count, wanted):
        """As after read1() and readline(), which find the end only when they look for more."""
        if not count and wanted:
            self._close_conn()
        elif self.length is not None:
            self.length -= count

    def _read_all(self, amt):
        data = self.fp.read(amt)
        if len(data) < amt:
            raise IncompleteRead(data, amt - len(data))
        return data

    def _left_of_chunk(self):
        """Bytes left of the chunk, of the next one if it is at its end; None after the last."""
        if not self.chunk_left:
            if self.chunk_left is not None:
                self._read_all(2)
            line = _read_line(self.fp, "chunk size")
            try:
                self.chunk_left = int(line.partition(b";")[0], 16)
            except ValueError:
                self._close_conn()
                raise IncompleteRead(b"") from None
            if self.chunk_left == 0:
                while _read_line(self.fp, "trailer line") not in (b"\r\n", b"\n", b""):
                    pass
                self._close_conn()
                self.chunk_left = None
        return self.chunk_left

    def _read_chunks(self, amt):
        parts = []
        try:
            while amt is None or amt > 0:
                left = self._left_of_chunk()
                if left is None:
                    break
                size = left if amt is None else min(left, amt)
                part = self._read_all(size)
                parts.append(part)
                self.chunk_left -= size
                if amt is not None:
                    amt -= size
        except IncompleteRead:
            raise IncompleteRead(b"".join(parts)) from None
        return b"".join(parts)

    def getheader(self, name, default=None):
        """The values of all headers of that name, with commas between them."""
        if self.headers is None:
            raise ResponseNotReady()
        values = self.headers.get_all(name)
        if values is not None:
            return ", ".join(values)
        if isinstance(default, str) or not hasattr(default, "__iter__"):
            return default
        return ", ".join(default)

    def getheaders(self):
        """Pairs of name and value."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def __iter__(self):
        return self

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status
