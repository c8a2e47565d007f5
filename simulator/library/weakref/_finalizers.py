"""Functions that are called when objects have ended."""

from _weakref import ReferenceType as ref
from itertools import count


class finalize:
    """Calls a function when an object has ended, at the latest when the program does."""

    __slots__ = ()
    _registry = {}
    _numbers = count(1)
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
        """(object, function, args, kwargs), and it is not called any more; None: too late."""
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
