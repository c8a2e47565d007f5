# /// timeslice
# title = "A task group: one fails, all are called off"
# about = """
# The tasks of a group belong to a block of code: it is left only when all of them are over. When \
# one fails, the others are cancelled, and the errors come out together as an exception group, \
# which except* takes apart."""
# look = [
#   "The failure: in the next round both siblings are cancelled, and main's own sleep too.",
#   "One sibling fails while it tidies up; its error joins the group.",
#   "No lane outlives the block.",
# ]
# try = [
#   "Set FAILS_AFTER above 0.08: everything succeeds, because the failing task comes too late.",
#   "Use gather() instead: the siblings run on after the error.",
# ]
# [params]
# FAILS_AFTER = { min = 0.0, max = 0.2, step = 0.01, label = "the crane fails after", unit = "s" }
# ///
import asyncio

FAILS_AFTER = 0.03


async def crane():
    await asyncio.sleep(FAILS_AFTER)
    if FAILS_AFTER <= 0.08:
        raise RuntimeError("the crane is stuck")


async def mason():
    try:
        await asyncio.sleep(0.08)
        print("mason: the wall stands")
    except asyncio.CancelledError:
        print("mason: goes home")
        raise


async def painter():
    try:
        await asyncio.sleep(0.08)
        print("painter: the wall is white")
    finally:
        if FAILS_AFTER <= 0.08:
            raise ValueError("the bucket fell over")


async def main():
    try:
        async with asyncio.TaskGroup() as site:
            for job in (crane, mason, painter):
                site.create_task(job(), name=job.__name__)
            await asyncio.sleep(0.09)
            print("foreman: all done")
    except* RuntimeError as group:
        print("machines:", *group.exceptions)
    except* ValueError as group:
        print("accidents:", *group.exceptions)


asyncio.run(main())
