# /// timeslice
# title = "Await, create_task, run: three ways to start a coroutine"
# about = """
# Calling a coroutine function runs nothing: it makes an object that waits to be run. await runs \
# it here and now, create_task() runs it soon, and asyncio.run() runs it in a loop of its own."""
# look = [
#   "run() makes the loop and one task, for main. All the rest happens inside.",
#   "await greet() runs in the task that awaits: there is no new lane.",
#   "create_task() returns at once, and the task begins only when main awaits something.",
# ]
# try = [
#   "Remove `await task`: main is over, and run() cancels the task while it still sleeps.",
#   "Remove await from `await greet(...)`: Python complains that it was never awaited.",
#   "Set PAUSE to 0: sleep(0) still lets the others have a turn.",
# ]
# [params]
# PAUSE = { min = 0.0, max = 0.2, step = 0.01, label = "pause", unit = "s" }
# ///
import asyncio

PAUSE = 0.03


async def greet(name):
    print(f"hello, {name}")
    await asyncio.sleep(PAUSE)
    print(f"goodbye, {name}")
    return len(name)


async def main():
    coroutine = greet("Ada")
    print("a coroutine has done nothing yet:", type(coroutine).__name__)
    print("await gives what it returns:", await coroutine)

    task = asyncio.create_task(greet("Grace"), name="Grace")
    print("a task hasn't begun yet:", type(task).__name__)
    await asyncio.sleep(0)
    print("after one round of the loop it has")
    print("await on the task gives what it returned:", await task)


asyncio.run(main())
