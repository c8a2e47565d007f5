"""Variables of types, and putting types in their place."""

import sys


def caller_module(depth=2):
    """The name of the module that has called the caller."""
    return sys._getframe(depth).f_globals.get("__name__", "__main__")


def shown(kind):
    """A type as hints are shown."""
    if kind is ...:
        return "..."
    if isinstance(kind, type) and not hasattr(kind, "__args__"):
        if kind.__module__ == "builtins":
            return kind.__qualname__
        return f"{kind.__module__}.{kind.__qualname__}"
    if type(kind).__name__ == "function":
        return kind.__name__
    return repr(kind)


def as_type(kind):
    """None stands for its type, a text for the type it will name."""
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        from typing._hints import ForwardRef

        return ForwardRef(kind)
    return kind


def check_type(kind, message):
    """A type, where one type is wanted."""
    kind = as_type(kind)
    if type(kind) is tuple:
        raise TypeError(f"{message} Got {kind!r:.100}.")
    refuse = getattr(kind, "_refuse_as_argument", None)
    if refuse is not None and not isinstance(kind, type):
        refuse()
    elif isinstance(kind, type) and kind.__dict__.get("_is_plain_base", False):
        raise TypeError(f"Plain {kind} is not valid as type argument")
    return kind


def parameters_of(args):
    """The variables in the arguments, each once."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (list, tuple)):
            inner = parameters_of(arg)
        elif hasattr(arg, "__typing_subst__"):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for each in inner:
            if each not in found:
                found.append(each)
    return tuple(found)


def check_count(alias, given, expected):
    """Refuses too many or too few arguments."""
    if given != expected:
        kind = "many" if given > expected else "few"
        raise TypeError(f"Too {kind} arguments for {alias}; actual {given}, expected {expected}")


def substituted(alias, args):
    """The arguments of an alias with types in place of its variables."""
    parameters = alias.__parameters__
    for each in parameters:
        prepare = getattr(each, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    check_count(alias, len(args), len(parameters))
    values = dict(zip(parameters, args))
    flatten = getattr(alias, "_flattens", False)
    result = []
    for arg in alias.__args__:
        new = _replaced(arg, values)
        if isinstance(new, tuple) and (
            flatten or getattr(arg, "__typing_is_unpacked_typevartuple__", False)
        ):
            result.extend(new)
        else:
            result.append(new)
    return tuple(result)


def _replaced(arg, values):
    if isinstance(arg, type):
        return arg
    if isinstance(arg, tuple):
        return tuple(_replaced(each, values) for each in arg)
    substitute = getattr(arg, "__typing_subst__", None)
    if substitute is not None:
        return substitute(values[arg])
    inside = getattr(arg, "__parameters__", ())
    if not inside:
        return arg
    args = []
    for each in inside:
        if isinstance(each, TypeVarTuple):
            args.extend(values[each])
        else:
            args.append(values[each])
    return arg[tuple(args)]


class Joinable:
    """Hints can be joined with |."""

    __slots__ = ()

    def __or__(self, other):
        from typing import Union

        return Union[self, other]

    def __ror__(self, other):
        from typing import Union

        return Union[other, self]


class _Variable(Joinable):
    def __init_subclass__(cls, *args, **kwargs):
        if cls.__module__ != __name__:
            raise TypeError("Cannot subclass special typing classes")

    def _set(self, name, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = None if bound is None else check_type(bound, "Bound must be a type.")
        self.__module__ = caller_module(3)

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return f"{sign}{self.__name__}"

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class TypeVar(_Variable):
    """Stands for a type that is the same wherever it appears."""

    def __init__(
        self, name, *constraints, bound=None, covariant=False, contravariant=False
    ):  # fmt: skip
        self._set(name, bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        message = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple(check_type(each, message) for each in constraints)

    def __typing_subst__(self, arg):
        arg = check_type(arg, "Parameters to generic types must be types.")
        if getattr(arg, "__typing_is_unpacked_typevartuple__", False):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Variable):
    """Stands for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        self.__module__ = caller_module()

    def __iter__(self):
        from typing import Unpack

        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        at = parameters.index(self)
        if any(isinstance(each, TypeVarTuple) for each in parameters[at + 1 :]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        behind = len(parameters) - at - 1
        if len(args) < at + behind:
            raise TypeError(
                f"Too few arguments for {alias}; actual {len(args)}, "
                f"expected at least {len(parameters) - 1}"
            )
        end = len(args) - behind
        return (*args[:at], tuple(args[at:end]), *args[end:])


class _Part(Joinable):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash((self._part, self.__origin__))


class ParamSpecArgs(_Part):
    """The positional arguments of a ParamSpec."""

    _part = "args"


class ParamSpecKwargs(_Part):
    """The keyword arguments of a ParamSpec."""

    _part = "kwargs"


class ParamSpec(_Variable):
    """Stands for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self._set(name, bound, covariant, contravariant)

    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(check_type(each, "Expected a type.") for each in arg)
        if not is_parameters(arg):
            raise TypeError(
                "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got "
                f"{arg}"
            )
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        at = parameters.index(self)
        if at >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(parameters) == 1 and not is_parameters(args[0]):
            return (tuple(args),)
        if isinstance(args[at], list):
            return (*args[:at], tuple(args[at]), *args[at + 1 :])
        return args


def is_parameters(arg):
    """Whether it says what the parameters of a function are."""
    if arg is ... or isinstance(arg, (tuple, list, ParamSpec)):
        return True
    return getattr(arg, "_is_concatenation", False)
