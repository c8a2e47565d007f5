# /// timeslice
# title = "Which one? Computing, in processes"
# about = """
# The second of four charts: the tasks compute, and the workers are processes. Each has an interpreter and \
# a lock of its own, so that as many compute at once as there are cores. This is what processes are for."""
# look = [
#   "The second half: four cores are busy, and it takes half the time of the first.",
#   "What it costs: a process takes a millisecond to start, a thread next to nothing.",
#   "The messages: tasks go to the workers through a pipe, and the results come back through another.",
# ]
# try = [
#   "Set ROUNDS to 5000: the start of the processes costs more than it saves.",
#   "Set WORKERS to 8: the four cores have two workers each, and the gain grows no more.",
#   "Give the machine one core: the processes take turns like the threads.",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "tasks and workers" }
# ROUNDS = { min = 1000, max = 100000, step = 1000, label = "work per task", unit = "rounds" }
# ///
from concurrent.futures import ProcessPoolExecutor

WORKERS = 4
ROUNDS = 30_000


def task(number):
    total = 0
    for i in range(ROUNDS):
        total += i * i
    return total


if __name__ == "__main__":
    for number in range(WORKERS):
        task(number)
    print("one after another: done")
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(task, range(WORKERS)))
    print("in processes: done")
