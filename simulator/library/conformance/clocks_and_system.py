# Dates, formats and what sys says.
import sys, time, traceback

print(
    time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)),
    time.gmtime(86400 * 365.25 * 30),
    time.asctime(time.gmtime(1000000000.0)),
    time.ctime(12345678),
    time.mktime(time.gmtime(1000000000.0)),
)
print(
    time.strptime("30 Nov 00", "%d %b %y"),
    time.strptime("2024-02-29 13:05:09", "%Y-%m-%d %H:%M:%S").tm_yday,
)
print(
    time.strftime(
        "%a %A %b %B %c %d %H %I %j %m %M %p %S %U %w %W %x %X %y %Y %% %e %D %T %F %G %V %u",
        time.gmtime(1709212345),
    )
)
for bad in (("x", "%Y"), ("2024 1", "%Y")):
    try:
        time.strptime(*bad)
    except ValueError as e:
        print(e)
try:
    time.sleep("a")
except TypeError as e:
    print(e)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
print(
    sys.version_info[:2],
    sys.maxsize,
    sys.byteorder,
    sys.platform,
    sys.float_info.max,
    sys.float_info.epsilon,
    sys.int_info,
    sys.getrecursionlimit(),
    sys.implementation.name,
    sys.hash_info.width,
)
print(
    sys.version_info.major,
    sys.version_info >= (3, 8),
    sys.getsizeof([]),
    sys.getsizeof(1),
    sys.getsizeof("abc"),
    sys.getsizeof({}),
    sys.getsizeof(2**100),
    sys.exc_info(),
)
try:
    1 / 0
except ZeroDivisionError:
    print(
        sys.exc_info()[0],
        sys.exc_info()[1],
        traceback.format_exc().splitlines()[-1],
        sys.exception(),
    )
