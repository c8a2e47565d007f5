"""Classes made of annotations: NamedTuple, TypedDict, NewType."""

from typing._forms import NotRequired, Required
from typing._generic import Generic
from typing._variables import Joinable, caller_module, check_type


def _make_named_tuple(name, fields, module, defaults=()):
    from collections import namedtuple

    message = "field {} annotation must be a type"
    types = {field: check_type(kind, message.format(field)) for field, kind in fields}
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_PROHIBITED = frozenset(
    "__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _field_types _make _replace "
    "_asdict _source".split()
)
_SPECIAL = frozenset(("__module__", "__name__", "__annotations__"))


class NamedTupleMeta(type):
    """Makes the class of a class statement below NamedTuple."""

    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = ns.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} "
                    f"{', '.join(defaults)}"
                )
        made = _make_named_tuple(
            typename, types.items(), ns["__module__"], [ns[each] for each in defaults]
        )
        if Generic in bases:
            inside = {k: v for k, v in made.__dict__.items() if k not in ("__dict__", "__weakref__")}
            inside["__orig_bases__"] = ns["__orig_bases__"]
            made = type(typename, bases, inside)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, value)
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types: a call, or the base of a class."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError(
            "Either list of fields or keywords can be provided to NamedTuple, not both"
        )
    made = _make_named_tuple(typename, fields, caller_module())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError(
                    "cannot inherit from both a TypedDict type and a non-TypedDict base class"
                )
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: check_type(kind, message) for key, kind in ns.get("__annotations__", {}).items()
        }
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
            optional |= base.__dict__.get("__optional_keys__", frozenset())
        annotations.update(own)
        for key, kind in own.items():
            marker = getattr(kind, "__origin__", None)
            if hasattr(kind, "__metadata__"):
                marker = getattr(kind.__origin__, "__origin__", None)
            wanted = marker is Required or (total and marker is not NotRequired)
            (required if wanted else optional).add(key)
        generic = (Generic,) if any(Generic in base.__mro__ for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __init__(cls, name, bases, ns, total=True):
        super().__init__(name, bases, ns)

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys have types: a call, or the base of a class."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    if kwargs:
        from warnings import warn

        warn(
            "The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will "
            "be removed in Python 3.13, and may not be understood by third-party type checkers.",
            DeprecationWarning,
            stacklevel=2,
        )
    ns = {"__annotations__": dict(fields), "__module__": caller_module()}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether it is the class of a TypedDict."""
    return isinstance(tp, _TypedDictMeta)


class NewType(Joinable):
    """A name for a type that checkers tell apart from it."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = caller_module()

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return (Dummy,)
