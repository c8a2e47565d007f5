# /// timeslice
# title = "The instructions of a lost update"
# about = """
# `counter = counter + step()` is one line and six instructions. dis shows them: the old value is loaded \
# first, then step() is called, and the sum is stored last. A thread that runs in between is overwritten."""
# look = [
#   "The console: LOAD_GLOBAL counter stands before the call, STORE_GLOBAL counter after it.",
#   "Both threads are asleep in step(), each with the old value on its stack.",
#   "In the end the counter has what one thread alone would have counted.",
# ]
# try = [
#   "Write `counter = step() + counter`: now it is loaded after the call, and nothing gets lost here.",
#   "Raise THREADS: however many there are, the counter ends at UPDATES.",
#   "Write `counter += 1` and compare: no call stands between LOAD_GLOBAL and STORE_GLOBAL.",
# ]
# [params]
# THREADS = { min = 1, max = 6, label = "threads" }
# UPDATES = { min = 1, max = 20, label = "updates per thread" }
# PAUSE = { min = 0.005, max = 0.1, step = 0.005, label = "time of step()", unit = "s" }
# ///
import dis
import threading
import time

THREADS = 2
UPDATES = 5
PAUSE = 0.02

counter = 0


def step():
    time.sleep(PAUSE)  # a switch to another thread can fall into any call
    return 1


def increment():
    global counter
    counter = counter + step()


def count():
    for _ in range(UPDATES):
        increment()


dis.dis(increment)

names = [(each.opname, each.argval) for each in dis.get_instructions(increment)]
read = names.index(("LOAD_GLOBAL", "counter"))
written = names.index(("STORE_GLOBAL", "counter"))
between = [opname for opname, _ in names[read + 1 : written]]
print(f"between reading and writing: {', '.join(between)}")

threads = [threading.Thread(target=count, name=f"counter {n + 1}") for n in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{THREADS * UPDATES} updates, counted {counter}")
