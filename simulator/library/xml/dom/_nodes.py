"""Nodes that stand in trees: what all of them have in common, and those that are texts."""

import xml.dom
from xml.dom import Node as _Kinds


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace(
        ">", "&gt;"
    )  # fmt: skip


class NodeList(list):
    """Nodes in an order."""

    @property
    def length(self):
        return len(self)

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None


class Node(_Kinds):
    """A node of a tree."""

    nodeType = nodeName = nodeValue = attributes = None
    namespaceURI = prefix = localName = None
    ownerDocument = parentNode = None
    nextSibling = previousSibling = None
    _allowed = ()

    def __init__(self):
        self.childNodes = NodeList()

    def __bool__(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.unlink()

    @property
    def firstChild(self):
        return self.childNodes[0] if self.childNodes else None

    @property
    def lastChild(self):
        return self.childNodes[-1] if self.childNodes else None

    def hasChildNodes(self):
        return bool(self.childNodes)

    def isSameNode(self, other):
        return self is other

    def toxml(self, encoding=None, standalone=None):
        """The text, as bytes if there is an encoding."""
        return self.toprettyxml("", "", encoding, standalone)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        """The text with a line for each node."""
        pieces = _Pieces()
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(pieces, "", indent, newl, encoding, standalone)
        else:
            self.writexml(pieces, "", indent, newl)
        text = "".join(pieces)
        return text if encoding is None else text.encode(encoding, "xmlcharrefreplace")

    # Children

    def _refuse_child(self, node):
        if node.nodeType not in self._allowed:
            raise xml.dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")

    def _relink(self):
        before = None
        for child in self.childNodes:
            child.previousSibling = before
            child.nextSibling = None
            if before is not None:
                before.nextSibling = child
            before = child
            child.parentNode = self

    def _index(self, child):
        for index, each in enumerate(self.childNodes):
            if each is child:
                return index
        raise xml.dom.NotFoundErr()

    def appendChild(self, node):
        return self.insertBefore(node, None)

    def insertBefore(self, newChild, refChild):
        """Puts a node before a child, or at the end; out of where it was."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._refuse_child(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if refChild is None:
            last = self.lastChild
            self.childNodes.append(newChild)
            newChild.previousSibling, newChild.nextSibling = last, None
            if last is not None:
                last.nextSibling = newChild
            newChild.parentNode = self
        else:
            self.childNodes.insert(self._index(refChild), newChild)
            self._relink()
        return newChild

    def replaceChild(self, newChild, oldChild):
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            following = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, following)
        self._refuse_child(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        self.childNodes[self._index(oldChild)] = newChild
        oldChild.parentNode = oldChild.previousSibling = oldChild.nextSibling = None
        self._relink()
        return oldChild

    def removeChild(self, oldChild):
        del self.childNodes[self._index(oldChild)]
        oldChild.parentNode = oldChild.previousSibling = oldChild.nextSibling = None
        self._relink()
        return oldChild

    def normalize(self):
        """Joins texts that are neighbours, drops empty ones."""
        kept = []
        for child in self.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    child.parentNode = child.previousSibling = child.nextSibling = None
                    continue
                if kept and kept[-1].nodeType == Node.TEXT_NODE:
                    kept[-1].data += child.data
                    continue
            kept.append(child)
            if child.nodeType == Node.ELEMENT_NODE:
                child.normalize()
        self.childNodes[:] = kept
        self._relink()

    def cloneNode(self, deep):
        """A copy that stands nowhere, with all below if it is deep."""
        copy = self._copy()
        copy.ownerDocument = self.ownerDocument
        if deep:
            for child in self.childNodes:
                copy.appendChild(child.cloneNode(True))
        return copy

    def unlink(self):
        """Lets go of all that is below."""
        self.parentNode = self.ownerDocument = None
        for child in self.childNodes:
            child.unlink()
        self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None


class _Pieces(list):
    def write(self, text):
        self.append(text)


class CharacterData(Node):
    """A node that is a text."""

    def __init__(self, data=""):
        super().__init__()
        self.data = data

    @property
    def nodeValue(self):
        return self.data

    @nodeValue.setter
    def nodeValue(self, value):
        self.data = value

    @property
    def length(self):
        return len(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        shown = self.data if len(self.data) <= 10 else f"{self.data[:10]}..."
        return f'<DOM {self.__class__.__name__} node "{shown!r}">'

    def _copy(self):
        return self.__class__(self.data)

    def _check(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr("offset cannot be negative")
        if offset >= len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")

    def substringData(self, offset, count):
        self._check(offset, count)
        return self.data[offset : offset + count]

    def appendData(self, arg):
        self.data += arg

    def insertData(self, offset, arg):
        self._check(offset)
        self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self.replaceData(offset, count, "")

    def replaceData(self, offset, count, arg):
        self._check(offset, count)
        self.data = self.data[:offset] + arg + self.data[offset + count :]


class Text(CharacterData):
    nodeType = Node.TEXT_NODE
    nodeName = "#text"

    def splitText(self, offset):
        """Makes two of it and returns the second one."""
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr("illegal offset value")
        rest = self.__class__(self.data[offset:])
        rest.ownerDocument = self.ownerDocument
        if self.parentNode is not None:
            self.parentNode.insertBefore(rest, self.nextSibling)
        self.data = self.data[:offset]
        return rest

    @property
    def wholeText(self):
        """Its text together with that of the texts right before and behind it."""
        texts = (Node.TEXT_NODE, Node.CDATA_SECTION_NODE)
        first = self
        while first.previousSibling is not None and first.previousSibling.nodeType in texts:
            first = first.previousSibling
        data = []
        while first is not None and first.nodeType in texts:
            data.append(first.data)
            first = first.nextSibling
        return "".join(data)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}{escaped(self.data)}{newl}")


class CDATASection(Text):
    nodeType = Node.CDATA_SECTION_NODE
    nodeName = "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "]]>" in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f"<![CDATA[{self.data}]]>")


class Comment(CharacterData):
    nodeType = Node.COMMENT_NODE
    nodeName = "#comment"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "--" in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f"{indent}<!--{self.data}-->{newl}")


class ProcessingInstruction(Node):
    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        super().__init__()
        self.target = self.nodeName = target
        self.data = self.nodeValue = data

    def _copy(self):
        return ProcessingInstruction(self.target, self.data)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<?{self.target} {self.data}?>{newl}")


for _class in (CDATASection, Comment, Node, NodeList, ProcessingInstruction, Text):
    _class.__module__ = "xml.dom.minidom"
