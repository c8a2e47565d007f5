# /// timeslice
# title = "Three spinners while you wait: thread, process, coroutine"
# about = """
# The same little program three times. A thread or a process is told to stop by an event it has to look at; a \
# coroutine is cancelled where it awaits. The thread could spin through a blocking call, the \
# coroutine can't."""
# look = [
#   "With a thread: two lanes, and the waiting one lets go of the GIL.",
#   "With a process: two of everything, and the event is shared.",
#   "With a coroutine: one thread, two tasks, and the loop between them.",
#   "The thread ends when it looks at the event next; the task in the round after cancel().",
# ]
# try = [
#   "Replace asyncio.sleep(THINKING) by time.sleep(THINKING): the coroutine never spins.",
#   "Do the same in the half with the thread: it spins on.",
# ]
# [params]
# THINKING = { min = 0.02, max = 0.6, step = 0.005, label = "time to think", unit = "s" }
# PACE = { min = 0.01, max = 0.2, step = 0.005, label = "pace of the spinner", unit = "s" }
# ///
import asyncio
import itertools
import multiprocessing
import threading
import time

THINKING = 0.21
PACE = 0.06


def spin_in_thread(done, turns):
    for sign in itertools.cycle(r"\|/-"):
        turns.append(sign)
        if done.wait(PACE):
            return


def with_thread():
    done, turns = threading.Event(), []
    spinner = threading.Thread(target=spin_in_thread, args=(done, turns), name="spinner")
    spinner.start()
    time.sleep(THINKING)
    done.set()
    spinner.join()
    return turns


def spin_in_process(done, reply):
    turns = []
    spin_in_thread(done, turns)
    reply.put(turns)


def with_process():
    done, reply = multiprocessing.Event(), multiprocessing.SimpleQueue()
    spinner = multiprocessing.Process(target=spin_in_process, args=(done, reply), name="spinner")
    spinner.start()
    time.sleep(THINKING)
    done.set()
    spinner.join()
    return reply.get()


async def spin(turns):
    for sign in itertools.cycle(r"\|/-"):
        turns.append(sign)
        await asyncio.sleep(PACE)


async def with_coroutine():
    turns = []
    spinner = asyncio.create_task(spin(turns), name="spinner")
    await asyncio.sleep(THINKING)
    spinner.cancel()
    return turns


if __name__ == "__main__":
    print("thread:   ", *with_thread())
    print("process:  ", *with_process())
    print("coroutine:", *asyncio.run(with_coroutine()))
