"""Messages out of text (Library reference, "email.parser")."""

import re

from email.errors import (
    FirstHeaderLineIsContinuationDefect,
    InvalidHeaderDefect,
    MissingHeaderBodySeparatorDefect,
)
from email.message import Message

__all__ = ["BytesHeaderParser", "BytesParser", "HeaderParser", "Parser"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_NAME = re.compile(r"[!-9;-~]+(?=:)|")


class Parser:
    """Makes messages of a class out of text."""

    def __init__(self, _class=Message):
        self._class = _class

    def parse(self, fp, headersonly=False):
        """The message in a file."""
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        """The message that a text is. With `headersonly`, what follows isn't looked at."""
        message = self._class()
        body = _read_headers(message, text)
        if not headersonly and message.get_content_maintype() in ("multipart", "message"):
            raise NotImplementedError(f"messages of {message.get_content_type()} can't be parsed")
        message.set_payload(body)
        return message


def _read_headers(message, text):
    """Adds the headers; returns what follows them."""
    position = 0
    name = value = None
    while position < len(text):
        line = _LINE.match(text, position).group()
        content = line.rstrip("\r\n")
        following = position + len(line)
        if not content:
            position = following
            break
        if content[0] in " \t":
            if name is None:
                message.defects.append(FirstHeaderLineIsContinuationDefect(line))
            else:
                value += line
        else:
            found = _NAME.match(content).group()
            if content[0] == ":":
                message.defects.append(InvalidHeaderDefect("Missing header name."))
                position = following
                continue
            if not found:
                message.defects.append(MissingHeaderBodySeparatorDefect())
                break
            if name is not None:
                message.set_raw(name, value.rstrip("\r\n"))
            name = found
            value = line[len(name) + 1 :].lstrip(" \t")
        position = following
    if name is not None:
        message.set_raw(name, value.rstrip("\r\n"))
    return text[position:]


class HeaderParser(Parser):
    """Looks at the headers only."""

    def parse(self, fp, headersonly=True):
        return super().parse(fp, True)

    def parsestr(self, text, headersonly=True):
        return super().parsestr(text, True)


class BytesParser:
    """Makes messages of a class out of bytes."""

    def __init__(self, *args, **kw):
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly=False):
        """The message in a binary file."""
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        """The message that bytes are."""
        return self.parser.parsestr(text.decode("ascii", "surrogateescape"), headersonly)


class BytesHeaderParser(BytesParser):
    """Looks at the headers only."""

    def parse(self, fp, headersonly=True):
        return super().parse(fp, True)

    def parsebytes(self, text, headersonly=True):
        return super().parsebytes(text, True)
