# /// timeslice
# title = "as_completed: take results as they come"
# about = """
# gather() hands over everything at the end. as_completed() lets you work on each result as soon \
# as it is there, so that your own work fits into the time the others still need."""
# look = [
#   "Results come in the order of the ends: the shortest first, whatever the order of the list.",
#   "Checking a result overlaps with the downloads that still run.",
#   "The last check begins when the longest download ends: nothing is left to overlap with.",
# ]
# try = [
#   "Raise CHECK above the distance of the downloads: results queue up while main is busy.",
#   "Use gather() and check afterwards: the whole takes three checks longer, not one.",
# ]
# [params]
# UNIT = { min = 0.01, max = 0.1, step = 0.005, label = "time per megabyte", unit = "s" }
# CHECK = { min = 0.0, max = 0.1, step = 0.005, label = "time to check a result", unit = "s" }
# ///
import asyncio

UNIT = 0.02
CHECK = 0.01

SIZES = {"film": 4, "song": 1, "book": 2}


async def download(name, size):
    await asyncio.sleep(size * UNIT)
    return name


async def main():
    tasks = [asyncio.create_task(download(*item), name=item[0]) for item in SIZES.items()]
    for number, next_one in enumerate(asyncio.as_completed(tasks), 1):
        name = await next_one
        print(f"{number}. {name} is here", end=" ")
        await asyncio.sleep(CHECK)
        print("and checked")


asyncio.run(main())
