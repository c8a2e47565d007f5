"""Months and years as lists and as texts, and questions about dates."""

import datetime
from itertools import repeat

__all__ = [
    "IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap",
    "leapdays", "weekday", "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar",
    "timegm", "month_name", "month_abbr", "day_name", "day_abbr", "Calendar", "TextCalendar",
    "HTMLCalendar", "LocaleTextCalendar", "LocaleHTMLCalendar", "weekheader", "MONDAY", "TUESDAY",
    "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY",
]  # fmt: skip

error = ValueError

January = 1
February = 2
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

EPOCH = 1970
_EPOCH_ORDINAL = datetime.date(EPOCH, 1, 1).toordinal()


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


class _Names:
    """Names as strftime() gives them, made when they are asked for."""

    def __init__(self, dates, format):
        self._dates = dates
        self._format = format

    def __getitem__(self, i):
        found = self._dates[i]
        if isinstance(i, slice):
            return [self._name(date) for date in found]
        return self._name(found)

    def __len__(self):
        return len(self._dates)

    def _name(self, date):
        return "" if date is None else date.strftime(self._format)


_days = [datetime.date(2001, 1, day) for day in range(1, 8)]
_months = [None, *[datetime.date(2001, month, 1) for month in range(1, 13)]]

day_name = _Names(_days, "%A")
day_abbr = _Names(_days, "%a")
month_name = _Names(_months, "%B")
month_abbr = _Names(_months, "%b")


def isleap(year):
    """Whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """How many leap years there are from y1 up to, but without, y2."""
    return _leap_years_before(y2) - _leap_years_before(y1)


def _leap_years_before(year):
    last = year - 1
    return last // 4 - last // 100 + last // 400


def weekday(year, month, day):
    """The weekday of a date, Monday being 0."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        # Weekdays repeat every 400 years.
        year = 2000 + year % 400
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    """The weekday of the first day of a month, and how many days it has."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _month_length(year, month)


def _month_length(year, month):
    return mdays[month] + (month == February and isleap(year))


def _previous_month(year, month):
    return (year - 1, 12) if month == 1 else (year, month - 1)


def _next_month(year, month):
    return (year + 1, 1) if month == 12 else (year, month + 1)


def _parts(items, size):
    return [items[i : i + size] for i in range(0, len(items), size)]


class Calendar:
    """Dates in weeks that begin with firstweekday (Monday is 0)."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """The numbers of the weekdays in the order of a week."""
        for day in range(self.firstweekday, self.firstweekday + 7):
            yield day % 7

    def itermonthdates(self, year, month):
        """The dates of whole weeks that cover a month."""
        for day in self.itermonthdays3(year, month):
            yield datetime.date(*day)

    def itermonthdays(self, year, month):
        """Like itermonthdates(), but days; 0 outside the month."""
        first, length = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from repeat(0, before)
        yield from range(1, length + 1)
        yield from repeat(0, (self.firstweekday - first - length) % 7)

    def itermonthdays2(self, year, month):
        """Like itermonthdays(), with the weekday."""
        for i, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, i % 7

    def itermonthdays3(self, year, month):
        """Like itermonthdates(), but (year, month, day), which may lie beyond what dates can be."""
        first, length = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = (self.firstweekday - first - length) % 7
        y, m = _previous_month(year, month)
        end = _month_length(y, m) + 1
        for day in range(end - before, end):
            yield y, m, day
        for day in range(1, length + 1):
            yield year, month, day
        y, m = _next_month(year, month)
        for day in range(1, after + 1):
            yield y, m, day

    def itermonthdays4(self, year, month):
        """Like itermonthdays3(), with the weekday."""
        for i, (y, m, day) in enumerate(self.itermonthdays3(year, month)):
            yield y, m, day, (self.firstweekday + i) % 7

    def monthdatescalendar(self, year, month):
        """The weeks of a month, each a list of seven dates."""
        return _parts(list(self.itermonthdates(year, month)), 7)

    def monthdays2calendar(self, year, month):
        """The weeks of a month, each a list of seven pairs of day and weekday."""
        return _parts(list(self.itermonthdays2(year, month)), 7)

    def monthdayscalendar(self, year, month):
        """The weeks of a month, each a list of seven days; 0 outside the month."""
        return _parts(list(self.itermonthdays(year, month)), 7)

    def yeardatescalendar(self, year, width=3):
        """A year as rows of up to width months, each as monthdatescalendar() gives it."""
        return _parts([self.monthdatescalendar(year, m) for m in range(1, 13)], width)

    def yeardays2calendar(self, year, width=3):
        """A year as rows of up to width months, each as monthdays2calendar() gives it."""
        return _parts([self.monthdays2calendar(year, m) for m in range(1, 13)], width)

    def yeardayscalendar(self, year, width=3):
        """A year as rows of up to width months, each as monthdayscalendar() gives it."""
        return _parts([self.monthdayscalendar(year, m) for m in range(1, 13)], width)


class TextCalendar(Calendar):
    """Months and years as plain text; w is the width of a day, l the lines of a week."""

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatday(self, day, weekday, width):
        return f"{day:2}".center(width) if day else " " * width

    def formatweek(self, theweek, width):
        return " ".join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join(self.formatweekday(i, width) for i in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return (f"{name} {theyear}" if withyear else name).center(width)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w = max(2, w)
        end = "\n" * max(1, l)
        lines = [
            self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1),
            self.formatweekheader(w),
            *[self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)],
        ]
        return "".join(line.rstrip() + end for line in lines)

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year in m columns of months, c spaces between them."""
        w = max(2, w)
        end = "\n" * max(1, l)
        c = max(2, c)
        width = (w + 1) * 7 - 1
        text = f"{theyear!r}".center(width * m + c * (m - 1)).rstrip() + end
        header = self.formatweekheader(w)
        for i, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * i + 1, min(m * (i + 1) + 1, 13))
            names = [self.formatmonthname(theyear, k, width, False) for k in months]
            text += end + formatstring(names, width, c).rstrip() + end
            text += formatstring([header for _ in months], width, c).rstrip() + end
            for j in range(max(map(len, row))):
                weeks = [self.formatweek(weeks[j], w) if j < len(weeks) else "" for weeks in row]
                text += formatstring(weeks, width, c).rstrip() + end
        return text

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


class LocaleTextCalendar(TextCalendar):
    """A TextCalendar in another locale. There is none but "C" here."""

    def __init__(self, firstweekday=0, locale=None):
        super().__init__(firstweekday)
        self.locale = _only_locale(locale)


def _only_locale(locale):
    name = locale[0] if isinstance(locale, tuple) else locale
    if name in (None, "", "C", "POSIX"):
        return "C" if locale is None else locale
    raise ValueError(f"unsupported locale setting: {locale!r}")


# The functions of the module are methods of this calendar.

c = TextCalendar()

firstweekday = c.getfirstweekday
monthcalendar = c.monthdayscalendar
prweek = c.prweek
week = c.formatweek
weekheader = c.formatweekheader
prmonth = c.prmonth
month = c.formatmonth
calendar = c.formatyear
prcal = c.pryear


def setfirstweekday(firstweekday):
    """Sets what the weeks begin with; Monday is 0."""
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


def format(cols, colwidth=20, spacing=6):
    """Prints columns, each centred."""
    print(formatstring(cols, colwidth, spacing))


def formatstring(cols, colwidth=20, spacing=6):
    """Columns, each centred in colwidth, with spaces between them."""
    return (" " * spacing).join(column.center(colwidth) for column in cols)


def timegm(tuple):
    """Seconds since 1970 of a struct_time in UTC: what time.gmtime() turns around."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - _EPOCH_ORDINAL + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


def __getattr__(name):
    if name in ("HTMLCalendar", "LocaleHTMLCalendar"):
        import _calendar_html

        return getattr(_calendar_html, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
