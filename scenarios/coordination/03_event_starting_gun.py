# /// timeslice
# title = "An event is a starting gun"
# about = """
# An event is a flag that threads can wait for. set() wakes all that wait, at once, and it stays \
# set: who comes later does not wait at all."""
# look = [
#   "All runners wait for the event, and one set() wakes them all: one arrow each.",
#   "They do not all run at the same instant: each needs the GIL to take its first step.",
#   "The latecomer's wait() returns immediately: the gun has been fired already.",
# ]
# try = [
#   "Raise RUNNERS: they are woken within microseconds, however many they are.",
#   "Give LATE a value below READY: the latecomer waits with the others.",
# ]
# [params]
# RUNNERS = { min = 1, max = 10, label = "runners" }
# READY = { min = 0.01, max = 0.2, step = 0.01, label = "the gun is fired after", unit = "s" }
# LATE = { min = 0.01, max = 0.2, step = 0.01, label = "the latecomer appears after", unit = "s" }
# ///
import threading
import time

RUNNERS = 3
READY = 0.03
LATE = 0.05

gun = threading.Event()


def run(number, arrives_after=0):
    time.sleep(arrives_after)
    gun.wait()
    time.sleep(0.03 * number)
    print(f"runner {number} is at the finish")


runners = []
for number in range(1, RUNNERS + 1):
    runners.append(threading.Thread(target=run, args=(number,), name=f"runner {number}"))
latecomer = threading.Thread(target=run, args=(RUNNERS + 1, LATE), name="latecomer")

for runner in [*runners, latecomer]:
    runner.start()

time.sleep(READY)
print("bang!")
gun.set()
