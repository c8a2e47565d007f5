# /// timeslice
# title = "run_in_executor: a pool of threads for old code"
# about = """
# A library that knows nothing of asyncio blocks its thread. run_in_executor() hands its calls to \
# a pool and gives you something to await. How many run at once is up to the pool, not to the \
# loop."""
# look = [
#   "The loop's thread waits in its selector; the pool's threads sleep, two at a time.",
#   "A call is done in its thread, and the result reaches the loop through call_soon_threadsafe().",
#   "Results come in the order of gather()'s arguments, whichever thread did the work.",
# ]
# try = [
#   "Raise WORKERS to QUERIES: everything happens at once.",
#   "Pass None instead of the pool: the loop's default pool has more threads than this needs.",
# ]
# [params]
# WORKERS = { min = 1, max = 8, label = "threads in the pool" }
# QUERIES = { min = 1, max = 12, label = "queries" }
# ///
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

WORKERS = 2
QUERIES = 6


def query(number):
    time.sleep(0.03)
    return number * number


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="database") as pool:
        began = time.perf_counter()
        calls = [loop.run_in_executor(pool, query, number) for number in range(QUERIES)]
        print("handed over, none done yet:", not any(call.done() for call in calls))
        print("results:", await asyncio.gather(*calls))
        rounds = (time.perf_counter() - began) / 0.03
        print(f"as long as {rounds:.0f} queries")


asyncio.run(main())
