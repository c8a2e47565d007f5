# /// timeslice
# title = "Done callbacks: told without waiting"
# about = """
# Nobody has to await a task to learn that it is over: add_done_callback() has the loop call a \
# function. This is what await is made of, too, and how code that isn't a coroutine gets results."""
# look = [
#   "A callback runs in a round of its own after the task's end, not inside the task.",
#   "Callbacks come in the order in which they were added, before whoever awaits later.",
#   "Added to a task that is over, a callback still isn't called at once, but in the next round.",
# ]
# try = [
#   "Let announce() sleep with time.sleep(): it holds up the loop, and the other tasks with it.",
#   "Set SLOW below FAST: the announcements change places.",
# ]
# [params]
# FAST = { min = 0.01, max = 0.2, step = 0.01, label = "parcel arrives after", unit = "s" }
# SLOW = { min = 0.01, max = 0.2, step = 0.01, label = "letter arrives after", unit = "s" }
# ///
import asyncio

FAST = 0.02
SLOW = 0.05


async def deliver(what, seconds):
    await asyncio.sleep(seconds)
    print(f"{what}: delivered")
    return f"the {what}"


def announce(task):
    print("announcer:", task.get_name(), "brought", task.result())


def count(task):
    print("counter: one more")


async def main():
    parcel = asyncio.create_task(deliver("parcel", FAST), name="van")
    letter = asyncio.create_task(deliver("letter", SLOW), name="bicycle")
    for task in (parcel, letter):
        task.add_done_callback(announce)
        task.add_done_callback(count)
    print("main got", await letter)

    letter.add_done_callback(lambda task: print("latecomer: told all the same"))
    print("main: nobody called the latecomer yet")
    await asyncio.sleep(0)


asyncio.run(main())
