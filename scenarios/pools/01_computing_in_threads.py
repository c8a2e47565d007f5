# /// timeslice
# title = "Which one? Computing, in threads"
# about = """
# Four charts show the same thing: tasks done by one thread, then by a pool with a worker for each. They \
# differ in what a task is (computing, or waiting for an answer) and in what the workers are (threads, or \
# processes). Here four threads compute, and share one global interpreter lock."""
# look = [
#   "Before and after the first line on the console: both halves take equally long.",
#   "The GIL in the second half: it goes round among the workers, and never do two of them run.",
#   "The cores: there are four, and one of them works.",
# ]
# try = [
#   "Drag WORKERS up: both halves grow, and neither gets ahead.",
#   "Switch the GIL off: the second half shrinks to a quarter.",
#   "Open the next chart: the same tasks in processes.",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "tasks and workers" }
# ROUNDS = { min = 1000, max = 100000, step = 1000, label = "work per task", unit = "rounds" }
# ///
from concurrent.futures import ThreadPoolExecutor

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
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(task, range(WORKERS)))
    print("in threads: done")
