"""Values of built-in types as bytes, in CPython's own format (Library reference, "marshal").

Code objects are left out: they are stored in another form here.
"""

import io
import struct

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 4

# An object whose type code has this bit may be meant again, by its number.
_NUMBERED = 0x80
_DIGIT_BITS = 15
_SHORT = 256

_CONSTANTS = {b"N": None, b"T": True, b"F": False, b"S": StopIteration, b".": Ellipsis}
_END = object()


class _Writer:
    def __init__(self, version):
        self._version = version
        self._parts = []
        self._numbers = {}  # by id, of what may be meant again

    def result(self, value):
        try:
            self._write(value)
        except RecursionError:
            raise ValueError("object too deeply nested to marshal") from None
        return b"".join(self._parts)

    def _write(self, value):
        for code, constant in _CONSTANTS.items():
            if value is constant:
                self._parts.append(code)
                break
        else:
            write = _WRITERS.get(type(value), _Writer._write_buffer)
            if self._version < 3:
                write(self, value)
            elif id(value) in self._numbers:
                self._parts.append(struct.pack("<ci", b"r", self._numbers[id(value)]))
            else:
                self._numbers[id(value)] = len(self._numbers)
                place = len(self._parts)
                write(self, value)
                head = self._parts[place]
                self._parts[place] = bytes([head[0] | _NUMBERED]) + head[1:]

    def _sized(self, code, data, length=None):
        self._parts += (code, struct.pack("<i", len(data) if length is None else length), data)

    def _write_buffer(self, value):
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError("unmarshallable object") from None
        self._sized(b"s", data)

    def _write_int(self, value):
        if -(2**31) <= value < 2**31:
            self._parts.append(struct.pack("<ci", b"i", value))
            return
        digits = []
        rest = abs(value)
        while rest:
            digits.append(rest & (1 << _DIGIT_BITS) - 1)
            rest >>= _DIGIT_BITS
        count = len(digits) if value > 0 else -len(digits)
        self._sized(b"l", struct.pack(f"<{len(digits)}H", *digits), count)

    def _write_float(self, value):
        self._parts.append(struct.pack("<cd", b"g", value))

    def _write_complex(self, value):
        self._parts.append(struct.pack("<cdd", b"y", value.real, value.imag))

    def _write_str(self, value):
        if self._version < 4 or not value.isascii():
            self._sized(b"u", value.encode("utf-8", "surrogatepass"))
        elif len(value) < _SHORT:
            self._parts += (struct.pack("<cB", b"z", len(value)), value.encode("ascii"))
        else:
            self._sized(b"a", value.encode("ascii"))

    def _write_tuple(self, value):
        if self._version >= 4 and len(value) < _SHORT:
            self._parts.append(struct.pack("<cB", b")", len(value)))
        else:
            self._sized(b"(", b"", len(value))
        self._write_all(value)

    def _write_all(self, values):
        for value in values:
            self._write(value)

    def _write_list(self, value):
        self._sized(b"[", b"", len(value))
        self._write_all(value)

    def _write_dict(self, value):
        self._parts.append(b"{")
        for item in value.items():
            self._write_all(item)
        self._parts.append(b"0")

    def _write_set(self, value):
        self._sized(b"<" if isinstance(value, set) else b">", b"", len(value))
        # Whatever its order is, equal sets give equal bytes.
        self._write_all(sorted(value, key=lambda item: dumps(item, self._version)))


_WRITERS = {
    int: _Writer._write_int,
    float: _Writer._write_float,
    complex: _Writer._write_complex,
    str: _Writer._write_str,
    tuple: _Writer._write_tuple,
    list: _Writer._write_list,
    dict: _Writer._write_dict,
    set: _Writer._write_set,
    frozenset: _Writer._write_set,
}


class _Reader:
    def __init__(self, file):
        self._file = file
        self._numbered = []

    def value(self):
        value = self._read()
        if value is _END:
            raise TypeError("NULL object in marshal data for object")
        return value

    def _bytes(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise EOFError("marshal data too short")
        return data

    def _unpack(self, form):
        return struct.unpack(form, self._bytes(struct.calcsize(form)))

    def _size(self, kind):
        (size,) = self._unpack("<i")
        if size < 0:
            raise ValueError(f"bad marshal data ({kind} size out of range)")
        return size

    def _read(self):
        head = self._file.read(1)
        if not head:
            raise EOFError("EOF read where object expected")
        code = bytes([head[0] & ~_NUMBERED])
        if code in _CONSTANTS:
            return _CONSTANTS[code]
        if code == b"0":
            return _END
        if code == b"r":
            return self._meant_again()
        read = _READERS.get(code)
        if read is None:
            raise ValueError("bad marshal data (unknown type code)")
        if not head[0] & _NUMBERED:
            return read(self, lambda value: value)
        place = len(self._numbered)
        self._numbered.append(_END)

        def number(value):
            """Contents may mean what they are contained in."""
            self._numbered[place] = value
            return value

        return number(read(self, number))

    def _meant_again(self):
        (number,) = self._unpack("<i")
        if not 0 <= number < len(self._numbered) or self._numbered[number] is _END:
            raise ValueError("bad marshal data (invalid reference)")
        return self._numbered[number]

    def _read_int(self, number):
        return self._unpack("<i")[0]

    def _read_int64(self, number):
        return self._unpack("<q")[0]

    def _read_long(self, number):
        (count,) = self._unpack("<i")
        digits = self._unpack(f"<{abs(count)}H")
        if digits and digits[-1] == 0:
            raise ValueError("bad marshal data (unnormalized long data)")
        value = 0
        for digit in reversed(digits):
            if digit >> _DIGIT_BITS:
                raise ValueError("bad marshal data (digit out of range in long)")
            value = value << _DIGIT_BITS | digit
        return value if count >= 0 else -value

    def _read_float(self, number):
        return self._unpack("<d")[0]

    def _read_complex(self, number):
        return complex(*self._unpack("<dd"))

    def _read_bytes(self, number):
        return self._bytes(self._size("bytes object"))

    def _read_text(self, number):
        return self._bytes(self._size("string")).decode("utf-8", "surrogatepass")

    def _read_short_text(self, number):
        return self._bytes(self._bytes(1)[0]).decode("latin-1")

    def _read_long_text(self, number):
        return self._bytes(self._size("string")).decode("latin-1")

    def _items(self, count):
        for _ in range(count):
            yield self.value()

    def _read_small_tuple(self, number):
        return tuple(self._items(self._bytes(1)[0]))

    def _read_tuple(self, number):
        return tuple(self._items(self._size("tuple")))

    def _read_list(self, number):
        made = number([])
        made.extend(self._items(self._size("list")))
        return made

    def _read_dict(self, number):
        made = number({})
        while (key := self._read()) is not _END:
            made[key] = self.value()
        return made

    def _read_set(self, number):
        made = number(set())
        made.update(self._items(self._size("set")))
        return made

    def _read_frozenset(self, number):
        return frozenset(self._items(self._size("set")))


_READERS = {
    b"i": _Reader._read_int,
    b"I": _Reader._read_int64,
    b"l": _Reader._read_long,
    b"g": _Reader._read_float,
    b"y": _Reader._read_complex,
    b"s": _Reader._read_bytes,
    b"u": _Reader._read_text,
    b"t": _Reader._read_text,
    b"z": _Reader._read_short_text,
    b"Z": _Reader._read_short_text,
    b"a": _Reader._read_long_text,
    b"A": _Reader._read_long_text,
    b"(": _Reader._read_tuple,
    b")": _Reader._read_small_tuple,
    b"[": _Reader._read_list,
    b"{": _Reader._read_dict,
    b"<": _Reader._read_set,
    b">": _Reader._read_frozenset,
}


def dumps(value, version=version, /):
    return _Writer(version).result(value)


def dump(value, file, version=version, /):
    file.write(dumps(value, version))


def loads(bytes, /):
    """Reads one value; bytes behind it are left alone."""
    return _Reader(io.BytesIO(bytes)).value()


def load(file, /):
    """Reads one value from a file, which stands behind it then."""
    return _Reader(file).value()
