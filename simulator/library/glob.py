"""Paths that match a shell pattern. `**` stands for any number of directories."""

import contextlib
import fnmatch
import os
import stat

__all__ = ["glob", "iglob", "escape"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match. Names with a leading dot only match patterns with one."""
    return list(
        iglob(
            pathname,
            root_dir=root_dir,
            dir_fd=dir_fd,
            recursive=recursive,
            include_hidden=include_hidden,
        )
    )


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """As glob(), one path after the other."""
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    search = _Search(root, recursive, include_hidden)
    paths = search.find(pathname, False)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        with contextlib.suppress(StopIteration):
            first = next(paths)
            if first:
                yield first
    yield from paths


def has_magic(s):
    """Whether a text is a pattern and not a name."""
    return any(c in s for c in (b"*?[" if isinstance(s, bytes) else "*?["))


def escape(pathname):
    """The pattern that matches this path alone."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + b"".join(b"[%c]" % c if c in b"*?[" else b"%c" % c for c in pathname)
    return drive + "".join(f"[{c}]" if c in "*?[" else c for c in pathname)


def _is_hidden(path):
    return path[0] in (".", b"."[0])


def _is_recursive(pattern):
    return pattern in ("**", b"**")


class _Search:
    """A search below a directory; '' is the working directory."""

    def __init__(self, root, recursive, include_hidden):
        self.root = root
        self.recursive = recursive
        self.include_hidden = include_hidden

    def find(self, pathname, only_directories):
        folder, pattern = os.path.split(pathname)
        if not has_magic(pathname):
            exists = self.exists(pathname) if pattern else self.is_directory(folder)
            if exists:
                yield pathname
            return
        if not folder:
            if self.recursive and _is_recursive(pattern):
                yield from self.below(folder, pattern, only_directories)
            else:
                yield from self.matching(folder, pattern, only_directories)
            return
        # The directory part may be a pattern too; of "**/name" every directory has a look inside.
        folders = [folder]
        if folder != pathname and has_magic(folder):
            folders = self.find(folder, True)
        if not has_magic(pattern):
            inside = self.named
        elif self.recursive and _is_recursive(pattern):
            inside = self.below
        else:
            inside = self.matching
        for folder in folders:
            for name in inside(folder, pattern, only_directories):
                yield os.path.join(folder, name)

    def matching(self, folder, pattern, only_directories):
        names = self.names(folder, only_directories)
        if not self.include_hidden and not _is_hidden(pattern):
            names = (name for name in names if not _is_hidden(name))
        return fnmatch.filter(names, pattern)

    def named(self, folder, name, only_directories):
        if name:
            found = self.exists(os.path.join(folder, name))
        else:  # the pattern ends with a slash
            found = self.is_directory(folder)
        return [name] if found else []

    def below(self, folder, pattern, only_directories):
        """The directory itself, as an empty name, and everything below it."""
        if folder and not self.is_directory(folder):
            return
        yield pattern[:0]
        yield from self.descend(folder, only_directories)

    def descend(self, folder, only_directories):
        for name in self.names(folder, only_directories):
            if self.include_hidden or not _is_hidden(name):
                yield name
                inner = os.path.join(folder, name) if folder else name
                for rest in self.descend(inner, only_directories):
                    yield os.path.join(name, rest)

    def names(self, folder, only_directories):
        folder = os.path.join(self.root, folder) if self.root else folder
        if not folder:
            folder = os.fsencode(os.curdir) if isinstance(folder, bytes) else os.curdir
        names = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    try:
                        if not only_directories or entry.is_dir():
                            names.append(entry.name)
                    except OSError:
                        pass
        except OSError:
            pass
        return names

    def exists(self, path):
        return os.path.lexists(os.path.join(self.root, path))

    def is_directory(self, path):
        try:
            return stat.S_ISDIR(os.stat(os.path.join(self.root, path)).st_mode)
        except (OSError, ValueError):
            return False
