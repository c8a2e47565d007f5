"""What does nothing when the program runs, or nearly nothing."""

import sys

_MESSAGE_MAX = 100


def cast(typ, val):
    """The value; for checkers it is of the type."""
    return val


def assert_type(val, typ, /):
    """The value; checkers say whether it is of the type."""
    return val


def assert_never(arg, /):
    """Marks what is never reached: it is an error to get here."""
    value = repr(arg)
    if len(value) > _MESSAGE_MAX:
        value = f"{value[:_MESSAGE_MAX]}..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Says the type of the value on standard error, and gives the value."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


# By module, then by qualified name, then by line: the signatures of a function.
_overloads = {}


def overload(func):
    """Marks one of several signatures."""
    target = getattr(func, "__func__", func)
    try:
        known = _overloads.setdefault(target.__module__, {}).setdefault(target.__qualname__, {})
        known[target.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _refuse_overload


def _refuse_overload(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not "
        "@overload-ed."
    )


def get_overloads(func):
    """The signatures that have been marked for a function."""
    target = getattr(func, "__func__", func)
    return list(_overloads.get(target.__module__, {}).get(target.__qualname__, {}).values())


def clear_overloads():
    """Forgets all signatures."""
    _overloads.clear()


def final(f):
    """Marks what is not overridden or subclassed."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """Marks a function or class whose annotations are no hints."""
    if isinstance(arg, type):
        for name in dir(arg):
            member = getattr(arg, name)
            if getattr(member, "__qualname__", None) == f"{arg.__qualname__}.{name}":
                try:
                    getattr(member, "__func__", member).__no_type_check__ = True
                except AttributeError:
                    pass
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Lets what a decorator makes be no hints either."""

    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    wrapped.__wrapped__ = decorator
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(wrapped, name, getattr(decorator, name, None))
    return wrapped


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs
):  # fmt: skip
    """Marks what makes classes like dataclasses."""

    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }  # fmt: skip
        return cls_or_fn

    return decorate


def get_origin(tp):
    """`list` of `List[int]`."""
    from typing import Annotated, Generic

    if hasattr(tp, "__metadata__"):
        return Annotated
    if tp is Generic:
        return Generic
    if type(tp).__name__ == "UnionType":
        return type(tp)
    return None if isinstance(tp, type) and not hasattr(tp, "__args__") else getattr(tp, "__origin__", None)


def get_args(tp):
    """`(int,)` of `List[int]`."""
    from typing._aliases import CallableAlias
    from typing._variables import is_parameters

    if hasattr(tp, "__metadata__"):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, CallableAlias) or _is_callable_alias(tp):
        *parameters, result = tp.__args__
        if len(parameters) == 1 and is_parameters(parameters[0]):
            return parameters[0], result
        return parameters, result
    return getattr(tp, "__args__", ())


def _is_callable_alias(tp):
    from collections.abc import Callable

    return getattr(tp, "__origin__", None) is Callable and hasattr(tp, "__args__")
