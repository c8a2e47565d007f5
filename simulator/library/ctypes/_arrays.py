"""Arrays."""

from ._data import Data
from ._simple import SimpleData, c_char, c_wchar


def array_of(kind, length, module):
    """The type of arrays of so many of a type."""
    if not isinstance(length, int):
        raise TypeError(f"can't multiply sequence by non-int of type {type(length).__name__!r}")
    if length < 0:
        raise ValueError(f"Array length must be >= 0, not {length}")
    base = Characters if kind is c_char else WideCharacters if kind is c_wchar else Array
    namespace = {"_type_": kind, "_length_": length, "__module__": module}
    return type(Data)(f"{kind.__name__}_Array_{length}", (base,), namespace)


class Array(Data):
    """So many of one type in a row. Subclasses have a _type_ and a _length_."""

    def __init_subclass__(cls):
        if "_length_" in cls.__dict__:
            cls._size_ = cls._length_ * cls._type_._size_
            cls._align_ = cls._type_._align_

    def __init__(self, *args):
        self._place(memoryview(bytearray(self._size_)))
        self._fill(args)

    def _fill(self, values):
        if len(values) > self._length_:
            raise IndexError("invalid index")
        for number, value in enumerate(values):
            self[number] = value

    def _place(self, view):
        self._view = view
        if issubclass(self._type_, SimpleData):
            self._cells = view.cast(self._type_._format)

    def __len__(self):
        return self._length_

    def _number(self, key):
        number = key + self._length_ if key < 0 else key
        if not 0 <= number < self._length_:
            raise IndexError("invalid index")
        return number

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self[number] for number in range(*key.indices(self._length_))]
        number = self._number(key)
        if issubclass(self._type_, SimpleData):
            return self._type_._from_cell(self._cells[number])
        size = self._type_._size_
        return self._type_._at(self._view[number * size : (number + 1) * size])

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            numbers = range(*key.indices(self._length_))
            if len(value) != len(numbers):
                raise ValueError("Can only assign sequence of same size")
            for number, each in zip(numbers, value):
                self[number] = each
            return
        number = self._number(key)
        if issubclass(self._type_, SimpleData):
            self._cells[number] = self._type_._to_cell(value)
        elif isinstance(value, self._type_):
            self[number]._view[:] = value._view
        elif isinstance(value, tuple):
            self[number]._fill(value)
        else:
            raise TypeError(
                f"incompatible types, {type(value).__name__} instance instead of "
                f"{self._type_.__name__} instance"
            )

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} object at {id(self):#x}>"


class Characters(Array):
    """Bytes."""

    def __getitem__(self, key):
        found = super().__getitem__(key)
        return b"".join(found) if isinstance(key, slice) else found

    @property
    def value(self):
        """The bytes up to the first 0."""
        return self.raw.partition(b"\0")[0]

    @value.setter
    def value(self, value):
        if not isinstance(value, bytes):
            raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
        if len(value) > self._length_:
            raise ValueError("byte string too long")
        # As in C, what comes after the 0 stays.
        self.raw = value + b"\0" if len(value) < self._length_ else value

    @property
    def raw(self):
        """All bytes."""
        return bytes(self._view)

    @raw.setter
    def raw(self, value):
        data = memoryview(value)
        if data.nbytes > self._length_:
            raise ValueError("byte string too long")
        self._view[: data.nbytes] = data.cast("B")


class WideCharacters(Array):
    """Text."""

    def __getitem__(self, key):
        found = super().__getitem__(key)
        return "".join(found) if isinstance(key, slice) else found

    @property
    def value(self):
        """The characters up to the first 0."""
        return self[:].partition("\0")[0]

    @value.setter
    def value(self, value):
        if not isinstance(value, str):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
        if len(value) > self._length_:
            raise ValueError("string too long")
        for number, character in enumerate(value):
            self[number] = character
        if len(value) < self._length_:
            self[len(value)] = "\0"
