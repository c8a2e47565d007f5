"""Values as JSON."""

from _json import encode as _encode
from _json import encode_basestring, encode_basestring_ascii
from _json import pieces as _pieces

INFINITY = float("inf")


class JSONEncoder:
    """Writes dicts, lists, tuples, strings, numbers, True, False and None as JSON."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
        sort_keys=False, indent=None, separators=None, default=None,
    ):  # fmt: skip
        """
        skipkeys leaves out pairs whose key is no str, int, float, bool or None; ensure_ascii escapes
        everything beyond ASCII; check_circular looks for containers inside themselves; allow_nan lets
        nan and the infinities through; sort_keys sorts dicts; indent is a number of spaces or a text
        before each level, on lines of their own; separators are those of items and of keys; default
        is asked for a substitute of values that JSON has no form for.
        """
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """A value to write instead of o, for subclasses to say; TypeError if there is none."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of o."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """The text of o in pieces, each made when it is asked for."""
        if _one_shot and self.indent is None:
            return (_encode(self, o),)
        return _pieces(self, o)
