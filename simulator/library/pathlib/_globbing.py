"""Path.glob(): directories are searched one part of the pattern after the other."""

import fnmatch
import os


def parse_pattern(path, pattern):
    """The parts of a pattern that is relative to the path."""
    if not pattern:
        raise ValueError(f"Unacceptable pattern: {pattern!r}")
    drive, root, parts = path._parse([pattern])
    if drive or root:
        raise NotImplementedError("Non-relative patterns are unsupported")
    if pattern[-1] in (path._flavour.sep, path._flavour.altsep):
        parts = [*parts, ""]
    for part in parts:
        if "**" in part and part != "**":
            raise ValueError(
                "Invalid pattern: '**' can only be an entire path component"
            )
    return drive, root, parts


def select(path, parts):
    """What below a path matches; nothing twice."""
    if not path.is_dir():
        return
    found = _select(path, parts)
    if parts.count("**") < 2:
        yield from found
        return
    seen = set()
    for match in found:
        if match not in seen:
            seen.add(match)
            yield match


def _select(path, parts):
    if not parts:
        yield path
        return
    part, *rest = parts
    if part == "**":
        for folder in _folders(path):
            yield from _select(folder, rest)
    elif part == "" or part == "..":
        inner = path if part == "" else path / part
        if path.is_dir():
            yield from _select(inner, rest)
    elif not any(c in part for c in "*?["):
        inner = path / part
        if inner.is_dir() if rest else inner.exists():
            yield from _select(inner, rest)
    else:
        for entry in _entries(path):
            if rest and not _is_folder(entry):
                continue
            name = path._flavour.fold(entry.name)
            if fnmatch.fnmatchcase(name, path._flavour.fold(part)):
                yield from _select(path / entry.name, rest)


def _folders(path):
    """A directory and all below it; symbolic links are not followed."""
    yield path
    for entry in _entries(path):
        if _is_folder(entry) and not entry.is_symlink():
            yield from _folders(path / entry.name)


def _entries(path):
    try:
        with os.scandir(path) as entries:
            return list(entries)
    except PermissionError:
        return []


def _is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False
