"""Hints that are still text, and looking them up."""

import sys
import types

from typing._aliases import Alias, AnnotatedAlias
from typing._forms import NotRequired, Required
from typing._variables import Joinable, check_type


class ForwardRef(Joinable):
    """A hint that is still text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        text = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            self.__forward_code__ = compile(text, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, guard):
        if self.__forward_arg__ in guard:
            return self
        if self.__forward_module__ is not None:
            module = sys.modules.get(self.__forward_module__)
            globalns = getattr(module, "__dict__", globalns)
        globalns = {} if globalns is None and localns is None else globalns
        if globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        value = eval(self.__forward_code__, dict(globalns), dict(localns))
        value = check_type(value, "Forward references must evaluate to types.")
        return evaluated(value, globalns, localns, guard | {self.__forward_arg__})

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (
            self.__forward_arg__ == other.__forward_arg__
            and self.__forward_module__ == other.__forward_module__
        )

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = self.__forward_module__
        more = "" if module is None else f", module={module!r}"
        return f"ForwardRef({self.__forward_arg__!r}{more})"


def evaluated(kind, globalns, localns, guard=frozenset()):
    """A hint in which all texts are looked up."""
    if isinstance(kind, ForwardRef):
        return kind._evaluate(globalns, localns, guard)
    if isinstance(kind, types.GenericAlias):
        args = tuple(
            ForwardRef(arg) if isinstance(arg, str) else arg for arg in kind.__args__
        )
        new = tuple(evaluated(arg, globalns, localns, guard) for arg in args)
        return kind if new == kind.__args__ else types.GenericAlias(kind.__origin__, new)
    if isinstance(kind, (Alias, types.UnionType)):
        new = tuple(evaluated(arg, globalns, localns, guard) for arg in kind.__args__)
        if new == kind.__args__:
            return kind
        if isinstance(kind, Alias):
            return kind.copy_with(new)
        made = new[0]
        for arg in new[1:]:
            made = made | arg
        return made
    return kind


def _without_extras(kind):
    """A hint without Annotated, Required and NotRequired."""
    if isinstance(kind, AnnotatedAlias):
        return _without_extras(kind.__origin__)
    origin = getattr(kind, "__origin__", None)
    if origin is Required or origin is NotRequired:
        return _without_extras(kind.__args__[0])
    if isinstance(kind, (Alias, types.GenericAlias, types.UnionType)):
        new = tuple(_without_extras(arg) for arg in kind.__args__)
        if new == kind.__args__:
            return kind
        if isinstance(kind, Alias):
            return kind.copy_with(new)
        if isinstance(kind, types.GenericAlias):
            return types.GenericAlias(kind.__origin__, new)
        made = new[0]
        for arg in new[1:]:
            made = made | arg
        return made
    return kind


_HAVE_HINTS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType,
    types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType,
)  # fmt: skip


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class with its bases, a function, or a module; texts looked up."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        hints = _other_hints(obj, globalns, localns)
    if include_extras:
        return hints
    return {name: _without_extras(kind) for name, kind in hints.items()}


def _looked_up(annotations, globalns, localns, is_argument, is_class):
    hints = {}
    for name, kind in annotations.items():
        if kind is None:
            kind = type(None)
        elif isinstance(kind, str):
            kind = ForwardRef(kind, is_argument, is_class=is_class)
        hints[name] = evaluated(kind, globalns, localns)
    return hints


def _class_hints(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        annotations = base.__dict__.get("__annotations__", {})
        if not isinstance(annotations, dict):
            continue
        outside = globalns
        if outside is None:
            outside = getattr(sys.modules.get(base.__module__), "__dict__", {})
        inside = localns
        if localns is None:
            # What stands in the class hides the module's only if the caller says nothing.
            inside = dict(vars(base))
            if globalns is None:
                outside, inside = inside, outside
        hints.update(_looked_up(annotations, outside, inside, False, True))
    return hints


def _other_hints(obj, globalns, localns):
    if globalns is None:
        holder = obj
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            while hasattr(holder, "__wrapped__"):
                holder = holder.__wrapped__
            globalns = getattr(holder, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if isinstance(obj, _HAVE_HINTS):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    is_argument = not isinstance(obj, types.ModuleType)
    return _looked_up(annotations, globalns, localns, is_argument, False)
