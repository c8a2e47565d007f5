"""Classes with type variables, and classes that say what others have."""

from abc import ABCMeta

from typing._aliases import Alias, remembered, unpacked
from typing._variables import (
    ParamSpec,
    TypeVar,
    TypeVarTuple,
    as_type,
    check_count,
    parameters_of,
)


@remembered
def _subscripted(cls, args):
    """`Stack[int]`: the class with arguments; `Generic[T]`: the variables of a class."""
    args = args if isinstance(args, tuple) else (args,)
    args = tuple(map(as_type, args))
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        variables = [_variable_of(arg) for arg in args]
        if not all(isinstance(each, (TypeVar, ParamSpec, TypeVarTuple)) for each in variables):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                "specification variables."
            )
        if len(set(variables)) != len(variables):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return Alias(cls, args, name=cls.__name__ if cls is Protocol else None)
    parameters = cls.__parameters__
    args = unpacked(args)
    for each in parameters:
        prepare = getattr(each, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(cls, args)
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    check_count(cls, len(args), len(parameters))
    flat = []
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(arg)
    return Alias(cls, tuple(flat))


def _variable_of(arg):
    if getattr(arg, "__typing_is_unpacked_typevartuple__", False):
        return arg.__args__[0]
    return arg


class Generic:
    """The base of classes with type variables."""

    __slots__ = ()
    _is_protocol = False
    _is_plain_base = True

    def __class_getitem__(cls, params):
        return _subscripted(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_plain_base = False
        bases = cls.__dict__.get("__orig_bases__")
        plain = Generic in (cls.__bases__ if bases is None else bases)
        if plain and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        if bases is None:
            cls.__parameters__ = ()
            return
        variables = parameters_of(bases)
        declared = None
        for base in bases:
            if isinstance(base, Alias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [each for each in variables if each not in declared]
            if missing:
                raise TypeError(
                    f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                    f"Generic[{', '.join(map(str, declared))}]"
                )
            variables = declared
        cls.__parameters__ = variables


_OWN = frozenset(
    "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ "
    "__subclasshook__ __weakref__ __class_getitem__ __parameters__ __orig_bases__ __orig_class__ "
    "__match_args__ _is_protocol _is_plain_base _is_runtime_protocol _abc_impl __init_subclass__ "
    "__qualname__".split()
)


def _members_of(protocol):
    names = set()
    for base in protocol.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names.update(base.__dict__)
            names.update(base.__dict__.get("__annotations__", ()))
    return {name for name in names - _OWN if not name.startswith("_abc_")}


def _has_methods_only(protocol):
    return all(callable(getattr(protocol, name, None)) for name in _members_of(protocol))


_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        is_protocol = cls.__dict__.get("_is_protocol", False)
        if not is_protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError(_NOT_RUNTIME)
        if _has_methods_only(cls) and issubclass(type(instance), cls):
            return True
        for name in _members_of(cls):
            if not hasattr(instance, name):
                break
            if callable(getattr(cls, name, None)) and getattr(instance, name) is None:
                break
        else:
            return True
        return ABCMeta.__subclasscheck__(cls, type(instance))

    def __subclasscheck__(cls, other):
        if cls is not Protocol and cls.__dict__.get("_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not cls._is_runtime_protocol:
                raise TypeError(_NOT_RUNTIME)
            if not _has_methods_only(cls):
                raise TypeError("Protocols with non-method members don't support issubclass()")
        return super().__subclasscheck__(other)


def _satisfies(cls, other):
    """The `__subclasshook__` of protocols."""
    if not cls.__dict__.get("_is_protocol", False) or not _has_methods_only(cls):
        return NotImplemented
    for name in _members_of(cls):
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = base.__dict__.get("__annotations__")
            if isinstance(annotations, dict) and name in annotations:
                if issubclass(other, Generic) and other._is_protocol:
                    break
        else:
            return NotImplemented
    return True


def _refuse_instances(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_satisfies)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            is_protocol = isinstance(base, type) and getattr(base, "_is_protocol", False)
            known = base in (object, Generic) or base.__module__ in (
                "collections.abc", "contextlib"
            )  # fmt: skip
            if not (is_protocol or known):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if cls.__init__ in (object.__init__, _refuse_instances) or cls.__init__ is Protocol.__init__:
            cls.__init__ = _refuse_instances


# Making the class has said that it is not.
Protocol._is_plain_base = True


def runtime_checkable(cls):
    """Lets isinstance() ask whether an object has what a protocol says."""
    if not (isinstance(cls, type) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls
