"""Functions of `os.path` that look at files, as coroutines."""

from os import path

from .base import in_pool

__all__ = [
    "abspath", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "islink",
    "ismount", "samefile", "sameopenfile",
]  # fmt: skip

globals().update((name, in_pool(getattr(path, name), name)) for name in __all__)
