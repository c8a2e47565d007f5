"""Where things are written (Library reference, "inspect", "Retrieving source code")."""

import linecache
import sys
import types


def cleandoc(doc):
    """A docstring without the indentation that the code around it gives it."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip(), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring of an object, or of what it takes the place of in a base class."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    if isinstance(object, type):
        for base in object.__mro__:
            if base.__doc__ is not None and base.__module__ != "builtins":
                return base.__doc__
        return None
    if isinstance(object, types.MethodType):
        name, cls = object.__func__.__name__, object.__self__
        cls = cls if isinstance(cls, type) else type(cls)
    elif isinstance(object, types.FunctionType):
        name, cls = object.__name__, _class_of(object)
    elif isinstance(object, property):
        name, cls = object.fget.__name__, _class_of(object.fget)
    else:
        return None
    for base in () if cls is None else cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def _class_of(func):
    """The class in whose body a function stands."""
    found = sys.modules.get(func.__module__)
    for name in func.__qualname__.split(".")[:-1]:
        found = getattr(found, name)
    return found if isinstance(found, type) else None


def getfile(object):
    """The file that something is written in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        module = sys.modules.get(getattr(object, "__module__", None))
        if getattr(module, "__file__", None):
            return module.__file__
        if getattr(object, "__module__", None) == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is None:
        raise TypeError(
            "module, class, method, function, traceback, frame, or code object was expected, "
            f"got {type(object).__name__}"
        )
    return code.co_filename


def _code_of(object):
    """The code of a function, method, frame or traceback."""
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    return object if isinstance(object, types.CodeType) else None


def getsourcefile(object):
    """The source file that something is written in; None when there is none."""
    name = getfile(object)
    return name if linecache.getlines(name) else None


def getabsfile(object, _filename=None):
    """The absolute path of the file that something is written in."""
    import os

    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """The module that something belongs to."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        name = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == name:
            return module
    return None


def getmodulename(path):
    """The name of the module that a file holds; None when it holds none."""
    name, dot, extension = path.rpartition("/")[2].rpartition(".")
    return name if dot and extension == "py" else None


def findsource(object):
    """All lines of the file, and the index of the first one of the object."""
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    return lines, (_span_of(object, lines) or (1, len(lines)))[0] - 1


def _span_of(object, lines):
    """First and last line of a definition; None: of a module."""
    from _traceback import class_lines, definition_lines

    text = "".join(lines)
    if isinstance(object, type):
        span = class_lines(text, object.__qualname__)
        if span is None:
            raise OSError("could not find class definition")
        return span
    if isinstance(object, (types.FrameType, types.TracebackType)):
        if _code_of(object).co_name == "<module>":
            return None
    code = _code_of(object)
    return None if code is None else definition_lines(text, code.co_firstlineno)


def getblock(lines):
    """The lines of the definition that lines begin with; the first one, where it is none."""
    from _traceback import definition_lines

    first, last = definition_lines("".join(lines), 1) or (1, 1)
    return lines[first - 1 : last]


def getsourcelines(object):
    """The lines of the definition, and the number of the first one (0: a module)."""
    from inspect import unwrap

    object = unwrap(object)
    lines, _ = findsource(object)
    span = _span_of(object, lines)
    if span is None:
        return lines, 0
    first, last = span
    return lines[first - 1 : last], first


def getsource(object):
    """The text of the definition."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comment before a definition, or at the beginning of a module; None."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        at = 1 if lines[0].startswith("#!") else 0
        while at < len(lines) and lines[at].strip() in ("", "#"):
            at += 1
        end = at
        while end < len(lines) and lines[end].startswith("#"):
            end += 1
        return "".join(line.expandtabs() for line in lines[at:end]) or None
    indent = len(lines[at]) - len(lines[at].lstrip())
    start = at
    while start > 0:
        line = lines[start - 1]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) != indent:
            break
        start -= 1
    return "".join(line.expandtabs().lstrip() for line in lines[start:at]) or None
