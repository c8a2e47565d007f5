"""Hints with arguments in brackets: `List[int]`, `Union[int, str]`, `Callable[[int], str]`."""

import types

from typing._variables import (
    Joinable,
    as_type,
    check_count,
    check_type,
    is_parameters,
    parameters_of,
    shown,
    substituted,
)

_NOT_FOR_CHECKS = "Subscripted generics cannot be used with class and instance checks"
_NoneType = type(None)
# Hints made before, by what they were made of.
_made = {}


def remembered(make):
    """The same arguments give the same hint."""

    def wrapper(self, args):
        key = (self, args, type(args), tuple(map(type, args)) if type(args) is tuple else None)
        try:
            known = _made.get(key)
        except TypeError:  # an argument has no hash
            return make(self, args)
        if known is None:
            known = _made[key] = make(self, args)
        return known

    return wrapper


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class BaseAlias(Joinable):
    """Another name for a class, with or without arguments."""

    _inst = True
    _name = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() "
                "instead"
            )
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        from typing._generic import Generic

        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        behind = bases[bases.index(self) + 1 :]
        if not any(
            isinstance(each, BaseAlias) or (isinstance(each, type) and issubclass(each, Generic))
            for each in behind
        ):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if name != "__origin__" and not _is_dunder(name):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name.startswith("_"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError(_NOT_FOR_CHECKS)


class Alias(BaseAlias):
    """A hint with arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = parameters_of(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else shown(self.__origin__)
        return f"{name}[{', '.join(map(shown, self.__args__)) or '()'}]"

    def __reduce__(self):
        import operator
        import typing

        origin = getattr(typing, self._name) if self._name else self.__origin__
        args = self.__args__
        return operator.getitem, (origin, args[0] if len(args) == 1 else args)

    @remembered
    def __getitem__(self, args):
        if getattr(self.__origin__, "_is_plain_base", False):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        return self.copy_with(substituted(self, unpacked(map(as_type, args))))

    def copy_with(self, args):
        """The same with other arguments."""
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __mro_entries__(self, bases):
        from typing._generic import Generic, Protocol

        if isinstance(self.__origin__, Form):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            behind = bases[bases.index(self) + 1 :]
            if Protocol in bases or any(
                isinstance(each, BaseAlias) and each is not self for each in behind
            ):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        from typing import Unpack

        yield Unpack[self]

    def _refuse_as_argument(self):
        if getattr(self.__origin__, "_is_plain_base", False):
            raise TypeError(f"{self} is not valid as type argument")


class OutermostAlias(Alias):
    """Stands around a type and never inside of one."""

    def _refuse_as_argument(self):
        raise TypeError(f"{self} is not valid as type argument")


def unpacked(args):
    """Puts the items of unpacked tuples in their place."""
    found = []
    for arg in args:
        inside = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inside is not None and not (inside and inside[-1] is ...):
            found.extend(inside)
        else:
            found.append(arg)
    return tuple(found)


class NamedAlias(BaseAlias):
    """`List`, `Iterable`…: a class under typing's name, to be given arguments."""

    def __init__(self, name, where, count, name_there=None, inst=True):
        self._name = name
        self._where = where
        self._nparams = count
        self._name_there = name_there or name
        self._inst = inst
        self.__doc__ = f"A generic version of {self._name_there}."

    @property
    def __origin__(self):
        where = self._where
        if isinstance(where, str):  # a module is imported when it is needed
            import importlib

            where = self._where = getattr(importlib.import_module(where), self._name_there)
        return where

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    @remembered
    def __getitem__(self, args):
        if self._nparams == 0:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        message = "Parameters to generic types must be types."
        args = tuple(check_type(each, message) for each in args)
        check_count(self, len(args), self._nparams)
        return Alias(self.__origin__, args, name=self._name, inst=self._inst)

    def __subclasscheck__(self, cls):
        if isinstance(cls, NamedAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, Alias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)


class TupleName(NamedAlias):
    """`Tuple`: any number of arguments, or one and `...`."""

    @remembered
    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        message = "Tuple[t0, t1, ...]: each t must be a type."
        rest = ()
        if len(args) >= 2 and args[-1] is ...:
            args, rest = args[:-1], (...,)
        args = tuple(check_type(each, message) for each in args)
        return Alias(self.__origin__, (*args, *rest), name=self._name, inst=self._inst)


class CallableName(NamedAlias):
    """`Callable`: a list of parameters, and a result."""

    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, list):
            parameters = tuple(parameters)
        return self._make((parameters, result))

    @remembered
    def _make(self, args):
        parameters, result = args
        result = check_type(result, "Callable[args, result]: result must be a type.")
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple(as_type(each) for each in parameters)
        return CallableAlias(self.__origin__, (*parameters, result), name="Callable")


class CallableAlias(Alias):
    """`Callable[[int], str]`."""

    _flattens = True

    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and is_parameters(parameters[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(shown, parameters))}], {shown(result)}]"

    def __reduce__(self):
        import operator
        import typing

        *parameters, result = self.__args__
        if not (len(parameters) == 1 and is_parameters(parameters[0])):
            return operator.getitem, (typing.Callable, (parameters, result))
        return operator.getitem, (typing.Callable, (parameters[0], result))


class UnionAlias(Alias):
    """`Union[int, str]`."""

    def copy_with(self, args):
        from typing import Union

        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (UnionAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f"typing.Optional[{shown(args[args[0] is _NoneType])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        import operator
        from typing import Union

        return operator.getitem, (Union, self.__args__)


def _with_types(values):
    return [(value, type(value)) for value in values]


class LiteralAlias(Alias):
    """`Literal[1, "a"]`: 1 and True are not the same."""

    def __eq__(self, other):
        if not isinstance(other, LiteralAlias):
            return NotImplemented
        return set(_with_types(self.__args__)) == set(_with_types(other.__args__))

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class AnnotatedAlias(Alias):
    """`Annotated[int, "metres"]`."""

    def __init__(self, origin, metadata):
        if isinstance(origin, AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        parts = [shown(self.__origin__), *map(repr, self.__metadata__)]
        return f"typing.Annotated[{', '.join(parts)}]"

    def __eq__(self, other):
        if not isinstance(other, AnnotatedAlias):
            return NotImplemented
        return (
            self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__
        )

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __reduce__(self):
        import operator
        from typing import Annotated

        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))


class ConcatenateAlias(Alias):
    """`Concatenate[int, P]`."""

    _is_concatenation = True

    def copy_with(self, args):
        *first, last = args
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        if isinstance(last, ConcatenateAlias):
            args = (*first, *last.__args__)
        return super().copy_with(args)


class UnpackAlias(Alias):
    """`Unpack[Ts]`, `*Ts`."""

    def __repr__(self):
        return f"*{self.__args__[0]!r}"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        (inside,) = self.__args__
        if getattr(inside, "__origin__", None) is tuple:
            return inside.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        from typing._variables import TypeVarTuple

        return isinstance(self.__args__[0], TypeVarTuple)


class Form(Joinable):
    """Union, Literal…: a name that stands for itself; some take arguments in brackets."""

    def __init__(self, name, make=None, doc="", plain=False):
        self._name = name
        self._make = make
        self._plain = plain
        self.__doc__ = doc

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __getitem__(self, args):
        if self._make is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._make(self, args)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def _refuse_as_argument(self):
        if not self._plain:
            raise TypeError(f"Plain {self} is not valid as type argument")
