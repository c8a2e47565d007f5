"""How a module is made by a spec and its loader (Language reference, 5.4)."""

import sys


def module_from_spec(spec):
    """The module, made by its loader if that wants to, with what its spec says of it."""
    create = getattr(spec.loader, "create_module", None)
    module = create(spec) if create is not None else None
    if create is not None and not hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    describe(module, spec)
    return module


def describe(module, spec):
    """Sets what a module knows of itself."""
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached


def load(spec):
    """The module, run, as the import system has it from now on."""
    name = spec.name
    loader = spec.loader
    if loader is None:
        if spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=name)
    elif not hasattr(loader, "exec_module"):
        return loader.load_module(name)
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        if loader is not None:
            loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]
