"""Names for type hints (Library reference, "typing"). Hints are kept, shown and never checked."""

from typing import _aliases, _forms, _generic, _named, _variables
from typing._aliases import CallableName, NamedAlias, TupleName
from typing._forms import (
    Annotated, Any, ClassVar, Concatenate, Final, Literal, LiteralString, Never, NoReturn,
    NotRequired, Optional, Required, Self, TypeAlias, TypeGuard, Union, Unpack,
)  # fmt: skip
from typing._functions import (
    assert_never, assert_type, cast, clear_overloads, dataclass_transform, final, get_args,
    get_origin, get_overloads, no_type_check, no_type_check_decorator, overload, reveal_type,
)  # fmt: skip
from typing._generic import Generic, Protocol, _ProtocolMeta, runtime_checkable
from typing._hints import ForwardRef, get_type_hints
from typing._named import (
    NamedTuple, NamedTupleMeta, NewType, TypedDict, _TypedDictMeta, is_typeddict,
)  # fmt: skip
from typing._variables import ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVar, TypeVarTuple

__all__ = [
    "AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator",
    "AsyncIterable", "AsyncIterator", "Awaitable", "BinaryIO", "ByteString", "Callable",
    "ChainMap", "ClassVar", "Collection", "Concatenate", "Container", "ContextManager",
    "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final", "ForwardRef", "FrozenSet",
    "Generator", "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator", "KeysView",
    "List", "Literal", "LiteralString", "Mapping", "MappingView", "Match", "MutableMapping",
    "MutableSequence", "MutableSet", "NamedTuple", "Never", "NewType", "NoReturn", "NotRequired",
    "Optional", "OrderedDict", "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Pattern",
    "Protocol", "Required", "Reversible", "Self", "Sequence", "Set", "Sized", "SupportsAbs",
    "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "TYPE_CHECKING", "Text", "TextIO", "Tuple", "Type", "TypeAlias", "TypeGuard",
    "TypeVar", "TypeVarTuple", "TypedDict", "Union", "Unpack", "ValuesView", "assert_never",
    "assert_type", "cast", "clear_overloads", "dataclass_transform", "final", "get_args",
    "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "no_type_check",
    "no_type_check_decorator", "overload", "reveal_type", "runtime_checkable",
]  # fmt: skip

TYPE_CHECKING = False

for _class in (
    Annotated, Any, ForwardRef, Generic, NamedTupleMeta, NewType, ParamSpec, ParamSpecArgs,
    ParamSpecKwargs, Protocol, TypeVar, TypeVarTuple, _ProtocolMeta, _TypedDictMeta, type(Any),
    _aliases.Form, _aliases.Alias, _aliases.BaseAlias, _aliases.NamedAlias, _aliases.TupleName,
    _aliases.CallableName, _aliases.CallableAlias, _aliases.UnionAlias, _aliases.LiteralAlias,
    _aliases.ConcatenateAlias, _aliases.UnpackAlias, _named._NamedTuple, _named._TypedDict,
):  # fmt: skip
    _class.__module__ = __name__

# Another name for a class: how many arguments it takes, and where it lives.
List = NamedAlias("List", list, 1, inst=False)
Dict = NamedAlias("Dict", dict, 2, inst=False)
Set = NamedAlias("Set", set, 1, inst=False)
FrozenSet = NamedAlias("FrozenSet", frozenset, 1, inst=False)
Type = NamedAlias("Type", type, 1, inst=False)
Tuple = TupleName("Tuple", tuple, -1, inst=False)
Callable = CallableName("Callable", "collections.abc", 2)
AbstractSet = NamedAlias("AbstractSet", "collections.abc", 1, "Set")
Deque = NamedAlias("Deque", "collections", 1, "deque")
DefaultDict = NamedAlias("DefaultDict", "collections", 2, "defaultdict")
OrderedDict = NamedAlias("OrderedDict", "collections", 2)
Counter = NamedAlias("Counter", "collections", 1)
ChainMap = NamedAlias("ChainMap", "collections", 2)
ContextManager = NamedAlias("ContextManager", "contextlib", 1, "AbstractContextManager")
AsyncContextManager = NamedAlias(
    "AsyncContextManager", "contextlib", 1, "AbstractAsyncContextManager"
)
Pattern = NamedAlias("Pattern", "re", 1)
Match = NamedAlias("Match", "re", 1)
for _count, _names in enumerate((
    "ByteString Hashable Sized",
    "AsyncIterable AsyncIterator Awaitable Collection Container Iterable Iterator KeysView "
    "MappingView MutableSequence MutableSet Reversible Sequence ValuesView",
    "AsyncGenerator ItemsView Mapping MutableMapping",
    "Coroutine Generator",
)):  # fmt: skip
    for _name in _names.split():
        globals()[_name] = NamedAlias(_name, "collections.abc", _count)
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)
# Not promised by __all__, but programs import them.
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")

_SUPPORTS = {
    "SupportsAbs": ("__abs__", True),
    "SupportsBytes": ("__bytes__", False),
    "SupportsComplex": ("__complex__", False),
    "SupportsFloat": ("__float__", False),
    "SupportsIndex": ("__index__", False),
    "SupportsInt": ("__int__", False),
    "SupportsRound": ("__round__", True),
}


def __dir__():
    return sorted({*globals(), *_SUPPORTS})


def __getattr__(name):
    # Few programs want these, so they are made when they are asked for.
    if name not in _SUPPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from types import new_class

    method, generic = _SUPPORTS[name]
    base = Protocol[TypeVar("T_co", covariant=True)] if generic else Protocol
    body = {method: lambda self: None, "__module__": __name__, "__slots__": ()}
    made = new_class(name, (base,), exec_body=lambda namespace: namespace.update(body))
    made = globals()[name] = runtime_checkable(made)
    return made


class IO(Generic[AnyStr]):
    """A file."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()
