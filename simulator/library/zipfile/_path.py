"""Members of an archive as paths."""

import io
import posixpath

from . import ZipFile

__all__ = ["Path"]


class Path:
    """A member, or a folder that members lie in."""

    def __init__(self, root, at=""):
        self.root = root if isinstance(root, ZipFile) else ZipFile(root)
        self.at = at

    def __repr__(self):
        return f"{type(self).__name__}({self.root.filename!r}, {self.at!r})"

    def __str__(self):
        return posixpath.join(self.root.filename, self.at)

    def __truediv__(self, other):
        return self.joinpath(other)

    def _names(self):
        """All members, and the folders that only their names tell of."""
        names = self.root.namelist()
        folders = {}
        for name in names:
            folder = posixpath.dirname(name.rstrip("/"))
            while folder:
                folders[folder + "/"] = None
                folder = posixpath.dirname(folder)
        return names + [folder for folder in folders if folder not in names]

    def _beside(self, at):
        return type(self)(self.root, at)

    @property
    def name(self):
        return posixpath.basename(self.at.rstrip("/"))

    @property
    def stem(self):
        return posixpath.splitext(self.name)[0]

    @property
    def suffix(self):
        return posixpath.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def parent(self):
        folder = posixpath.dirname(self.at.rstrip("/"))
        return self._beside(folder + "/" if folder else "")

    def joinpath(self, *other):
        at = posixpath.join(self.at, *other)
        names = self._names()
        return self._beside(at + "/" if at not in names and at + "/" in names else at)

    def is_dir(self):
        return not self.at or self.at.endswith("/")

    def is_file(self):
        return self.exists() and not self.is_dir()

    def exists(self):
        return self.at in self._names()

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        for name in self._names():
            if name != self.at and name.startswith(self.at) and "/" not in name[len(self.at) : -1]:
                yield self._beside(name)

    def open(self, mode="r", *args, pwd=None, **kwargs):
        if self.is_dir():
            raise IsADirectoryError(self)
        if mode[0] == "r" and not self.exists():
            raise FileNotFoundError(self)
        file = self.root.open(self.at, mode[0], pwd=pwd)
        if "b" not in mode:
            return io.TextIOWrapper(file, *args, **kwargs)
        if args or kwargs:
            raise ValueError("encoding args invalid for binary operation")
        return file

    def read_text(self, *args, **kwargs):
        with self.open("r", *args, **kwargs) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()


Path.__module__ = "zipfile"
