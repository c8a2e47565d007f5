"""Moments as text (documentation of Arrow, "Supported Tokens")."""

import calendar
import re

_TOKEN = re.compile(
    r"\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|M|DDDD|DDD|DD|Do|D|dddd|ddd|d|HH|H|hh|h|mm|m|ss|s"
    r"|S{1,6}|X|x|ZZZ|ZZ|Z|a|A|W"
)


def format_moment(moment, form):
    """By a form of tokens; what is in brackets stays as it is."""
    return _TOKEN.sub(lambda found: _text_of(moment, found.group()), form)


def ordinal(number):
    """1st, 2nd, 3rd, 4th…"""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _text_of(moment, token):
    if token[0] == "[":
        return token[1:-1]
    if token[0] == "S":
        return f"{moment.microsecond:06d}"[: len(token)]
    hour = moment.hour % 12 or 12
    day_of_year = moment.timetuple().tm_yday
    year, week, weekday = moment.isocalendar()
    return {
        "YYYY": lambda: f"{moment.year:04d}",
        "YY": lambda: f"{moment.year:04d}"[2:],
        "MMMM": lambda: calendar.month_name[moment.month],
        "MMM": lambda: calendar.month_abbr[moment.month],
        "MM": lambda: f"{moment.month:02d}",
        "M": lambda: str(moment.month),
        "DDDD": lambda: f"{day_of_year:03d}",
        "DDD": lambda: str(day_of_year),
        "DD": lambda: f"{moment.day:02d}",
        "D": lambda: str(moment.day),
        "Do": lambda: ordinal(moment.day),
        "dddd": lambda: calendar.day_name[moment.weekday()],
        "ddd": lambda: calendar.day_abbr[moment.weekday()],
        "d": lambda: str(moment.isoweekday()),
        "HH": lambda: f"{moment.hour:02d}",
        "H": lambda: str(moment.hour),
        "hh": lambda: f"{hour:02d}",
        "h": lambda: str(hour),
        "mm": lambda: f"{moment.minute:02d}",
        "m": lambda: str(moment.minute),
        "ss": lambda: f"{moment.second:02d}",
        "s": lambda: str(moment.second),
        "X": lambda: f"{moment.timestamp()}",
        "x": lambda: str(int(moment.timestamp() * 1_000_000)),
        "ZZZ": lambda: moment.tzname() or "",
        "ZZ": lambda: _offset(moment, ":"),
        "Z": lambda: _offset(moment, ""),
        "a": lambda: "am" if moment.hour < 12 else "pm",
        "A": lambda: "AM" if moment.hour < 12 else "PM",
        "W": lambda: f"{year}-W{week:02d}-{weekday}",
    }[token]()


def _offset(moment, separator):
    minutes = int(moment.utcoffset().total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{separator}{rest:02d}"
