"""Functions that make functions of functions."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _thread import _owned_lock

__all__ = [
    "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cache", "cached_property", "cmp_to_key",
    "lru_cache", "partial", "partialmethod", "reduce", "singledispatch", "singledispatchmethod",
    "total_ordering", "update_wrapper", "wraps",
]  # fmt: skip

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes the wrapper look like the function it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper() as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# Ordering


def _negated(method):
    def compare(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else not result

    return compare


def _or_equal(method):
    def compare(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else result or self == other

    return compare


def _but_not_equal(method):
    def compare(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else result and self != other

    return compare


def _neither_nor_equal(method):
    def compare(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else not result and self != other

    return compare


def _negated_or_equal(method):
    def compare(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else not result or self == other

    return compare


# What follows from the one method that a class defines.
_DERIVED = {
    "__lt__": {"__gt__": _neither_nor_equal, "__le__": _or_equal, "__ge__": _negated},
    "__le__": {"__ge__": _negated_or_equal, "__lt__": _but_not_equal, "__gt__": _negated},
    "__gt__": {"__lt__": _neither_nor_equal, "__ge__": _or_equal, "__le__": _negated},
    "__ge__": {"__le__": _negated_or_equal, "__gt__": _but_not_equal, "__lt__": _negated},
}


def total_ordering(cls):
    """Adds the comparisons that a class leaves out; it must define one, beside __eq__."""
    defined = {name for name in _DERIVED if getattr(cls, name) is not getattr(object, name)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(defined)  # __lt__, then __le__, __gt__, __ge__
    for name, derive in _DERIVED[root].items():
        if name not in defined:
            method = derive(root)
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls


# Caching


def _cache_info(hits, misses, maxsize, currsize):
    return _cache_info_type()(hits, misses, maxsize, currsize)


def _cache_info_type():
    global _cache_info_type
    from collections import namedtuple

    made = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module=__name__)
    _cache_info_type = lambda: made
    return made


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the latest calls by their arguments."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)  # written without parentheses
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(function, /):
    """Remembers every result."""
    return _cached(function, None, False)


_MISSING = object()


class cached_property:
    """A method that is called once an instance; afterwards its result is an attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        # Up to 3.11 one lock a property made the call happen once, for all instances together.
        self.lock = _owned_lock(-1)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it."
            )
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {name!r} property."
            ) from None
        value = values.get(name, _MISSING)
        if value is _MISSING:
            with self.lock:
                value = values.get(name, _MISSING)
                if value is _MISSING:
                    value = self.func(instance)
                    try:
                        values[name] = value
                    except TypeError:
                        raise TypeError(
                            f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                            f"does not support item assignment for caching {name!r} property."
                        ) from None
        return value


# Methods


class partialmethod:
    """A method that is another one with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made
        return self._as_function().__get__(obj, cls)

    def _as_function(self):
        def method(first, /, *args, **keywords):
            return self.func(first, *self.args, *args, **{**self.keywords, **keywords})

        method.__isabstractmethod__ = self.__isabstractmethod__
        method._partialmethod = self
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# Generic functions


def _best_match(cls, registry):
    """The registered type that is nearest to a class: first by its bases, then by ABCs."""
    matches = [kind for kind in registry if kind is not object and issubclass(cls, kind)]
    best = None
    for kind in matches:
        if best is None or _before(kind, best, cls):
            best = kind
    if best is None:
        return registry.get(object)
    for other in matches:
        if other is not best and not _before(best, other, cls):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {other}")
    return registry[best]


def _before(kind, other, cls):
    """Whether one of two types that match a class is the nearer one."""
    order = cls.__mro__
    if kind in order and other in order:
        return order.index(kind) < order.index(other)
    if issubclass(kind, other):
        return True
    # An explicit base comes before a merely registered class that is not below it.
    return kind in order and not issubclass(other, kind)


def _is_union(cls):
    from types import UnionType
    from typing import Union

    return isinstance(cls, UnionType) or getattr(cls, "__origin__", None) is Union


def _is_class(cls):
    if isinstance(cls, type):
        return True
    return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)


def _annotated_class(func):
    hints = getattr(func, "__annotations__", {})
    if not hints:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    name, cls = next(iter(hints.items()))
    if isinstance(cls, str):  # from __future__ import annotations
        import builtins

        first, *rest = cls.split(".")
        cls = func.__globals__.get(first) or getattr(builtins, first)
        for part in rest:
            cls = getattr(cls, part)
    if not _is_class(cls):
        problem = "not all arguments are classes" if _is_union(cls) else "is not a class"
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {problem}.")
    return cls


def singledispatch(func):
    """A function of which there are several, chosen by the type of the first argument."""
    from abc import get_cache_token
    from types import MappingProxyType

    registry = {object: func}
    chosen = {}
    token = get_cache_token()

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token != get_cache_token():  # someone has registered a class with an ABC
            token = get_cache_token()
            chosen.clear()
        if cls not in chosen:
            chosen[cls] = registry[cls] if cls in registry else _best_match(cls, registry)
        return chosen[cls]

    def register(cls, func=None):
        """Adds an implementation: register(cls, func), @register(cls), or @register alone."""
        if _is_class(cls):
            if func is None:
                return lambda func: register(cls, func)
        elif func is not None:
            raise TypeError(
                f"Invalid first argument to `register()`. {cls!r} is not a class or union type."
            )
        else:
            func = cls
            cls = _annotated_class(func)
        for kind in (cls,) if isinstance(cls, type) else cls.__args__:
            registry[kind] = func
        chosen.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = chosen.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: chosen by the first argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **keywords):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **keywords)

        method.register = self.register
        method.__isabstractmethod__ = self.__isabstractmethod__
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
