"""Short texts of large objects (Library reference, "reprlib")."""

from itertools import islice

__all__ = ["Repr", "recursive_repr", "repr"]

_builtin_repr = repr


def recursive_repr(fillvalue="..."):
    """Lets a __repr__() be called inside itself: it then gives `fillvalue`."""

    def decorate(function):
        running = set()

        def wrapper(self):
            from _thread import get_ident

            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(function, name))
        wrapper.__annotations__ = getattr(function, "__annotations__", {})
        return wrapper

    return decorate


def _sorted(items):
    """Sorted if they can be compared, else as they come."""
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    """Knows how long texts may be, by the type of the object."""

    def __init__(self):
        self.fillvalue = "..."
        self.maxlevel = 6
        self.maxtuple = 6
        self.maxlist = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxset = 6
        self.maxfrozenset = 6
        self.maxdeque = 6
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30

    def repr(self, x):
        """The short text of an object."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The same, with so many levels left."""
        name = type(x).__name__.replace(" ", "_")
        method = getattr(self, f"repr_{name}", None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _items(self, x, level, left, right, most, trail=""):
        n = len(x)
        if level <= 0 and n:
            inside = self.fillvalue
        else:
            parts = [self.repr1(each, level - 1) for each in islice(x, most)]
            if n > most:
                parts.append(self.fillvalue)
            inside = ", ".join(parts)
            if n == 1 and trail:
                right = trail + right
        return f"{left}{inside}{right}"

    def repr_tuple(self, x, level):
        return self._items(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._items(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._items(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        return self._items(_sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._items(_sorted(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return f"{{{self.fillvalue}}}"
        parts = [
            f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"
            for key in islice(_sorted(x), self.maxdict)
        ]
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return f"{{{', '.join(parts)}}}"

    def _shortened(self, text, most):
        if len(text) <= most:
            return text
        head = max(0, (most - 3) // 2)
        tail = max(0, most - 3 - head)
        return text[:head] + self.fillvalue + text[len(text) - tail :]

    def repr_str(self, x, level):
        text = _builtin_repr(x[: self.maxstring])
        if len(text) <= self.maxstring:
            return text
        # Cut what is to be quoted, so that quotes and escapes stay whole.
        head = max(0, (self.maxstring - 3) // 2)
        tail = max(0, self.maxstring - 3 - head)
        text = _builtin_repr(x[:head] + x[len(x) - tail :])
        return text[:head] + self.fillvalue + text[len(text) - tail :]

    def repr_int(self, x, level):
        return self._shortened(_builtin_repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _builtin_repr(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._shortened(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
