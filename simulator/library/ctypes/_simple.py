"""Single numbers and characters."""

from operator import index
from struct import calcsize

from ._data import Data

_FORMATS = {"u": "I"}  # a wchar_t is a number of four bytes; other letters are those of `struct`


class SimpleData(Data):
    """A number or a character: its value. Subclasses have a _type_, a letter."""

    def __init__(self, *args):
        if len(args) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(args)}")
        self._place(memoryview(bytearray(self._size_)))
        if args:
            self.value = args[0]

    def _place(self, view):
        self._view = view
        self._cell = view.cast(self._format)

    def __init_subclass__(cls):
        if "_type_" in cls.__dict__:
            cls._format = _FORMATS.get(cls._type_, cls._type_)
            cls._size_ = cls._align_ = calcsize(cls._format)

    @property
    def value(self):
        return self._from_cell(self._cell[0])

    @value.setter
    def value(self, value):
        self._cell[0] = self._to_cell(value)

    # For numbers; other kinds differ.

    @staticmethod
    def _from_cell(cell):
        return cell

    @classmethod
    def _to_cell(cls, value):
        """What C makes of an integer: the bits that there is room for."""
        bits = 8 * cls._size_
        value = index(value) & ((1 << bits) - 1)
        return value - (1 << bits) if cls._type_.islower() and value >> (bits - 1) else value

    def __bool__(self):
        return any(self._view)

    def __repr__(self):
        cls = type(self)
        if cls.__module__ != "ctypes":
            return f"<{cls.__module__}.{cls.__qualname__} object at {id(self):#x}>"
        return f"{cls.__name__}({self.value!r})"


class c_byte(SimpleData):
    _type_ = "b"


class c_ubyte(SimpleData):
    _type_ = "B"


class c_short(SimpleData):
    _type_ = "h"


class c_ushort(SimpleData):
    _type_ = "H"


class c_int(SimpleData):
    _type_ = "i"


class c_uint(SimpleData):
    _type_ = "I"


class c_long(SimpleData):
    _type_ = "l"


class c_ulong(SimpleData):
    _type_ = "L"


class _Real(SimpleData):
    @classmethod
    def _to_cell(cls, value):
        if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value)


class c_float(_Real):
    _type_ = "f"


class c_double(_Real):
    _type_ = "d"


class c_bool(SimpleData):
    _type_ = "?"

    @classmethod
    def _to_cell(cls, value):
        return bool(value)


class c_char(SimpleData):
    _type_ = "c"

    @classmethod
    def _to_cell(cls, value):
        if isinstance(value, int) and 0 <= value < 256:
            return bytes([value])
        if isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return bytes(value)
        raise TypeError("one character bytes, bytearray or integer expected")


class c_wchar(SimpleData):
    _type_ = "u"

    @staticmethod
    def _from_cell(cell):
        return chr(cell)

    @classmethod
    def _to_cell(cls, value):
        if not isinstance(value, str):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        return ord(value)


for _kind in (
    c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_float, c_double,
    c_bool, c_char, c_wchar,
):  # fmt: skip
    _kind.__module__ = "ctypes"
