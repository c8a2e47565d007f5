"""Values as text over several lines (Library reference, "pprint")."""

import sys
from collections import (
    ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque,
)  # fmt: skip
from types import MappingProxyType, SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):  # fmt: skip
    """Writes a value to a stream (sys.stdout), in lines of `width` characters if it can be."""
    printer = PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact,
        sort_dicts=sort_dicts, underscore_numbers=underscore_numbers,
    )  # fmt: skip
    printer.pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):  # fmt: skip
    """The text that pprint() would write."""
    printer = PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    )  # fmt: skip
    return printer.pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint(), with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr() that can show what contains itself."""
    return PrettyPrinter()._show(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could make the value from its text."""
    return PrettyPrinter()._show(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the value contains itself."""
    return PrettyPrinter()._show(object, {}, None, 0)[2]


class _Key:
    """Sorts what cannot be compared by type and identity."""

    __slots__ = ["value"]

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (
                str(type(other.value)),
                id(other.value),
            )


def _item_key(item):
    return _Key(item[0]), _Key(item[1])


class PrettyPrinter:
    """Lays out values for lines of a certain width."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):  # fmt: skip
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Writes the value and a newline."""
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """The text of the value."""
        return self._lay_out(object, 0, 0, {}, 0)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """A text on one line; whether it is readable; whether the value contains itself.

        Subclasses override it. `context` has the identities of what the value stands in."""
        return self._show(object, context, maxlevels, level)

    # On one line.

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _show(self, object, context, maxlevels, level):
        kind = type(object)
        if kind is int and self._underscore_numbers:
            return f"{object:_d}", True, False
        shown = getattr(kind, "__repr__", None)
        is_dict = shown is dict.__repr__
        if not (is_dict or shown is list.__repr__ or shown is tuple.__repr__):
            text = repr(object)
            return text, kind in _PLAIN or bool(text) and not text.startswith("<"), False
        if not object and kind in (list, tuple, dict):
            return repr(object), True, False
        opening, closing = _BRACKETS[shown]
        if opening == "(" and len(object) == 1:
            closing = ",)"
        if maxlevels and level >= maxlevels:
            return f"{opening}...{closing}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        parts = []
        readable = True
        recursive = False

        def part(value):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(value, context, maxlevels, level + 1)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text

        if is_dict:
            for key, value in self._sorted_items(object):
                parts.append(f"{part(key)}: {part(value)}")
        else:
            for value in object:
                parts.append(part(value))
        del context[id(object)]
        return opening + ", ".join(parts) + closing, readable, recursive

    def _sorted_items(self, mapping):
        items = mapping.items()
        return sorted(items, key=_item_key) if self._sort_dicts else items

    # On several lines. `indent` is the column where the text begins, `allowance` how many characters
    # follow its last line.

    def _lay_out(self, object, indent, allowance, context, level):
        if id(object) in context:
            return _recursion(object)
        text = self._repr(object, context, level)
        if len(text) <= self._width - indent - allowance:
            return text
        layout = _LAYOUTS.get(type(object).__repr__) or _layout_of_data(object)
        if layout is None:
            return text
        context[id(object)] = 1
        text = layout(self, object, indent, allowance, context, level + 1)
        del context[id(object)]
        return text

    def _items(self, items, indent, allowance, context, level):
        """Items with commas, on a line each, or as many on a line as there is room for."""
        margin = indent + self._indent
        text = " " * (self._indent - 1)
        gap = ",\n" + " " * margin
        items = list(items)
        room = width = self._width - margin + 1
        separator = ""
        for position, item in enumerate(items):
            last = position == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                short = self._repr(item, context, level)
                needed = len(short) + 2
                if room < needed:
                    room = width
                    if separator:
                        separator = gap
                if room >= needed:
                    room -= needed
                    text += separator + short
                    separator = ", "
                    continue
            text += separator
            text += self._lay_out(item, margin, allowance if last else 1, context, level)
            separator = gap
        return text

    def _dict_items(self, items, indent, allowance, context, level):
        margin = indent + self._indent
        items = list(items)
        parts = []
        for position, (key, value) in enumerate(items):
            name = self._repr(key, context, level)
            after = allowance if position == len(items) - 1 else 1
            text = self._lay_out(value, margin + len(name) + 2, after, context, level)
            parts.append(f"{name}: {text}")
        return " " * (self._indent - 1) + (",\n" + " " * margin).join(parts)

    def _fields(self, fields, indent, allowance, context, level):
        """name=value, a line each."""
        fields = list(fields)
        parts = []
        for position, (name, value) in enumerate(fields):
            if id(value) in context:
                text = "..."
            else:
                after = allowance if position == len(fields) - 1 else 1
                text = self._lay_out(value, indent + len(name) + 1, after, context, level)
            parts.append(f"{name}={text}")
        return (",\n" + " " * indent).join(parts)


def _below(parts, indent):
    """Texts on a line each, one below the other."""
    return ("\n" + " " * indent).join(parts)


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


_PLAIN = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})
_BRACKETS = {dict.__repr__: "{}", list.__repr__: "[]", tuple.__repr__: "()"}


def _sequence(opening, closing):
    def layout(printer, object, indent, allowance, context, level):
        end = ",)" if closing == ")" and len(object) == 1 else closing
        inside = printer._items(object, indent, allowance + len(end), context, level)
        return opening + inside + end

    return layout


def _dict(printer, object, indent, allowance, context, level):
    items = printer._sorted_items(object)
    return "{" + printer._dict_items(items, indent, allowance + 1, context, level) + "}"


def _ordered_dict(printer, object, indent, allowance, context, level):
    if not object:
        return repr(object)
    name = type(object).__name__
    margin = indent + len(name) + 1
    items = list(object.items())
    return f"{name}({printer._lay_out(items, margin, allowance + 1, context, level)})"


def _set(printer, object, indent, allowance, context, level):
    if not object:
        return repr(object)
    kind = type(object)
    opening, closing = "{", "}"
    if kind is not set:
        opening, closing = kind.__name__ + "({", "})"
        indent += len(kind.__name__) + 1
    items = sorted(object, key=_Key)
    return opening + printer._items(items, indent, allowance + len(closing), context, level) + closing


def _str(printer, object, indent, allowance, context, level):
    if not object:
        return repr(object)
    import re

    lines = object.splitlines(True)
    if level == 1:
        indent += 1
        allowance += 1
    room = printer._width - indent
    parts = []
    for position, line in enumerate(lines):
        last_line = position == len(lines) - 1
        text = repr(line)
        if len(text) <= (room - allowance if last_line else room):
            parts.append(text)
            continue
        words = re.findall(r"\S*\s*", line)[:-1]
        current = ""
        for number, word in enumerate(words):
            candidate = current + word
            limit = room - allowance if last_line and number == len(words) - 1 else room
            if len(repr(candidate)) > limit:
                if current:
                    parts.append(repr(current))
                current = word
            else:
                current = candidate
        if current:
            parts.append(repr(current))
    text = _below(parts, indent)
    return f"({text})" if level == 1 and len(parts) > 1 else text


def _chunks(object, width, allowance):
    """Parts of bytes as texts: as many bytes to a line as fit, in fours."""
    current = b""
    last = len(object) // 4 * 4
    for start in range(0, len(object), 4):
        part = object[start : start + 4]
        candidate = current + part
        if start == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


def _bytes(printer, object, indent, allowance, context, level):
    if len(object) <= 4:
        return repr(object)
    outermost = level == 1
    indent += outermost
    text = _below(_chunks(object, printer._width - indent, allowance + outermost), indent)
    return f"({text})" if outermost else text


def _bytearray(printer, object, indent, allowance, context, level):
    inside = _bytes(printer, bytes(object), indent + 10, allowance + 1, context, level + 1)
    return f"bytearray({inside})"


def _mapping_proxy(printer, object, indent, allowance, context, level):
    inside = printer._lay_out(object.copy(), indent + 13, allowance + 1, context, level)
    return f"mappingproxy({inside})"


def _namespace(printer, object, indent, allowance, context, level):
    kind = type(object)
    name = "namespace" if kind is SimpleNamespace else kind.__name__
    fields = object.__dict__.items()
    inside = printer._fields(fields, indent + len(name) + 1, allowance + 1, context, level)
    return f"{name}({inside})"


def _layout_of_data(object):
    """How a dataclass is laid out that has not a __repr__() of its own."""
    dataclasses = sys.modules.get("dataclasses")
    if dataclasses is None or isinstance(object, type) or not dataclasses.is_dataclass(object):
        return None
    made = getattr(type(object).__repr__, "__globals__", None) is vars(dataclasses)
    return _data if made and object.__dataclass_params__.repr else None


def _data(printer, object, indent, allowance, context, level):
    from dataclasses import fields

    name = type(object).__name__
    shown = [(each.name, getattr(object, each.name)) for each in fields(object) if each.repr]
    inside = printer._fields(shown, indent + len(name) + 1, allowance + 1, context, level)
    return f"{name}({inside})"


def _default_dict(printer, object, indent, allowance, context, level):
    if not object:
        return repr(object)
    name = type(object).__name__
    margin = indent + len(name) + 1
    factory = printer._repr(object.default_factory, context, level)
    inside = _dict(printer, object, margin, allowance + 1, context, level)
    return f"{name}({factory},\n{' ' * margin}{inside})"


def _counter(printer, object, indent, allowance, context, level):
    if not object:
        return repr(object)
    name = type(object).__name__
    items = object.most_common()
    margin = indent + len(name) + 1
    return f"{name}({{{printer._dict_items(items, margin, allowance + 2, context, level)}}})"


def _chain_map(printer, object, indent, allowance, context, level):
    if not object.maps:
        return repr(object)
    name = type(object).__name__
    margin = indent + len(name) + 1
    parts = []
    for position, each in enumerate(object.maps):
        after = allowance + 1 if position == len(object.maps) - 1 else 1
        parts.append(printer._lay_out(each, margin, after, context, level))
    return name + "(" + (",\n" + " " * margin).join(parts) + ")"


def _deque(printer, object, indent, allowance, context, level):
    if not object:
        return repr(object)
    name = type(object).__name__
    margin = indent + len(name) + 1
    if object.maxlen is None:
        return f"{name}([{printer._items(object, margin, allowance + 2, context, level)}])"
    inside = printer._items(object, margin, 2, context, level)
    longest = printer._repr(object.maxlen, context, level)
    return f"{name}([{inside}],\n{' ' * margin}maxlen={longest})"


def _wrapped(printer, object, indent, allowance, context, level):
    """What UserDict and its like hold, in place of them."""
    return printer._lay_out(object.data, indent, allowance, context, level - 1)


_LAYOUTS = {
    dict.__repr__: _dict,
    list.__repr__: _sequence("[", "]"),
    tuple.__repr__: _sequence("(", ")"),
    set.__repr__: _set,
    frozenset.__repr__: _set,
    str.__repr__: _str,
    bytes.__repr__: _bytes,
    bytearray.__repr__: _bytearray,
    MappingProxyType.__repr__: _mapping_proxy,
    SimpleNamespace.__repr__: _namespace,
    ChainMap.__repr__: _chain_map,
    Counter.__repr__: _counter,
    OrderedDict.__repr__: _ordered_dict,
    UserDict.__repr__: _wrapped,
    UserList.__repr__: _wrapped,
    UserString.__repr__: _wrapped,
    defaultdict.__repr__: _default_dict,
    deque.__repr__: _deque,
}
