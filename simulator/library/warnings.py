"""Messages to the programmer that stop nothing."""

import sys

__all__ = [
    "catch_warnings", "filterwarnings", "formatwarning", "resetwarnings", "showwarning",
    "simplefilter", "warn", "warn_explicit",
]  # fmt: skip

# (action, message, category, module, line): the first that fits says what happens.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_seen = set()
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    """A warning with its place."""

    _NAMES = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        from _traceback import source_line

        line = source_line(filename, lineno)
    return f"{text}  {line.strip()}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Prints a warning; programs may put a function of their own in place of this one."""
    print(
        formatwarning(message, category, filename, lineno, line),
        file=file or sys.stderr,
        end="",
    )


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Says what happens to warnings that fit. Message and module are beginnings, not patterns."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what happens to warnings of a category."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    _add((action, None, category, None, lineno), append)


def _add(entry, append):
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    filters.insert(len(filters) if append else 0, entry)
    _seen.clear()


def resetwarnings():
    """Forgets all filters."""
    filters.clear()
    _seen.clear()


def warn(message, category=None, stacklevel=1, source=None):
    """Warns about the caller, or about who called it `stacklevel` − 1 levels further out."""
    if isinstance(message, Warning):
        category = message.__class__
    category = UserWarning if category is None else category
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        warn_explicit(message, category, "sys", 1, "sys")
        return
    module = frame.f_globals.get("__name__", "<string>")
    warn_explicit(message, category, frame.f_code.co_filename, frame.f_lineno, module)


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None,
    source=None,
):  # fmt: skip
    """Warns about a given place."""
    if module is None:
        module = filename.removesuffix(".py")
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    place = {
        "once": (text, category),
        "module": (text, category, module),
        "default": (text, category, module, lineno),
    }.get(action)
    if place is not None:
        if place in _seen:
            return
        _seen.add(place)
    _deliver(WarningMessage(message, category, filename, lineno, source=source))


def _action(text, category, module, lineno):
    for action, beginning, kind, where, line in filters:
        if beginning is not None and not text.lower().startswith(beginning.lower()):
            continue
        if where is not None and not module.startswith(where):
            continue
        if issubclass(category, kind) and line in (0, lineno):
            return action
    return defaultaction


def _deliver(warning):
    if _record is not None:
        _record.append(warning)
    else:
        showwarning(warning.message, warning.category, warning.filename, warning.lineno)


_record = None


class catch_warnings:
    """Puts filters back at the end of the block; with record=True gives a list of the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):  # fmt: skip
        self._recording = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global _record
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = filters[:], _record, showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        _seen.clear()
        if not self._recording:
            return None
        _record = []
        return _record

    def __exit__(self, *exc_info):
        global _record, showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], _record, showwarning = self._saved
        _seen.clear()
