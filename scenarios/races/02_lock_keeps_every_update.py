# /// timeslice
# title = "A lock keeps every update"
# about = """
# Read, call and write now happen under one lock, so no other till can come in between. \
# The total is right, and the price is paid in time: one lookup after the other."""
# look = [
#   "The lock: held without a gap by one till or the other, and contended nearly always.",
#   "A till that waits for the lock: the arrow shows whose release ended the wait.",
#   "Elapsed time: the slow lookup is inside the lock, so the tills cannot overlap any more.",
# ]
# try = [
#   "Move the call of price_of() in front of the with statement: still right, and twice as fast.",
#   "Raise TILLS: the result stays right, and elapsed time grows with every till.",
# ]
# [params]
# TILLS = { min = 1, max = 8, label = "tills" }
# SALES = { min = 1, max = 20, label = "sales per till" }
# LOOKUP = { min = 0.005, max = 0.1, step = 0.005, label = "price lookup", unit = "s" }
# ///
import threading
import time

TILLS = 2
SALES = 4
LOOKUP = 0.02

takings = 0
takings_lock = threading.Lock()


def price_of(item):
    time.sleep(LOOKUP)  # ask the price server
    return 3


def sell(items):
    global takings
    for item in items:
        with takings_lock:
            takings = takings + price_of(item)


tills = [
    threading.Thread(target=sell, args=(["tea"] * SALES,), name=f"till {n + 1}")
    for n in range(TILLS)
]
for till in tills:
    till.start()
for till in tills:
    till.join()

print(f"sold for {TILLS * SALES * 3}, counted {takings}")
