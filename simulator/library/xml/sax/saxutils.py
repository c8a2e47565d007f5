"""Texts for XML (Library reference, "xml.sax.saxutils")."""


def _replaced(data, entities):
    for old, new in entities.items():
        data = data.replace(old, new)
    return data


def escape(data, entities={}):
    """With what XML asks for in place of &, < and >, and whatever else is given."""
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return _replaced(data, entities)


def unescape(data, entities={}):
    """The opposite of escape()."""
    data = _replaced(data.replace("&lt;", "<").replace("&gt;", ">"), entities)
    return data.replace("&amp;", "&")


def quoteattr(data, entities={}):
    """As the value of an attribute, in quotes."""
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    if "'" in data:
        return '"' + data.replace('"', "&quot;") + '"'
    return f"'{data}'"
