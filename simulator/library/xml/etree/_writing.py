"""Trees become texts."""

import codecs

from xml.etree._elements import Comment, ProcessingInstruction

_EMPTY_HTML = {
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex",
    "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


class QName:
    """A name with its namespace, for values of attributes."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __le__(self, other):
        return self.text <= getattr(other, "text", other)

    def __lt__(self, other):
        return self.text < getattr(other, "text", other)

    def __ge__(self, other):
        return self.text >= getattr(other, "text", other)

    def __gt__(self, other):
        return self.text > getattr(other, "text", other)

    def __eq__(self, other):
        return self.text == getattr(other, "text", other)


def register_namespace(prefix, uri):
    """The prefix with which names of a namespace are written."""
    import re

    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, value in list(_PREFIXES.items()):
        if known == uri or value == prefix:
            del _PREFIXES[known]
    _PREFIXES[uri] = prefix


# Where programs look for it.
register_namespace._namespace_map = _PREFIXES


def _refuse(text):
    raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


class _Names:
    """How tags and attributes are written, and the namespaces of those."""

    def __init__(self, root, default):
        self._written = {None: None}
        self.namespaces = {default: ""} if default else {}
        self._default = default
        for element in root.iter():
            tag = element.tag
            if isinstance(tag, QName):
                tag = tag.text
            if isinstance(tag, str):
                self._add(tag)
            elif tag is not None and tag is not Comment and tag is not ProcessingInstruction:
                _refuse(tag)
            for key, value in element.items():
                self._add(key.text if isinstance(key, QName) else key)
                if isinstance(value, QName):
                    self._add(value.text)
            if isinstance(element.text, QName):
                self._add(element.text.text)

    def _add(self, name):
        if name in self._written:
            return
        try:
            if name[:1] == "{":
                uri, tag = name[1:].rsplit("}", 1)
                prefix = self.namespaces.get(uri)
                if prefix is None:
                    prefix = _PREFIXES.get(uri)
                    if prefix is None:
                        prefix = f"ns{len(self.namespaces)}"
                    if prefix != "xml":
                        self.namespaces[uri] = prefix
                self._written[name] = f"{prefix}:{tag}" if prefix else tag
            elif self._default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            else:
                self._written[name] = name
        except TypeError:
            _refuse(name)

    def __getitem__(self, name):
        return self._written[name.text if isinstance(name, QName) else name]

    def text(self, value):
        return self[value] if isinstance(value, QName) else value

    def declarations(self):
        for uri, prefix in sorted(self.namespaces.items(), key=lambda item: item[1]):
            yield f"xmlns:{prefix}" if prefix else "xmlns", uri


def _escaped(text):
    try:
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        return text
    except (TypeError, AttributeError):
        _refuse(text)


def _escaped_attribute(text):
    text = _escaped(text)
    for character, written in (
        ('"', "&quot;"), ("\r", "&#13;"), ("\n", "&#10;"), ("\t", "&#09;"),
    ):  # fmt: skip
        if character in text:
            text = text.replace(character, written)
    return text


def _escaped_in_html(text):
    try:
        return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
    except (TypeError, AttributeError):
        _refuse(text)


class _Writer:
    """Puts down an element and what is in it, as XML has it."""

    value_of = staticmethod(_escaped_attribute)

    def __init__(self, write, names, short):
        self.write = write
        self.names = names
        self.short = short

    def put(self, element, declarations=()):
        tag = element.tag
        if tag is Comment:
            self.write(f"<!--{self.aside(element.text)}-->")
        elif tag is ProcessingInstruction:
            self.write(f"<?{self.aside(element.text)}?>")
        else:
            self.put_content(self.names[tag], element, declarations)
        if element.tail:
            self.write(_escaped(element.tail))

    def put_content(self, name, element, declarations):
        """Text and children, between tags if they have a name."""
        if name is not None:
            self.begin(name, element, declarations)
            if self.ends_at_once(element):
                self.write(" />")
                return
            self.write(">")
        if element.text:
            self.write(self.text_in(name, element.text))
        for child in element:
            self.put(child)
        if name is not None and self.has_end(name):
            self.write(f"</{name}>")

    def begin(self, name, element, declarations):
        self.write(f"<{name}")
        for prefix, uri in declarations:
            self.write(f' {prefix}="{self.value_of(uri)}"')
        for key, value in element.items():
            self.write(f' {self.names[key]}="{self.value_of(self.names.text(value))}"')

    def aside(self, text):
        return text

    def text_in(self, name, text):
        return _escaped(self.names.text(text))

    def ends_at_once(self, element):
        return self.short and not element.text and len(element) == 0

    def has_end(self, name):
        return True


class _HtmlWriter(_Writer):
    value_of = staticmethod(_escaped_in_html)

    def aside(self, text):
        return _escaped(text)

    def text_in(self, name, text):
        verbatim = name is not None and name.lower() in ("script", "style")
        return text if verbatim else super().text_in(name, text)

    def ends_at_once(self, element):
        return False

    def has_end(self, name):
        return name.lower() not in _EMPTY_HTML


def _write_text(write, element):
    for part in element.itertext():
        write(part)
    if element.tail:
        write(element.tail)


_WRITERS = {"xml": _Writer, "html": _HtmlWriter, "text": None}


def _declaration_needed(wanted, encoding, method):
    if wanted is not None:
        return wanted
    return method == "xml" and encoding.lower() not in ("unicode", "utf-8", "us-ascii")


def _pieces(root, encoding, xml_declaration, default_namespace, method, short):
    """The parts of the text, in the encoding unless it is "unicode"."""
    method = method or "xml"
    if method not in _WRITERS:
        raise ValueError(f"unknown method {method!r}")
    encoding = encoding or "us-ascii"
    pieces = []
    if method == "text":
        _write_text(pieces.append, root)
    else:
        if _declaration_needed(xml_declaration, encoding, method):
            shown = "utf-8" if encoding.lower() == "unicode" else encoding
            pieces.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
        names = _Names(root, default_namespace)
        _WRITERS[method](pieces.append, names, short).put(root, names.declarations())
    if encoding.lower() == "unicode":
        return pieces
    encoder = codecs.getincrementalencoder(encoding)("xmlcharrefreplace")
    return [encoder.encode(piece) for piece in pieces]


def write(root, file_or_filename, encoding, *options):
    text = _joined(_pieces(root, encoding, *options), encoding)
    if hasattr(file_or_filename, "write"):
        file_or_filename.write(text)
        return
    if isinstance(text, str):
        with open(file_or_filename, "w", encoding="utf-8", errors="xmlcharrefreplace") as file:
            file.write(text)
    else:
        with open(file_or_filename, "wb") as file:
            file.write(text)


def _joined(pieces, encoding):
    return ("" if (encoding or "").lower() == "unicode" else b"").join(pieces)


def tostring(
    element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
    short_empty_elements=True,
):  # fmt: skip
    """The element as bytes; as str with the encoding "unicode"."""
    options = xml_declaration, default_namespace, method, short_empty_elements
    return _joined(_pieces(element, encoding, *options), encoding)


def tostringlist(
    element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
    short_empty_elements=True,
):  # fmt: skip
    """The parts of what tostring() gives."""
    options = xml_declaration, default_namespace, method, short_empty_elements
    pieces = _pieces(element, encoding, *options)
    return pieces if encoding == "unicode" else [_joined(pieces, encoding)]


def indent(tree, space="  ", level=0):
    """Adds line ends and blanks between elements, so that people can read the text."""
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    if len(root):
        _indent(root, space, "\n" + level * space)


def _indent(element, space, outer):
    inner = outer + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent(child, space, inner)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer
