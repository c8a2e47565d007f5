"""Classes and functions by their names."""

import sys

from ._errors import PicklingError


def by_path(value, name):
    """The attribute with a dotted name, and whose attribute it is."""
    parent = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local object {name!r}")
        parent = value
        try:
            value = getattr(value, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {parent!r}") from None
    return value, parent


def _module_of(obj, name):
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for key, module in list(sys.modules.items()):
        if key not in ("__main__", "__mp_main__"):
            try:
                if by_path(module, name)[0] is obj:
                    return key
            except AttributeError:
                continue
    return "__main__"


def find_global(obj, name=None):
    """Module, name, class that has it (None: the module has) and the last part of the name.

    PicklingError if it isn't found there; AttributeError if it is local to a function.
    """
    if name is None:
        name = getattr(obj, "__qualname__", None) or obj.__name__
    if "<locals>" in name.split("."):
        raise AttributeError(f"Can't pickle local object {name!r}")
    module = _module_of(obj, name)
    try:
        __import__(module)
    except ImportError:
        raise PicklingError(
            f"Can't pickle {obj!r}: import of module {module!r} failed"
        ) from None
    home = sys.modules[module]
    try:
        found, parent = by_path(home, name)
    except AttributeError:
        raise PicklingError(
            f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed"
        ) from None
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
    return module, name, None if parent is home else parent, name.rpartition(".")[2]
