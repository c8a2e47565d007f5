"""Lines of source files by number (Library reference, "linecache")."""

__all__ = ["checkcache", "clearcache", "getline", "lazycache"]

# By file name: (size, time of change, lines, full name), as programs that look into it expect; or a
# function in a tuple of one that gives the text when it is first asked for.
cache = {}


def clearcache():
    """Forgets all lines."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its newline; '' when there is no such line."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a file; none when it cannot be had."""
    if filename in cache and len(cache[filename]) != 1:
        return cache[filename][2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forgets the lines of files; they are read again when they are asked for."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is not None and len(entry) != 1 and entry[1] is not None:
            del cache[name]


def lazycache(filename, module_globals):
    """True when a file's lines can be had from the loader in a module's globals, later."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    loader = (module_globals or {}).get("__loader__")
    get_source = getattr(loader, "get_source", None)
    name = (module_globals or {}).get("__name__")
    if not name or get_source is None:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True


def updatecache(filename, module_globals=None):
    """Reads a file's lines anew."""
    entry = cache.pop(filename, None)
    text = _text_of(filename)
    if text is None and (entry is not None or lazycache(filename, module_globals)):
        make = entry or cache.pop(filename)
        text = make[0]() if len(make) == 1 else None
    if text is None:
        return []
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (len(text), 0.0, lines, filename)
    return lines


def _text_of(filename):
    from _traceback import source_text

    text = source_text(filename)
    if text is not None or filename.startswith("<"):
        return text
    try:
        with open(filename) as file:
            return file.read()
    except (OSError, UnicodeDecodeError, NameError):
        return None
