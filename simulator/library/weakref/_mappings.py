"""Dictionaries whose entries go with their keys, or with their values."""

from _weakref import ReferenceType as ref
from collections.abc import MutableMapping


class KeyedRef(ref):
    """A reference that knows a key."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakDictionary(MutableMapping):
    """What both kinds of dictionaries share. A subclass says which entries are left."""

    def _living(self):
        """The entries that are left, as pairs of key and value; the others go."""
        raise NotImplementedError

    def __len__(self):
        return len(self._living())

    def __iter__(self):
        for key, _ in self._living():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._living():
            yield value

    def items(self):
        yield from self._living()

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def popitem(self):
        living = self._living()
        if not living:
            raise KeyError("popitem(): dictionary is empty")
        key, value = living[-1]
        del self[key]
        return key, value

    def copy(self):
        new = type(self)()
        new.update(self)
        return new

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, MutableMapping | dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, MutableMapping | dict):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(WeakDictionary):
    """A dict whose entries go when nothing else keeps their values alive."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _living(self):
        """The entries that are left, as pairs of key and value; the others go."""
        living = [(key, reference()) for key, reference in self.data.items()]
        for key, value in living:
            if value is None:
                del self.data[key]
        return [pair for pair in living if pair[1] is not None]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            del self.data[key]
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, None, key)

    def __delitem__(self, key):
        self[key]
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def valuerefs(self):
        """The references, of which some may be dead."""
        return list(self.data.values())

    def itervaluerefs(self):
        """The same, one by one."""
        yield from self.data.values()

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def update(self, other=None, /, **kw):
        for source in (other, kw):
            if source is None:
                continue
            if not hasattr(source, "items"):
                source = dict(source)
            for key, value in source.items():
                self[key] = value

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self._living():
            new[deepcopy(key, memo)] = value
        return new


class WeakKeyDictionary(WeakDictionary):
    """A dict whose entries go when nothing else keeps their keys alive."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _living(self):
        """The entries that are left, as pairs of key and value; the others go."""
        living = [(reference, reference(), value) for reference, value in self.data.items()]
        for reference, key, _ in living:
            if key is None:
                del self.data[reference]
        return [(key, value) for _, key, value in living if key is not None]

    def __getitem__(self, key):
        try:
            return self.data[ref(key)]
        except KeyError:
            raise KeyError(ref(key)) from None

    def __setitem__(self, key, value):
        reference = ref(key)
        hash(reference)  # a dead object has none
        self.data[reference] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def keyrefs(self):
        """The references, of which some may be dead."""
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        reference = ref(key)
        if reference not in self.data:
            self[key] = default
        return self.data[reference]

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            items = dict.items() if hasattr(dict, "items") else dict
            for key, value in items:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self._living():
            new[key] = deepcopy(value, memo)
        return new
