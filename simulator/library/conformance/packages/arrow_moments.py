"""arrow: moments made, shifted, formatted and said."""

from datetime import datetime, timedelta

import arrow

a = arrow.get(2013, 5, 5, 12, 30, 45)
print(repr(a), a, a.isoformat(), a.timestamp(), a.int_timestamp, a.year, a.week, a.quarter)
print(arrow.get(1367900664), arrow.get(1367900664.152325), arrow.get("2013-05-11T21:23:58.970460+07:00"))
print(arrow.get("2013-05-05 12:30:45", "YYYY-MM-DD HH:mm:ss"), arrow.get("20130511"), arrow.get("2013-W05-3"))
print(arrow.get("June 1, 1980 at 3 pm", "MMMM D, YYYY [at] h a"), arrow.get("2013-05"), arrow.get("2013-125"))
print(arrow.get(datetime(2020, 1, 2)), arrow.get(datetime(2020, 1, 2), "+03:00"), arrow.get(a, tzinfo="-02:00"))
print(a.shift(weeks=-3), a.shift(months=+10, hours=-1), arrow.get("2024-01-31").shift(months=1), a.shift(weekday=5))
print(a.replace(hour=4, minute=40), a.replace(tzinfo="+02:00"), a.to("+05:30"), a.to("utc") == a)
print(a.format(), a.format("YYYY-MM-DD"), a.format("dddd, MMMM Do, YYYY h:mm A [at] ZZ W DDDD d SSS"))
print(a.span("hour"), a.floor("month"), a.ceil("week"), a.floor("quarter"))
for shift in (
    {"seconds": 5}, {"seconds": -44}, {"minutes": 1}, {"minutes": -5}, {"hours": 1}, {"hours": -2}, {"days": 1},
    {"days": -3}, {"weeks": 1}, {"weeks": -2}, {"months": 1}, {"months": -4}, {"years": 1}, {"years": -3},
):  # fmt: skip
    print(shift, a.shift(**shift).humanize(a), "|", a.shift(**shift).humanize(a, only_distance=True))
print(a.shift(hours=66).humanize(a, granularity="hour"), a.shift(minutes=150).humanize(a, granularity=["hour", "minute"]))
print([str(each) for each in arrow.Arrow.range("day", arrow.get("2020-01-30"), arrow.get("2020-02-02"))])
print(a - a.shift(days=-1), a + timedelta(hours=1), a > a.shift(hours=-1), a == datetime(2013, 5, 5), a.is_between(a, a))
for wrong in (
    lambda: arrow.get("nonsense"),
    lambda: arrow.get("2013", "MM"),
    lambda: arrow.get(None),
    lambda: a.replace(week=1),
    lambda: a.to("Nowhere/There"),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error)[:60])
print(arrow.utcnow() <= arrow.now(), arrow.utcnow().humanize())
