# /// timeslice
# title = "Await one after the other, or as tasks"
# about = """
# await on a coroutine runs it and waits for its end: two naps in a row take the sum of both. A \
# task runs by itself as soon as the loop gets to it: two tasks take as long as the longer one."""
# look = [
#   "The first half: one task, which sleeps twice. Nothing else is ready, and the loop waits.",
#   "The second half: create_task() only queues the naps. They begin at the first await.",
#   "One thread on one core does all of this. Waiting needs no thread.",
# ]
# try = [
#   "Make both naps equal: now tasks take half the time.",
#   "Move `await first` above the second create_task(): you are back at the sum.",
# ]
# [params]
# FIRST = { min = 0.01, max = 0.5, step = 0.01, label = "first nap", unit = "s" }
# SECOND = { min = 0.01, max = 0.5, step = 0.01, label = "second nap", unit = "s" }
# ///
import asyncio
import time

FIRST = 0.1
SECOND = 0.2


async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(f"  {name} slept {seconds} s")


async def main():
    print("one after the other")
    began = time.perf_counter()
    await nap("first", FIRST)
    await nap("second", SECOND)
    print(f"  took {time.perf_counter() - began:.1f} s")

    print("as tasks")
    began = time.perf_counter()
    first = asyncio.create_task(nap("first", FIRST), name="first")
    second = asyncio.create_task(nap("second", SECOND), name="second")
    await first
    await second
    print(f"  took {time.perf_counter() - began:.1f} s")


asyncio.run(main())
