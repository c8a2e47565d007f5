"""What finders and loaders have to have (Library reference, "importlib.abc")."""

import abc

__all__ = [
    "ExecutionLoader", "Finder", "InspectLoader", "Loader", "MetaPathFinder", "PathEntryFinder",
    "ResourceLoader", "SourceLoader",
]  # fmt: skip


class Finder(metaclass=abc.ABCMeta):
    """The old base of finders."""


class MetaPathFinder(metaclass=abc.ABCMeta):
    """One of `sys.meta_path`."""

    def invalidate_caches(self):
        """Forgets what has been remembered of where modules are."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Of one folder on a path."""

    def invalidate_caches(self):
        """Forgets what has been remembered of where modules are."""


class Loader(metaclass=abc.ABCMeta):
    """Makes a module, and runs it."""

    def create_module(self, spec):
        """None: as usual."""

    def load_module(self, fullname):
        """The module, whether it has been loaded before or not."""
        import sys
        from importlib._loading import load
        from importlib.util import spec_from_loader

        if not hasattr(self, "exec_module"):
            raise ImportError
        spec = spec_from_loader(fullname, self)
        if fullname not in sys.modules:
            return load(spec)
        self.exec_module(sys.modules[fullname])
        return sys.modules[fullname]


class ResourceLoader(Loader):
    """Reads files, too."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    """Knows the source of its modules."""

    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec")

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(
                f"cannot load module {module.__name__} when get_code() returns None"
            )
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """Knows the files of its modules."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Loads modules from their source."""

    def get_source(self, fullname):
        import io
        from _traceback import add_source

        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error
        text = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig").read()
        add_source(path, text)
        return text
