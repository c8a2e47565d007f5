"""More kinds of containers than the language itself has."""

import sys as _sys
from _collections import _count_elements, _ordered_view, _tuplegetter, defaultdict, deque
from heapq import nlargest as _nlargest
from itertools import chain as _chain
from itertools import repeat as _repeat
from itertools import starmap as _starmap
from keyword import iskeyword as _iskeyword

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict",
    "deque", "namedtuple",
]  # fmt: skip


def __getattr__(name):
    # These stand on the abstract base classes, which most programs do without.
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        from collections import _wrappers

        value = getattr(_wrappers, name)
        globals()[name] = value
        return value
    if name == "abc":
        from importlib import import_module

        return import_module("collections.abc")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__, "abc"})


# Tuples with names


def _renamed(names):
    """Replaces what is no good name for a field by its position."""
    seen = set()
    for index, name in enumerate(names):
        bad = not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen
        yield f"_{index}" if bad else name
        seen.add(name)


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple whose fields have names as well as positions."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(map(str, field_names))
    typename = str(typename)
    if rename:
        fields = tuple(_renamed(fields))
    _check_names(typename, fields, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(fields[len(fields) - len(defaults) :], defaults))
    count = len(fields)
    new = tuple.__new__

    # Made of text, so that its arguments are sorted and checked as any function's.
    names = "".join(f"{name}, " for name in fields)
    __new__ = eval(
        f"lambda _cls, {names}: _new(_cls, ({names}))",
        {"_new": new, "__builtins__": {}, "__name__": f"namedtuple_{typename}"},
    )
    __new__.__name__ = "__new__"
    __new__.__defaults__ = defaults or None

    @classmethod
    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **keywords):
        result = self._make([keywords.pop(name, value) for name, value in zip(fields, self)])
        if keywords:
            raise ValueError(f"Got unexpected field names: {list(keywords)!r}")
        return result

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(fields, self)]
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    signature = ", ".join(fields)
    __new__.__doc__ = f"Create new instance of {typename}({signature})"
    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    methods = (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__)
    for method in methods:
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({signature})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    if module is None:
        module = _sys._getframe(1).f_globals.get("__name__", "__main__")
    namespace["__module__"] = module
    return type(typename, (tuple,), namespace)


# Dicts


_MISSING = object()


class OrderedDict(dict):
    """A dict in which the order is part of the value, and can be changed."""

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        return f"{self.__class__.__name__}({list(self.items())!r})"

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(_equal, self, other))
        return dict.__eq__(self, other)

    def __reduce__(self):
        return type(self), (), self.__getstate__(), None, iter(self.items())

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def keys(self):
        return _ordered_view(self, "keys")

    def values(self):
        return _ordered_view(self, "values")

    def items(self):
        return _ordered_view(self, "items")

    def move_to_end(self, key, last=True):
        """Moves an existing key to the end, or to the beginning."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(self.items())
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for key, value in rest:
            dict.__setitem__(self, key, value)

    def pop(self, key, default=_MISSING):
        """Takes a key out; KeyError without a default when there is none."""
        if default is _MISSING:
            return dict.pop(self, key)
        return dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        """The value of a key, which it is given when it has none."""
        return dict.setdefault(self, key, default)

    def popitem(self, last=True):
        """Removes the last pair, or the first one, and returns it."""
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


def _equal(a, b):
    return a is b or a == b


class Counter(dict):
    """Counts things: a dict from each to the number of times it was seen."""

    def __init__(self, iterable=None, /, **keywords):
        super().__init__()
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def __reduce__(self):
        return type(self), (dict(self),)

    def update(self, iterable=None, /, **keywords):
        """Adds the counts of another mapping, or counts the items of an iterable."""
        if iterable is not None:
            if hasattr(iterable, "items") and self:
                get = self.get
                for key, count in iterable.items():
                    self[key] = count + get(key, 0)
            elif hasattr(iterable, "items"):
                super().update(iterable)
            else:
                _count_elements(self, iterable)
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        """As update(), downwards: counts may become zero or negative."""
        if iterable is not None:
            get = self.get
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self[key] = get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = get(key, 0) - 1
        if keywords:
            self.subtract(keywords)

    def elements(self):
        """Each thing as often as it was counted."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    def most_common(self, n=None):
        """The n most frequent things with their counts, or all of them."""
        if n is None:
            return sorted(self.items(), key=lambda item: item[1], reverse=True)
        return _nlargest(n, self.items(), key=lambda item: item[1])

    def total(self):
        return sum(self.values())

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."
        )

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            counts = dict(self.most_common())
        except TypeError:  # counts that can't be compared
            counts = dict(self)
        return f"{self.__class__.__name__}({counts!r})"

    # Comparisons and operators: what is missing counts zero, and results keep positive counts.

    def _compare(self, other, holds):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(holds(self[key], other[key]) for key in _chain(self, other))

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __lt__(self, other):
        result = self.__le__(other)
        return result if result is NotImplemented else result and self != other

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __gt__(self, other):
        result = self.__ge__(other)
        return result if result is NotImplemented else result and self != other

    def _combine(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in _chain(self, (key for key in other if key not in self)):
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combine(other, max)

    def __and__(self, other):
        return self._combine(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, count in other.items():
            self[key] = max(self[key], count)
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in self.items():
            self[key] = min(count, other[key])
        return self._keep_positive()
