"""signal.pause() returns after a handler has run; sleep() goes on."""
import signal
import time

ticks = 0


def tick(number, frame):
    global ticks
    ticks += 1
    print("tick", ticks, signal.Signals(number).name)
    if ticks == 3:
        signal.setitimer(signal.ITIMER_REAL, 0)


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
while ticks < 3:
    print("back with", signal.pause(), ticks)

ticks = 2
signal.setitimer(signal.ITIMER_REAL, 0.01)
before = time.monotonic()
time.sleep(0.05)
print("slept whole", time.monotonic() - before >= 0.05)


def fail(number, frame):
    raise TimeoutError("alarm")


signal.signal(signal.SIGALRM, fail)
signal.setitimer(signal.ITIMER_REAL, 0.01)
try:
    signal.pause()
except TimeoutError as error:
    print(repr(error), signal.getitimer(signal.ITIMER_REAL))

# A sleep that is cut again and again is still as long as was asked for.
ticks = 0
signal.signal(signal.SIGALRM, lambda number, frame: globals().update(ticks=ticks + 1))
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
time.sleep(0.05)
signal.setitimer(signal.ITIMER_REAL, 0)
print("ticks while asleep", ticks)
