"""What mocks take from the things they are made after: signatures, and whether one awaits them."""

import inspect
from functools import partial
from types import FunctionType, MethodType

# CPython counts the types of functions and bound methods, not those of built-in functions.
FUNCTION_TYPES = (FunctionType, MethodType)


def is_exception(thing):
    return isinstance(thing, BaseException) or (
        isinstance(thing, type) and issubclass(thing, BaseException)
    )


def is_list(spec):
    return type(spec) in (list, tuple)


def is_async_function(thing):
    """Whether calling it gives something to be awaited; other awaitable things count too."""
    while isinstance(thing, partial):
        thing = thing.func
    thing = getattr(thing, "__func__", thing)
    return inspect.iscoroutinefunction(thing) or inspect.isawaitable(thing)


def is_callable(thing):
    if isinstance(thing, type):
        return True
    if isinstance(thing, (staticmethod, classmethod, MethodType)):
        return is_callable(thing.__func__)
    return getattr(thing, "__call__", None) is not None


def instances_are_callable(spec):
    """Whether the instances of a class, or the thing itself, can be called."""
    if not isinstance(spec, type):
        return getattr(spec, "__call__", None) is not None
    return any(base.__dict__.get("__call__") is not None for base in spec.__mro__)


def signature_of(spec, as_instance=False, skip_self=False):
    """What a call of `spec` may pass; None where nobody can tell."""
    if isinstance(spec, type) and not as_instance:
        function = spec.__init__
        skip_self = True
    elif isinstance(spec, (classmethod, staticmethod)):
        skip_self = isinstance(spec, classmethod)
        function = spec.__func__
    elif isinstance(spec, FUNCTION_TYPES):
        function = spec
    else:
        function = getattr(spec, "__call__", None)
        skip_self = skip_self or isinstance(spec, type)
        if function is None:
            return None
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    return _without_first(signature) if skip_self else signature


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if parameters and parameters[0].kind <= inspect.Parameter.POSITIONAL_OR_KEYWORD:
        return signature.replace(parameters=parameters[1:])
    return signature


def skips_self(spec, name, is_type):
    """Whether callers leave out the first parameter of the function `spec.name`."""
    if not isinstance(spec, type):
        if name in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for base in spec.__mro__:
        if name in base.__dict__:
            return is_type and isinstance(base.__dict__[name], FUNCTION_TYPES)
    return is_type


def refuse_misspelled(keywords):
    """RuntimeError for names that look like a misspelled `autospec`, `spec` or `spec_set`."""
    for name in ("autospect", "auto_spec", "set_spec"):
        if name in keywords:
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")
