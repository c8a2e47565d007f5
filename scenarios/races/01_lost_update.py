# /// timeslice
# title = "A lost update: the old total is read before the call"
# about = """
# `takings = takings + price_of(item)` reads takings first, then calls, then adds and writes. \
# What another till writes in between is overwritten, and money disappears without an error."""
# look = [
#   "Both tills read the same total, sleep in price_of(), and write the same new total.",
#   "Each round counts one sale of two: half of the money is missing at the end.",
#   "No lock lane, no waiting, no complaint: nothing on the chart looks wrong.",
# ]
# try = [
#   "Raise TILLS: the result stays what a single till would have taken.",
#   "Call price_of() first and add on the next line: here the loss is gone, in general only rarer.",
#   "Open the next scenario for the cure that always works.",
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


def price_of(item):
    time.sleep(LOOKUP)  # ask the price server
    return 3


def sell(items):
    global takings
    for item in items:
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
