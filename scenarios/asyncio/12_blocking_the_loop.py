# /// timeslice
# title = "A blocking call stops everybody; to_thread is the cure"
# about = """
# The loop can do something else only where a task awaits. time.sleep(), or any other call that \
# waits without await, holds the one thread there is, and nobody moves. asyncio.to_thread() lets \
# a helper thread do the waiting."""
# look = [
#   "The blocking way: the heart stops. Its timer is due, but the loop isn't there to look.",
#   "The loop's lane is marked as blocked.",
#   "With to_thread() the report has a thread of its own, and the heart keeps beating.",
# ]
# try = [
#   "Set READING below the heartbeat's 30 ms: the harm is there, and hard to see.",
#   "Compute a million rounds instead of sleeping: to_thread() helps less, because of the GIL.",
# ]
# [params]
# READING = { min = 0.01, max = 0.3, step = 0.01, label = "time to read the report", unit = "s" }
# ///
import asyncio
import time

READING = 0.14


def read_report():
    time.sleep(READING)
    return "report"


async def beat(beats):
    while True:
        await asyncio.sleep(0.03)
        beats.append("beat")


async def during(awaitable):
    """How many beats of the heart the awaitable leaves room for."""
    beats = []
    heart = asyncio.create_task(beat(beats), name="heart")
    await asyncio.sleep(0)
    await awaitable
    heart.cancel()
    return len(beats)


async def blocking():
    read_report()


async def main():
    print("heartbeats while the loop is blocked:", await during(blocking()))
    print("heartbeats with a thread:", await during(asyncio.to_thread(read_report)))


asyncio.run(main())
