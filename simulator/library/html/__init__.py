"""Text in HTML (Library reference, "html")."""

import re

__all__ = ["escape", "unescape"]

_REFERENCE = re.compile(r"&(?:#([0-9]+);?|#[xX]([0-9a-fA-F]+);?|([A-Za-z][A-Za-z0-9]{1,30};?))")

# Numbers from 128 on are read as Windows' code page 1252 has them, as far as it has them.
_WINDOWS = dict(
    zip(
        (code for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)),
        "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ",
    )
)


def escape(s, quote=True):
    """Text with &, < and >, and with `quote` also both quotation marks, as references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    """Text with the characters that references stand for, by the rules of HTML 5."""
    return _REFERENCE.sub(_referred, s) if "&" in s else s


def _referred(reference):
    decimal, hexadecimal, name = reference.groups()
    if name is not None:
        return _named(name)
    return _numbered(int(decimal) if decimal else int(hexadecimal, 16))


def _numbered(code):
    if code in _WINDOWS:
        return _WINDOWS[code]
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    control = code < 0x20 and code not in (9, 10, 12, 13)
    if control or code == 0x7F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return ""
    return chr(code)


def _named(name):
    """The longest beginning that is a name counts: some are names without their semicolon."""
    from html.entities import html5

    for end in range(len(name), 1, -1):
        character = html5.get(name[:end])
        if character is not None:
            return character + name[end:]
    return "&" + name
