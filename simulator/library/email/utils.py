"""Dates and addresses in headers (Library reference, "email.utils")."""

import re

from email._parameters import unquote

__all__ = [
    "formataddr",
    "formatdate",
    "format_datetime",
    "mktime_tz",
    "parseaddr",
    "parsedate",
    "parsedate_to_datetime",
    "parsedate_tz",
    "quote",
    "unquote",
]

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ZONES = {
    "UT": 0,
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "AST": -400,
    "ADT": -300,
    "EST": -500,
    "EDT": -400,
    "CST": -600,
    "CDT": -500,
    "MST": -700,
    "MDT": -600,
    "PST": -800,
    "PDT": -700,
}
_DATE = re.compile(
    r"\s*(?:[A-Za-z]+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3,})\.?[\s-]+(\d{2,4})"
    r"\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+(\S+))?"
)
_ASCTIME = re.compile(
    r"\s*[A-Za-z]+\s+([A-Za-z]{3,})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(\d{4})"
)


def quote(str):
    """Text with backslashes before backslashes and quotes."""
    return str.replace("\\", "\\\\").replace('"', '\\"')


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A time in seconds, as headers have it; None: now."""
    import datetime
    import time

    if timeval is None:
        timeval = time.time()
    if localtime or usegmt:
        moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
        return format_datetime(moment.astimezone() if localtime else moment, usegmt)
    return format_datetime(datetime.datetime.utcfromtimestamp(timeval))


def format_datetime(dt, usegmt=False):
    """A date and time, as headers have it."""
    if usegmt:
        import datetime

        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    else:
        zone = "-0000" if dt.tzinfo is None else dt.strftime("%z")
    date = f"{_DAYS[dt.weekday()]}, {dt.day:02} {_MONTHS[dt.month - 1]} {dt.year:04}"
    return f"{date} {dt.hour:02}:{dt.minute:02}:{dt.second:02} {zone}"


def parsedate_tz(data):
    """Like a struct_time, and seconds from UTC; None if it is no date."""
    found = _parsed(data)
    return found and found[:9] + (found[9] or 0,)


def _parsed(data):
    """What parsedate_tz() gives, but with None where the zone is unknown."""
    if not data:
        return None
    found = _DATE.match(data)
    if found is None:
        # As the C library writes dates.
        found = _ASCTIME.match(data)
        if found is None:
            return None
        name, day, hour, minute, second, year = found.groups()
        zone = None
    else:
        day, name, year, hour, minute, second, zone = found.groups()
    name = name[:3].capitalize()
    if name not in _MONTHS:
        return None
    year = int(year)
    if year < 100:
        year += 1900 if year > 68 else 2000
    date = year, _MONTHS.index(name) + 1, int(day)
    return *date, int(hour), int(minute), int(second or 0), 0, 1, -1, _offset(zone)


def _offset(zone):
    """Seconds from UTC; None: unknown."""
    if zone is None:
        return None
    if re.fullmatch(r"[+-]\d{4}", zone):
        if zone == "-0000":
            return None
        number = int(zone)
    elif zone.upper() in _ZONES:
        number = _ZONES[zone.upper()]
    else:
        return None
    hours, minutes = divmod(abs(number), 100)
    return (-1 if number < 0 else 1) * (hours * 3600 + minutes * 60)


def parsedate(data):
    """Like a struct_time; None if it is no date."""
    found = parsedate_tz(data)
    return found and found[:9]


def mktime_tz(data):
    """Seconds of what parsedate_tz() gives."""
    import calendar
    import time

    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    return calendar.timegm(data) - data[9]


def parsedate_to_datetime(data):
    """A datetime, with its zone if one is given."""
    import datetime

    found = _parsed(data)
    if found is None:
        raise ValueError(f'Invalid date value or format "{data}"')
    if found[9] is None:
        return datetime.datetime(*found[:6])
    zone = datetime.timezone(datetime.timedelta(seconds=found[9]))
    return datetime.datetime(*found[:6], tzinfo=zone)


def formataddr(pair, charset="utf-8"):
    """`Name <address>` of both."""
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        raise NotImplementedError("names in other letters than ASCII's are not supported")
    quotes = '"' if re.search(r'[][\\()<>@,:;".]', name) else ""
    return f"{quotes}{quote(name) if quotes else name}{quotes} <{address}>"


def parseaddr(addr):
    """Name and address of `Name <address>`."""
    found = re.fullmatch(r'\s*("(?:[^"\\]|\\.)*"|[^<"]*?)\s*<([^<>]*)>\s*', addr)
    if found is None:
        return "", addr.strip()
    return unquote(found[1]), found[2].strip()
