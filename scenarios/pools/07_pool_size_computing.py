# /// timeslice
# title = "How large a pool? As many as there are cores, for computing"
# about = """
# Sixteen tasks that compute, and a pool of processes. Up to the number of cores each worker helps; from \
# there on the workers share the cores, and each one more only costs its start. A chart of the elapsed time \
# has its knee at the number of cores."""
# look = [
#   "With two workers: two cores are busy, two have nothing to do.",
#   "The workers: each takes the next task as soon as it is done with one.",
# ]
# try = [
#   "Drag WORKERS to 4: all cores are busy, and it is done soonest.",
#   "Drag it on to 16: nothing is gained, and each start takes a millisecond.",
#   "Run > Sweep a number draws the curve; so does `sim sweep scenarios/pools/07_pool_size_computing.py --over WORKERS=1..16`.",
# ]
# [params]
# WORKERS = { min = 1, max = 16, label = "workers" }
# TASKS = { min = 1, max = 32, label = "tasks" }
# ROUNDS = { min = 1000, max = 40000, step = 1000, label = "work per task", unit = "rounds" }
# [machine]
# cores = 4
# ///
import multiprocessing

WORKERS = 2
TASKS = 16
ROUNDS = 12_000


def add_squares(number):
    total = 0
    for i in range(ROUNDS):
        total += i * i
    return total


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        totals = pool.map(add_squares, range(TASKS), chunksize=1)
    print(len(totals), "tasks are done")
