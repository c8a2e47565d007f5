"""Where modules would come from (Library reference, "importlib.util")."""

import os
import sys

import _imports
from importlib._loading import module_from_spec
from importlib.machinery import ModuleSpec, SourceFileLoader

__all__ = [
    "find_spec", "module_from_spec", "resolve_name", "spec_from_file_location",
    "spec_from_loader",
]  # fmt: skip


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
    module = sys.modules.get(full)
    if module is not None and getattr(module, "__spec__", None) is not None:
        return module.__spec__
    path = None
    parent = full.rpartition(".")[0]
    if parent and module is None:
        __import__(parent)
        path = getattr(sys.modules[parent], "__path__", None)
    for finder in sys.meta_path:
        usual = finder is _imports.PathFinder
        spec = _usual_spec(full) if usual else finder.find_spec(full, path)
        if spec is not None:
            return spec
    return None


def _usual_spec(name):
    found = _imports.find(name)
    if found is None:
        return None
    origin, is_package = found
    if origin is None:
        return ModuleSpec(name, None, origin="built-in")
    return spec_from_file_location(
        name, origin, submodule_search_locations=[os.path.dirname(origin)] if is_package else None
    )


_ASK_LOADER = object()


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for a loader that finds the rest by itself."""
    if hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        locations = [] if is_package else None
        return spec_from_file_location(name, loader=loader, submodule_search_locations=locations)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def spec_from_file_location(
    name, location=None, *, loader=None, submodule_search_locations=_ASK_LOADER
):
    """A spec for a module in a file; None if it is no file of Python's."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _ASK_LOADER:
        if hasattr(loader, "is_package"):
            try:
                if loader.is_package(name):
                    spec.submodule_search_locations = []
            except ImportError:
                pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(os.path.dirname(location))
    return spec
