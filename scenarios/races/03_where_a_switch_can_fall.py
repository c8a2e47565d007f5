# /// timeslice
# title = "Where a switch can fall"
# about = """
# CPython 3.11 takes the GIL from a thread only where a function starts, where a loop jumps back, \
# and after a call into C code. So `n += 1` in a loop loses nothing, and `n = n + one()` does."""
# look = [
#   "The first pair of threads: many forced switches, all of them where the loop jumps back.",
#   "The second pair: some switches fall inside one(), when n has been read already.",
#   "One such switch loses not one update, but all that the other thread makes in its turn.",
# ]
# try = [
#   "Raise INTERVAL to 0.01: fewer switches, fewer chances, and perhaps nothing lost. It is luck.",
#   "Switch the GIL off: now `n += 1` loses updates too.",
# ]
# [params]
# ROUNDS = { min = 1000, max = 100000, step = 1000, label = "updates per thread" }
# INTERVAL = { min = 0.0001, max = 0.01, step = 0.0001, label = "switch interval", unit = "s" }
# ///
import sys
import threading

ROUNDS = 80_000
INTERVAL = 0.0005

n = 0


def one():
    return 1


def add_in_place():
    global n
    for _ in range(ROUNDS):
        n += 1


def add_across_a_call():
    global n
    for _ in range(ROUNDS):
        n = n + one()


sys.setswitchinterval(INTERVAL)
for add in (add_in_place, add_across_a_call):
    n = 0
    pair = [threading.Thread(target=add) for _ in range(2)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    print(f"{add.__name__}: {'nothing' if n == 2 * ROUNDS else 'something'} lost")
