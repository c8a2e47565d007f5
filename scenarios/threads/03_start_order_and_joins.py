# /// timeslice
# title = "Start order, finish order, join order"
# about = """
# Threads finish when their work is done, whatever the order in which they were started or are \
# joined. join() only answers one question: is this one done yet?"""
# look = [
#   "The threads start from the first to the last and finish from the last to the first.",
#   "The main thread waits in the first join() only: the other threads are done by then.",
#   "A single join arrow: the other joins find their threads done and have nothing to wait for.",
# ]
# try = [
#   "Join in reverse, with reversed(threads): more waits, and the same elapsed time.",
#   "Raise WORKERS: elapsed time follows the longest nap, not the number of threads.",
# ]
# [params]
# WORKERS = { min = 1, max = 10, label = "threads" }
# STEP = { min = 0.01, max = 0.1, step = 0.01, label = "nap of the last thread", unit = "s" }
# ///
import threading
import time

WORKERS = 3
STEP = 0.04


def nap(number):
    time.sleep(STEP * (WORKERS + 1 - number))
    print(f"thread {number} is done")


threads = []
for number in range(1, WORKERS + 1):
    thread = threading.Thread(target=nap, args=(number,), name=f"thread {number}")
    thread.start()
    threads.append(thread)

for thread in threads:
    thread.join()
    print(f"joined {thread.name}")
