# /// timeslice
# title = "One thread after another"
# about = """
# Starting a thread and joining it at once is a function call by a longer road: the main thread \
# waits until the work is done, and nothing overlaps."""
# look = [
#   "The two sleepers: the second one is born only after the first is done.",
#   "The main thread: it waits in join() nearly all the time.",
#   "The cores: nobody computes here, so they stand idle.",
# ]
# try = [
#   "Make either nap longer: the run grows by just as much. Elapsed time is the sum.",
#   "Move the first join() below the second start(), or open the next scenario, which does so.",
# ]
# [params]
# FIRST = { min = 0.01, max = 0.5, step = 0.01, label = "first nap", unit = "s" }
# SECOND = { min = 0.01, max = 0.5, step = 0.01, label = "second nap", unit = "s" }
# ///
import threading
import time

FIRST = 0.1
SECOND = 0.15


def nap(name, seconds):
    time.sleep(seconds)
    print(f"{name} slept {seconds} s")


first = threading.Thread(target=nap, args=("first", FIRST), name="first")
second = threading.Thread(target=nap, args=("second", SECOND), name="second")

first.start()
first.join()

second.start()
second.join()

print("both are awake")
