"""As much of XML as calls are written in: elements in each other, text, nothing between them."""

import re
from html import unescape

_TOKEN = re.compile(
    r"<\?.*?\?>|<!--.*?-->|<!\[CDATA\[(?P<raw>.*?)\]\]>|<!DOCTYPE[^>]*>"
    r"|</(?P<end>[\w.:-]+)\s*>|<(?P<start>[\w.:-]+)(?:\s[^<>]*?)?(?P<empty>/)?>|(?P<text>[^<]+)",
    re.DOTALL,
)


class ExpatError(Exception):
    """The text is no XML."""

    __module__ = "xml.parsers.expat"


class Element:
    """A tag with what is inside it."""

    def __init__(self, tag):
        self.tag = tag
        self.text = ""
        self.children = []


def _refuse(what, text, place):
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1)
    raise ExpatError(f"{what}: line {line}, column {column}")


def parse(text):
    """The outermost element of a text."""
    document = Element(None)
    inside = [document]
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            broken = text.find(">", place) < 0
            _refuse("unclosed token" if broken else "not well-formed (invalid token)", text, place)
        if (tag := found["start"]) is not None:
            if len(inside) == 1 and document.children:
                _refuse("junk after document element", text, place)
            element = Element(tag)
            inside[-1].children.append(element)
            if found["empty"] is None:
                inside.append(element)
        elif (tag := found["end"]) is not None:
            if inside[-1].tag != tag:
                _refuse("mismatched tag", text, place + 2)
            inside.pop()
        elif found["raw"] is not None:
            inside[-1].text += found["raw"]
        elif (data := found["text"]) is not None:
            if len(inside) > 1:
                inside[-1].text += unescape(data)
            elif not data.isspace():
                _refuse("syntax error", text, place)
        place = found.end()
    if len(inside) > 1 or not document.children:
        _refuse("no element found", text, len(text))
    return document.children[0]
