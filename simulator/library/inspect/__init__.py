"""What live objects are made of (Library reference, "inspect")."""

import sys
import types
from collections import namedtuple

from inspect._callables import signature
from inspect._frames import (
    CORO_CLOSED, CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, GEN_CLOSED, GEN_CREATED, GEN_RUNNING,
    GEN_SUSPENDED, ArgInfo, Arguments, FrameInfo, Traceback, currentframe, formatargvalues, getargs,
    getargvalues, getcoroutinelocals, getcoroutinestate, getframeinfo, getgeneratorlocals,
    getgeneratorstate, getinnerframes, getlineno, getouterframes, stack, trace,
)  # fmt: skip
from inspect._parameter import (
    Parameter, _ParameterKind, _empty, formatannotation, formatannotationrelativeto,
)  # fmt: skip
from inspect._signature import BoundArguments, Signature
from inspect._sources import (
    cleandoc, findsource, getabsfile, getblock, getcomments, getdoc, getfile, getmodule,
    getmodulename, getsource, getsourcefile, getsourcelines,
)  # fmt: skip

for _class in (
    ArgInfo, Arguments, BoundArguments, FrameInfo, Parameter, Signature, Traceback, _ParameterKind,
    _empty,
):  # fmt: skip
    _class.__module__ = __name__

CO_OPTIMIZED = 0x01
CO_NEWLOCALS = 0x02
CO_VARARGS = 0x04
CO_VARKEYWORDS = 0x08
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200
TPFLAGS_IS_ABSTRACT = 1 << 20

# Kinds of objects


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a bound method written in Python."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether it is a built-in function or a bound built-in method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether it is a bound special method of a built-in type."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Whether it is a function or a method of any kind."""
    functions = (
        types.BuiltinFunctionType,
        types.FunctionType,
        types.MethodType,
        types.MethodWrapperType,
    )
    return isinstance(object, functions) or ismethoddescriptor(object)


def _has_type_method(object, name):
    return hasattr(type(object), name)


def ismethoddescriptor(object):
    """Whether it has `__get__` only, and is no function, method or class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return _has_type_method(object, "__get__") and not _has_type_method(object, "__set__")


def isdatadescriptor(object):
    """Whether it has `__set__` or `__delete__`."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return _has_type_method(object, "__set__") or _has_type_method(object, "__delete__")


def isgetsetdescriptor(object):
    """Whether it is an attribute that a built-in type computes."""
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """Whether it is the place of a name in __slots__."""
    return isinstance(object, types.MemberDescriptorType)


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether it is code."""
    return isinstance(object, types.CodeType)


def isabstract(object):
    """Whether it is a class with methods that subclasses must define."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def _has_flag(object, flag):
    while ismethod(object):
        object = object.__func__
    while isinstance(object, _partial_type()):
        object = object.func
    return _is_like_function(object) and bool(object.__code__.co_flags & flag)


def _is_like_function(object):
    """Whether it is a function, or has what makes up one."""
    if isfunction(object):
        return True
    if not callable(object) or isclass(object):
        return False
    return (
        isinstance(getattr(object, "__name__", None), str)
        and isinstance(getattr(object, "__code__", None), types.CodeType)
        and isinstance(getattr(object, "__defaults__", ()), (tuple, types.NoneType))
        and isinstance(getattr(object, "__kwdefaults__", {}), (dict, types.NoneType))
    )


def _partial_type():
    from functools import partial

    return partial


def isgeneratorfunction(object):
    """Whether calling it makes a generator."""
    return _has_flag(object, CO_GENERATOR)


def iscoroutinefunction(object):
    """Whether it was defined with `async def` and has no yield."""
    return _has_flag(object, CO_COROUTINE)


def isasyncgenfunction(object):
    """Whether calling it makes an asynchronous generator."""
    return _has_flag(object, CO_ASYNC_GENERATOR)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether it can be awaited."""
    if isinstance(object, types.CoroutineType) or _has_type_method(object, "__await__"):
        return True
    return isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


# Members


def _members(object, predicate, get):
    # Classes may compute attributes that they don't list themselves.
    names = dir(object)
    bases = (object, *object.__mro__) if isclass(object) else ()
    for base in bases[1:]:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute):
                names.append(name)
    found = []
    seen = set()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in bases[1:]:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if name not in seen and (not predicate or predicate(value)):
            found.append((name, value))
        seen.add(name)
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """Pairs of name and value, sorted by name; those the predicate says yes to."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running descriptors."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """What kind each attribute of a class is, and which class it comes from."""
    found = []
    for name in sorted(set(dir(cls))):
        home = next((base for base in cls.__mro__ if name in base.__dict__), None)
        value = getattr(cls, name, None) if home is None else home.__dict__[name]
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        else:
            kind = "method" if isroutine(value) else "data"
        found.append(Attribute(name, kind, home, value))
    return found


def getmro(cls):
    """The class and its bases in the order in which attributes are looked for."""
    return cls.__mro__


def getclasstree(classes, unique=False):
    """Nested lists of classes and their bases."""
    children = {}
    roots = []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                below = children.setdefault(parent, [])
                if cls not in below:
                    below.append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    """What getclasstree() is made of."""
    found = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(walktree(children[cls], children, cls))
    return found


_ABSENT = object()


def _static_in_mro(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _ABSENT


def getattr_static(obj, attr, default=_ABSENT):
    """An attribute as it is stored, without running descriptors or __getattr__."""
    own = _ABSENT
    if isclass(obj):
        cls = obj
    else:
        cls = type(obj)
        try:
            namespace = object.__getattribute__(obj, "__dict__")
        except AttributeError:
            namespace = {}
        own = namespace.get(attr, _ABSENT)
    found = _static_in_mro(cls, attr)
    if own is not _ABSENT and found is not _ABSENT:
        kind = type(found)
        sets = _static_in_mro(kind, "__set__") is not _ABSENT
        deletes = _static_in_mro(kind, "__delete__") is not _ABSENT
        if _static_in_mro(kind, "__get__") is not _ABSENT and (sets or deletes):
            return found
    for value in (own, found):
        if value is not _ABSENT:
            return value
    if obj is cls:
        value = _static_in_mro(type(cls), attr)
        if value is not _ABSENT:
            return value
    if default is not _ABSENT:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """What the decorators are around: follows __wrapped__."""
    first = func
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


# Callables


FullArgSpec = namedtuple(
    "FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations"
)


def getfullargspec(func):
    """The parameters of a callable in the form that came before signature()."""
    try:
        # Bound methods keep their first argument here.
        target = func.__func__ if ismethod(func) else func
        found = signature(target, follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, defaults, kwonly, kwdefaults, annotations = [], [], [], {}, {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    varargs = varkw = None
    if isclass(func):
        args.append("self")
    for parameter in found.parameters.values():
        name, kind = parameter.name, parameter.kind
        if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is Parameter.VAR_KEYWORD:
            varkw = name
        else:
            kwonly.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(
        args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations
    )


def getcallargs(func, /, *positional, **named):
    """The values that the parameters of a function would have in a call."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    found = signature(func, follow_wrapped=False)
    try:
        bound = found.bind(*positional, **named)
    except TypeError:
        func(*positional, **named)  # fails before it runs, and says what is wrong
        raise
    bound.apply_defaults()
    return bound.arguments


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    """The names from outside that a function uses, with their values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())
    }
    import builtins

    known, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in func.__globals__:
            known[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            built_in[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, known, built_in, unbound)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module; texts evaluated if asked."""
    wrapped = None
    if isclass(obj):
        found = obj.__dict__.get("__annotations__")
        module = sys.modules.get(getattr(obj, "__module__", None))
        names, own = vars(module) if module else None, dict(vars(obj))
        wrapped = obj
    elif ismodule(obj):
        found, names, own = getattr(obj, "__annotations__", None), vars(obj), None
    elif callable(obj):
        found, own = getattr(obj, "__annotations__", None), None
        names = getattr(unwrap(obj), "__globals__", None)
        wrapped = obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str or not found:
        return dict(found)
    if wrapped is not None and names is None:
        names = {}
    globals = names if globals is None else globals
    locals = own if locals is None else locals
    return {
        key: eval(value, globals, locals) if isinstance(value, str) else value
        for key, value in found.items()
    }


def indentsize(line):
    """How far a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


__all__ = [
    name for name in globals() if not name.startswith("_") and name not in ("namedtuple", "sys", "types")
]
