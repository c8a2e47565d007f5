# /// timeslice
# title = "Which one? Waiting, in threads"
# about = """
# The third of four charts: the tasks wait for an answer, of a disk or a server, and the workers are \
# threads. Who waits lets go of the GIL, so that all wait at the same time. This is what threads are for."""
# look = [
#   "The first half: one wait after another, and no core has anything to do.",
#   "The second half: all waits lie below each other, and it takes as long as a single one.",
#   "The GIL: free nearly all the time.",
# ]
# try = [
#   "Drag WORKERS to 32: the first half grows, the second stays.",
#   "Give the machine one core: nothing changes, since nobody computes.",
# ]
# [params]
# WORKERS = { min = 1, max = 32, label = "tasks and workers" }
# ANSWER = { min = 0.0, max = 0.2, step = 0.01, label = "the answer comes after", unit = "s" }
# ///
import time
from concurrent.futures import ThreadPoolExecutor

WORKERS = 4
ANSWER = 0.05


def task(number):
    time.sleep(ANSWER)
    return number


if __name__ == "__main__":
    for number in range(WORKERS):
        task(number)
    print("one after another: done")
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(task, range(WORKERS)))
    print("in threads: done")
