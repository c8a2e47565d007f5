# /// timeslice
# title = "Two threads at once"
# about = """
# Start both, then join both, and the naps overlap: a thread that waits needs neither a core nor \
# the GIL. Only the order of four lines differs from the scenario before."""
# look = [
#   "The two sleepers lie above each other: elapsed time is the longer nap, not the sum.",
#   "The main thread's second join() is short: it waits for what is left of the second nap.",
#   "The GIL is free while everybody sleeps: time.sleep() lets go of it.",
# ]
# try = [
#   "Make the first nap the longer one: now the second join() returns at once.",
#   "Set the machine to one core: sleeping takes no longer.",
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
second.start()

first.join()
second.join()

print("both are awake")
