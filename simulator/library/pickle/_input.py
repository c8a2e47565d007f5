"""The bytes of a pickle as they are read."""

from ._errors import UnpicklingError


class Input:
    """Reads from a file, and what a frame holds all at once."""

    def __init__(self, file):
        self._file = file
        self._data = b""
        self._at = 0

    def read(self, size):
        """Just so many bytes; UnpicklingError if there are fewer."""
        end = self._at + size
        if end <= len(self._data):
            data = self._data[self._at : end]
            self._at = end
            return data
        rest = self._data[self._at :]
        data = rest + self._file.read(size - len(rest))
        self._data, self._at = b"", 0
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        return data

    def opcode(self):
        """The next instruction; EOFError if there is none."""
        if self._at < len(self._data):
            self._at += 1
            return self._data[self._at - 1 : self._at]
        one = self._file.read(1)
        if not one:
            raise EOFError("Ran out of input")
        return one

    def frame(self, size):
        """So many bytes belong together."""
        self._data, self._at = self.read(size), 0

    def number(self, size, signed=False):
        return int.from_bytes(self.read(size), "little", signed=signed)

    def line(self):
        """Up to the end of the line, which is left out."""
        end = self._data.find(b"\n", self._at)
        if end >= 0:
            line = self._data[self._at : end]
            self._at = end + 1
            return line
        line = self._data[self._at :] + self._file.readline()
        self._data, self._at = b"", 0
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]
