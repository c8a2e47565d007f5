"""A list in shared memory.

The block holds, as CPython's does: the number of items; for each, where the next one begins; the
items; the formats of all, eight bytes each; and for each, what was cut off of its padding.
"""

from struct import calcsize, pack_into, unpack_from

from .shared_memory import SharedMemory

_ALIGNMENT = 8
_FORMATS = {int: "q", float: "d", bool: "xxxxxxx?", type(None): "xxxxxx?x"}
_AS_IT_IS, _STRIP_STR, _STRIP_BYTES, _NONE = range(4)
_TEXT = "utf-8"


def _format_of(item):
    if isinstance(item, (str, bytes)):
        size = len(item.encode(_TEXT) if isinstance(item, str) else item)
        return f"{_ALIGNMENT * (size // _ALIGNMENT + 1)}s"
    return _FORMATS[type(item)]


def _code_of(item):
    if isinstance(item, str):
        return _STRIP_STR
    if isinstance(item, bytes):
        return _STRIP_BYTES
    return _NONE if item is None else _AS_IT_IS


def _packed(item):
    return item.encode(_TEXT) if isinstance(item, str) else item


class ShareableList:
    """So many numbers, texts, bytes, bools and None. An item never outgrows its first place."""

    def __init__(self, sequence=None, *, name=None):
        if name is not None and sequence is None:
            self.shm = SharedMemory(name)
            self._read_layout()
            return
        items = [*(sequence or ())]
        formats = [_format_of(item) for item in items]
        self._lay_out([0, *(calcsize(f"<{each}") for each in formats)])
        size = self._end
        self.shm = SharedMemory(name, create=True, size=size)
        pack_into(f"<{self._length + 1}q", self.shm.buf, 0, self._length, *self._offsets[1:])
        for number, item in enumerate(items):
            self._write(number, item, formats[number])

    def _lay_out(self, sizes):
        self._length = len(sizes) - 1
        self._offsets = []
        total = 0
        for size in sizes:
            total += size
            self._offsets.append(total)
        self._place()

    def _read_layout(self):
        self._length = unpack_from("<q", self.shm.buf)[0]
        self._offsets = [0, *unpack_from(f"<{self._length}q", self.shm.buf, 8)]
        self._place()

    def _place(self):
        self._first = 8 + 8 * self._length
        self._formats = self._first + self._offsets[-1]
        self._codes = self._formats + 8 * self._length
        self._end = self._codes + self._length

    def _write(self, number, item, format):
        buffer = self.shm.buf
        pack_into(f"<{format}", buffer, self._first + self._offsets[number], _packed(item))
        pack_into("<8s", buffer, self._formats + 8 * number, format.encode(_TEXT))
        pack_into("<b", buffer, self._codes + number, _code_of(item))

    def _format(self, number):
        packed = unpack_from("<8s", self.shm.buf, self._formats + 8 * number)[0]
        return packed.rstrip(b"\0").decode(_TEXT)

    def _number(self, position, problem):
        number = position + self._length if position < 0 else position
        if not 0 <= number < self._length:
            raise IndexError(problem)
        return number

    def __getitem__(self, position):
        number = self._number(position, "index out of range")
        place = self._first + self._offsets[number]
        item = unpack_from(f"<{self._format(number)}", self.shm.buf, place)[0]
        code = unpack_from("<b", self.shm.buf, self._codes + number)[0]
        if code == _NONE:
            return None
        if code == _AS_IT_IS:
            return item
        item = item.rstrip(b"\0")
        return item.decode(_TEXT) if code == _STRIP_STR else item

    def __setitem__(self, position, item):
        number = self._number(position, "assignment index out of range")
        if isinstance(item, (str, bytes)):
            room = self._offsets[number + 1] - self._offsets[number]
            if len(_packed(item)) > room:
                raise ValueError("bytes/str item exceeds available storage")
            format = self._format(number)
            if not format.endswith("s"):
                format = f"{room}s"
        else:
            format = _FORMATS[type(item)]
        self._write(number, item, format)

    def __reduce__(self):
        return _by_name, (type(self), self.shm.name)

    def __len__(self):
        return self._length

    def __repr__(self):
        return f"{type(self).__name__}({[*self]}, name={self.shm.name!r})"

    @property
    def format(self):
        """How the items lie there, in the letters of `struct`."""
        return "".join(map(self._format, range(self._length)))

    def count(self, value):
        return sum(value == item for item in self)

    def index(self, value):
        for number, item in enumerate(self):
            if value == item:
                return number
        raise ValueError(f"{value!r} not in this container")

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


ShareableList.__module__ = "multiprocessing.shared_memory"


def _by_name(kind, name):
    return kind(name=name)
