"""A moment with a zone (documentation of Arrow, "arrow.arrow")."""

import calendar
from datetime import date, datetime, timedelta, timezone

from arrow._formatter import format_moment
from arrow._humanize import humanize
from arrow._zones import zone_of

_FRAMES = ("year", "month", "day", "hour", "minute", "second", "microsecond")
_SHIFTS = (
    "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "microseconds",
)  # fmt: skip


class Arrow:
    """A date and time with a zone. It never changes: what changes it gives another."""

    def __init__(
        self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=timezone.utc,
        fold=0,
    ):  # fmt: skip
        moment = datetime(year, month, day, hour, minute, second, microsecond, fold=fold)
        self._datetime = moment.replace(tzinfo=zone_of(tzinfo))

    @classmethod
    def fromdatetime(cls, dt, tzinfo=None):
        zone = tzinfo or dt.tzinfo or timezone.utc
        return cls(
            dt.year, dt.month, dt.day, dt.hour, dt.minute, dt.second, dt.microsecond, zone, dt.fold
        )

    @classmethod
    def utcnow(cls):
        return cls.fromdatetime(datetime.now(timezone.utc))

    @classmethod
    def now(cls, tzinfo="local"):
        return cls.fromdatetime(datetime.now(zone_of(tzinfo)))

    @classmethod
    def fromtimestamp(cls, timestamp, tzinfo="local"):
        return cls.fromdatetime(datetime.fromtimestamp(float(timestamp), zone_of(tzinfo)))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp, timezone.utc)

    @classmethod
    def range(cls, frame, start, end=None, tz=None, limit=None):
        """Moments from start to end, a frame apart."""
        if end is None and limit is None:
            raise ValueError("One of 'end' or 'limit' is required.")
        step = _plural(frame)
        first = cls.fromdatetime(_datetime_of(start), tz and zone_of(tz))
        last = None if end is None else _datetime_of(end)
        if last is not None and last.tzinfo is None:
            last = last.replace(tzinfo=first.tzinfo)
        count = 0
        while limit is None or count < limit:
            moment = first.shift(**{step: count})
            if last is not None and moment > last:
                return
            yield moment
            count += 1

    def __repr__(self):
        return f"<{self.__class__.__name__} [{self}]>"

    def __str__(self):
        return self._datetime.isoformat()

    def __format__(self, form):
        return self.format(form) if form else str(self)

    def __hash__(self):
        return hash(self._datetime)

    def __getattr__(self, name):
        if name == "week":
            return self._datetime.isocalendar()[1]
        if name == "quarter":
            return (self._datetime.month - 1) // 3 + 1
        if name in (*_FRAMES, "fold"):
            return getattr(self._datetime, name)
        raise AttributeError(f"{self.__class__.__name__!r} object has no attribute {name!r}")

    @property
    def tzinfo(self):
        return self._datetime.tzinfo

    @property
    def datetime(self):
        return self._datetime

    @property
    def naive(self):
        return self._datetime.replace(tzinfo=None)

    @property
    def int_timestamp(self):
        return int(self._datetime.timestamp())

    @property
    def float_timestamp(self):
        return self._datetime.timestamp()

    def timestamp(self):
        return self._datetime.timestamp()

    def date(self):
        return self._datetime.date()

    def time(self):
        return self._datetime.time()

    def timetz(self):
        return self._datetime.timetz()

    def weekday(self):
        return self._datetime.weekday()

    def isoweekday(self):
        return self._datetime.isoweekday()

    def isocalendar(self):
        return self._datetime.isocalendar()

    def utcoffset(self):
        return self._datetime.utcoffset()

    def isoformat(self, sep="T", timespec="auto"):
        return self._datetime.isoformat(sep, timespec)

    def strftime(self, format):
        return self._datetime.strftime(format)

    def timetuple(self):
        return self._datetime.timetuple()

    def for_json(self):
        return self.isoformat()

    def clone(self):
        return self.fromdatetime(self._datetime)

    def to(self, tz):
        """The same moment in another zone."""
        return self.fromdatetime(self._datetime.astimezone(zone_of(tz)))

    def replace(self, *, tzinfo=None, **kwargs):
        """Another moment, of which some parts are given."""
        unknown = [name for name in kwargs if name not in (*_FRAMES, "fold")]
        if unknown:
            if unknown[0] in ("week", "quarter"):
                raise ValueError(f"Setting absolute {unknown[0]} is not supported.")
            raise ValueError(f"Unknown attribute: {unknown[0]!r}.")
        changed = self._datetime.replace(**kwargs)
        return self.fromdatetime(changed, tzinfo and zone_of(tzinfo))

    def shift(self, **kwargs):
        """The moment so many years, months, weeks, days, hours… later; weekday: the next such day."""
        weekday = kwargs.pop("weekday", None)
        unknown = [name for name in kwargs if name not in _SHIFTS]
        if unknown:
            raise ValueError(
                f"Invalid shift time frame. Please select one of the following: "
                f"{', '.join((*_SHIFTS, 'weekday'))}."
            )
        quarters = 4 * kwargs.pop("years", 0) + kwargs.pop("quarters", 0)
        months = 3 * quarters + kwargs.pop("months", 0)
        moment = self._datetime
        if months:
            year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
            day = min(moment.day, calendar.monthrange(year, month + 1)[1])
            moment = moment.replace(year=year, month=month + 1, day=day)
        moment += timedelta(**kwargs)
        if weekday is not None:
            moment += timedelta(days=(weekday - moment.weekday()) % 7)
        return self.fromdatetime(moment)

    def span(self, frame):
        """The first and the last moment of the year, month, week, day, hour… that this one is in."""
        frame = _plural(frame)[:-1]
        unit = {"quarter": "month", "week": "day"}.get(frame, frame)
        parts = _FRAMES[: _FRAMES.index(unit) + 1]
        first = [getattr(self._datetime, part) for part in parts]
        start = self.__class__(*first, *[1] * (3 - len(first)), tzinfo=self.tzinfo)
        if frame == "week":
            start = start.shift(days=-start.weekday())
        elif frame == "quarter":
            start = start.shift(months=-((start.month - 1) % 3))
        return start, start.shift(**{frame + "s": 1}).shift(microseconds=-1)

    def floor(self, frame):
        return self.span(frame)[0]

    def ceil(self, frame):
        return self.span(frame)[1]

    def format(self, fmt="YYYY-MM-DD HH:mm:ssZZ", locale="en-us"):
        """As text, by a form of tokens."""
        _check_locale(locale)
        return format_moment(self._datetime, fmt)

    def humanize(self, other=None, locale="en-us", only_distance=False, granularity="auto"):
        """How long before or after another moment, or now, as people say it."""
        _check_locale(locale)
        if other is None:
            moment = datetime.now(timezone.utc)
        elif isinstance(other, (Arrow, datetime)):
            moment = _datetime_of(other)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=self.tzinfo)
        else:
            raise TypeError(
                f"Invalid 'other' argument of type {type(other).__name__!r}. Argument must be of "
                "type None, Arrow, or datetime."
            )
        seconds = int(round((self._datetime - moment).total_seconds()))
        mine, theirs = self._datetime, moment
        months = abs((mine.year - theirs.year) * 12 + mine.month - theirs.month)
        return humanize(seconds, granularity, only_distance, months)

    def is_between(self, start, end, bounds="()"):
        after = self >= start if bounds[0] == "[" else self > start
        return after and (self <= end if bounds[1] == "]" else self < end)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self.fromdatetime(self._datetime + other)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self.fromdatetime(self._datetime - other)
        if isinstance(other, (Arrow, datetime)):
            return self._datetime - _datetime_of(other)
        return NotImplemented

    def __rsub__(self, other):
        return other - self._datetime if isinstance(other, datetime) else NotImplemented

    def __eq__(self, other):
        return isinstance(other, (Arrow, datetime)) and self._datetime == _datetime_of(other)

    def __lt__(self, other):
        return self._compared(other, datetime.__lt__)

    def __le__(self, other):
        return self._compared(other, datetime.__le__)

    def __gt__(self, other):
        return self._compared(other, datetime.__gt__)

    def __ge__(self, other):
        return self._compared(other, datetime.__ge__)

    def _compared(self, other, how):
        if not isinstance(other, (Arrow, datetime)):
            return NotImplemented
        return how(self._datetime, _datetime_of(other))


def _datetime_of(value):
    if isinstance(value, Arrow):
        return value.datetime
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value


def _plural(frame):
    name = frame if frame.endswith("s") else frame + "s"
    if name not in _SHIFTS[:-1]:
        raise ValueError(
            f"Range or span over frames is supported. Supported frame names: "
            f"{', '.join(each[:-1] for each in _SHIFTS[:-1])}. Got {frame!r}."
        )
    return name


def _check_locale(locale):
    if locale.lower().replace("_", "-") not in ("en", "en-us", "en-gb"):
        raise NotImplementedError(f"there are no texts for {locale!r}: English only")
