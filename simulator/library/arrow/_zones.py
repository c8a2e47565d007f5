"""Zones by what programs call them."""

import re
from datetime import timedelta, timezone, tzinfo

from arrow._parser import ParserError

_OFFSET = re.compile(r"(?:\(?UTC)?([+-])?(\d{2}):?(\d{2})?\)?")


def zone_of(text):
    """"UTC", "local", "+02:00", "Europe/Berlin", or a zone that is one already."""
    if isinstance(text, tzinfo):
        return text
    if text in ("utc", "UTC", "local"):
        return timezone.utc
    found = _OFFSET.fullmatch(text)
    if found:
        sign = -1 if found[1] == "-" else 1
        return timezone(sign * timedelta(hours=int(found[2]), minutes=int(found[3] or 0)))
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise ParserError(f"Could not parse timezone expression {text!r}.") from None
