# /// timeslice
# title = "wait: the first one to answer wins"
# about = """
# Three mirrors hold the same file. wait() with FIRST_COMPLETED comes back when the first of them \
# has answered, and tells who is done and who isn't. It cancels nobody: that is up to you."""
# look = [
#   "The moment the fastest mirror answers: main goes on, and the others still wait.",
#   "cancel() only asks. The others end in the loop's next round, when the error reaches their await.",
#   "gather() then picks up what they ended with, so that no error is left behind.",
# ]
# try = [
#   "Make two mirrors equally fast: both can be done when wait() comes back.",
#   "Use ALL_COMPLETED, or timeout=0.03: the slowest mirror, or the clock, decides.",
#   "Don't cancel: run() does it when main is over.",
# ]
# [params]
# NORTH = { min = 0.01, max = 0.3, step = 0.01, label = "north answers after", unit = "s" }
# SOUTH = { min = 0.01, max = 0.3, step = 0.01, label = "south answers after", unit = "s" }
# WEST = { min = 0.01, max = 0.3, step = 0.01, label = "west answers after", unit = "s" }
# ///
import asyncio

NORTH = 0.09
SOUTH = 0.03
WEST = 0.12


async def download(mirror, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"file from {mirror}"
    except asyncio.CancelledError:
        print(f"{mirror} is told to stop")
        raise


async def main():
    mirrors = {"north": NORTH, "south": SOUTH, "west": WEST}
    tasks = [asyncio.create_task(download(*item), name=item[0]) for item in mirrors.items()]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    for task in done:
        print("got the", task.result())
    for task in tasks:
        if task in pending:
            task.cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(end).__name__ for end in ends])


asyncio.run(main())
