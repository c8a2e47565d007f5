"""Numbers and arrays in shared memory ("Shared ctypes Objects")."""

import ctypes

from .context import _default_context
from .heap import BufferWrapper
from .reduction import assert_spawning

__all__ = ["RawValue", "RawArray", "Value", "Array", "copy", "synchronized"]

typecode_to_type = {
    "c": ctypes.c_char, "u": ctypes.c_wchar, "b": ctypes.c_byte, "B": ctypes.c_ubyte,
    "h": ctypes.c_short, "H": ctypes.c_ushort, "i": ctypes.c_int, "I": ctypes.c_uint,
    "l": ctypes.c_long, "L": ctypes.c_ulong, "q": ctypes.c_longlong, "Q": ctypes.c_ulonglong,
    "f": ctypes.c_float, "d": ctypes.c_double,
}  # fmt: skip


def _make(kind, ctx):
    """One of a type, in new shared memory."""
    return _rebuild(kind, BufferWrapper(ctypes.sizeof(kind), ctx=ctx), None)


def _rebuild(kind, memory, length):
    """One of a type, or an array of so many, in that memory."""
    obj = (kind if length is None else kind * length)._at(memory.create_memoryview())

    def reduce():
        assert_spawning(obj)
        if isinstance(obj, ctypes.Array):
            return _rebuild, (obj._type_, memory, obj._length_)
        return _rebuild, (kind, memory, None)

    obj._memory = memory
    obj._reduce = reduce
    return obj


def RawValue(typecode_or_type, *args, ctx=None):
    """One of a type, without a lock."""
    obj = _make(typecode_to_type.get(typecode_or_type, typecode_or_type), ctx)
    if args:
        obj._view[:] = type(obj)(*args)._view
    return obj


def RawArray(typecode_or_type, size_or_initializer, *, ctx=None):
    """An array of so many zeros, or of those values, without a lock."""
    kind = typecode_to_type.get(typecode_or_type, typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _make(kind * size_or_initializer, ctx)
    obj = _make(kind * len(size_or_initializer), ctx)
    obj._fill(size_or_initializer)
    return obj


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """One of a type with a lock: a new RLock, or the given one; False: without a lock."""
    return _with_lock(RawValue(typecode_or_type, *args, ctx=ctx), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """An array with a lock, as Value()'s."""
    return _with_lock(RawArray(typecode_or_type, size_or_initializer, ctx=ctx), lock, ctx)


def _with_lock(obj, lock, ctx):
    if lock is False:
        return obj
    if lock in (True, None):
        lock = (ctx or _default_context.get_context()).RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock, ctx)


def copy(obj):
    """The same in new shared memory, without a lock."""
    new = _make(type(obj), None)
    new._view[:] = obj._view
    return new


def synchronized(obj, lock=None, ctx=None):
    """A wrapper that holds the lock while it looks at the object or changes it."""
    assert not isinstance(obj, SynchronizedBase), "object already synchronized"
    if isinstance(obj, ctypes.Array):
        kind = SynchronizedString if obj._type_ is ctypes.c_char else SynchronizedArray
    elif isinstance(obj, ctypes.Structure):
        names = type(obj)._all_fields
        namespace = {name: _guarded(name) for name in names}
        kind = type(f"Synchronized{type(obj).__name__}", (SynchronizedBase,), namespace)
    else:
        kind = Synchronized
    return kind(obj, lock, ctx)


def _guarded(name):
    """An attribute of the object, looked at and set while the lock is held."""

    def getter(self):
        with self:
            return getattr(self._obj, name)

    def setter(self, value):
        with self:
            setattr(self._obj, name, value)

    return property(getter, setter)


class SynchronizedBase:
    """An object in shared memory and a lock."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or _default_context.get_context()).RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        """The object itself, to be used while the lock is held."""
        return self._obj

    def get_lock(self):
        """The lock."""
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class Synchronized(SynchronizedBase):
    """A number."""

    value = _guarded("value")


class SynchronizedArray(SynchronizedBase):
    """An array."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value


class SynchronizedString(SynchronizedArray):
    """Bytes."""

    value = _guarded("value")
    raw = _guarded("raw")
