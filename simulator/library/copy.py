"""Copies of objects: of the object alone, or of everything in it too."""

from _weakref import ReferenceType
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """It can't be copied."""


error = Error

# Their instances never change, or are one of a kind.
_ATOMIC = {
    type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, str, bytes, type,
    range, property, type(len), type(lambda: None), type((lambda: None).__code__), ReferenceType,
}  # fmt: skip
_UNCHANGING = _ATOMIC | {tuple, frozenset, slice}
_CHANGING = {list, dict, set, bytearray}


def copy(x):
    """A new object of the same kind that holds the same things."""
    cls = type(x)
    if cls in _UNCHANGING or issubclass(cls, type):
        return x
    if cls in _CHANGING:
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    reduced = _reduced(x, cls, "shallow")
    return x if isinstance(reduced, str) else _rebuilt(reduced, lambda value: value)


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
    if issubclass(cls, type):
        return x
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    if cls.__name__ == "method" and hasattr(x, "__func__"):
        return cls(x.__func__, deepcopy(x.__self__, memo))
    reduced = _reduced(x, cls, "deep")
    if isinstance(reduced, str):
        return x

    def made(new):
        memo[id(x)] = new

    return _rebuilt(reduced, lambda value: deepcopy(value, memo), made)


def _same(a, b):
    return a is b


def _reduced(x, cls, depth):
    """How to make the object again."""
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is None:
        raise Error(f"un({depth})copyable object of type {cls}")
    return reduce()


def _rebuilt(reduced, each, made=None):
    """The object made again, of the parts that `each` gives; `made` learns of it before it is filled."""
    make, args, state, items, pairs = (*reduced, None, None, None)[:5]
    new = make(*[each(arg) for arg in args]) if made else make(*args)
    if made is not None:
        made(new)
    if state is not None:
        state = each(state)
        if hasattr(new, "__setstate__"):
            new.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                new.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(new, name, value)
    for item in items or ():
        new.append(each(item))
    for key, value in pairs or ():
        new[each(key)] = each(value)
    return new
