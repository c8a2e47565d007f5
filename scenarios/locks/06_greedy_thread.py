# /// timeslice
# title = "A lock is no queue: the greedy thread"
# about = """
# One thread works with a lock, lets go of it, and takes it again at once. Another one wants the lock only once. \
# Who lets go wakes the first in line, but keeps the core: when the woken thread comes to run, the lock is taken \
# again. Nobody has promised that turns are fair."""
# look = [
#   "The lock: in the hands of \"greedy\" from beginning to end, with a gap too small to be seen after each turn.",
#   "\"polite\": woken after each turn, and back to waiting, because it finds the lock taken again.",
#   "The report above the chart: it starves.",
# ]
# try = [
#   "Give PAUSE 1 ms, without the lock in hand: \"polite\" is served after the first turn.",
#   "Two cores: here the woken thread is on its way to the lock at once, and wins. On a real machine, which needs some microseconds to wake a core, it is luck.",
#   "Switch priority inheritance on, with the policy priority: then a lock is handed to the first in line.",
# ]
# unordered = true
# [params]
# TURNS = { min = 1, max = 50, label = "turns of the greedy thread" }
# WORK = { min = 0.001, max = 0.02, step = 0.001, label = "work with the lock", unit = "s" }
# PAUSE = { min = 0.0, max = 0.01, step = 0.001, label = "pause without the lock", unit = "s" }
# [machine]
# cores = 1
# ///
import threading
import time

TURNS = 10
WORK = 0.01
PAUSE = 0.0

lock = threading.Lock()


def greedy():
    for _ in range(TURNS):
        with lock:
            time.sleep(WORK)
        if PAUSE > 0:
            time.sleep(PAUSE)
    print(f"greedy: had {TURNS} turns")


def polite():
    with lock:
        print("polite: had its only turn")


threads = [
    threading.Thread(target=greedy, name="greedy"),
    threading.Thread(target=polite, name="polite"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Both are done.")
