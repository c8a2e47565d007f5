"""sched and colorsys."""
import colorsys, itertools
v = [0.0, 0.25, 0.7, 1.0]
for f in (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb, colorsys.rgb_to_hls, colorsys.hls_to_rgb, colorsys.rgb_to_hsv, colorsys.hsv_to_rgb):
    for t in itertools.product(v, repeat=3):
        print(f.__name__, t, f(*t))
print(colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.hsv_to_rgb(1.2, 1, 1))
import sched, time
s = sched.scheduler(time.monotonic, time.sleep)


def p(*a, **k):
    print(a, k)


s.enter(0.02, 1, p, ("b",))
s.enter(0.01, 2, p, argument=("a2",))
e = s.enterabs(time.monotonic() + 5, 1, p, kwargs={"x": 1})
s.enter(0.02, 0, p, ("b0",), {"k": 1})
print(len(s.queue), s.empty(), [x.priority for x in s.queue], e._fields)
s.cancel(e)
try:
    s.cancel(e)
except ValueError as x:
    print(type(x))
print(s.run(blocking=False) > 0)
s.run()
print(s.empty(), s.run(False))
t = [0]
s = sched.scheduler(lambda: t[0], lambda d: t.__setitem__(0, t[0] + d))
s.enter(5, 1, p, (5,))
s.enter(5, 1, p, (6,))
s.enter(3, 9, p, (3,))
print(s.queue[0][:3])
print(s.run())
print(t)
