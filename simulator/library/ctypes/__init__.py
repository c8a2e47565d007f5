"""Data as C lays it out (Library reference, "ctypes"): numbers, arrays and structures of them.

That is what shared memory needs. There are no pointers and no foreign functions.
"""

from ._arrays import Array, array_of
from ._data import sizeof
from ._simple import (
    c_bool,
    c_byte,
    c_char,
    c_double,
    c_float,
    c_int,
    c_long,
    c_short,
    c_ubyte,
    c_uint,
    c_ulong,
    c_ushort,
    c_wchar,
)
from ._structures import Structure

# On this machine a long has eight bytes.
c_longlong, c_ulonglong = c_long, c_ulong
c_int8, c_uint8 = c_byte, c_ubyte
c_int16, c_uint16 = c_short, c_ushort
c_int32, c_uint32 = c_int, c_uint
c_int64, c_uint64 = c_long, c_ulong
c_ssize_t, c_size_t = c_long, c_ulong


def create_string_buffer(init, size=None):
    """An array of c_char: of that size, or with those bytes and a 0."""
    if isinstance(init, bytes):
        buffer = array_of(c_char, len(init) + 1 if size is None else size, __name__)()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return array_of(c_char, init, __name__)()
    raise TypeError(init)


def __getattr__(name):
    raise AttributeError(
        f"module 'ctypes' has no attribute {name!r}: "
        "there are only numbers, arrays and structures here"
    )
