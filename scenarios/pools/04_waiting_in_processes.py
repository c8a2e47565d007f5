# /// timeslice
# title = "Which one? Waiting, in processes"
# about = """
# The last of four charts: the tasks wait, and the workers are processes. That works as well as with \
# threads, and costs more: a process has to be started, has memory of its own, and gets its tasks through \
# a pipe. So: compute in processes, wait in threads."""
# look = [
#   "The second half: a little longer than that of the threads, by the start of the processes.",
#   "Memory and interpreters: there are as many as there are workers, and none of them is needed.",
# ]
# try = [
#   "Drag WORKERS to 32: each process takes a millisecond to start, one after another. Compare with the threads.",
#   "Set ANSWER to 0.01: the start of the processes takes a visible part of the time.",
# ]
# [params]
# WORKERS = { min = 1, max = 32, label = "tasks and workers" }
# ANSWER = { min = 0.0, max = 0.2, step = 0.01, label = "the answer comes after", unit = "s" }
# ///
import time
from concurrent.futures import ProcessPoolExecutor

WORKERS = 4
ANSWER = 0.05


def task(number):
    time.sleep(ANSWER)
    return number


if __name__ == "__main__":
    for number in range(WORKERS):
        task(number)
    print("one after another: done")
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(task, range(WORKERS)))
    print("in processes: done")
