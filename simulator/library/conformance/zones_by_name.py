# zoneinfo: UTC, and what is said of zones that aren't there.
import zoneinfo
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

utc = ZoneInfo("UTC")
print(
    utc,
    repr(utc),
    utc.key,
    utc is ZoneInfo("UTC"),
    ZoneInfo.no_cache("UTC") is utc,
    utc == timezone.utc,
)
moment = datetime(2024, 5, 6, 7, tzinfo=utc)
print(
    moment,
    repr(moment),
    moment.utcoffset(),
    moment.dst(),
    moment.tzname(),
    moment.astimezone(timezone(timedelta(hours=2))),
)
print(
    datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=2))).astimezone(utc),
    moment == moment.astimezone(timezone.utc),
    f"{moment:%Z %z}",
)
print(
    utc.utcoffset(None),
    utc.dst(None),
    utc.tzname(None),
    time(1, tzinfo=utc).utcoffset(),
    "UTC" in zoneinfo.available_timezones(),
)
for bad in ("Nowhere/Land", "utc2"):
    try:
        ZoneInfo(bad)
    except ZoneInfoNotFoundError as error:
        print(type(error), error, isinstance(error, KeyError))
try:
    utc.fromutc(datetime(2024, 1, 1))
except ValueError as error:
    print(error)
try:
    utc.fromutc(1)
except TypeError as error:
    print(error)
ZoneInfo.clear_cache(only_keys=["UTC"])
print(ZoneInfo("UTC") is utc)
ZoneInfo.clear_cache()


class Own(ZoneInfo):
    pass


print(
    repr(Own("UTC")),
    Own("UTC") is Own("UTC"),
    isinstance(utc, ZoneInfo),
)
