# /// timeslice
# title = "Daemon threads do not keep the program alive"
# about = """
# When the main thread runs out of lines, Python still waits for every ordinary thread. \
# For a daemon thread it does not wait: the program ends, and the thread ends in mid-sleep."""
# look = [
#   "The main thread after its last line: it waits for the worker, as if by a hidden join().",
#   "The heartbeat: its loop has no end, and yet its lane stops together with the worker.",
#   "Nothing cleans up for a daemon: no finally, no with, no last beat.",
# ]
# try = [
#   "Make the worker's job longer and count the beats.",
#   "Remove daemon=True: the program never ends, and stops here at the limit of virtual time.",
# ]
# [params]
# JOB = { min = 0.02, max = 1.0, step = 0.02, label = "worker's job", unit = "s" }
# BEAT = { min = 0.01, max = 0.2, step = 0.01, label = "time between beats", unit = "s" }
# ///
import threading
import time

JOB = 0.1
BEAT = 0.04


def work():
    time.sleep(JOB)
    print("worker: done")


def heartbeat():
    while True:
        time.sleep(BEAT)
        print("heartbeat")


threading.Thread(target=work, name="worker").start()
threading.Thread(target=heartbeat, name="heartbeat", daemon=True).start()
print("main: this was my last line")
