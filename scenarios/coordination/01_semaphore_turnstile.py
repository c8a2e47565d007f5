# /// timeslice
# title = "A semaphore is a turnstile with k places"
# about = """
# A semaphore holds a number of permits. Whoever gets one may enter, whoever finds none waits, and \
# whoever leaves puts one back and wakes the one that has waited longest."""
# look = [
#   "Never more than two visitors inside, though they keep arriving.",
#   "The semaphore's waiters: first come, first served.",
#   "Each wait ends at the very moment somebody leaves: follow the arrow.",
# ]
# try = [
#   "Set PLACES to 1: the turnstile works like a lock now.",
#   "Find the smallest PLACES for which nobody waits: it is STAY divided by EVERY, rounded up.",
# ]
# [params]
# PLACES = { min = 1, max = 8, label = "places" }
# VISITORS = { min = 1, max = 12, label = "visitors" }
# EVERY = { min = 0.0, max = 0.1, step = 0.005, label = "a visitor comes every", unit = "s" }
# STAY = { min = 0.005, max = 0.2, step = 0.005, label = "and stays", unit = "s" }
# ///
import threading
import time

PLACES = 2
VISITORS = 5
EVERY = 0.02
STAY = 0.07

turnstile = threading.Semaphore(PLACES)


def visit(number):
    with turnstile:
        print(f"visitor {number} enters")
        time.sleep(STAY)
        print(f"visitor {number} leaves")


for number in range(1, VISITORS + 1):
    threading.Thread(target=visit, args=(number,), name=f"visitor {number}").start()
    time.sleep(EVERY)
