"""Paths as objects: pure ones, which only know names, and those that can look at the files."""

from pathlib._path import Path, PosixPath, WindowsPath
from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]

for _kind in __all__:
    globals()[_kind].__module__ = __name__
del _kind
