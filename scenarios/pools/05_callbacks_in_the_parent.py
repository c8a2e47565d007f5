# /// timeslice
# title = "A callback runs in the parent"
# about = """
# apply_async() takes a function that gets the result. It would be of little use in the worker, which has \
# memory of its own: the result travels to the parent, and there a thread of the pool calls the function."""
# look = [
#   "The workers: they run the tasks and nothing else.",
#   "The parent: the thread of the pool that takes in results runs both callbacks.",
#   "A task that fails: its exception travels the same way, to the error callback.",
# ]
# try = [
#   "Let the callback sleep for 0.1 s: all other results wait behind it.",
#   "Append to `totals` in halve() instead: the parent's list stays empty.",
# ]
# [params]
# WORKERS = { min = 1, max = 4, label = "workers" }
# ///
import multiprocessing
import os
import threading

WORKERS = 2

parent = os.getpid()
totals = []
errors = []
places = set()


def halve(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2, os.getpid()


def keep(result):
    half, worker = result
    totals.append(half)
    places.add(("task", worker == parent))
    places.add(("callback", os.getpid() == parent))
    places.add(("main thread", threading.current_thread() is threading.main_thread()))


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        for n in range(5):
            pool.apply_async(halve, (n,), callback=keep, error_callback=errors.append)
        pool.close()
        pool.join()
    print("halves:", sorted(totals))
    print("errors:", sorted(map(str, errors)))
    print("tasks in the parent:", ("task", True) in places)
    print("callbacks in the parent:", ("callback", True) in places)
    print("in its main thread:", ("main thread", True) in places)
