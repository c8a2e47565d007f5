"""Elements, of which trees are made."""

import re

from xml.etree import ElementPath

_TAG = re.compile(r"(?:\{[^*}]+\})?[^/*\[@.{}]*")


class Element:
    """A tag, attributes, the text before the first child, the tail behind the end, and children."""

    __slots__ = ("__weakref__", "_children", "attrib", "tag", "tail", "text")
    __module__ = "xml.etree.ElementTree"

    def __init__(self, tag, attrib={}, /, **extra):
        self.tag = tag
        self.attrib = _attributes(attrib, extra)
        self.text = None
        self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return Element(tag, attrib)

    def __copy__(self):
        made = Element(self.tag, self.attrib)
        made.text = self.text
        made.tail = self.tail
        made[:] = self
        return made

    def __getstate__(self):
        return {
            "tag": self.tag, "_children": list(self._children), "attrib": self.attrib,
            "text": self.text, "tail": self.tail,
        }  # fmt: skip

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None
        except TypeError:
            raise TypeError("element indices must be integers") from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for each in element:
                _check(each, "expected an Element, not {}", short=True)
        else:
            _check(element, "expected an Element, not {}", short=True)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement, /):
        _check(subelement, "append() argument must be {}, not {}")
        self._children.append(subelement)

    def extend(self, elements, /):
        for each in list(elements):
            _check(each, "expected an Element, not \"{}\"", short=True)
            self._children.append(each)

    def insert(self, index, subelement, /):
        _check(subelement, "insert() argument 2 must be {}, not {}")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        """Takes out a child that is this one or is equal."""
        _check(subelement, "remove() argument must be {}, not {}")
        self._children.remove(subelement)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return self.attrib.keys()

    def items(self):
        return self.attrib.items()

    def find(self, path, namespaces=None):
        """The first element on a path, or None."""
        if namespaces is None and _is_tag(path):
            return next(self._tagged(path), None)
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element on a path."""
        element = self.find(path, namespaces)
        if element is None:
            return default
        return "" if element.text is None else element.text

    def findall(self, path, namespaces=None):
        """All elements on a path, in the order of the document."""
        return list(self.iterfind(path, namespaces))

    def iterfind(self, path, namespaces=None):
        if namespaces is None and _is_tag(path):
            return self._tagged(path)
        return ElementPath.iterfind(self, path, namespaces)

    def _tagged(self, tag):
        return (child for child in self._children if child.tag == tag)

    def iter(self, tag=None):
        """This element and all below it, those with the tag alone if one is given."""
        if tag == "*":
            tag = None
        # Trees can be deeper than the stack: a list of what is still to be looked at.
        pending = [self]
        while pending:
            element = pending.pop()
            if tag is None or element.tag == tag:
                yield element
            pending += reversed(element._children)

    def itertext(self):
        """The texts in it, in the order of the document."""
        pending = [(self, False)]
        while pending:
            element, is_tail = pending.pop()
            if is_tail:
                if element.tail:
                    yield element.tail
                continue
            if not isinstance(element.tag, str) and element.tag is not None:
                continue
            if element.text:
                yield element.text
            for child in reversed(element._children):
                pending += ((child, True), (child, False))


def _attributes(attrib, extra):
    attrib = extra.pop("attrib", attrib)
    if not isinstance(attrib, dict):
        raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
    return {**attrib, **extra}


def _check(element, message, short=False):
    if not isinstance(element, Element):
        names = () if short else ("xml.etree.ElementTree.Element",)
        raise TypeError(message.format(*names, type(element).__name__))


def _is_tag(path):
    """Whether a path is no more than the tag of a child."""
    return _TAG.fullmatch(path) is not None if isinstance(path, str) else not isinstance(path, bytes)


def SubElement(parent, tag, attrib={}, /, **extra):
    """A new element as the last child of another one."""
    _check(parent, "SubElement() argument 1 must be {}, not {}")
    element = Element(tag, _attributes(attrib, extra))
    parent.append(element)
    return element


def Comment(text=None):
    """An element that is written as a comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """An element that is written as an instruction to a program."""
    element = Element(ProcessingInstruction)
    element.text = target if not text else f"{target} {text}"
    return element


def iselement(element):
    """Whether something looks like an element."""
    return hasattr(element, "tag")
