"""Elements and their attributes."""

import xml.dom
from xml.dom._nodes import Node, NodeList, escaped


def elements_below(node, accepts):
    """Elements in the order of the document."""
    found = NodeList()
    pending = list(reversed(node.childNodes))
    while pending:
        each = pending.pop()
        if each.nodeType == Node.ELEMENT_NODE:
            if accepts(each):
                found.append(each)
            pending += reversed(each.childNodes)
    return found


def with_tag(name):
    return lambda element: name in ("*", element.tagName)


def with_name(uri, local):
    return lambda element: (
        local in ("*", element.localName) and uri in ("*", element.namespaceURI)
    )


class Attr(Node):
    """A name and a value."""

    nodeType = Node.ATTRIBUTE_NODE
    specified = False
    ownerElement = None

    def __init__(self, qName, namespaceURI=None, localName=None, prefix=None):
        super().__init__()
        self.name = self.nodeName = qName
        self.namespaceURI = namespaceURI
        self.prefix = prefix
        self.localName = localName or qName.split(":", 1)[-1]
        self.value = ""

    @property
    def nodeValue(self):
        return self.value

    @nodeValue.setter
    def nodeValue(self, value):
        self.value = value

    def _copy(self):
        copy = Attr(self.name, self.namespaceURI, self.localName, self.prefix)
        copy.value = self.value
        copy.specified = True
        return copy


class NamedNodeMap:
    """The attributes of an element, as they are now."""

    def __init__(self, element):
        self._element = element

    @property
    def _nodes(self):
        return self._element._attributes

    @property
    def length(self):
        return len(self._nodes)

    def __len__(self):
        return len(self._nodes)

    def __contains__(self, key):
        return self._find(key) is not None

    def __getitem__(self, key):
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, name, value):
        if isinstance(value, str):
            self._element.setAttribute(name, value)
        elif isinstance(value, Attr):
            self._element.setAttributeNode(value)
        else:
            raise TypeError("value must be a string or Attr object")

    def __delitem__(self, name):
        self._element.removeAttributeNode(self[name])

    def _find(self, key):
        if isinstance(key, tuple):
            return self.getNamedItemNS(*key)
        return self._nodes.get(key)

    def get(self, name, value=None):
        return self._nodes.get(name, value)

    def item(self, index):
        nodes = list(self._nodes.values())
        return nodes[index] if 0 <= index < len(nodes) else None

    def items(self):
        return [(name, node.value) for name, node in self._nodes.items()]

    def keys(self):
        return self._nodes.keys()

    def values(self):
        return list(self._nodes.values())

    def getNamedItem(self, name):
        return self._nodes.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        for node in self._nodes.values():
            if (node.namespaceURI, node.localName) == (namespaceURI, localName):
                return node
        return None


    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")
        return self._element.setAttributeNode(node)

    setNamedItemNS = setNamedItem

    def removeNamedItem(self, name):
        return self._element.removeAttributeNode(self.getNamedItem(name))

    def removeNamedItemNS(self, namespaceURI, localName):
        return self._element.removeAttributeNode(self.getNamedItemNS(namespaceURI, localName))


class Element(Node):
    """A tag, attributes, and what is in between."""

    nodeType = Node.ELEMENT_NODE
    _allowed = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE,
        Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE,
    )  # fmt: skip

    def __init__(self, tagName, namespaceURI=None, prefix=None, localName=None):
        super().__init__()
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        self.localName = localName or tagName.split(":", 1)[-1]
        self._attributes = {}

    def __repr__(self):
        return f"<DOM Element: {self.tagName} at {id(self):#x}>"

    @property
    def attributes(self):
        return NamedNodeMap(self)

    def _copy(self):
        copy = Element(self.tagName, self.namespaceURI, self.prefix, self.localName)
        for node in self._attributes.values():
            copy.setAttributeNode(node.cloneNode(False))
        return copy

    def getElementsByTagName(self, name):
        return elements_below(self, with_tag(name))

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return elements_below(self, with_name(namespaceURI, localName))

    # Attributes

    def getAttribute(self, attname):
        """The value; '' if there is no such attribute."""
        node = self._attributes.get(attname)
        return "" if node is None else node.value

    def getAttributeNS(self, namespaceURI, localName):
        node = self.getAttributeNodeNS(namespaceURI, localName)
        return "" if node is None else node.value

    def getAttributeNode(self, attrname):
        return self._attributes.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return self.attributes.getNamedItemNS(namespaceURI, localName)

    def hasAttribute(self, name):
        return name in self._attributes

    def hasAttributeNS(self, namespaceURI, localName):
        return self.getAttributeNodeNS(namespaceURI, localName) is not None

    def hasAttributes(self):
        return bool(self._attributes)

    def setAttribute(self, attname, value):
        node = self._attributes.get(attname)
        if node is None:
            node = Attr(attname)
            self.setAttributeNode(node)
        node.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, colon, local = qualifiedName.rpartition(":")
        node = self.getAttributeNodeNS(namespaceURI, local)
        if node is None:
            node = Attr(qualifiedName, namespaceURI, local, prefix if colon else None)
            self.setAttributeNode(node)
        node.value = value

    def setAttributeNode(self, attr):
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr("attribute node already owned")
        before = self._attributes.get(attr.name)
        if before is not None and before is not attr:
            self.removeAttributeNode(before)
        self._attributes[attr.name] = attr
        attr.ownerElement = self
        attr.ownerDocument = self.ownerDocument
        return before if before is not attr else None

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        if name not in self._attributes:
            raise xml.dom.NotFoundErr()
        self._attributes.pop(name).ownerElement = None

    def removeAttributeNS(self, namespaceURI, localName):
        self.removeAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def removeAttributeNode(self, node):
        if node is None or self._attributes.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        self.removeAttribute(node.name)
        return node

    # Text

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<{self.tagName}")
        for name, node in self._attributes.items():
            writer.write(f' {name}="{escaped(node.value)}"')
        if not self.childNodes:
            writer.write(f"/>{newl}")
            return
        writer.write(">")
        only = self.childNodes[0]
        is_text = only.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE)
        if len(self.childNodes) == 1 and is_text:
            only.writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for child in self.childNodes:
                child.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f"</{self.tagName}>{newl}")


for _class in (Attr, Element, NamedNodeMap):
    _class.__module__ = "xml.dom.minidom"
