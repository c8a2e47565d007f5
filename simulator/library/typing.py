"""Names for type hints. Hints are kept, shown and never checked."""

import sys
from abc import ABCMeta

TYPE_CHECKING = False


def _shown(kind):
    """A type as hints are shown."""
    if kind is type(None):
        return "None"
    if kind is ...:
        return "..."
    if isinstance(kind, type):
        if kind.__module__ == "builtins":
            return kind.__qualname__
        return f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(kind, (list, tuple)):
        return f"[{', '.join(map(_shown, kind))}]"
    return repr(kind)


def _as_type(kind):
    return type(None) if kind is None else ForwardRef(kind) if isinstance(kind, str) else kind


def _parameters_of(args):
    """The type variables in the arguments, each once."""
    found = []
    for arg in args:
        inner = [arg] if isinstance(arg, _Variable) else getattr(arg, "__parameters__", ())
        if isinstance(arg, (list, tuple)):
            inner = _parameters_of(arg)
        for each in inner:
            if each not in found:
                found.append(each)
    return tuple(found)


class _Final:
    """Hints can be joined with |."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Special(_Final):
    """Any, Union, Literal…: a name that stands for itself, some with arguments in brackets."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return f"typing.{self._name}"

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other

    def __getitem__(self, args):
        if self._make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._make(self, args)

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _Alias(_Final):
    """A hint with arguments: `List[int]`."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)
        self._name = name

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        args = ", ".join(map(_shown, self.__args__)) or "()"
        return f"{name}[{args}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        """Puts types in place of the type variables."""
        args = args if isinstance(args, tuple) else (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        values = dict(zip(self.__parameters__, map(_as_type, args)))
        return _Alias(self.__origin__, _substitute(self.__args__, values), self._name)

    def __call__(self, *args, **keywords):
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return any(isinstance(instance, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]


def _substitute(args, values):
    result = []
    for arg in args:
        if arg in values if isinstance(arg, _Variable) else False:
            result.append(values[arg])
        elif isinstance(arg, (list, tuple)):
            result.append(type(arg)(_substitute(arg, values)))
        elif getattr(arg, "__parameters__", ()):
            result.append(arg[tuple(values.get(each, each) for each in arg.__parameters__)])
        else:
            result.append(arg)
    return tuple(result)


def _make_union(self, args):
    args = args if isinstance(args, tuple) else (args,)
    flat = []
    for arg in map(_as_type, args):
        parts = getattr(arg, "__args__", ()) if _is_union(arg) else (arg,)
        for part in parts:
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return _UnionAlias(Union, tuple(flat), "Union")


def _is_union(kind):
    return getattr(kind, "__origin__", None) is Union or type(kind).__name__ == "UnionType"


class _UnionAlias(_Alias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_shown(args[0] if args[1] is type(None) else args[1])}]"
        shown = ["NoneType" if arg is type(None) else _shown(arg) for arg in args]
        return f"typing.Union[{', '.join(shown)}]"


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _CallableAlias(_Alias):
    def __repr__(self):
        *parameters, result = self.__args__
        if parameters == [...]:
            return f"typing.Callable[..., {_shown(result)}]"
        return f"typing.Callable[[{', '.join(map(_shown, parameters))}], {_shown(result)}]"


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        parts = [_shown(self.__origin__), *map(repr, self.__metadata__)]
        return f"typing.Annotated[{', '.join(parts)}]"


def _with_arguments(self, args):
    args = args if isinstance(args, tuple) else (args,)
    return _Alias(self, tuple(map(_as_type, args)), self._name)


class _AnyType(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()

    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)


class Any(metaclass=_AnyType):
    """Every type."""

    def __new__(cls, *args, **keywords):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = _Special("Union", _make_union)
Optional = _Special("Optional", lambda self, arg: Union[arg, None])
Literal = _Special(
    "Literal",
    lambda self, args: _LiteralAlias(self, args if isinstance(args, tuple) else (args,), "Literal"),
)
Annotated = _Special("Annotated", lambda self, args: _AnnotatedAlias(_as_type(args[0]), args[1:]))
ClassVar = _Special("ClassVar", _with_arguments)
Final = _Special("Final", _with_arguments)
Concatenate = _Special("Concatenate", _with_arguments)
Required = _Special("Required", _with_arguments)
NotRequired = _Special("NotRequired", _with_arguments)
TypeGuard = _Special("TypeGuard", _with_arguments)
Unpack = _Special("Unpack", _with_arguments)
TypeAlias = _Special("TypeAlias")
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
LiteralString = _Special("LiteralString")


class ForwardRef(_Final):
    """A hint that is still text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


class _Variable(_Final):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = tuple(map(_as_type, constraints))
        self.__bound__ = None if bound is None else _as_type(bound)
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__module__ = sys._getframe(1).f_globals.get("__name__", "__main__")

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return f"{sign}{self.__name__}"

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


class TypeVar(_Variable):
    """Stands for a type that is the same wherever it appears."""


class ParamSpec(_Variable):
    """Stands for the parameters of a function."""

    @property
    def args(self):
        return _Special(f"{self.__name__}.args")

    @property
    def kwargs(self):
        return _Special(f"{self.__name__}.kwargs")


class TypeVarTuple(_Variable):
    """Stands for any number of types."""

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class _Named(_Final):
    """`List`, `Iterable`…: another name for a class, with brackets."""

    def __init__(self, name, where, name_there=None):
        self._name = name
        self._where = where
        self._name_there = name_there or name

    @property
    def __origin__(self):
        where = self._where
        if not isinstance(where, type):  # a module is imported when it is needed
            where = self._where = getattr(where(), self._name_there)
        return where

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        return _Alias(self.__origin__, tuple(map(_as_type, args)), self._name)

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)


class _CallableName(_Named):
    def __getitem__(self, args):
        parameters, result = args
        parameters = parameters if isinstance(parameters, list) else [parameters]
        flat = (*map(_as_type, parameters), _as_type(result))
        return _CallableAlias(self.__origin__, flat, "Callable")


List = _Named("List", list)
Dict = _Named("Dict", dict)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Tuple = _Named("Tuple", tuple)
Type = _Named("Type", type)


def _collections():
    import collections

    return collections


def _abc():
    import collections.abc

    return collections.abc


def _contextlib():
    import contextlib

    return contextlib


def _re():
    import re

    return re


Deque = _Named("Deque", _collections, "deque")
DefaultDict = _Named("DefaultDict", _collections, "defaultdict")
OrderedDict = _Named("OrderedDict", _collections)
Counter = _Named("Counter", _collections)
ChainMap = _Named("ChainMap", _collections)
ContextManager = _Named("ContextManager", _contextlib, "AbstractContextManager")
AsyncContextManager = _Named("AsyncContextManager", _contextlib, "AbstractAsyncContextManager")
Pattern = _Named("Pattern", _re)
Match = _Named("Match", _re)
Callable = _CallableName("Callable", _abc)
_ABSTRACT = (
    "AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Collection Container "
    "Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView "
    "MutableMapping MutableSequence MutableSet Reversible Sequence Sized ValuesView"
).split()
for _name in _ABSTRACT:
    globals()[_name] = _Named(_name, _abc)
AbstractSet = _Named("AbstractSet", _abc, "Set")
Text = str


class Generic:
    """The base of classes with type variables."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic:
            return _Alias(cls, args, "Generic")
        return _Alias(cls, tuple(map(_as_type, args)))

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        bases = cls.__dict__.get("__orig_bases__", ())
        cls.__parameters__ = _parameters_of(bases)


_OWN = frozenset(
    "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ "
    "__subclasshook__ __weakref__ __class_getitem__ __parameters__ __orig_bases__ _is_protocol "
    "_is_runtime_protocol _abc_impl __init_subclass__ __qualname__ __static_attributes__".split()
)


def _members_of(protocol):
    names = set()
    for base in protocol.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names.update(base.__dict__)
            names.update(base.__dict__.get("__annotations__", ()))
    return names - _OWN


class _ProtocolType(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if super().__instancecheck__(instance):
            return True
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError(
                "Instance and class checks can only be used with @runtime_checkable protocols"
            )
        return all(hasattr(instance, name) for name in _members_of(cls))

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_runtime_protocol", False):
            if all(hasattr(other, name) for name in _members_of(cls)):
                return True
        return super().__subclasscheck__(other)


class Protocol(Generic, metaclass=_ProtocolType):
    """The base of classes that say what others have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_init


def _no_init(self, *args, **keywords):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


def runtime_checkable(cls):
    """Lets isinstance() ask whether an object has what a protocol says."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def _protocol(name, method):
    body = {method: lambda self: None, "__module__": "typing", "_is_runtime_protocol": True}
    return _ProtocolType(name, (Protocol,), body)


_SUPPORTS = {
    "SupportsAbs": "__abs__",
    "SupportsBytes": "__bytes__",
    "SupportsComplex": "__complex__",
    "SupportsFloat": "__float__",
    "SupportsIndex": "__index__",
    "SupportsInt": "__int__",
    "SupportsRound": "__round__",
}


def __getattr__(name):
    # Few programs want these, so they are made when they are asked for.
    if name in _SUPPORTS:
        made = globals()[name] = _protocol(name, _SUPPORTS[name])
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class IO(Generic):
    """A file."""


class TextIO(IO):
    """A file of text."""


class BinaryIO(IO):
    """A file of bytes."""


# Classes made of annotations


def _make_named_tuple(name, types, module, defaults=()):
    from collections import namedtuple

    made = namedtuple(name, [field for field, _ in types], defaults=defaults, module=module)
    made.__annotations__ = dict(types)
    made.__new__.__annotations__ = dict(types)
    return made


class _NamedTupleType(type):
    def __new__(metacls, name, bases, namespace):
        types = namespace.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} "
                    f"{', '.join(defaults)}"
                )
        made = _make_named_tuple(
            name, types.items(), namespace["__module__"], [namespace[each] for each in defaults]
        )
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "_fields", "_replace", "_asdict"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in ("__module__", "__qualname__", "__annotations__", "__orig_bases__"):
                if key not in types:
                    setattr(made, key, value)
        return made


def NamedTuple(typename, fields=None, /, **keywords):
    """A named tuple with types: a call, or the base of a class."""
    fields = keywords.items() if fields is None else fields
    types = [(name, _as_type(kind)) for name, kind in fields]
    return _make_named_tuple(typename, types, sys._getframe(1).f_globals.get("__name__"))


_NamedTupleBase = type.__new__(_NamedTupleType, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTupleBase,)


class _TypedDictType(type):
    def __new__(metacls, name, bases, namespace, total=True):
        own = namespace.get("__annotations__", {})
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
        annotations.update(own)
        for key, kind in own.items():
            marker = getattr(kind, "__origin__", None)
            is_required = marker is Required or (total and marker is not NotRequired)
            (required if is_required else optional).add(key)
        namespace = {key: value for key, value in namespace.items() if key != "__orig_bases__"}
        namespace["__annotations__"] = annotations
        made = type.__new__(metacls, name, (dict,), namespace)
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __init__(cls, name, bases, namespace, total=True):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **keywords):
        return dict(*args, **keywords)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=None, /, *, total=True, **keywords):
    """A dict whose keys have types: a call, or the base of a class."""
    namespace = {"__annotations__": dict(keywords if fields is None else fields)}
    namespace["__module__"] = sys._getframe(1).f_globals.get("__name__")
    return _TypedDictType(typename, (), namespace, total=total)


_TypedDictBase = type.__new__(_TypedDictType, "TypedDict", (dict,), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDictBase,)


class NewType(_Final):
    """A name for a type that checkers tell apart from it."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


# Functions


def cast(typ, val):
    """The value; for checkers it is of the type."""
    return val


def overload(func):
    """Marks one of several signatures."""
    return _overload_dummy


def _overload_dummy(*args, **keywords):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not "
        "@overload-ed."
    )


def get_overloads(func):
    return []


def clear_overloads():
    pass


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(f):
    return f


def no_type_check(arg):
    return arg


def no_type_check_decorator(decorator):
    return decorator


def dataclass_transform(**options):
    return lambda cls_or_fn: cls_or_fn


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    """`list` of `List[int]`."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    return getattr(tp, "__origin__", None)


def get_args(tp):
    """`(int,)` of `List[int]`."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _CallableAlias):
        *parameters, result = tp.__args__
        return (... if parameters == [...] else parameters, result)
    return getattr(tp, "__args__", ())


def is_typeddict(tp):
    return isinstance(tp, _TypedDictType)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class with its bases, a function, or a module; names looked up."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = vars(sys.modules[base.__module__]) if base.__module__ in sys.modules else {}
            for name, kind in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _look_up(kind, globalns or names)
        return hints
    names = globalns or getattr(obj, "__globals__", None) or getattr(obj, "__dict__", {})
    for name, kind in (getattr(obj, "__annotations__", None) or {}).items():
        hints[name] = _look_up(kind, names)
    return hints


def _look_up(kind, names):
    if kind is None:
        return type(None)
    if not isinstance(kind, str):
        return kind
    import builtins

    first, *rest = kind.split(".")
    if first in names:
        found = names[first]
    elif hasattr(builtins, first):
        found = getattr(builtins, first)
    else:
        raise NameError(f"name {first!r} is not defined")
    for part in rest:
        found = getattr(found, part)
    return found


AnyStr = TypeVar("AnyStr", bytes, str)

__all__ = [
    name for name in globals() if not name.startswith("_") and name not in ("sys", "ABCMeta")
]
__all__ += _SUPPORTS
