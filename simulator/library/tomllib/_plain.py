"""Values that are written without quotes and brackets: booleans, numbers, dates and times."""
import re

_CLOCK = (
    r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)"
    r"(?:\.(?P<fraction>\d{1,6})\d*)?"
)
_DATE = r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
_ZONE = r"(?P<zone>[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?"

MOMENT = re.compile(f"{_DATE}(?:[Tt ]{_CLOCK}{_ZONE})?", re.ASCII)
TIME = re.compile(_CLOCK, re.ASCII)
INTEGER_WITH_BASE = re.compile(
    r"0x[\dA-Fa-f](?:_?[\dA-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*", re.ASCII
)
NUMBER = re.compile(
    r"[+-]?(?:0|[1-9](?:_?\d)*)"
    r"(?P<rest>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)",
    re.ASCII,
)
NAMED_FLOAT = re.compile(r"[+-]?(?:inf|nan)")
BOOLEAN = re.compile(r"true|false")


def time_of(match):
    """The time that TIME has found."""
    from datetime import time

    return time(*_clock(match))


def moment_of(match):
    """The date, or date and time, that MOMENT has found; ValueError when no calendar has it."""
    from datetime import date, datetime

    day = int(match["year"]), int(match["month"]), int(match["day"])
    if match["hour"] is None:
        return date(*day)
    return datetime(*day, *_clock(match), tzinfo=_zone(match["zone"]))


def _clock(match):
    fraction = match["fraction"] or ""
    hour, minute, second = map(int, match.group("hour", "minute", "second"))
    return hour, minute, second, int(fraction.ljust(6, "0"))


def _zone(text):
    from datetime import timedelta, timezone

    if text is None:
        return None
    if text in ("Z", "z"):
        return timezone.utc
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[4:]))
    return timezone(-offset if text[0] == "-" else offset)
