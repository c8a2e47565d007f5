"""JSON as values."""

from _json import scanstring

from . import scanner

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")

_CONSTANTS = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}


class JSONDecodeError(ValueError):
    """A text is not JSON: msg says why, doc is the text, pos, lineno and colno the place in it."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Reads JSON; objects become dicts, arrays lists, numbers int or float."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
        strict=True, object_pairs_hook=None,
    ):  # fmt: skip
        """
        object_hook and object_pairs_hook make something else of an object's dict or list of pairs,
        parse_float, parse_int and parse_constant of the text of a number, or of -Infinity, Infinity
        and NaN. strict refuses control characters in strings.
        """
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        """The value of a text that holds nothing else but white space."""
        obj, end = self.raw_decode(s, _skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and where it ends."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None


def _skip_space(s, at):
    if not isinstance(s, str):
        raise TypeError(
            "cannot use a string pattern on a bytes-like object"
            if isinstance(s, (bytes, bytearray, memoryview))
            else f"expected string or bytes-like object, got {type(s).__name__!r}"
        )
    return len(s) - len(s[at:].lstrip(" \t\n\r"))
