"""Moments from whatever programs have (documentation of Arrow, "arrow.factory")."""

import time
from datetime import date, datetime, timezone, tzinfo

from arrow._arrow import Arrow
from arrow._parser import parse, parse_iso
from arrow._zones import zone_of


def utcnow():
    """Now, in UTC."""
    return Arrow.utcnow()


def now(tz=None):
    """Now, in a zone or where the machine is."""
    return Arrow.now("local" if tz is None else tz)


def get(*args, tzinfo=None, locale="en-us", **kwargs):
    """Now; or the moment that a timestamp, a text, a date, an Arrow, or numbers mean."""
    if locale.lower() not in ("en", "en-us", "en_us", "en-gb"):
        raise NotImplementedError(f"there are no texts for {locale!r}: English only")
    zone = None if tzinfo is None else zone_of(tzinfo)
    if kwargs:
        return Arrow(*args, tzinfo=zone or timezone.utc, **kwargs)
    if not args:
        return Arrow.utcnow() if zone is None else Arrow.now(zone)
    if len(args) == 1:
        return _from_one(args[0], zone)
    if len(args) == 2:
        one, other = args
        if isinstance(one, str) and isinstance(other, (str, list)):
            return Arrow.fromdatetime(_zoned(parse(one, other), zone))
        if isinstance(one, (datetime, date)) and isinstance(other, (str, _tzinfo)):
            return Arrow.fromdatetime(_as_datetime(one), zone_of(other))
        raise TypeError(f"Cannot parse two arguments of types {type(one)!r} and {type(other)!r}.")
    return Arrow(*args, tzinfo=zone or timezone.utc)


_tzinfo = tzinfo


def _from_one(value, zone):
    if value is None:
        raise TypeError("Cannot parse argument of type None.")
    if isinstance(value, bool):
        raise TypeError(f"Cannot parse single argument of type {type(value)!r}.")
    if isinstance(value, (int, float)):
        return Arrow.fromtimestamp(value, zone or timezone.utc)
    if isinstance(value, Arrow):
        return Arrow.fromdatetime(value.datetime, zone)
    if isinstance(value, (datetime, date)):
        return Arrow.fromdatetime(_as_datetime(value), zone)
    if isinstance(value, _tzinfo):
        return Arrow.now(value)
    if isinstance(value, str):
        return Arrow.fromdatetime(_zoned(parse_iso(value), zone))
    if isinstance(value, time.struct_time):
        return Arrow(*value[:6])
    raise TypeError(f"Cannot parse single argument of type {type(value)!r}.")


def _as_datetime(value):
    if isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day)


def _zoned(moment, zone):
    return moment if moment.tzinfo or zone is None else moment.replace(tzinfo=zone)
