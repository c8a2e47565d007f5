# /// timeslice
# title = "Dining philosophers, all of them left-handed"
# about = """
# Five philosophers sit round a table with a fork between every two of them, and each needs both forks beside \
# the plate. All reach for the left one first, at the same time, and all wait for the right one."""
# expect = "deadlock"
# unordered = true
# look = [
#   "The forks: each is held by one philosopher and wanted by the one to its left.",
#   "The deadlock report: the cycle goes once round the table.",
# ]
# try = [
#   "Set PAUSE to 0: whoever is first has both forks before the next one sits down.",
#   "Drag PHILOSOPHERS to 2: the smallest table, and the deadlock of the first scenario.",
#   "Open the next scenario for three cures.",
# ]
# [params]
# PHILOSOPHERS = { min = 2, max = 9, label = "philosophers" }
# PAUSE = { min = 0.0, max = 0.1, step = 0.01, label = "between left and right", unit = "s" }
# ///
import threading
import time

PHILOSOPHERS = 5
PAUSE = 0.05

forks = [threading.Lock() for _ in range(PHILOSOPHERS)]


def dine(seat):
    left = forks[seat]
    right = forks[(seat + 1) % PHILOSOPHERS]
    with left:
        print(f"philosopher {seat + 1} has the left fork")
        time.sleep(PAUSE)
        with right:
            print(f"philosopher {seat + 1} eats")


table = [
    threading.Thread(target=dine, args=(seat,), name=f"philosopher {seat + 1}")
    for seat in range(PHILOSOPHERS)
]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
