"""Text to moments (documentation of Arrow, "Supported Tokens")."""

import calendar
import re
from datetime import datetime, timedelta, timezone

_TOKEN = re.compile(
    r"\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|M|DDDD|DD|D|Do|dddd|ddd|HH|H|hh|h|mm|m|ss|s|S+|X|ZZZ|ZZ|Z|a|A"
)
_NUMBERS = {
    "YYYY": ("year", r"\d{4}"),
    "YY": ("year", r"\d{2}"),
    "MM": ("month", r"\d{2}"),
    "M": ("month", r"\d{1,2}"),
    "DDDD": ("day_of_year", r"\d{3}"),
    "DD": ("day", r"\d{2}"),
    "D": ("day", r"\d{1,2}"),
    "HH": ("hour", r"\d{2}"),
    "H": ("hour", r"\d{1,2}"),
    "hh": ("hour", r"\d{2}"),
    "h": ("hour", r"\d{1,2}"),
    "mm": ("minute", r"\d{2}"),
    "m": ("minute", r"\d{1,2}"),
    "ss": ("second", r"\d{2}"),
    "s": ("second", r"\d{1,2}"),
}
_ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?W(\d{2})(?:-?(\d))?|-?(\d{3}))?"
    r"(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?"
)


class ParserError(ValueError):
    """The text is no date of that form."""


def parse_iso(text):
    """A date and time of ISO 8601; without a zone it has none."""
    found = _ISO.fullmatch(text.strip())
    if found is None or (found[6] and len(text) == 7 and "-" not in text):
        raise ParserError(
            f"Could not match input {text!r} to any of the following formats: YYYY-MM-DD, "
            "YYYY-M-DD, YYYY-M-D, YYYY/MM/DD, YYYY/M/DD, YYYY/M/D, YYYY.MM.DD, YYYY.M.DD, YYYY.M.D, "
            "YYYYMMDD, YYYY-DDDD, YYYYDDDD, YYYY-MM, YYYY/MM, YYYY.MM, YYYY, W."
        )
    year, month, day, week, weekday, day_of_year, hour, minute, second, fraction, zone = (
        found.groups()
    )
    if week:
        date = datetime.fromisocalendar(int(year), int(week), int(weekday or 1))
    elif day_of_year:
        date = datetime(int(year), 1, 1) + timedelta(days=int(day_of_year) - 1)
    else:
        date = datetime(int(year), int(month or 1), int(day or 1))
    return _with_zone(
        date.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
        + timedelta(microseconds=_micros(fraction)),
        zone,
    )


def _micros(fraction):
    """Of digits after the point, rounded."""
    return round(int(fraction) * 10 ** (6 - len(fraction))) if fraction else 0


def _with_zone(moment, zone):
    if not zone:
        return moment
    from arrow._zones import zone_of

    return moment.replace(tzinfo=timezone.utc if zone == "Z" else zone_of(zone))


def parse(text, form):
    """A date and time by a form of tokens; other text must stand where the form has it."""
    if isinstance(form, list):
        for each in form:
            try:
                return parse(text, each)
            except ParserError:
                continue
        raise ParserError(
            f"Could not match input {text!r} to any of the following formats: {', '.join(form)}."
        )
    tokens = []
    pattern = ""
    end = 0
    for found in _TOKEN.finditer(form):
        pattern += re.escape(form[end : found.start()])
        end = found.end()
        token = found.group()
        if token[0] == "[":
            pattern += re.escape(token[1:-1])
        else:
            tokens.append(token)
            pattern += f"({_pattern_of(token)})"
    pattern += re.escape(form[end:])
    match = re.search(rf"(?<!\S){pattern}(?!\S)", text, re.IGNORECASE)
    if match is None:
        raise ParserError(f"Failed to match {form!r} when parsing {text!r}.")
    return _moment_of(dict(zip(tokens, match.groups())))


def _pattern_of(token):
    if token in _NUMBERS:
        return _NUMBERS[token][1]
    if token == "Do":
        return r"\d{1,2}(?:st|nd|rd|th)"
    if token in ("MMMM", "MMM", "dddd", "ddd"):
        return "|".join(each for each in _names(token) if each)
    if token == "X":
        return r"-?\d+(?:\.\d+)?"
    if token == "ZZZ":
        return r"[\w/+-]+"
    return {"S": r"\d+", "Z": r"Z|[+-]\d{2}:?(?:\d{2})?", "a": "am|pm", "A": "AM|PM"}[token[0]]


def _names(token):
    return {
        "MMMM": calendar.month_name,
        "MMM": calendar.month_abbr,
        "dddd": calendar.day_name,
        "ddd": calendar.day_abbr,
    }[token]


def _moment_of(found):
    """What tokens and their texts say together."""
    if "X" in found:
        return datetime.fromtimestamp(float(found["X"]), timezone.utc)
    parts = {"year": 1, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
    micros = 0
    zone = half = None
    for token, text in found.items():
        if token in _NUMBERS:
            parts[_NUMBERS[token][0]] = int(text)
            if token == "YY":
                parts["year"] += 1900 if int(text) > 68 else 2000
        elif token == "Do":
            parts["day"] = int(text[:-2])
        elif token in ("MMMM", "MMM"):
            names = [each.lower() for each in _names(token)]
            parts["month"] = names.index(text.lower())
        elif token[0] == "S":
            micros = _micros(text[:7])
        elif token[0] == "Z":
            zone = text
        elif token in "aA":
            half = text.lower()
    if half == "pm" and parts["hour"] < 12:
        parts["hour"] += 12
    elif half == "am" and parts["hour"] == 12:
        parts["hour"] = 0
    day_of_year = parts.pop("day_of_year", None)
    try:
        moment = datetime(**parts) + timedelta(microseconds=micros)
    except ValueError as problem:
        raise ParserError(str(problem)) from problem
    if day_of_year is not None:
        moment += timedelta(days=day_of_year - 1)
    return _with_zone(moment, zone)
