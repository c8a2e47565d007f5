"""Where modules would come from (Library reference, "importlib.util")."""

import sys

import _imports
from importlib.machinery import ModuleSpec


def resolve_name(name, package):
    """The full name of a module whose name may be relative to a package."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(
            f"no package specified for {name!r} (required for relative module names)"
        )
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{parts[0]}.{rest}" if rest else parts[0]


def find_spec(name, package=None):
    """What is known of a module that could be imported; None when there is none."""
    full = resolve_name(name, package)
    if full not in sys.modules:
        parent = full.rpartition(".")[0]
        if parent:
            __import__(parent)
    found = _imports.find(full)
    if found is None:
        return None
    origin, is_package = found
    return ModuleSpec(full, None, origin=origin or "built-in", is_package=is_package)


def module_from_spec(spec):
    """An empty module of that name."""
    module = type(sys)(spec.name)
    module.__spec__ = spec
    return module
