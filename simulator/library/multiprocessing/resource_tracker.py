"""What outlives processes, unless somebody does away with it ("multiprocessing.shared_memory").

CPython has a process for it. Here the main process remembers the names, warns at its end of what is
still there, and removes that.
"""

from _posixshmem import shm_unlink

import _multiprocessing

from . import process, util

__all__ = ["ensure_running", "register", "unregister"]

_CLEANUP_FUNCS = {
    "noop": lambda: None,
    "semaphore": _multiprocessing.sem_unlink,
    "shared_memory": shm_unlink,
}

_names = {}  # of each kind; as keys, for their order


def ensure_running():
    """Does nothing: there is no process to be started."""


def register(name, rtype):
    """Something of that kind has been made, or is used."""
    if process.parent_process() is None:
        if not _names:
            util.Finalize(None, _clean_up, exitpriority=-1000)
        _names.setdefault(rtype, {})[name] = None


def unregister(name, rtype):
    """It has been done away with, or somebody else will."""
    _names.get(rtype, {}).pop(name, None)


def _clean_up():
    import warnings

    for rtype, names in _names.items():
        left = [name for name in names if _removed(name, rtype)]
        if left:
            warnings.warn(
                f"resource_tracker: There appear to be {len(left)} leaked {rtype} objects"
                " to clean up at shutdown"
            )


def _removed(name, rtype):
    try:
        _CLEANUP_FUNCS[rtype](name)
    except FileNotFoundError:
        return False  # another process has done so
    return True
