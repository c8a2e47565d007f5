"""Objects as bytes for other processes ("multiprocessing.reduction")."""

import pickle
from copyreg import dispatch_table as _everybodys
from io import BytesIO

__all__ = ["DupFd", "ForkingPickler", "dump", "is_spawning", "register"]

_own = {}  # how kinds of objects are taken apart, beside what copyreg knows
_spawning = []  # the descriptors a process that is being spawned is to get; outside of that, empty


class ForkingPickler(pickle.Pickler):
    """A pickler that knows more kinds of objects."""

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = {**_everybodys, **_own}

    @classmethod
    def register(cls, type, reduce):
        """Has objects of a type taken apart by reduce(obj)."""
        _own[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        """An object as bytes."""
        if not _own:
            return pickle.dumps(obj, protocol)
        file = BytesIO()
        cls(file, protocol).dump(obj)
        return file.getvalue()

    loads = pickle.loads


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    """Writes an object to a file that is open for bytes."""
    ForkingPickler(file, protocol).dump(obj)


class Spawning:
    """While a process is spawned, what only processes that are being started get can be pickled."""

    def __enter__(self):
        _spawning.append([])
        return _spawning[-1]

    def __exit__(self, *args):
        _spawning.pop()


def is_spawning():
    return bool(_spawning)


def assert_spawning(obj):
    """Refuses to pickle what can only be handed over when a process is started."""
    if not _spawning:
        raise RuntimeError(
            f"{type(obj).__name__} objects should only be shared between processes"
            " through inheritance"
        )


class DupFd:
    """A descriptor that the process that is being spawned gets under the same number."""

    def __init__(self, fd):
        if not _spawning:
            raise NotImplementedError(
                "a descriptor can't be sent to a process that runs: "
                "hand it over when the process is started"
            )
        _spawning[-1].append(fd)
        self._fd = fd

    def detach(self):
        return self._fd
