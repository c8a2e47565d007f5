"""Documents as trees of nodes (Library reference, "xml.dom.minidom")."""

import xml.dom
from _xml import scanner as _scanner
from xml.dom._elements import Attr, Element, NamedNodeMap, elements_below, with_name, with_tag
from xml.dom._nodes import (
    CDATASection,
    CharacterData,
    Comment,
    Node,
    NodeList,
    ProcessingInstruction,
    Text,
    escaped,
)
from xml.parsers.expat import ExpatError


class DocumentFragment(Node):
    """Nodes that are put somewhere together."""

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = "#document-fragment"
    _allowed = Element._allowed

    def _copy(self):
        return DocumentFragment()


class DocumentType(Node):
    """`<!DOCTYPE …>`"""

    nodeType = Node.DOCUMENT_TYPE_NODE

    def __init__(self, qualifiedName, publicId=None, systemId=None):
        super().__init__()
        self.name = self.nodeName = qualifiedName
        self.publicId = publicId
        self.systemId = systemId

    def _copy(self):
        return DocumentType(self.name, self.publicId, self.systemId)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"<!DOCTYPE {self.name}")
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        writer.write(f">{newl}")


class Document(Node):
    """The whole."""

    nodeType = Node.DOCUMENT_NODE
    nodeName = "#document"
    encoding = standalone = version = None
    _allowed = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE,
        Node.DOCUMENT_TYPE_NODE,
    )  # fmt: skip

    @property
    def documentElement(self):
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE:
                return node
        return None

    @property
    def doctype(self):
        for node in self.childNodes:
            if node.nodeType == Node.DOCUMENT_TYPE_NODE:
                return node
        return None

    def insertBefore(self, newChild, refChild):
        self._refuse_child(newChild)
        is_element = newChild.nodeType == Node.ELEMENT_NODE
        if is_element and self.documentElement not in (None, newChild):
            raise xml.dom.HierarchyRequestErr("two document elements disallowed")
        return super().insertBefore(newChild, refChild)

    def _copy(self):
        return Document()

    def _own(self, node):
        node.ownerDocument = self
        return node

    def createElement(self, tagName):
        return self._own(Element(tagName))

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, colon, local = qualifiedName.rpartition(":")
        return self._own(Element(qualifiedName, namespaceURI, prefix if colon else None, local))

    def createTextNode(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        return self._own(Text(data))

    def createCDATASection(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        return self._own(CDATASection(data))

    def createComment(self, data):
        return self._own(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._own(ProcessingInstruction(target, data))

    def createDocumentFragment(self):
        return self._own(DocumentFragment())

    def createAttribute(self, qName):
        return self._own(Attr(qName))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, colon, local = qualifiedName.rpartition(":")
        return self._own(Attr(qualifiedName, namespaceURI, local, prefix if colon else None))

    def importNode(self, node, deep):
        """A copy of a node of another document."""
        if node.nodeType in (Node.DOCUMENT_NODE, Node.DOCUMENT_TYPE_NODE):
            raise xml.dom.NotSupportedErr("cannot import document nodes")
        copy = node.cloneNode(deep)
        pending = [copy]
        while pending:
            each = pending.pop()
            each.ownerDocument = self
            pending += each.childNodes
        return copy

    def getElementById(self, id):
        """Which attributes are ids a document type would say: none is known."""
        return None

    def getElementsByTagName(self, name):
        return elements_below(self, with_tag(name))

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return elements_below(self, with_name(namespaceURI, localName))

    def writexml(
        self, writer, indent="", addindent="", newl="", encoding=None, standalone=None
    ):  # fmt: skip
        declaration = '<?xml version="1.0" '
        if encoding is not None:
            declaration += f'encoding="{encoding}"'
        if standalone is not None:
            if encoding is not None:
                declaration += " "
            declaration += f'standalone="{"yes" if standalone else "no"}"'
        writer.write(f"{declaration}?>{newl}")
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


class DOMImplementation:
    """Makes documents."""

    def hasFeature(self, feature, version):
        return feature.lower() in ("core", "xml") and version in (None, "", "1.0", "2.0")

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        document = Document()
        if doctype is not None:
            document.appendChild(doctype)
            doctype.ownerDocument = document
        if qualifiedName:
            document.appendChild(document.createElementNS(namespaceURI, qualifiedName))
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        return DocumentType(qualifiedName, publicId, systemId)


Document.implementation = DOMImplementation()


def getDOMImplementation(features=None):
    return Document.implementation


class _Builder:
    """Makes a document of what the scanner tells."""

    def __init__(self):
        self.document = Document()
        self._node = self.document
        self._scopes = [{"xml": xml.dom.XML_NAMESPACE, "xmlns": xml.dom.XMLNS_NAMESPACE}]
        self._declared = {}
        self._is_cdata = False

    def take(self, kind, values):
        getattr(self, kind.replace("-", "_"))(*values)

    def _uri(self, name, otherwise=None):
        prefix, colon, local = name.rpartition(":")
        if colon:
            return self._scopes[-1][prefix], prefix, local
        return otherwise, None, local

    def start_ns(self, prefix, uri):
        self._declared[prefix] = uri

    def end_ns(self, prefix):
        pass

    def start(self, tag, attributes):
        self._scopes.append({**self._scopes[-1], **self._declared})
        self._declared = {}
        uri, prefix, local = self._uri(tag, self._scopes[-1].get("") or None)
        element = self.document._own(Element(tag, uri, prefix, local))
        for name, value in attributes.items():
            # Declarations of namespaces have one themselves.
            own = xml.dom.XMLNS_NAMESPACE if name == "xmlns" else None
            uri, prefix, local = self._uri(name, own)
            node = Attr(name, uri, local, prefix)
            node.value = value
            element.setAttributeNode(node)
        self._node.appendChild(element)
        self._node = element

    def end(self, tag):
        self._scopes.pop()
        self._node = self._node.parentNode

    def start_cdata(self):
        self._is_cdata = True
        self._node.appendChild(self.document.createCDATASection(""))

    def end_cdata(self):
        self._is_cdata = False

    def data(self, text):
        last = self._node.lastChild
        kind = Node.CDATA_SECTION_NODE if self._is_cdata else Node.TEXT_NODE
        if last is not None and last.nodeType == kind:
            last.data += text
        else:
            self._node.appendChild(self.document.createTextNode(text))

    def entity(self, name, line, column):
        """One that is declared elsewhere is left out."""

    def comment(self, text):
        self._node.appendChild(self.document.createComment(text))

    def pi(self, target, data):
        self._node.appendChild(self.document.createProcessingInstruction(target, data))

    def doctype(self, name, public, system):
        self._node.appendChild(self.document._own(DocumentType(name, public, system)))


def parseString(string, parser=None):
    """The document that a text is, str or bytes."""
    if not isinstance(string, str):
        from xml.etree._parsing import XMLParser

        string = XMLParser()._decoded(string)
    events, problem = _scanner(False).feed(string, True)
    builder = _Builder()
    for kind, *values in events:
        builder.take(kind, values)
    if problem is not None:
        raise ExpatError(*problem)
    return builder.document


def parse(file, parser=None, bufsize=None):
    """The document in a file, given by name or open."""
    if hasattr(file, "read"):
        return parseString(file.read())
    with open(file, "rb") as opened:
        return parseString(opened.read())
