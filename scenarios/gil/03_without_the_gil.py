# /// timeslice
# title = "The same threads without a GIL"
# about = """
# The program of the first scenario on a free-threaded build (PEP 703): there is no GIL, and \
# each thread computes on a core of its own. CPython has such a build from version 3.13 on."""
# look = [
#   "Two cores are busy at the same time: elapsed time is halved.",
#   "There is no GIL among the resources, and no thread waits for one.",
# ]
# try = [
#   "Drag WORKERS to 4, then to 5: up to the number of cores the elapsed time stays the same.",
#   "Give the machine a single core: the threads take turns again, now by its time slices.",
#   "Switch the GIL back on and compare.",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "threads" }
# ROUNDS = { min = 1000, max = 200000, step = 1000, label = "work per thread", unit = "rounds" }
# [machine]
# cores = 4
# gil = false
# ///
import threading

WORKERS = 2
ROUNDS = 120_000

totals = [0] * WORKERS


def add_squares(worker):
    total = 0
    for i in range(ROUNDS):
        total += i * i
    totals[worker] = total


threads = [
    threading.Thread(target=add_squares, args=(n,), name=f"worker {n + 1}")
    for n in range(WORKERS)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{WORKERS} × {totals[0]} = {sum(totals)}")
