"""Names that stand for themselves: Any, Union, Optional, Literal, Annotated…"""

from typing._aliases import (
    Alias,
    AnnotatedAlias,
    ConcatenateAlias,
    Form,
    LiteralAlias,
    OutermostAlias,
    UnionAlias,
    UnpackAlias,
    remembered,
)
from typing._variables import ParamSpec, as_type, check_type


class _AnyType(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()

    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)


class Any(metaclass=_AnyType):
    """Every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


@remembered
def _union(self, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    args = args if isinstance(args, tuple) else (args,)
    flat = []
    for arg in args:
        arg = check_type(arg, "Union[arg, ...]: each arg must be a type.")
        parts = arg.__args__ if _is_union(arg) else (arg,)
        flat += [part for part in parts if part not in flat]
    if len(flat) == 1:
        return flat[0]
    name = "Optional" if len(flat) == 2 and type(None) in flat else "Union"
    made = UnionAlias(self, tuple(flat), name="Union")
    made._name = name
    return made


def _is_union(kind):
    return isinstance(kind, UnionAlias) or type(kind).__name__ == "UnionType"


def _optional(self, arg):
    return Union[check_type(arg, f"{self} requires a single type."), type(None)]


@remembered
def _literal(self, args):
    args = args if isinstance(args, tuple) else (args,)
    flat = []
    for arg in args:
        for value in arg.__args__ if isinstance(arg, LiteralAlias) else (arg,):
            if not any(value == each and type(value) is type(each) for each in flat):
                flat.append(value)
    return LiteralAlias(self, tuple(flat), name="Literal")


def _single(self, arg):
    return Alias(self, check_type(arg, f"{self} accepts only single type."), name=self._name)


def _outermost(self, arg):
    kind = check_type(arg, f"{self} accepts only single type.")
    return OutermostAlias(self, kind, name=self._name)


def _concatenate(self, args):
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    args = args if isinstance(args, tuple) else (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError(
            "The last parameter to Concatenate should be a ParamSpec variable or ellipsis."
        )
    return ConcatenateAlias(self, tuple(map(as_type, args)), name="Concatenate")


def _unpack(self, arg):
    return UnpackAlias(self, check_type(arg, f"{self} accepts only single type."), name="Unpack")


Union = Form("Union", _union, "One of several types.")
Optional = Form("Optional", _optional, "A type, or None.")
Literal = Form("Literal", _literal, "One of these values.")
ClassVar = Form("ClassVar", _outermost, "A variable of the class, not of its instances.")
Final = Form("Final", _outermost, "A name that is not assigned again.")
Concatenate = Form("Concatenate", _concatenate, "Parameters before those of a ParamSpec.")
Required = Form("Required", _single, "A key that a TypedDict must have.")
NotRequired = Form("NotRequired", _single, "A key that a TypedDict may lack.")
TypeGuard = Form("TypeGuard", _single, "The type that an argument has if a function says True.")
Unpack = Form("Unpack", _unpack, "The types in a tuple, one by one.")
TypeAlias = Form("TypeAlias", None, "A name for a type.", plain=True)
NoReturn = Form("NoReturn", None, "A function that does not return.", plain=True)
Never = Form("Never", None, "No type: there is no value of it.", plain=True)
Self = Form("Self", None, "The class that stands around.", plain=True)
LiteralString = Form("LiteralString", None, "A text that is written in the program.", plain=True)


class Annotated:
    """A type with something to say about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple) or len(args) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an "
                "annotation)."
            )
        origin = args[0]
        if not isinstance(origin, OutermostAlias):
            origin = check_type(origin, "Annotated[t, ...]: t must be a type.")
        return AnnotatedAlias(origin, args[1:])

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")
