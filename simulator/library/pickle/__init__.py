"""Objects as bytes, and objects from them again (Library reference, "pickle").

Bytes are CPython's. A str counts as the same object as every equal one.
There are no out-of-band buffers: buffer_callback and buffers raise NotImplementedError.
"""

from io import BytesIO as _BytesIO

from _pickle import dumps, loads

from . import _opcodes
from ._errors import PickleError, PicklingError, UnpicklingError
from ._opcodes import *
from ._pickler import DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, Pickler
from ._unpickler import Unpickler

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler",
    "dump", "dumps", "load", "loads", "DEFAULT_PROTOCOL", "HIGHEST_PROTOCOL",
    *sorted(name for name in vars(_opcodes) if name.isupper()),
]  # fmt: skip


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file that is open for bytes."""
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def _dumps(obj, protocol=None, fix_imports=True, buffer_callback=None):
    """What dumps() does with an object that is not plain."""
    file = _BytesIO()
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that the next pickle in a file holds."""
    return Unpickler(
        file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers
    ).load()


def _loads(data, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """What loads() does with a pickle that holds anything that is not plain."""
    return load(
        _BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers
    )
