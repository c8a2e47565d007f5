"""What is known of modules, and who loads them (Library reference, "importlib.machinery")."""

import os

from _imports import PathFinder
from importlib.abc import SourceLoader

__all__ = [
    "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "ModuleSpec", "PathFinder", "SOURCE_SUFFIXES",
    "SourceFileLoader", "all_suffixes",
]  # fmt: skip

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = [".so"]


def all_suffixes():
    """Of all files that can be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """The name of a module and where it comes from."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False

    @property
    def parent(self):
        """The package that the module is in, or is."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return _facts(self) == _facts(other)

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(parts)})"


def _facts(spec):
    return (
        spec.name, spec.loader, spec.origin, spec.submodule_search_locations, spec.cached,
        spec.has_location,
    )  # fmt: skip


class SourceFileLoader(SourceLoader):
    """Loads a module from a file of Python's source."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def is_package(self, fullname):
        file = os.path.basename(self.get_filename(fullname))
        return file.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"
