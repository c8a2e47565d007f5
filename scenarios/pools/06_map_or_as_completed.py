# /// timeslice
# title = "map() keeps the order, as_completed() does not"
# about = """
# Three downloads take different times. executor.map() gives their results in the order in which they \
# were asked for, so the first one holds up those behind it. as_completed() gives whatever is done."""
# look = [
#   "The first half: \"fast\" is done long before, and is printed after \"slow\".",
#   "The second half: each result is printed at the moment its worker is done.",
#   "Both halves take equally long: only what you get to see first is different.",
# ]
# try = [
#   "Drag WORKERS to 1: as_completed() has nothing to choose from.",
#   "Drag SLOW to 0: both orders are the same.",
# ]
# [params]
# WORKERS = { min = 1, max = 4, label = "workers" }
# SLOW = { min = 0.0, max = 0.3, step = 0.01, label = "the slow one takes", unit = "s" }
# ///
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

WORKERS = 3
SLOW = 0.12

DURATIONS = {"slow": SLOW, "fast": 0.03, "medium": 0.07}


def download(name):
    time.sleep(DURATIONS[name])
    return name


with ThreadPoolExecutor(WORKERS) as executor:
    for name in executor.map(download, DURATIONS):
        print("map:", name)

    futures = [executor.submit(download, name) for name in DURATIONS]
    for future in as_completed(futures):
        print("as_completed:", future.result())
