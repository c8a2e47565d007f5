"""Functions of `os` as coroutines."""

import os

from . import ospath as path
from .base import in_pool

__all__ = [
    "path", "access", "getcwd", "link", "listdir", "makedirs", "mkdir", "readlink", "remove",
    "removedirs", "rename", "renames", "replace", "rmdir", "scandir", "sendfile", "stat", "symlink",
    "unlink",
]  # fmt: skip

globals().update(
    (name, in_pool(getattr(os, name), name))
    for name in __all__
    if name != "path" and hasattr(os, name)
)
