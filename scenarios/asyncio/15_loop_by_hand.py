# /// timeslice
# title = "An event loop of one's own"
# about = """
# Take generators that yield when they want to wait, a queue of those that can go on, and a heap \
# of those that sleep: that is an event loop. asyncio's does the same, and await does what yield \
# does here."""
# look = [
#   "One thread, one stack: run() calls the generators, one step at a time.",
#   "A task that yields goes to the end of the queue, or, with a time to wake, into the heap.",
#   "Nothing is ready: only then the loop itself sleeps, until the first of the heap is due.",
# ]
# try = [
#   "Let a task call time.sleep() instead of yielding: the others have to wait for it.",
#   "Give both rockets the same pace: they take turns.",
# ]
# [params]
# FAST = { min = 0.005, max = 0.1, step = 0.005, label = "pace of the first", unit = "s" }
# SLOW = { min = 0.005, max = 0.1, step = 0.005, label = "pace of the second", unit = "s" }
# ///
import heapq
import time
from collections import deque

FAST = 0.02
SLOW = 0.05


class Loop:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []

    def start(self, task):
        self.ready.append(task)

    def run(self):
        while self.ready or self.sleeping:
            while self.ready:
                task = self.ready.popleft()
                try:
                    seconds = next(task)
                except StopIteration:
                    continue
                wake = time.monotonic() + seconds
                heapq.heappush(self.sleeping, (wake, id(task), task))
            if self.sleeping:
                wake, _, task = heapq.heappop(self.sleeping)
                time.sleep(max(0, wake - time.monotonic()))
                self.ready.append(task)


def countdown(name, start, pace):
    for number in range(start, 0, -1):
        print(f"{name}: {number}")
        yield pace
    print(f"{name}: lift-off")


loop = Loop()
loop.start(countdown("Ariane", 4, FAST))
loop.start(countdown("Soyuz", 2, SLOW))
loop.run()
