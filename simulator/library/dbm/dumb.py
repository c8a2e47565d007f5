"""A database in plain files: NAME.dat has the values, NAME.dir says where (Library reference, "dbm.dumb")."""

import ast
import io
import os
from collections.abc import MutableMapping

__all__ = ["error", "open"]

error = OSError

# Values begin at whole blocks, so that a somewhat longer one can stay where the old one was.
_BLOCK = 512


class _Database(MutableMapping):
    _index = None

    def __init__(self, file, mode, flag):
        name = os.fsencode(file)
        self._mode = mode
        self._directory, self._data, self._backup = name + b".dir", name + b".dat", name + b".bak"
        self._readonly = flag == "r"
        self._modified = False
        if flag == "n":
            for path in (self._data, self._backup, self._directory):
                try:
                    os.remove(path)
                except OSError:
                    pass
        self._prepare(flag)
        self._index = self._read()

    def _prepare(self, flag):
        """Makes the file for the values if there is none."""
        try:
            with io.open(self._data, "r", encoding="latin-1"):
                pass
        except OSError:
            if flag not in ("c", "n"):
                raise
            with io.open(self._data, "w", encoding="latin-1"):
                self._chmod(self._data)

    def _read(self):
        """Places and lengths of the values by key."""
        places = {}
        try:
            with io.open(self._directory, "r", encoding="latin-1") as file:
                for line in file:
                    key, place = ast.literal_eval(line.rstrip())
                    places[key.encode("latin-1")] = place
        except FileNotFoundError:
            self._modified = not self._readonly
        return places

    def _chmod(self, path):
        os.chmod(path, self._mode)

    def _bytes(self, value, what):
        if isinstance(value, str):
            return value.encode("utf-8")
        if isinstance(value, (bytes, bytearray)):
            return bytes(value)
        raise TypeError(f"{what} must be bytes or strings")

    def _key(self, key):
        return key.encode("utf-8") if isinstance(key, str) else key

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _verify_writable(self):
        if self._readonly:
            raise error("The database is opened for reading only")

    def __getitem__(self, key):
        self._verify_open()
        place, length = self._index[self._key(key)]
        with io.open(self._data, "rb") as file:
            file.seek(place)
            return file.read(length)

    def __setitem__(self, key, value):
        self._verify_writable()
        key, value = self._bytes(key, "keys"), self._bytes(value, "values")
        self._verify_open()
        self._modified = True
        known = self._index.get(key)
        if known is not None and len(value) <= -(-known[1] // _BLOCK) * _BLOCK:
            self._index[key] = known[0], self._put(known[0], value)
            return
        end = os.stat(self._data).st_size
        start = -(-end // _BLOCK) * _BLOCK
        self._index[key] = start, self._put(start, value)
        if known is None:
            self._note(key)

    def _put(self, place, value):
        """Writes a value there; its length."""
        with io.open(self._data, "rb+") as file:
            file.seek(place)
            file.write(value)
        return len(value)

    def _note(self, key):
        with io.open(self._directory, "a", encoding="latin-1") as file:
            self._chmod(self._directory)
            file.write(self._line(key))

    def _line(self, key):
        return f"{key.decode('latin-1')!r}, {self._index[key]!r}\n"

    def __delitem__(self, key):
        self._verify_writable()
        self._verify_open()
        self._modified = True
        del self._index[self._key(key)]
        self.sync()

    def keys(self):
        self._verify_open()
        return list(self._index)

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        self._verify_open()
        return self._key(key) in self._index

    def __iter__(self):
        self._verify_open()
        return iter(self._index)

    iterkeys = __iter__

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def sync(self):
        """Writes the places of the values anew."""
        if self._index is None or not self._modified:
            return
        try:
            os.replace(self._directory, self._backup)
        except OSError:
            pass
        with io.open(self._directory, "w", encoding="latin-1") as file:
            self._chmod(self._directory)
            file.writelines([self._line(key) for key in self._index])

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    def __del__(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def open(file, flag="c", mode=0o666):
    """A database by the name of its files without their endings."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    mask = os.umask(0)
    os.umask(mask)
    return _Database(file, mode & ~mask, flag)
