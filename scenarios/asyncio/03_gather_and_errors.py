# /// timeslice
# title = "gather: all results at once, and what an error does to them"
# about = """
# gather() runs everything it is given and returns the results in the order of its arguments, \
# whoever was ready first. If one of them fails there are two ways: hear of it at once, or get \
# the error in the place of the result."""
# look = [
#   "The three results come in the order of the call, not in that of the ends.",
#   "Without return_exceptions main goes on in the moment of the failure, and the other two do too.",
#   "That nobody waits for them any more doesn't stop them: C still says that it is done.",
# ]
# try = [
#   "Set WRONG to nobody: all three calls give three results.",
#   "Set WRONG to C, the slowest: now everybody was done before the error.",
#   "Remove the last sleep: run() cancels what is left, and C never says that it is done.",
# ]
# [params]
# PACE = { min = 0.01, max = 0.2, step = 0.01, label = "pace", unit = "s" }
# WRONG = { label = "fails" }
# ///
import asyncio

PACE = 0.02
WRONG = "A"


async def fetch(name, steps):
    await asyncio.sleep(steps * PACE)
    if name == WRONG:
        raise ConnectionError(f"{name} is down")
    print(f"  {name} is done")
    return name.lower()


def all_three():
    return fetch("B", 2), fetch("A", 1), fetch("C", 3)


async def main():
    print("with return_exceptions")
    print("  results:", await asyncio.gather(*all_three(), return_exceptions=True))

    print("without")
    try:
        print("  results:", await asyncio.gather(*all_three()))
    except ConnectionError as error:
        print("  error:", error)
    await asyncio.sleep(4 * PACE)


asyncio.run(main())
