# /// timeslice
# title = "wait_for and timeout: not longer than this"
# about = """
# Whoever waits for others needs a limit. wait_for() limits one awaitable, timeout() a whole \
# block. When time is up, what is inside is cancelled, and outside there is a TimeoutError."""
# look = [
#   "Time is up: the sleeping task is cancelled, ends, and only then the error comes out.",
#   "wait_for() runs the coroutine as a task of its own; timeout() needs none, it cancels you.",
#   "In the block the first step is done in time and stays done. The second is cut off.",
# ]
# try = [
#   "Raise LIMIT above COOKING: the kitchen is fast enough, both times.",
#   "Set it below half of COOKING: there isn't even a salad.",
#   "Set LIMIT to 0: wait_for() doesn't even let the coroutine begin.",
# ]
# [params]
# LIMIT = { min = 0.0, max = 0.2, step = 0.005, label = "patience", unit = "s" }
# COOKING = { min = 0.01, max = 0.2, step = 0.005, label = "time to cook", unit = "s" }
# ///
import asyncio

LIMIT = 0.06
COOKING = 0.08


async def cook(dish, seconds):
    try:
        await asyncio.sleep(seconds)
        print(f"  {dish} is ready")
        return dish
    except asyncio.CancelledError:
        print(f"  {dish} is thrown away")
        raise


async def main():
    print("wait_for")
    try:
        print("  eating", await asyncio.wait_for(cook("soup", COOKING), timeout=LIMIT))
    except TimeoutError:
        print("  leaving hungry")

    print("timeout")
    try:
        async with asyncio.timeout(LIMIT) as limit:
            await cook("salad", COOKING / 2)
            await cook("roast", COOKING / 2)
    except TimeoutError:
        print("  leaving after the salad, expired:", limit.expired())


asyncio.run(main())
