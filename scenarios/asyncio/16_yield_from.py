# /// timeslice
# title = "yield from: how await came into the world"
# about = """
# A generator can be sent values, so it can stop in the middle and be told how to go on: a \
# coroutine. `yield from` lets one hand this over to another, which is what await does. Values go \
# straight through to the innermost, and its return value comes back to whoever delegated."""
# look = [
#   "The stack at a yield: grouper stands below averager, though send() is called on grouper.",
#   "None ends one averager. Its result goes to grouper, which starts the next one.",
#   "No thread, no loop: who sends decides when the coroutine runs.",
# ]
# try = [
#   "Forget the priming next(): a generator that hasn't begun can't be sent anything but None.",
#   "Forget to send None: the group's average is never reported.",
# ]
# [params]
# LAST = { min = 1.0, max = 3.0, step = 0.05, label = "height of the last one", unit = "m" }
# ///
from collections import namedtuple

LAST = 1.5

Result = namedtuple("Result", "count average")


def averager():
    total = count = 0
    while True:
        value = yield
        if value is None:
            return Result(count, total / count)
        total += value
        count += 1


def grouper(results, key):
    while True:
        results[key] = yield from averager()


data = {
    "weights": [40.9, 38.5, 44.3],
    "heights": [1.6, 1.51, LAST],
}
results = {}
for key, values in data.items():
    group = grouper(results, key)
    next(group)
    for value in values:
        group.send(value)
    group.send(None)

for key, result in results.items():
    print(f"{result.count} {key}, average {result.average:.2f}")
