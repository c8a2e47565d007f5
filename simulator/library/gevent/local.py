"""Data that each greenlet has for itself."""

from weakref import WeakKeyDictionary

from greenlet import getcurrent

__all__ = ["local"]


class local:
    """As `threading.local`: attributes are the current greenlet's own."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_local__dicts", WeakKeyDictionary())
        object.__setattr__(self, "_local__args", (args, kwargs))
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported", args, kwargs)
        self._local__dicts[getcurrent()] = {}
        return self

    def __getattribute__(self, name):
        if name.startswith("_local__") or name == "__class__":
            return object.__getattribute__(self, name)
        values = _values(self)
        if name == "__dict__":
            return values
        if name in values:
            return values[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            shown = type(self).__name__
            raise AttributeError(f"{shown!r} object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only"
            )
        _values(self)[name] = value

    def __delattr__(self, name):
        values = _values(self)
        if name not in values:
            raise AttributeError(name)
        del values[name]


def _values(self):
    dicts = object.__getattribute__(self, "_local__dicts")
    me = getcurrent()
    values = dicts.get(me)
    if values is None:
        values = dicts[me] = {}
        args, kwargs = object.__getattribute__(self, "_local__args")
        type(self).__init__(self, *args, **kwargs)
    return values
