# /// timeslice
# title = "How large a pool? Far more than there are cores, for waiting"
# about = """
# Forty-eight tasks that wait for an answer and then compute for a moment, and a pool of threads. Who waits needs \
# no core and no GIL, so the knee lies where the moments of computing fill the time: at one wait divided by \
# one moment, far beyond the number of cores."""
# look = [
#   "With four workers: four waits at a time, and the cores have next to nothing to do.",
#   "The GIL: held for a moment after each wait.",
# ]
# try = [
#   "Drag WORKERS to 8, then to 16: each time it takes little more than half as long.",
#   "Drag it on to 48: the gain ends where the workers queue for the GIL after their waits.",
#   "Run > Sweep a number draws the curve; so does `sim sweep scenarios/pools/08_pool_size_waiting.py --over WORKERS=1..48`.",
#   "Drag ROUNDS up: the more there is to compute, the sooner the knee.",
# ]
# [params]
# WORKERS = { min = 1, max = 48, label = "workers" }
# TASKS = { min = 1, max = 60, label = "tasks" }
# ANSWER = { min = 0.0, max = 0.05, step = 0.005, label = "the answer comes after", unit = "s" }
# ROUNDS = { min = 0, max = 20000, step = 1000, label = "work on an answer", unit = "rounds" }
# ///
import time
from concurrent.futures import ThreadPoolExecutor

WORKERS = 4
TASKS = 48
ANSWER = 0.02
ROUNDS = 2_000


def fetch(number):
    time.sleep(ANSWER)
    total = 0
    for i in range(ROUNDS):
        total += i * i
    return total


with ThreadPoolExecutor(WORKERS) as pool:
    totals = list(pool.map(fetch, range(TASKS)))
print(len(totals), "answers")
