"""Paths that only know names."""

import fnmatch
import os

from pathlib._flavours import POSIX, WINDOWS


class Parents:
    """What lies above a path, from the directory it is in up to the root."""

    __slots__ = ("_kind", "_drive", "_root", "_parts")

    def __init__(self, path):
        self._kind = type(path)
        self._drive = path._drive
        self._root = path._root
        self._parts = path._parts

    def __len__(self):
        has_anchor = bool(self._drive or self._root)
        return len(self._parts) - 1 if has_anchor else len(self._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._kind._make(self._drive, self._root, self._parts[: -index - 1])

    def __repr__(self):
        return f"<{self._kind.__name__}.parents>"


Parents.__name__ = Parents.__qualname__ = "_PathParents"
Parents.__module__ = "pathlib"


class PurePath:
    """A path of this system that need not exist."""

    __slots__ = ("_drive", "_root", "_parts", "_text", "_hash")
    _flavour = POSIX

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._from(args)

    @classmethod
    def _from(cls, args):
        return cls._make(*cls._parse(cls._texts(args)))

    @classmethod
    def _make(cls, drive, root, parts):
        """`parts` begins with the drive and the root, if there are any, as one part."""
        self = object.__new__(cls)
        self._drive = drive
        self._root = root
        self._parts = parts
        return self

    @staticmethod
    def _texts(args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts += arg._parts
                continue
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError(
                    "argument should be a str object or an os.PathLike object "
                    f"returning str, not {type(text)!r}"
                )
            texts.append(str(text))
        return texts

    @classmethod
    def _parse(cls, texts):
        """Drive, root and parts. The last text with a root or a drive makes those before it void."""
        flavour = cls._flavour
        drive = root = ""
        names = []
        for text in texts:
            if flavour.altsep:
                text = text.replace(flavour.altsep, flavour.sep)
            new_drive, new_root, rest = flavour.split_root(text)
            if new_drive or new_root:
                names = []
                root = new_root
                drive = new_drive or drive
            names += [name for name in rest.split(flavour.sep) if name and name != "."]
        return drive, root, ([drive + root] if drive or root else []) + names

    @property
    def _flavoured(self):
        return [self._flavour.fold(part) for part in self._parts]

    # As text

    def __str__(self):
        """The path as the system writes it."""
        try:
            return self._text
        except AttributeError:
            pass
        if self._drive or self._root:
            anchor, *names = self._parts
            text = anchor + self._flavour.sep.join(names)
        else:
            text = self._flavour.sep.join(self._parts) or "."
        self._text = text
        return text

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        """The path as the system takes it."""
        return os.fsencode(self)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.as_posix()!r})"

    def as_posix(self):
        """The path with slashes between its names."""
        return str(self).replace(self._flavour.sep, "/")

    def as_uri(self):
        """The path as a file URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        start, host = self._flavour.uri_start(self._drive)
        rest = self.as_posix() if not self._drive or host else self.as_posix()[2:]
        return start + "".join(
            c if c.isascii() and (c.isalnum() or c in "_.-~/") else _percent(c) for c in rest
        )

    # Comparing

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._flavour is other._flavour and self._flavoured == other._flavoured

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(tuple(self._flavoured))
            return self._hash

    def _order(self, other):
        if isinstance(other, PurePath) and self._flavour is other._flavour:
            return self._flavoured, other._flavoured
        return None

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order[0] < order[1]

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order[0] <= order[1]

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order[0] > order[1]

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order[0] >= order[1]

    def __class_getitem__(cls, item):
        """For annotations."""
        return cls

    # Parts

    drive = property(lambda self: self._drive, doc="The drive, or ''.")
    root = property(lambda self: self._root, doc="The root, or ''.")

    @property
    def anchor(self):
        """Drive and root together, or ''."""
        return self._drive + self._root

    @property
    def parts(self):
        """The names as a tuple, the anchor first."""
        return tuple(self._parts)

    @property
    def _names(self):
        return self._parts[1:] if self._drive or self._root else self._parts

    @property
    def name(self):
        """The last name, or ''."""
        names = self._names
        return names[-1] if names else ""

    @property
    def suffix(self):
        """The name from its last dot on, or ''."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All suffixes of the name."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self):
        """The directory that it is in."""
        if not self._names:
            return self
        return self._make(self._drive, self._root, self._parts[:-1])

    @property
    def parents(self):
        """What lies above it."""
        return Parents(self)

    def is_absolute(self):
        """Whether it begins at a root (and on a drive, where there are drives)."""
        return bool(self._root) and (self._flavour is POSIX or bool(self._drive))

    def is_reserved(self):
        """Whether Windows has kept the name for something else than a file."""
        return self._flavour.is_reserved(self._parts)

    # Making others

    def joinpath(self, *args):
        """This path with others behind it."""
        return self._from((self, *args))

    def __truediv__(self, key):
        try:
            return self._from((self, key))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from((key, self))
        except TypeError:
            return NotImplemented

    def with_name(self, name):
        """The path with another last name."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        drive, root, parts = self._parse([name])
        separators = (self._flavour.sep, self._flavour.altsep or self._flavour.sep)
        if not name or name.endswith(separators) or drive or root or len(parts) != 1:
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._drive, self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        """The path with another stem."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another suffix; '' takes it away."""
        separators = self._flavour.sep, self._flavour.altsep
        if any(sep and sep in suffix for sep in separators):
            raise ValueError(f"Invalid suffix {suffix!r}")
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._make(self._drive, self._root, self._parts[:-1] + [self.stem + suffix])

    def relative_to(self, *other):
        """The path as seen from another, which it must lie below."""
        if not other:
            raise TypeError("need at least one argument")
        base = self._from(other)
        count = len(base._parts)
        anchors = base._root == self._root or not base._drive and not base._root
        if not anchors or self._flavoured[:count] != base._flavoured:
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(base)!r}"
                " OR one path is relative and the other is absolute."
            )
        if count:
            return self._make("", "", self._parts[count:])
        return self._make(self._drive, self._root, self._parts[:])

    def is_relative_to(self, *other):
        """Whether it lies below another."""
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def match(self, path_pattern):
        """Whether it matches a pattern; one without an anchor is compared from the right."""
        fold = self._flavour.fold
        drive, root, patterns = self._parse([fold(path_pattern)])
        if not patterns:
            raise ValueError("empty pattern")
        parts = self._flavoured
        if drive and drive != fold(self._drive) or root and root != fold(self._root):
            return False
        if drive or root:
            if len(patterns) != len(parts):
                return False
            patterns, parts = patterns[1:], parts[1:]
        elif len(patterns) > len(parts):
            return False
        pairs = zip(reversed(parts), reversed(patterns))
        return all(fnmatch.fnmatchcase(part, pattern) for part, pattern in pairs)


def _percent(c):
    return "".join(f"%{byte:02X}" for byte in os.fsencode(c))


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path as POSIX systems write them."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path as Windows writes them."""

    __slots__ = ()
    _flavour = WINDOWS
