"""References that don't keep an object alive.

Nothing is thrown away here while the program runs, so the object is always still there.
"""

__all__ = [
    "ProxyType", "ReferenceType", "WeakKeyDictionary", "WeakMethod", "WeakSet",
    "WeakValueDictionary", "finalize", "getweakrefcount", "getweakrefs", "proxy", "ref",
]  # fmt: skip

_NOT_REFERABLE = (int, float, complex, str, bytes, tuple, list, dict, type(None))


class ref:
    """Calling it gives the object."""

    def __new__(cls, object, callback=None, /):
        if type(object) in _NOT_REFERABLE:
            raise TypeError(f"cannot create weak reference to '{type(object).__name__}' object")
        self = super().__new__(cls)
        self._object = object
        self.__callback__ = callback
        return self

    def __init__(self, object, callback=None, /):
        pass

    def __call__(self):
        return self._object

    def __hash__(self):
        return hash(self._object)

    def __eq__(self, other):
        if isinstance(other, ref):
            return self._object == other._object
        return NotImplemented

    def __repr__(self):
        object = self._object
        return f"<weakref at {id(self):#x}; to '{type(object).__name__}' at {id(object):#x}>"


ReferenceType = ref


class WeakMethod(ref):
    """A reference to a bound method, which is made anew each time it is asked for."""


class ProxyType:
    """Behaves as the object does."""

    def __init__(self, object):
        super().__setattr__("_object", object)

    def __getattr__(self, name):
        return getattr(self._object, name)

    def __setattr__(self, name, value):
        setattr(self._object, name, value)

    def __delattr__(self, name):
        delattr(self._object, name)

    def __str__(self):
        return str(self._object)

    def __bool__(self):
        return bool(self._object)

    def __len__(self):
        return len(self._object)

    def __iter__(self):
        return iter(self._object)

    def __getitem__(self, key):
        return self._object[key]

    def __setitem__(self, key, value):
        self._object[key] = value

    def __contains__(self, item):
        return item in self._object

    def __call__(self, *args, **keywords):
        return self._object(*args, **keywords)

    def __eq__(self, other):
        return self._object == (other._object if isinstance(other, ProxyType) else other)

    __hash__ = None


CallableProxyType = ProxyType


def proxy(object, callback=None, /):
    return ProxyType(object)


def getweakrefcount(object, /):
    return 0


def getweakrefs(object, /):
    return []


class WeakValueDictionary(dict):
    """A dict that doesn't keep its values alive."""

    def valuerefs(self):
        return [ref(value) for value in self.values()]

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(dict):
    """A dict that doesn't keep its keys alive."""

    def keyrefs(self):
        return [ref(key) for key in self]


class WeakSet(set):
    """A set that doesn't keep its members alive."""


class finalize:
    """Calls a function when the object is gone: here, when the program ends."""

    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        from atexit import register

        self._entry = (obj, func, args, kwargs)
        register(self._at_exit)

    def _at_exit(self):
        if self.atexit:
            self()

    def __call__(self):
        if self._entry is None:
            return None
        _, func, args, kwargs = self._entry
        self._entry = None
        return func(*args, **kwargs)

    @property
    def alive(self):
        return self._entry is not None

    def peek(self):
        return self._entry

    def detach(self):
        entry = self._entry
        self._entry = None
        return entry
