# calendar: months and years as texts, lists and HTML.
import calendar
from calendar import HTMLCalendar, TextCalendar, Calendar
from datetime import date


def show(label, call):
    try:
        print(label, repr(call()))
    except Exception as error:
        print(label, type(error).__name__, error)


print(
    calendar.month(2024, 2), calendar.month(2023, 12, w=3, l=2), calendar.calendar(2024), sep="|\n"
)
print(calendar.calendar(2023, w=1, l=2, c=3, m=4))
print(calendar.TextCalendar(6).formatmonth(2024, 5), calendar.TextCalendar().formatyear(2021, m=6))
calendar.prmonth(2024, 9)
calendar.TextCalendar(firstweekday=2).prmonth(2024, 9, 4, 1)
TextCalendar().pryear(2024)
calendar.prcal(2022, m=2)
print(
    [calendar.isleap(y) for y in (1900, 2000, 2023, 2024, 0)],
    calendar.leapdays(1999, 2025),
    calendar.leapdays(2000, 2000),
)
print(
    [calendar.monthrange(2024, m) for m in range(1, 13)],
    calendar.monthrange(1, 1),
    calendar.weekday(2024, 5, 6),
    calendar.weekday(1, 1, 1),
    calendar.weekday(10000, 1, 1),
    calendar.weekday(0, 1, 1),
)
for bad in (0, 13, -1):
    show(bad, lambda: calendar.monthrange(2024, bad))
    show(bad, lambda: calendar.setfirstweekday(bad))
    show(bad, lambda: calendar.month(2024, bad))
show(
    "error",
    lambda: issubclass(calendar.IllegalMonthError, ValueError)
    and issubclass(calendar.IllegalWeekdayError, ValueError),
)
print(
    calendar.timegm((2024, 1, 1, 0, 0, 0)),
    calendar.timegm((1970, 1, 1, 0, 0, 0, 0, 0, 0)),
    calendar.EPOCH,
)
print(
    list(calendar.month_name),
    list(calendar.month_abbr),
    list(calendar.day_name),
    list(calendar.day_abbr),
    len(calendar.day_name),
    calendar.day_name[-1],
    calendar.month_name[1:3],
    calendar.month_abbr[12],
)
show("index", lambda: calendar.day_name[7])
print(
    calendar.MONDAY,
    calendar.SUNDAY,
    calendar.January,
    calendar.February,
    calendar.mdays,
    calendar.firstweekday(),
)
print(calendar.monthcalendar(2024, 2))
calendar.setfirstweekday(calendar.SUNDAY)
print(
    calendar.monthcalendar(2024, 2),
    calendar.firstweekday(),
    calendar.weekheader(3),
    calendar.month(2024, 2),
)
calendar.setfirstweekday(0)
c = Calendar(3)
print(c.firstweekday, c.getfirstweekday(), list(c.iterweekdays()))
c.firstweekday = 9
print(c.firstweekday, c.getfirstweekday())
c.setfirstweekday(1)
print(
    list(c.itermonthdates(2024, 2))[:3],
    list(c.itermonthdays(2024, 2)),
    list(c.itermonthdays2(2024, 2))[:9],
    list(c.itermonthdays3(2024, 12))[-3:],
    list(c.itermonthdays4(2024, 12))[-3:],
)
print(
    c.monthdatescalendar(2024, 2)[0],
    c.monthdays2calendar(2024, 2)[-1],
    c.monthdayscalendar(2024, 2),
)
print(
    c.yeardatescalendar(2024)[0][0][0],
    c.yeardays2calendar(2024, 2)[1][0][0],
    c.yeardayscalendar(2024, 4)[2][3],
    len(c.yeardayscalendar(2024, 5)),
)
print(
    list(Calendar().itermonthdays3(1, 1))[:2],
    list(Calendar().itermonthdays4(9999, 12))[-2:],
    list(Calendar(6).itermonthdays3(9999, 12))[-1],
)
show("dates", lambda: list(Calendar(6).itermonthdates(9999, 12))[-1])
t = TextCalendar(0)
print(
    repr(t.formatday(5, 0, 4)),
    repr(t.formatday(0, 0, 4)),
    repr(t.formatweek([(1, 0), (2, 1), (0, 2)], 3)),
    repr(t.formatweekday(0, 2)),
    repr(t.formatweekday(0, 9)),
    repr(t.formatweekday(3, 12)),
    repr(t.formatweekheader(3)),
    repr(t.formatmonthname(2024, 5, 20)),
    repr(t.formatmonthname(2024, 5, 20, False)),
)
t.prweek([(1, 0), (2, 1)], 4)
print()
h = HTMLCalendar(0)
print(
    h.formatmonth(2024, 2),
    h.formatmonth(2024, 2, withyear=False),
    h.formatday(0, 0),
    h.formatday(5, 6),
    h.formatweekday(1),
    h.formatweekheader(),
    h.formatmonthname(2024, 3),
    sep="\n",
)
print(h.formatyear(2024, 4))
print(
    h.formatyearpage(2024, 6, "style.css", "ascii").decode(), h.formatyearpage(2024, css=None)[:120]
)
h.cssclass_month = "m"
h.cssclass_noday = "none"
h.cssclasses = ["x"] * 7
print(
    h.formatmonth(2024, 2)[:200],
    h.cssclass_month_head,
    h.cssclass_year,
    h.cssclass_year_head,
    h.cssclasses_weekday_head,
)


class Upper(TextCalendar):
    def formatday(self, day, weekday, width):
        return "*".center(width) if not day else super().formatday(day, weekday, width)


print(Upper(6).formatmonth(2024, 2))
print(
    calendar.LocaleTextCalendar(0).formatmonth(2024, 2) == TextCalendar().formatmonth(2024, 2),
    calendar.LocaleHTMLCalendar(0, "C").formatmonth(2024, 2) == HTMLCalendar().formatmonth(2024, 2),
)
print(repr(calendar.formatstring(["a", "b"])), repr(calendar.formatstring(["a", "b"], 5, 2)))
calendar.format(["x", "y"], 4, 1)
print(sorted(n for n in calendar.__all__), calendar.day_abbr[0:2])
h = calendar.HTMLCalendar()
print(repr(h.formatmonth(2024, 2)))
print(
    repr(h.formatday(0, 0)),
    repr(h.formatday(5, 6)),
    repr(h.formatweekday(1)),
    repr(h.formatweekheader()),
    repr(h.formatmonthname(2024, 3)),
    repr(h.formatmonthname(2024, 3, False)),
)
print(repr(h.formatweek([(1, 0), (0, 1)])))
y = h.formatyear(2024, 6)
print(repr(y[:90]), repr(y[-40:]), y.count("\n"))
p = h.formatyearpage(2024, 6)
print(p[:700])
print(p[-40:])
p = h.formatyearpage(2024, 6, css=None, encoding="utf-16")
print(p[:100])
print(h.cssclasses, h.cssclass_month, h.cssclass_noday, h.cssclasses_weekday_head)
t = calendar.TextCalendar()
for w in range(0, 13):
    print(repr(t.formatweekday(2, w)), repr(calendar.weekheader(w)))
print(
    repr(t.formatmonth(2024, 2)),
    repr(t.formatyear(2024, m=12, c=1, l=1, w=2))[:300],
    repr(t.formatyear(2024, 0, 0, 0, 3))[:400],
)
print(repr(calendar.formatstring(["a", "b"])), repr(calendar.formatstring(["a", "b"], 5, 2)))
print(repr(calendar.week([(1, 0), (2, 1)], 3)), calendar.month_name[0] == "")
print(
    str(calendar.IllegalMonthError(5)),
    str(calendar.IllegalWeekdayError(9)),
    calendar.IllegalMonthError(5).month,
    calendar.IllegalMonthError(5).args,
)
