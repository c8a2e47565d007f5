"""References that don't keep an object alive (Library reference, "weakref")."""

from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    getweakrefcount,
    getweakrefs,
    proxy,
)
from collections.abc import MutableMapping as _MutableMapping
from collections.abc import MutableSet as _MutableSet
from itertools import count as _count

__all__ = [
    "CallableProxyType", "ProxyType", "ProxyTypes", "ReferenceType", "WeakKeyDictionary",
    "WeakMethod", "WeakSet", "WeakValueDictionary", "finalize", "getweakrefcount", "getweakrefs",
    "proxy", "ref",
]  # fmt: skip

ref = ReferenceType
ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A reference to a bound method, which is made anew each time it is asked for."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def ended(_):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, ended)
        self._func_ref = ref(func, ended)
        self._meth_type = type(meth)
        self._alive = True
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows a key."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(_MutableMapping):
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

    def popitem(self):
        living = self._living()
        if not living:
            raise KeyError("popitem(): dictionary is empty")
        del self.data[living[-1][0]]
        return living[-1]

    def update(self, other=None, /, **kw):
        for source in (other, kw):
            if source is None:
                continue
            if not hasattr(source, "items"):
                source = dict(source)
            for key, value in source.items():
                self[key] = value

    def copy(self):
        new = type(self)()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self._living():
            new[deepcopy(key, memo)] = value
        return new

    def __or__(self, other):
        if not isinstance(other, _MutableMapping | dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _MutableMapping | dict):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(_MutableMapping):
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

    def popitem(self):
        living = self._living()
        if not living:
            raise KeyError("popitem(): dictionary is empty")
        key, value = living[-1]
        del self.data[ref(key)]
        return key, value

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            items = dict.items() if hasattr(dict, "items") else dict
            for key, value in items:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        new = type(self)()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self._living():
            new[key] = deepcopy(value, memo)
        return new

    def __or__(self, other):
        if not isinstance(other, _MutableMapping | dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _MutableMapping | dict):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakSet(_MutableSet):
    """A set whose elements go when nothing else keeps them alive."""

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _living(self):
        """The elements that are left; the others go."""
        living = [(reference, reference()) for reference in self.data]
        for reference, item in living:
            if item is None:
                self.data.discard(reference)
        return [item for _, item in living if item is not None]

    def __iter__(self):
        yield from self._living()

    def __len__(self):
        return len(self._living())

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr({ref(item) for item in self._living()})

    def add(self, item):
        """Adds an element."""
        reference = ref(item)
        hash(reference)  # a dead object has none
        self.data.add(reference)

    def discard(self, item):
        """Takes an element out, if it is there."""
        self.data.discard(ref(item))

    def remove(self, item):
        """Takes an element out."""
        self.data.remove(ref(item))

    def pop(self):
        """Takes any element out and returns it."""
        for item in self._living():
            self.discard(item)
            return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        """Takes all elements out."""
        self.data.clear()

    def copy(self):
        """Another set of the same elements."""
        return type(self)(self)

    def update(self, other):
        """Adds elements."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """The elements that are not in the other."""
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        """Takes those in the other out."""
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """The elements that are in both."""
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Takes those not in the other out."""
        keep = type(self)(other)
        for item in self._living():
            if item not in keep:
                self.discard(item)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def union(self, other):
        """The elements of both."""
        return type(self)([*self, *other])

    __or__ = union

    def symmetric_difference(self, other):
        """The elements that are in one of them."""
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Takes those in the other out, and adds the other's."""
        mine = self._living()
        for item in list(other):
            if item in mine:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        """Whether all elements are in the other."""
        other = type(self)(other)
        return all(item in other for item in self)

    __le__ = issubset

    def __lt__(self, other):
        return len(self) < len(other) and self.issubset(other)

    def issuperset(self, other):
        """Whether all of the other's are in it."""
        return all(item in self for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return len(self) > len(other) and self.issuperset(other)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        mine, theirs = self._living(), other._living()
        return len(mine) == len(theirs) and all(item in other for item in mine)

    def isdisjoint(self, other):
        """Whether they have nothing in common."""
        return not any(item in self for item in other)


class finalize:
    """Calls a function when an object has ended, at the latest when the program does."""

    __slots__ = ()
    _registry = {}
    _numbers = _count(1)
    _registered_with_atexit = False

    class _Entry:
        __slots__ = "weakref", "func", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        entry = self._Entry()
        entry.weakref = ref(obj, self)
        entry.func = func
        entry.args = args
        entry.kwargs = kwargs or None
        entry.atexit = True
        entry.index = next(self._numbers)
        if not finalize._registered_with_atexit:
            from atexit import register

            register(self._call_all)
            finalize._registered_with_atexit = True
        self._registry[self] = entry

    def __call__(self, _=None):
        """Calls the function now, unless that has been done."""
        entry = self._registry.pop(self, None)
        return entry and entry.func(*entry.args, **(entry.kwargs or {}))

    def detach(self):
        """(object, function, args, kwargs), and the function is not called any more; None: too late."""
        found = self.peek()
        if found is not None:
            del self._registry[self]
        return found

    def peek(self):
        """(object, function, args, kwargs); None: too late."""
        entry = self._registry.get(self)
        obj = entry and entry.weakref()
        return None if obj is None else (obj, entry.func, entry.args, entry.kwargs or {})

    @property
    def alive(self):
        """Whether the function is still to be called."""
        entry = self._registry.get(self)
        if entry is not None:
            entry.weakref()  # the object may have ended since anybody looked
        return self in self._registry

    @property
    def atexit(self):
        """Whether the function is called when the program ends."""
        entry = self._registry.get(self)
        return bool(entry) and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = self._registry.get(self)
        if entry:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = self._registry.get(self)
        obj = entry and entry.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        of = f"for {type(obj).__name__!r} at {id(obj):#x}"
        return f"<{type(self).__name__} object at {id(self):#x}; {of}>"

    @classmethod
    def _call_all(cls):
        """The functions that are left, the newest first."""
        while left := [each for each, entry in cls._registry.items() if entry.atexit]:
            newest = max(left, key=lambda each: cls._registry[each].index)
            try:
                newest()
            except Exception as error:
                from sys import excepthook

                excepthook(type(error), error, error.__traceback__)
