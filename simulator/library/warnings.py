"""Messages to the programmer that stop nothing (Library reference, "warnings")."""

import sys

__all__ = [
    "catch_warnings", "filterwarnings", "formatwarning", "resetwarnings", "showwarning",
    "simplefilter", "warn", "warn_explicit",
]  # fmt: skip

# (action, message, category, module, line): the first that fits says what happens. Message and
# module are compiled patterns, or texts that must be equal.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_version = 1
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


def _filters_mutated():
    """What modules remember of warnings given already counts no more."""
    global _version
    _version += 1


class WarningMessage:
    """A warning with its place."""

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


# Texts


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning: its place and, when it can be had, the line of source there."""
    return _format_message(WarningMessage(message, category, filename, lineno, None, line))


def _format_message(warning):
    name = warning.category.__name__
    text = f"{warning.filename}:{warning.lineno}: {name}: {warning.message}\n"
    line = warning.line
    if line is None:
        from linecache import getline

        line = getline(warning.filename, warning.lineno)
    if line:
        text += f"  {line.strip()}\n"
    if warning.source is not None:
        text += f"{name}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Prints a warning; programs may put a function of their own in place of this one."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def _showwarnmsg_impl(warning):
    file = sys.stderr if warning.file is None else warning.file
    if file is None:
        return
    if formatwarning is _formatwarning_orig:
        text = _format_message(warning)
    else:
        text = formatwarning(
            warning.message, warning.category, warning.filename, warning.lineno, warning.line
        )
    try:
        file.write(text)
    except OSError:
        pass  # a warning about a broken stream helps nobody


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg(warning):
    """Hands a warning to whoever shows it now."""
    if showwarning is _showwarning_orig:
        _showwarnmsg_impl(warning)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(
        warning.message, warning.category, warning.filename, warning.lineno, warning.file,
        warning.line,
    )  # fmt: skip


# Filters


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Says what happens to warnings whose text and module begin as the patterns say."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    text = where = None
    if message or module:
        import re

        text = re.compile(message, re.IGNORECASE) if message else None
        where = re.compile(module) if module else None
    _add((action, text, category, where, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what happens to warnings of a category."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add((action, None, category, None, lineno), append)


def _add(entry, append):
    if append:
        if entry not in filters:
            filters.append(entry)
    else:
        if entry in filters:
            filters.remove(entry)
        filters.insert(0, entry)
    _filters_mutated()


def resetwarnings():
    """Forgets all filters."""
    filters[:] = []
    _filters_mutated()


def _fits(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _action(text, category, module, lineno):
    """The action of the first filter that fits, and the filter."""
    for each in filters:
        action, message, kind, where, line = each
        if issubclass(category, kind) and line in (0, lineno):
            if _fits(message, text) and _fits(where, module):
                return action, each
    return defaultaction, None


# Warning


def warn(message, category=None, stacklevel=1, source=None):
    """Warns about the caller, or about who called it `stacklevel` − 1 levels further out."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        names, filename, lineno = sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = names.get("__name__", "<string>")
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, None, source)


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None,
    source=None,
):  # fmt: skip
    """Warns about a given place; `registry` remembers what has been said already."""
    if module is None:
        module = (filename or "<unknown>").removesuffix(".py")
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    key = (text, category, lineno)
    if registry.get(key):
        return
    action, chosen = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action not in _ACTIONS:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {chosen}")
    if action != "always":
        registry[key] = True
    for memory, once in {
        "once": ((onceregistry, (text, category)),),
        "module": ((registry, (text, category, 0)),),
    }.get(action, ()):
        if memory.get(once):
            return
        memory[once] = True
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _warn_unawaited_coroutine(coroutine, at_end):
    """Tells of a coroutine that nobody can await any more (`at_end` of the program: of no line)."""
    text = f"coroutine '{coroutine.__qualname__}' was never awaited"
    if coroutine.cr_origin is not None and not at_end:
        from linecache import getline

        text += "\nCoroutine created at (most recent call last)"
        for filename, lineno, name in reversed(coroutine.cr_origin):
            text += f'\n  File "{filename}", line {lineno}, in {name}'
            line = getline(filename, lineno).strip()
            if line:
                text += f"\n    {line}"
    warn(text, RuntimeWarning, 2, None if at_end else coroutine)


def _warn_unclosed(text, resource):
    """Tells of what is still open when nobody can close it any more."""
    warn(text, ResourceWarning, 2, resource)


class catch_warnings:
    """Puts filters back at the end of the block; with record=True gives a list of the warnings."""

    def __init__(
        self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False
    ):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg_impl
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            # What a program has put in place of it is to record nothing.
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg_impl = self._saved
        module._filters_mutated()
