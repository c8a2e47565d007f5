# datetime: subclasses, zones of the program's own, folds, states, texts.
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo
import datetime as module


def show(label, call):
    try:
        print(label, repr(call()))
    except Exception as error:
        print(label, type(error).__name__, error)


class Stamp(datetime):
    def __new__(cls, *args, **keywords):
        self = super().__new__(cls, *args, **keywords)
        self.tag = "new"
        return self

    def twice(self):
        return self + (self - datetime(2000, 1, 1, tzinfo=self.tzinfo))


class Day(date):
    pass


class Span(timedelta):
    def __repr__(self):
        return "Span!"


class Clock(time):
    pass


s = Stamp(2024, 5, 6, 7, 8, 9, 10)
print(
    s, repr(s), type(s + timedelta(1)), type(s.replace(year=1)), (s + timedelta(1)).tag, s.twice()
)
print(type(Stamp.now()), type(Stamp.fromisoformat("2024-01-01")), type(Stamp.strptime("1", "%d")))
print(
    type(Stamp.combine(date(2024, 1, 1), time(2))),
    type(Stamp.fromtimestamp(0, UTC)),
    type(s.date()),
)
print(
    type(Stamp.fromordinal(5)),
    type(s.astimezone(UTC)),
    type(s - timedelta(1)),
    s - s,
    s == datetime(2024, 5, 6, 7, 8, 9, 10),
)
d = Day(2024, 2, 29)
print(
    d,
    repr(d),
    type(d + timedelta(1)),
    type(d.replace(day=1)),
    type(Day.today()),
    type(Day.fromisoformat("2024-01-01")),
    d == date(2024, 2, 29),
    {date(2024, 2, 29): 1}[d],
)
print(
    Span(1),
    repr(Span(2)),
    type(Span(1) + Span(1)),
    type(-Span(1)),
    Span(1) == timedelta(1),
    repr(timedelta(1) + Span(1)),
)
print(repr(Clock(1, 2)), type(Clock.fromisoformat("10:00")), type(Clock(1).replace(hour=2)))


class Base(timedelta):
    pass


print(repr(Base(1)), str(Base(1)), type(abs(Base(-1))), type(Base(1) * 2))


class Fixed(tzinfo):
    """A zone with summer time from April to October; its clocks are put back on October 31 at 3."""

    def __init__(self, hours, name):
        self.hours, self.name = hours, name

    def utcoffset(self, dt):
        return timedelta(hours=self.hours) + self.dst(dt)

    def dst(self, dt):
        if dt is None:
            return timedelta(0)
        naive = dt.replace(tzinfo=None, fold=0)
        end = datetime(dt.year, 10, 31, 3)
        if datetime(dt.year, 4, 1, 2) <= naive < end - timedelta(hours=1):
            return timedelta(hours=1)
        if end - timedelta(hours=1) <= naive < end and not dt.fold:
            return timedelta(hours=1)
        return timedelta(0)

    def tzname(self, dt):
        return self.name + ("S" if dt is not None and self.dst(dt) else "")

    def __repr__(self):
        return f"Fixed({self.hours})"


zone = Fixed(2, "X")
summer = datetime(2024, 7, 1, 12, tzinfo=zone)
winter = datetime(2024, 1, 1, 12, tzinfo=zone)
for moment in (summer, winter):
    print(
        moment,
        repr(moment),
        moment.utcoffset(),
        moment.dst(),
        moment.tzname(),
        moment.timestamp(),
        moment.timetuple().tm_isdst,
    )
    print(
        moment.astimezone(UTC),
        moment.astimezone(timezone(timedelta(hours=-4))),
        moment.utctimetuple()[:6],
        moment.strftime("%z %Z %%Z"),
    )
    print(
        moment.isoformat(),
        moment.isoformat(" ", "minutes"),
        moment.timetz(),
        moment.timetz().utcoffset(),
    )
print(
    datetime(2024, 7, 1, 10, tzinfo=UTC).astimezone(zone),
    datetime(2024, 1, 1, 10, tzinfo=UTC).astimezone(zone),
)
print(
    summer - winter,
    summer > winter,
    summer - datetime(2024, 7, 1, 9, tzinfo=UTC),
    summer == datetime(2024, 7, 1, 9, tzinfo=UTC),
)
print(
    len({summer, datetime(2024, 7, 1, 9, tzinfo=UTC)}),
    hash(summer) == hash(datetime(2024, 7, 1, 9, tzinfo=UTC)),
)
first = datetime(2024, 10, 31, 2, 30, tzinfo=zone)
second = first.replace(fold=1)
print(
    first,
    second,
    first == second,
    first - second,
    first.utcoffset(),
    second.utcoffset(),
    hash(first) == hash(second),
)
print(
    first == first.astimezone(UTC),
    second.astimezone(UTC),
    first.astimezone(UTC),
    winter == winter.astimezone(UTC),
)
print(
    time(1, tzinfo=zone).utcoffset(),
    time(1, tzinfo=zone),
    time(1, tzinfo=zone).tzname(),
    time(1, tzinfo=zone) == time(1, tzinfo=timezone(timedelta(hours=2))),
)


class Bad(tzinfo):
    def __init__(self, offset=None, dst=None, name=None):
        self.values = offset, dst, name

    def utcoffset(self, dt):
        return self.values[0]

    def dst(self, dt):
        return self.values[1]

    def tzname(self, dt):
        return self.values[2]


for values in (
    (1, 2, 3),
    (None, None, None),
    (timedelta(1), timedelta(-1), "x"),
    (timedelta(0), None, "x"),
    (timedelta(hours=1), timedelta(hours=1), ""),
):
    bad = datetime(2024, 1, 1, tzinfo=Bad(*values))
    for name in (
        "utcoffset",
        "dst",
        "tzname",
        "isoformat",
        "timestamp",
        "utctimetuple",
        "timetuple",
        "astimezone",
        "ctime",
    ):
        show(f"{name}", getattr(bad, name))
    show("fromutc", lambda: bad.tzinfo.fromutc(bad).isoformat())
    show("compare", lambda: bad < datetime(2024, 1, 1, tzinfo=UTC))
    show("equal", lambda: bad == datetime(2024, 1, 1))
    show("subtract", lambda: bad - datetime(2024, 1, 1))
    show("hash", lambda: hash(bad) == hash(bad))
    show("format", lambda: f"{bad:%z|%Z}")
show("to", lambda: datetime(2024, 1, 1, tzinfo=UTC).astimezone(Bad()))
show("reduce", lambda: Bad(1).__reduce__()[1:])


class Arguments(tzinfo):
    def __init__(self, a=0):
        self.a = a

    def __getinitargs__(self):
        return (self.a,)


show("reduce", lambda: Arguments(3).__reduce__()[1:])
print(
    f"{date(2024, 1, 2):%d.%m.%Y} {datetime(2024, 1, 2, 3):%H} {time(5):%M} {date(2024, 1, 2)!s:>12} {timedelta(1)!s}"
)
show("timedelta format", lambda: format(timedelta(1), "x"))
print(
    sorted([timedelta(3), timedelta(1), timedelta(2)]),
    max(date(2024, 1, 1), date(2023, 1, 1)),
    sum([timedelta(1)] * 3, timedelta()),
)
print(
    [
        name
        for name in dir(module)
        if not name.startswith("_") and name not in ("sys", "datetime_CAPI")
    ],
    MAXYEAR,
)
for kind in (date, time, datetime, timedelta, timezone, tzinfo):
    names = [name for name in dir(kind) if not name.startswith("__")]
    print(kind, names)
week = [date(2024, 1, 1) + timedelta(days=i) for i in range(7)]
print([day.strftime("%a") for day in week], [day.isoweekday() for day in week])
print({day: i for i, day in enumerate(week)}[date(2024, 1, 3)], date(2024, 1, 8) in week)
for text in (
    "2024-01-01T10:00:00.5+02:00",
    "20240101T101112Z",
    "2024-W05-3",
    "2024-01-01 10",
    "bad",
    "2024-01-01T25:00",
):
    show(text, lambda: datetime.fromisoformat(text))
for year in (2020, 2021, 2024, 2026, 1, 9999):
    for month, day in ((1, 1), (1, 4), (12, 28), (12, 31)):
        print(date(year, month, day).isocalendar(), end=" ")
print()
match date(2024, 5, 6):
    case date(year=2024, month=m):
        print("matched", m)
match date(2024, 5, 6).isocalendar():
    case (year, week, day):
        print(year, week, day)
