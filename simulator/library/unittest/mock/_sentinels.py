"""Objects that stand for something: one for each name, and what equals everything."""


class _SentinelObject:
    """One of a kind, with a name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Has an object for every name that it is asked for."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


class _ANY:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


class InvalidSpecError(Exception):
    """A mock was to be made after a mock."""


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
ANY = _ANY()
# A child that was deleted, and a key that is not there.
DELETED = sentinel.DELETED
MISSING = sentinel.MISSING
