"""Texts become trees: parsers and what they build with."""

import codecs
import re

from _xml import scanner as _scanner
from xml.etree._elements import Comment, Element, ProcessingInstruction

_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


class ParseError(SyntaxError):
    """The text is not well-formed; has `code` and `position` (line, column)."""


def _error(message, code, line, column):
    error = ParseError(f"{message}: line {line}, column {column}")
    error.code = code
    error.position = line, column
    return error


class TreeBuilder:
    """Makes elements of what a parser tells it."""

    def __init__(
        self, element_factory=None, *, comment_factory=None, pi_factory=None,
        insert_comments=False, insert_pis=False,
    ):  # fmt: skip
        self._element = Element if element_factory is None else element_factory
        self._comment = Comment if comment_factory is None else comment_factory
        self._pi = ProcessingInstruction if pi_factory is None else pi_factory
        self.insert_comments = insert_comments
        self.insert_pis = insert_pis
        self._texts = []
        self._open = []
        self._last = None
        self._root = None
        self._is_tail = False

    def close(self):
        return self._root

    def _flush(self):
        if self._texts:
            if self._last is not None:
                text = "".join(self._texts)
                if self._is_tail:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._texts = []

    def data(self, data):
        self._texts.append(data)

    def start(self, tag, attrs):
        self._flush()
        self._last = element = self._element(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._is_tail = False
        return element

    def end(self, tag):
        self._flush()
        self._last = self._open.pop()
        self._is_tail = True
        return self._last

    def comment(self, text):
        return self._single(self._comment, self.insert_comments, text)

    def pi(self, target, text=None):
        return self._single(self._pi, self.insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._is_tail = True
        return element


class XMLParser:
    """Reads a text in pieces and tells its target, by default a TreeBuilder."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = "Expat 2.5.0"
        self._encoding = encoding
        self._decoder = None
        self._scanner = _scanner()
        self._observer = None
        calls = {
            "start": "start", "end": "end", "data": "data", "comment": "comment", "pi": "pi",
            "start_ns": "start-ns", "end_ns": "end-ns", "doctype": "doctype",
        }  # fmt: skip
        self._calls = {
            kind: getattr(self.target, name)
            for name, kind in calls.items()
            if hasattr(self.target, name)
        }

    def feed(self, data):
        """Takes a piece of the text, as str or bytes."""
        self._take(self._decoded(data), False)

    def close(self):
        """The text has ended: what the target's close() gives."""
        self._take("" if self._decoder is None else self._decoder.decode(b"", True), True)
        close = getattr(self.target, "close", None)
        return None if close is None else close()

    def flush(self):
        """Nothing is held back."""

    def _decoded(self, data):
        if isinstance(data, str):
            return data
        try:
            data = bytes(memoryview(data))
        except TypeError:
            kind = type(data).__name__
            raise TypeError(f"a bytes-like object is required, not '{kind}'") from None
        if self._decoder is None:
            self._decoder = codecs.getincrementaldecoder(self._encoding_of(data))()
        try:
            return self._decoder.decode(data)
        except UnicodeDecodeError as error:
            # What is no text is wrong where it stands, as a character that may not be there.
            return error.object[: error.start].decode(error.encoding) + "\0"

    def _encoding_of(self, data):
        if self._encoding is not None:
            return self._encoding
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return encoding
        if data[:2] in (b"<\0", b"\0<"):
            return "utf-16-le" if data[0] else "utf-16-be"
        declared = _DECLARED.match(data)
        return "utf-8" if declared is None else declared[1].decode()

    def _take(self, text, final):
        events, problem = self._scanner.feed(text, final)
        for kind, *values in events:
            if kind == "entity":
                kind, values = "data", [self._resolved(*values)]
            call = self._calls.get(kind)
            result = None if call is None else call(*values)
            if self._observer is not None:
                self._observer(kind, result, values)
        if problem is not None:
            raise _error(*problem)

    def _resolved(self, name, line, column):
        """What an entity stands for that is declared elsewhere, if anywhere."""
        try:
            return self.entity[name]
        except KeyError:
            raise _error(f"undefined entity &{name};", 11, line, column) from None


class XMLPullParser:
    """Reads a text in pieces; what has happened is asked for by read_events()."""

    def __init__(self, events=None, *, _parser=None):
        self._waiting = []
        self._parser = XMLParser(target=TreeBuilder()) if _parser is None else _parser
        self._wanted = ("end",) if events is None else tuple(events)
        for event in self._wanted:
            if event not in ("start", "end", "comment", "pi", "start-ns", "end-ns"):
                raise ValueError(f"unknown event '{event}'")
        self._parser._observer = self._note

    def _note(self, kind, result, values):
        if kind not in self._wanted:
            return
        if kind == "start-ns":
            result = tuple(values)
        elif kind == "end-ns":
            result = None
        self._waiting.append((kind, result))

    def feed(self, data):
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                self._waiting.append(error)

    def _end(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self):
        self._end()

    def read_events(self):
        """What has happened since it was last asked for: pairs of a kind and an element."""
        while self._waiting:
            event = self._waiting.pop(0)
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        if self._parser is None:
            raise ValueError("flush() called after end of stream")


def XML(text, parser=None):
    """The element that a text is."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    """The element that a text is, and its elements by their attribute "id"."""
    tree = XML(text, parser)
    return tree, {each.get("id"): each for each in tree.iter() if each.get("id")}


def fromstringlist(sequence, parser=None):
    """The element that pieces of a text are together."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()
