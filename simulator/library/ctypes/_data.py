"""What all data has: a type with a size, and some bytes."""


class DataType(type):
    """The type of a type of data: multiplied by a number, it gives a type of arrays."""

    def __mul__(cls, length):
        from sys import _getframe

        from ._arrays import array_of

        return array_of(cls, length, _getframe(1).f_globals["__name__"])

    __rmul__ = __mul__


class Data(metaclass=DataType):
    """Some bytes that are looked at as something. Subclasses have _size_ and _align_."""

    _reduce = None  # how to hand over data whose bytes other processes share

    def _place(self, view):
        self._view = view

    @classmethod
    def _at(cls, view):
        """One whose bytes are those of a memoryview."""
        self = cls.__new__(cls)
        self._place(view)
        return self

    @classmethod
    def from_buffer(cls, source, offset=0):
        """One whose bytes are those of an object, from that place on."""
        if offset < 0:
            raise ValueError("offset cannot be negative")
        view = memoryview(source).cast("B")
        if view.readonly:
            raise TypeError("underlying buffer is not writable")
        if offset + cls._size_ > len(view):
            raise ValueError(
                f"Buffer size too small ({len(view)} instead of at least "
                f"{offset + cls._size_} bytes)"
            )
        return cls._at(view[offset : offset + cls._size_])

    @classmethod
    def from_buffer_copy(cls, source, offset=0):
        """One with a copy of an object's bytes."""
        return cls.from_buffer(bytearray(source), offset)

    def __reduce__(self):
        if self._reduce is not None:
            return self._reduce()
        return type(self).from_buffer_copy, (bytes(self._view),)

    def __bytes__(self):
        return bytes(self._view)


def sizeof(obj_or_type):
    """How many bytes a type or an object of it takes."""
    size = getattr(obj_or_type, "_size_", None)
    if size is None:
        raise TypeError("this type has no size")
    return size
