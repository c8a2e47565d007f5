# /// timeslice
# title = "Two CPU-bound threads share one GIL"
# about = """
# Why does adding a thread not make it faster? Only the thread that holds the global interpreter \
# lock (GIL) executes bytecode. Threads that compute take turns, however many cores there are."""
# look = [
#   "The GIL: it changes hands about every 5 ms, the switch interval, and is hardly ever free.",
#   "The workers: running and waiting for the GIL alternate, and never do both run at once.",
#   "The cores: four of them, and together they do the work of one.",
#   "The main thread: even to start worker 2 it must wait for the GIL, which worker 1 has.",
# ]
# try = [
#   "Drag WORKERS from 1 to 8: each worker adds its whole share to the elapsed time.",
#   "Change the number of cores: nothing happens.",
#   "Switch the GIL off in the machine's settings and drag WORKERS again.",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "threads" }
# ROUNDS = { min = 1000, max = 200000, step = 1000, label = "work per thread", unit = "rounds" }
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
