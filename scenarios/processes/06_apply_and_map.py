# /// timeslice
# title = "Pool.apply, apply_async and map"
# about = """
# A pool keeps some processes that take one task after another. apply() waits for each result before it \
# hands out the next task, so the pool is no use. apply_async() hands out all of them first; map() does \
# the same and brings the results back in order."""
# look = [
#   "The first part: one worker is busy at a time, the others wait for work.",
#   "The second and third part: all workers are busy.",
#   "The callbacks: they run in the parent, in a thread of the pool, not in the workers.",
# ]
# try = [
#   "Drag WORKERS: only the second and third part get faster.",
#   "Let the tasks sleep for different times: in which order do the callbacks come?",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "workers" }
# TASKS = { min = 1, max = 12, label = "tasks" }
# ///
import multiprocessing
import time

WORKERS = 3
TASKS = 6


def slow_square(n):
    time.sleep(0.1)
    return n * n


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    with context.Pool(WORKERS) as pool:
        print("apply:", [pool.apply(slow_square, (n,)) for n in range(TASKS)])

        finished = []
        pending = [
            pool.apply_async(slow_square, (n,), callback=finished.append) for n in range(TASKS)
        ]
        print("apply_async:", [result.get() for result in pending])
        print("callbacks in the parent:", sorted(finished))

        print("map:", pool.map(slow_square, range(TASKS), chunksize=1))
