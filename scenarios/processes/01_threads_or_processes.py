# /// timeslice
# title = "Threads or processes for CPU-bound work?"
# about = """
# Threads of one process share its global interpreter lock, so they compute in turns. Processes have \
# an interpreter and a lock each: they compute at the same time, on as many cores as there are. \
# The same work is done three ways, one after another."""
# look = [
#   "The cores: one is busy during the first two ways, all of them during the third.",
#   "The GIL of the main process: the threads fight for it. Each worker process has a GIL of its own, and nobody to share it with.",
#   "The beginning of each process: starting one takes longer than starting a thread.",
# ]
# try = [
#   "Drag WORKERS up to 8: with 4 cores, more than 4 processes gain nothing.",
#   "Make ROUNDS small: the start of the processes costs more than it saves.",
#   "Switch the GIL off: now the threads are as fast as the processes, and cheaper to start.",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "workers" }
# ROUNDS = { min = 1000, max = 200000, step = 1000, label = "work per worker", unit = "rounds" }
# ///
import multiprocessing
import threading

WORKERS = 4
ROUNDS = 60_000


def add_squares():
    total = 0
    for i in range(ROUNDS):
        total += i * i
    return total


def one_after_another():
    for _ in range(WORKERS):
        add_squares()


def all_at_once(make):
    workers = [make(target=add_squares) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    one_after_another()
    print("one after another: done")
    all_at_once(threading.Thread)
    print(f"{WORKERS} threads: done")
    all_at_once(multiprocessing.get_context("fork").Process)
    print(f"{WORKERS} processes: done")
