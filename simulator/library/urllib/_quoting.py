"""Characters as %xx and back (Library reference, "URL Quoting")."""

_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_HEX = b"0123456789abcdefABCDEF"


def quote(string, safe="/", encoding=None, errors=None):
    """Everything but letters, digits, `_.-~` and what is safe, as %xx."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote(), with + for a space, for forms."""
    if not isinstance(string, (str, bytes, bytearray)):
        return quote(string, safe, encoding, errors)
    if (" " if isinstance(string, str) else b" ") not in string:
        return quote(string, safe, encoding, errors)
    safe += " " if isinstance(safe, str) else b" "
    return quote(string, safe, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """As quote(), for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([byte for byte in safe if byte < 128])
    kept = frozenset(_UNRESERVED + safe)
    return "".join([chr(byte) if byte in kept else f"%{byte:02X}" for byte in bs])


def unquote_to_bytes(string):
    """The bytes of a text in which %xx stand for some."""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *others = string.split(b"%")
    if not others:
        return string
    parts = [first]
    for part in others:
        if len(part) >= 2 and part[0] in _HEX and part[1] in _HEX:
            parts += (bytes.fromhex(part[:2].decode()), part[2:])
        else:
            parts += (b"%", part)
    return b"".join(parts)


def unquote(string, encoding="utf-8", errors="replace"):
    """The text for one with %xx; what is not ASCII stays as it is."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    import re

    def decoded(run):
        return unquote_to_bytes(run[0]).decode(encoding or "utf-8", errors or "replace")

    return re.sub(r"[\x00-\x7f]+", decoded, string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As unquote(), with a space for +."""
    return unquote(string.replace("+", " "), encoding, errors)
