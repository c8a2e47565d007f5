"""Structures."""

from ._arrays import Characters, WideCharacters
from ._data import Data
from ._simple import SimpleData


class _Field:
    """A field of a structure: where it lies."""

    def __init__(self, kind, offset):
        self._kind = kind
        self.offset = offset
        self.size = kind._size_

    def _of(self, structure):
        return self._kind._at(structure._view[self.offset : self.offset + self.size])

    def __get__(self, structure, owner=None):
        if structure is None:
            return self
        found = self._of(structure)
        # As in C: a field that is a number is that number; one of characters is their text.
        return found.value if isinstance(found, (SimpleData, Characters, WideCharacters)) else found

    def __set__(self, structure, value):
        found = self._of(structure)
        if isinstance(found, SimpleData):
            found.value = value
        elif isinstance(value, self._kind):
            found._view[:] = value._view
        elif isinstance(value, (tuple, list)):
            found._fill(value)
        else:
            found.value = value

    def __repr__(self):
        return f"<Field type={self._kind.__name__}, ofs={self.offset}, size={self.size}>"


class Structure(Data):
    """Fields one after the other, each where its type may begin. Subclasses have _fields_."""

    def __init_subclass__(cls):
        fields = cls.__dict__.get("_fields_")
        if fields is None:
            return
        if any(len(field) != 2 for field in fields):
            raise NotImplementedError("fields of some bits are not supported")
        inherited = getattr(cls, "_all_fields", ())
        offset, align = getattr(cls, "_size_", 0), getattr(cls, "_align_", 1)
        for name, kind in fields:
            offset += -offset % kind._align_
            setattr(cls, name, _Field(kind, offset))
            offset += kind._size_
            align = max(align, kind._align_)
        cls._all_fields = (*inherited, *(name for name, _ in fields))
        cls._align_ = align
        cls._size_ = offset + -offset % align

    def __init__(self, *args, **kwargs):
        self._place(memoryview(bytearray(self._size_)))
        self._fill(args)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def _fill(self, values):
        if len(values) > len(self._all_fields):
            raise TypeError("too many initializers")
        for name, value in zip(self._all_fields, values):
            setattr(self, name, value)

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} object at {id(self):#x}>"
