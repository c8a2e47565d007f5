"""The named characters of HTML (Library reference, "html.entities")."""

from html._names import HTML4, HTML5

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]


def _table(text):
    pairs = (entry.split("=") for entry in text.split())
    return {name: "".join([chr(int(code, 16)) for code in codes.split("+")]) for name, codes in pairs}


html5 = _table(HTML5)
entitydefs = _table(HTML4)
name2codepoint = {name: ord(character) for name, character in entitydefs.items()}
codepoint2name = {code: name for name, code in name2codepoint.items()}
