# /// timeslice
# title = "sleep(0): whose turn is it?"
# about = """
# Nobody takes the loop away from a task: it runs until it awaits something that isn't ready. \
# sleep(0) is the polite way to say: I could go on, but let the others have a turn first. They go \
# in a circle."""
# look = [
#   "The polite ones take turns, always in the same order: the loop's queue is first in, first out.",
#   "The greedy one awaits too, but a coroutine that never waits: await alone gives nothing away.",
#   "While the greedy one counts, nobody else moves, though everybody is ready.",
# ]
# try = [
#   "Let the greedy one sleep(0) as well: it joins the circle.",
#   "Set ROUNDS to 1: the order is that of the creation.",
# ]
# [params]
# ROUNDS = { min = 1, max = 20, label = "rounds" }
# ///
import asyncio

ROUNDS = 3


async def nothing():
    pass


async def polite(name):
    for number in range(ROUNDS):
        print(name, number)
        await asyncio.sleep(0)


async def greedy(name):
    for number in range(ROUNDS):
        print(name, number)
        await nothing()


async def main():
    await asyncio.gather(polite("Ann"), greedy("Goliath"), polite("Ben"))


asyncio.run(main())
