"""Finds the docstrings of modules, classes and functions, with their places."""

import linecache
import sys
import types

from ._examples import DocTestParser

_ROUTINES = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodDescriptorType,
    types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
)  # fmt: skip


class DocTestFinder:
    """Makes a DocTest of the docstring of an object, and of those of all that is defined in it."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser = DocTestParser() if parser is None else parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests, sorted by name. `module` False: the object's own module is of no concern."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(
                    "DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                    f"{type(obj)!r}"
                )
        if module is False:
            module = None
        elif module is None:
            module = _module_of(obj)
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        file = getattr(module, "__file__", None) if module is not None else None
        lines = linecache.getlines(file) if file else []
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f"Finding tests in {name}")
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            members = [
                (key, value)
                for key, value in obj.__dict__.items()
                if _is_tested(value) and self._from_module(module, value)
            ]
            members += [(f"__test__.{key}", value) for key, value in self._extra(obj)]
        elif isinstance(obj, type):
            members = []
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                is_tested = _is_tested(value) or isinstance(value, property)
                if is_tested and self._from_module(module, value):
                    members.append((key, value))
        else:
            return
        for key, value in members:
            self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)

    def _extra(self, module):
        """What the module's `__test__` adds: texts, and things with docstrings."""
        for key, value in getattr(module, "__test__", {}).items():
            if not isinstance(key, str):
                raise ValueError(
                    f"DocTestFinder.find: __test__ keys must be strings: {type(key)!r}"
                )
            if not (_is_tested(value) or isinstance(value, (types.ModuleType, str))):
                raise ValueError(
                    "DocTestFinder.find: __test__ values must be strings, functions, methods, "
                    f"classes, or modules: {type(value)!r}"
                )
            yield key, value

    def _from_module(self, module, obj):
        if module is None:
            return True
        if isinstance(obj, types.FunctionType):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, property):
            return True
        owner = getattr(obj, "__objclass__", obj)
        return getattr(owner, "__module__", None) == module.__name__

    def _get_test(self, obj, name, module, globs, lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, "__doc__", None)
            docstring = "" if docstring is None else str(docstring)
        lineno = _line_of(obj, docstring, lines)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)


def _module_of(obj):
    if isinstance(obj, types.ModuleType):
        return obj
    return sys.modules.get(getattr(obj, "__module__", None))


def _unwrapped(obj):
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    return obj


def _is_tested(obj):
    return isinstance(obj, type) or isinstance(_unwrapped(obj), _ROUTINES)


def _line_of(obj, docstring, lines):
    """The line of a docstring, from 0; None where it can't be told."""
    if isinstance(obj, types.ModuleType):
        return 0 if docstring else None
    start = _first_line(obj, docstring, lines)
    if start is None:
        return None
    # Between it and the docstring stand decorators, parameters, bases.
    for number in range(start, len(lines)):
        text = lines[number].strip()
        if _opens_string(text) or _opens_string(text.rpartition(":")[2].strip()):
            return number
    return None


def _first_line(obj, docstring, lines):
    if isinstance(obj, type):
        for number, line in enumerate(lines):
            head, _, rest = line.strip().partition(" ")
            name = rest.strip()
            if head == "class" and name.startswith(obj.__name__):
                if not name[len(obj.__name__) :][:1].isidentifier():
                    return number
        return None
    function = _unwrapped(obj)
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    return code.co_firstlineno - 1 if docstring and code is not None else None


def _opens_string(text):
    return text.lstrip("rRuUbB")[:1] in ("'", '"') and bool(text)
