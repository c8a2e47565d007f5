"""Imports by name (Library reference, "importlib")."""

import sys

import _imports

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module of that name; a name with dots in front is relative to the package."""
    if name.startswith("."):
        from importlib.util import resolve_name

        if not package:
            raise TypeError(
                "the 'package' argument is required to perform a relative import for "
                f"{name!r}"
            )
        name = resolve_name(name, package)
    if not name:
        raise ValueError("Empty module name")
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs the code of a module again, in the same module."""
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    _imports.reload(module)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is remembered of where modules are: there is nothing to forget."""
