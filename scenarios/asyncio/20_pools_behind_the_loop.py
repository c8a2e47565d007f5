# /// timeslice
# title = "Computing behind the loop: pool of threads, pool of processes"
# about = """
# run_in_executor() hands blocking work to a pool and gives a future to await. Threads share one GIL, so \
# computing in them gains nothing; processes have a GIL each."""
# look = [
#   "With threads: the two workers hand the GIL to and fro and take as long as one after the other.",
#   "With processes: two lanes run at the same time, on cores of their own.",
#   "The loop is free all the while: the ticking task runs on.",
# ]
# try = [
#   "Drag JOBS to 4: the processes want as many cores.",
#   "Switch the GIL off: the threads are as fast as the processes.",
# ]
# [params]
# JOBS = { min = 1, max = 4, label = "jobs" }
# ROUNDS = { min = 1000, max = 60000, step = 1000, label = "work per job", unit = "rounds" }
# [machine]
# cores = 4
# ///
import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

JOBS = 2
ROUNDS = 20_000


def compute(number):
    total = 0
    for i in range(ROUNDS):
        total += i % (number + 2)
    return total


async def tick():
    while True:
        await asyncio.sleep(0.002)


async def compute_in(pool):
    loop = asyncio.get_running_loop()
    ticking = asyncio.create_task(tick(), name="ticking")
    jobs = [loop.run_in_executor(pool, compute, number) for number in range(JOBS)]
    results = await asyncio.gather(*jobs)
    ticking.cancel()
    return results


async def main():
    with ThreadPoolExecutor(JOBS) as threads:
        print("threads:  ", *await compute_in(threads))
    with ProcessPoolExecutor(JOBS) as processes:
        print("processes:", *await compute_in(processes))


if __name__ == "__main__":
    asyncio.run(main())
