# /// timeslice
# title = "An event loop in a child process"
# about = """
# Every process may have a loop of its own. The parent sends numbers through a pipe; tasks of the child \
# answer them, in the order in which they are done."""
# look = [
#   "The tasks lie below the child's thread, not below the parent's.",
#   "The child's loop waits for several naps at once.",
#   "The parent's loop has a task, too, and waits in a thread for the pipe.",
# ]
# try = [
#   "Make the naps equally long: the answers come in the order of the questions.",
#   "Ask with time.sleep() in the child: one after another.",
# ]
# [params]
# NAP = { min = 0.01, max = 0.2, step = 0.01, label = "nap per number", unit = "s" }
# ///
import asyncio
import multiprocessing

NAP = 0.05


async def answer(number, pipe):
    await asyncio.sleep(NAP * number)
    pipe.send((number, number * number))


async def serve(pipe):
    numbers = pipe.recv()
    async with asyncio.TaskGroup() as group:
        for number in numbers:
            group.create_task(answer(number, pipe), name=f"answer {number}")
    pipe.send(None)


def child(pipe):
    asyncio.run(serve(pipe))


async def ask(pipe):
    pipe.send([3, 1, 2])
    while (reply := await asyncio.to_thread(pipe.recv)) is not None:
        print("{} squared is {}".format(*reply))


if __name__ == "__main__":
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=child, args=(there,), name="child")
    process.start()
    asyncio.run(ask(here))
    process.join()
    print("the child ended with", process.exitcode)
