# /// timeslice
# title = "A manager is a process that keeps things for others"
# about = """
# Processes share no memory. A manager is one process more: it holds the dictionary, and what the others have \
# is a proxy that sends each operation to it as a message and waits for the answer. Two operations are two \
# messages, and between them others can come: reading and writing back needs a lock here too."""
# look = [
#   "The manager's process: it is there before the cashiers and works only when it is asked.",
#   "The arrows: for each operation one to the manager and one back.",
#   "The lock: it too lives in the manager, so that taking it is a message as well.",
# ]
# try = [
#   "Switch LOCKED off: the cashiers read the same amount, and payments get lost.",
#   "Drag PAYMENTS up, and count the microseconds that one `+=` takes here.",
# ]
# [params]
# LOCKED = { label = "under a lock" }
# CASHIERS = { min = 1, max = 6, label = "cashiers" }
# PAYMENTS = { min = 1, max = 5, label = "payments of each" }
# ///
import multiprocessing
import time
from contextlib import nullcontext

LOCKED = True
CASHIERS = 3
PAYMENTS = 2


def work(accounts, lock):
    for _ in range(PAYMENTS):
        with lock if LOCKED else nullcontext():
            amount = accounts["shop"]
            time.sleep(0.01)
            accounts["shop"] = amount + 10


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    with context.Manager() as manager:
        print("running:", [child.name for child in multiprocessing.active_children()])
        accounts = manager.dict({"shop": 0})
        lock = manager.Lock()
        cashiers = [context.Process(target=work, args=(accounts, lock)) for _ in range(CASHIERS)]
        for cashier in cashiers:
            cashier.start()
        for cashier in cashiers:
            cashier.join()
        print("the manager has", dict(accounts))
