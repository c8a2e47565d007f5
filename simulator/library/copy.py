"""Copies of objects: of the object alone, or of everything in it too."""

from _weakref import ReferenceType

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """It can't be copied."""


error = Error

# Their instances never change, or are one of a kind.
_ATOMIC = {
    type(None), type(int | str), type(Ellipsis), type(NotImplemented), int, float, bool, complex, str, bytes, type,
    range, property, slice, type(len), type(lambda: None), type((lambda: None).__code__),
    type("".join), type(str.join), ReferenceType,
}  # fmt: skip


def copy(x):
    """A new object of the same kind that holds the same things."""
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    reduced = _reduced(x, cls)
    if reduced is not None:
        return _rebuilt(x, reduced, lambda value: value)
    new, state = _blank(x)
    _restore(new, state, lambda value: value)
    return new


def deepcopy(x, memo=None, _nil=[]):
    """A new object of the same kind that holds copies of the same things."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    new = _deep(x, cls, memo)
    if new is not x:
        memo[key] = new
        # An object must outlive its id in the memo.
        memo.setdefault(id(memo), [memo]).append(x)
    return new


def _deep(x, cls, memo):
    if cls is list:
        new = []
        memo[id(x)] = new
        for item in x:
            new.append(deepcopy(item, memo))
        return new
    if cls is dict:
        new = {}
        memo[id(x)] = new
        for key, value in x.items():
            new[deepcopy(key, memo)] = deepcopy(value, memo)
        return new
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:  # it was inside itself, through a list
            return memo[id(x)]
        return x if all(map(_same, items, x)) else tuple(items)
    if cls is set:
        return {deepcopy(item, memo) for item in x}
    if cls is frozenset:
        return frozenset([deepcopy(item, memo) for item in x])
    if cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    if cls.__name__ == "method" and hasattr(x, "__func__"):
        return cls(x.__func__, deepcopy(x.__self__, memo))
    reduced = _reduced(x, cls)
    if reduced is not None:
        return _rebuilt(x, reduced, lambda value: deepcopy(value, memo))
    new, state = _blank(x)
    memo[id(x)] = new
    _restore(new, state, lambda value: deepcopy(value, memo))
    return new


def _same(a, b):
    return a is b


def _blank(x):
    """A new object like x with nothing in it, and what belongs in it."""
    cls = type(x)
    if cls.__module__ in ("_thread", "itertools") or cls.__name__ in ("generator", "module"):
        raise TypeError(f"cannot pickle {_named(cls)!r} object")
    items = None
    if isinstance(x, BaseException):
        new = cls.__new__(cls, *x.args)
        new.args = x.args
    elif isinstance(x, tuple):
        new = (
            cls.__new__(cls, *x.__getnewargs__()) if hasattr(x, "_fields") else cls.__new__(cls, x)
        )
    elif isinstance(x, (int, float, str, bytes, frozenset)):
        base = next(kind for kind in (int, float, str, bytes, frozenset) if isinstance(x, kind))
        new = base.__new__(cls, base(x))
    else:
        new = cls.__new__(cls, *(x.__getnewargs__() if hasattr(x, "__getnewargs__") else ()))
        if isinstance(x, (list, set)) or hasattr(x, "maxlen"):
            items = list(x)
        elif isinstance(x, dict):
            items = list(x.items())
    if hasattr(x, "maxlen"):
        new.__init__([], x.maxlen)
    if hasattr(x, "default_factory"):
        new.default_factory = x.default_factory
    if "__getstate__" in _methods(cls):
        return new, (x.__getstate__(), {}, items)
    slots = {}
    for kind in cls.__mro__:
        names = kind.__dict__.get("__slots__", ())
        for name in [names] if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                slots[name] = getattr(x, name)
    return new, (getattr(x, "__dict__", None), slots, items)


def _reduced(x, cls):
    """What a class of the program's own says of how to make the object again."""
    names = _methods(cls)
    if "__reduce_ex__" in names:
        return x.__reduce_ex__(4)
    return x.__reduce__() if "__reduce__" in names else None


def _rebuilt(x, reduced, each):
    if isinstance(reduced, str):
        return x
    make, args, state, items, pairs = (*reduced, None, None, None)[:5]
    new = make(*[each(arg) for arg in args])
    if state is not None:
        state = each(state)
        if hasattr(new, "__setstate__"):
            new.__setstate__(state)
        else:
            new.__dict__.update(state)
    for item in items or ():
        new.append(each(item))
    for key, value in pairs or ():
        new[each(key)] = each(value)
    return new


def _named(cls):
    return cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"


def _methods(cls):
    own = [kind for kind in cls.__mro__ if kind.__module__ not in ("builtins", "collections")]
    return {name for kind in own for name in kind.__dict__}


def _restore(new, state, each):
    attributes, slots, items = state
    if attributes is not None and (attributes or hasattr(new, "__getstate__")):
        attributes = each(attributes)
        if hasattr(new, "__setstate__"):
            new.__setstate__(attributes)
        else:
            new.__dict__.update(attributes)
    for name, value in slots.items():
        object.__setattr__(new, name, each(value))
    for item in items or ():
        if isinstance(new, dict):
            new[each(item[0])] = each(item[1])
        elif isinstance(new, set):
            new.add(each(item))
        else:
            new.append(each(item))
