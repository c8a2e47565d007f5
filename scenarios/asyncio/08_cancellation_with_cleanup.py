# /// timeslice
# title = "Cancelling is asking: the task may tidy up first"
# about = """
# cancel() stops nothing by itself. It makes the task's await raise CancelledError, and what the \
# task does then is its own business: close a file, say goodbye, even wait once more. Then it \
# re-raises."""
# look = [
#   "Between cancel() and the task's end lies the time it needs to tidy up.",
#   "cancel() returns True at once: the request is noted. The error arrives in the next round.",
#   "A second cancel() would cut the tidying short.",
#   "The message given to cancel() travels with the error.",
# ]
# try = [
#   "Set TIDYING to 0: the task ends in the round after the request.",
#   "Remove raise: the task counts as done with a result, and cancelled() says False.",
# ]
# [params]
# WORKING = { min = 0.0, max = 0.2, step = 0.01, label = "cancelled after", unit = "s" }
# TIDYING = { min = 0.0, max = 0.2, step = 0.01, label = "time to tidy up", unit = "s" }
# ///
import asyncio

WORKING = 0.07
TIDYING = 0.02


async def write_report():
    pages = 0
    try:
        while True:
            await asyncio.sleep(0.02)
            pages += 1
    except asyncio.CancelledError as error:
        print(f"writer: told to stop, {error}, and puts {pages} pages away")
        await asyncio.sleep(TIDYING)
        raise
    finally:
        print("writer: switches off the light")


async def main():
    task = asyncio.create_task(write_report(), name="writer")
    await asyncio.sleep(WORKING)
    print("boss: cancel() says", task.cancel("it is late"))
    print("boss: is it over?", task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("boss: now it is over, cancelled:", task.cancelled())


asyncio.run(main())
