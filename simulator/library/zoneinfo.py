"""Time zones by name. There is no data base of time zones here, only UTC."""

from datetime import datetime, timedelta, tzinfo

__all__ = [
    "TZPATH", "InvalidTZPathWarning", "ZoneInfo", "ZoneInfoNotFoundError", "available_timezones",
    "reset_tzpath",
]  # fmt: skip

TZPATH = ()

_ZERO = timedelta(0)


class ZoneInfoNotFoundError(KeyError):
    """There is no time zone of that name."""

    __module__ = "zoneinfo._common"  # as tracebacks of CPython show it


class InvalidTZPathWarning(RuntimeWarning):
    """A search path that makes no sense."""


class ZoneInfo(tzinfo):
    """A time zone by its IANA key: the same object for the same key."""

    _known = {}

    def __init_subclass__(cls):
        cls._known = {}

    def __new__(cls, key):
        zone = cls._known.get(key)
        if zone is None:
            zone = cls._known[key] = cls.no_cache(key)
        return zone

    @classmethod
    def no_cache(cls, key):
        """A new object, whatever has been made before."""
        if not isinstance(key, str):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
        if key not in available_timezones():
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        zone = super().__new__(cls)
        zone._key = key
        return zone

    @classmethod
    def from_file(cls, fobj, /, key=None):
        raise NotImplementedError("time zone files are not supported here")

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forgets all zones, or those of the keys."""
        if only_keys is None:
            cls._known.clear()
        else:
            for key in only_keys:
                cls._known.pop(key, None)

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt, /):
        return _ZERO

    def dst(self, dt, /):
        return _ZERO

    def tzname(self, dt, /):
        return "UTC"

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt

    def __str__(self):
        return self._key

    def __repr__(self):
        name = "zoneinfo.ZoneInfo" if type(self) is ZoneInfo else type(self).__name__
        return f"{name}(key={self._key!r})"

    def __reduce__(self):
        return type(self), (self._key,)


def available_timezones():
    """The keys that ZoneInfo knows."""
    return {"UTC"}


def reset_tzpath(to=None):
    """There are no files to look for."""
    if to is not None:
        raise NotImplementedError("time zone files are not supported here")
