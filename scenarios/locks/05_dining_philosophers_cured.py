# /// timeslice
# title = "Dining philosophers: three cures"
# about = """
# A deadlock needs a closed circle of those who hold one fork and wait for the next. Each cure breaks it \
# elsewhere: 1, the forks are numbered and the smaller number is taken first; 2, a waiter lets one fewer sit \
# down than there are seats; 3, who finds the second fork taken puts the first one back and comes again later."""
# look = [
#   "Cure 1: the last philosopher reaches for fork 1 first, waits for it, and holds nothing.",
#   "How many eat at the same time: two of five at best.",
#   "The end: everybody has eaten, and the order is of no importance.",
# ]
# try = [
#   "Set CURE to 2: the waiter is a semaphore, and the last philosopher waits there instead of at a fork.",
#   "Set CURE to 3: many forks are taken for nothing. The pauses are random, since with equal ones everybody would try again at the same moment, for ever.",
#   "Compare the elapsed times of the three, and with other numbers of PHILOSOPHERS.",
# ]
# [params]
# CURE = { min = 1, max = 3, label = "cure" }
# PHILOSOPHERS = { min = 2, max = 9, label = "philosophers" }
# MEALS = { min = 1, max = 5, label = "meals of each" }
# EATING = { min = 0.0, max = 0.05, step = 0.005, label = "eating takes", unit = "s" }
# ///
import random
import threading
import time
from contextlib import contextmanager

CURE = 1
PHILOSOPHERS = 5
MEALS = 2
EATING = 0.02

forks = [threading.Lock() for _ in range(PHILOSOPHERS)]
waiter = threading.Semaphore(PHILOSOPHERS - 1)


@contextmanager
def smaller_number_first(left, right):
    first, second = sorted([left, right], key=forks.index)
    with first, second:
        yield


@contextmanager
def ask_the_waiter(left, right):
    with waiter, left, right:
        yield


@contextmanager
def put_it_back(left, right):
    left.acquire()
    while not right.acquire(blocking=False):
        left.release()
        time.sleep(random.uniform(0.001, 0.01))
        left.acquire()
    yield
    right.release()
    left.release()


both_forks = [smaller_number_first, ask_the_waiter, put_it_back][CURE - 1]
meals = [0] * PHILOSOPHERS


def dine(seat):
    for _ in range(MEALS):
        with both_forks(forks[seat], forks[(seat + 1) % PHILOSOPHERS]):
            time.sleep(EATING)
            meals[seat] += 1


table = [
    threading.Thread(target=dine, args=(seat,), name=f"philosopher {seat + 1}")
    for seat in range(PHILOSOPHERS)
]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
print("meals:", meals)
