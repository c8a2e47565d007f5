"""Documents as trees of elements (Library reference, "xml.etree.ElementTree")."""

import sys

from xml.etree._elements import Comment, Element, ProcessingInstruction, SubElement, iselement
from xml.etree._parsing import (
    XML,
    XMLID,
    ParseError,
    TreeBuilder,
    XMLParser,
    XMLPullParser,
    fromstringlist,
)
from xml.etree._writing import (
    QName,
    indent,
    register_namespace,
    tostring,
    tostringlist,
    write,
)

__all__ = [
    "Comment", "Element", "ElementTree", "PI", "ParseError", "ProcessingInstruction", "QName",
    "SubElement", "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "dump",
    "fromstring", "fromstringlist", "indent", "iselement", "iterparse", "parse",
    "register_namespace", "tostring", "tostringlist",
]  # fmt: skip

VERSION = "1.3.0"
PI = ProcessingInstruction
fromstring = XML
_PIECE = 65536


class ElementTree:
    """A document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Reads a file, given by name or open."""
        file = source if hasattr(source, "read") else open(source, "rb")
        try:
            if parser is None:
                parser = XMLParser()
            while data := file.read(_PIECE):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if file is not source:
                file.close()

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(_relative(path, "find"), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(_relative(path, "findtext"), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(_relative(path, "findall"), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(_relative(path, "iterfind"), namespaces)

    def write(
        self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None,
        method=None, *, short_empty_elements=True,
    ):  # fmt: skip
        """Writes it to a file, given by name or open."""
        write(
            self._root, file_or_filename, encoding, xml_declaration, default_namespace, method,
            short_empty_elements,
        )  # fmt: skip


def _relative(path, name):
    if path[:1] != "/":
        return path
    import warnings

    path = f".{path}"
    warnings.warn(
        "This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
        f"If you rely on the current behaviour, change it to {path!r}",
        FutureWarning,
        stacklevel=3,
    )
    return path


def parse(source, parser=None):
    """The document in a file, given by name or open."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def dump(elem):
    """Writes an element or a document to the standard output."""
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    tail = tree.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


class _Events:
    """Pairs of a kind and an element, while a file is read; has `root` when it has ended."""

    def __init__(self, source, events, parser):
        self._pulled = XMLPullParser(events, _parser=parser)
        self._own = not hasattr(source, "read")
        self._file = open(source, "rb") if self._own else source
        self.root = None
        self._pairs = self._read()

    def _read(self):
        try:
            while True:
                yield from self._pulled.read_events()
                data = self._file.read(_PIECE)
                if not data:
                    break
                self._pulled.feed(data)
            root = self._pulled._end()
            yield from self._pulled.read_events()
            self.root = root
        finally:
            if self._own:
                self._file.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._pairs)


def iterparse(source, events=None, parser=None):
    """Reads a file bit by bit: pairs of what happens and the element it happens to."""
    return _Events(source, events, parser)
