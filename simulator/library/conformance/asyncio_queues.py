"""asyncio.queues: Queue, PriorityQueue, LifoQueue."""

import asyncio
import re


def show(*values):
    print(*(re.sub(r"0x[0-9a-f]+", "0x…", str(value)) for value in values))


def attempt(function, *args, **kwargs):
    try:
        show("->", function(*args, **kwargs))
    except Exception as error:
        show(type(error).__name__, error)


async def ended(awaitable):
    try:
        show("->", await awaitable)
    except BaseException as error:
        show(type(error).__name__, error)


async def rounds(count=1):
    for _ in range(count):
        await asyncio.sleep(0)


def making():
    print("# making")
    for kind in (asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue):
        for size in (0, 2, -1):
            queue = kind(size)
            show(queue, queue.maxsize, queue.full(), queue.empty(), queue.qsize())
        attempt(kind, maxsize=3)
        show(repr(kind()), kind[int])
    attempt(asyncio.Queue, "x")
    attempt(asyncio.Queue("x").full)
    attempt(setattr, asyncio.Queue(), "maxsize", 4)
    attempt(asyncio.Queue().task_done)
    for error in (asyncio.QueueEmpty, asyncio.QueueFull):
        show(error, error.__bases__)


async def putting_and_getting():
    print("# putting and getting")
    queue = asyncio.Queue(2)
    attempt(queue.get_nowait)
    attempt(queue.put_nowait, 1)
    await ended(queue.put(2))
    attempt(queue.put_nowait, 3)
    show(queue, repr(queue), queue.full())
    putters = [asyncio.create_task(queue.put(item)) for item in (3, 4)]
    await rounds()
    show(queue)
    attempt(queue.get_nowait)
    show(queue)
    putters[1].cancel()
    await rounds(2)
    show(queue, putters[0].done(), putters[1].cancelled())
    await ended(queue.get())
    await ended(queue.get())
    show(queue)

    print("getters")
    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await rounds()
    show(queue)
    queue.put_nowait(5)
    show(queue)
    getters[0].cancel()
    await rounds(2)
    show(queue, [getter.done() for getter in getters])
    await ended(getters[1])
    getters[2].cancel()
    await ended(getters[2])
    queue.put_nowait(6)
    show(queue)

    print("a getter that is woken and finds nothing waits on")
    getter = asyncio.create_task(queue.get())
    await rounds(2)
    await ended(getter)
    getter = asyncio.create_task(queue.get())
    await rounds()
    queue.put_nowait(7)
    attempt(queue.get_nowait)
    await rounds(2)
    show(queue, getter.done())
    queue.put_nowait(8)
    await ended(getter)


async def orders():
    print("# orders")
    for kind in (asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind()
        for item in (3, 1, 2):
            await queue.put(item)
        show(queue, [await queue.get() for _ in range(3)], queue)
    queue = asyncio.PriorityQueue()
    queue.put_nowait("x")
    attempt(queue.put_nowait, 1)
    show(queue.qsize())


async def joining():
    print("# joining")
    queue = asyncio.Queue()
    await ended(queue.join())
    done = []

    async def work(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            done.append((name, item))
            queue.task_done()

    for item in range(5):
        queue.put_nowait(item)
    workers = [asyncio.create_task(work(name)) for name in "ab"]
    show(queue)
    await queue.join()
    show(queue, done)
    for worker in workers:
        worker.cancel()
    show([type(end).__name__ for end in await asyncio.gather(*workers, return_exceptions=True)])
    attempt(queue.task_done)
    queue.put_nowait(1)
    try:
        await asyncio.wait_for(queue.join(), 0.001)
    except TimeoutError:
        print("still", queue)


class Counting(asyncio.Queue):
    """Another kind of queue, by what the documentation lets one override."""

    def _init(self, maxsize):
        self.total = 0

    def _put(self, item):
        self.total += item

    def _get(self):
        self.total -= 1
        return 1

    def qsize(self):
        return self.total

    def empty(self):
        return not self.total


async def kinds():
    print("# a kind of one's own")
    queue = Counting()
    await queue.put(3)
    show(queue, [await queue.get() for _ in range(3)], queue.empty())
    attempt(queue.get_nowait)


def loops():
    print("# loops")
    queue = asyncio.Queue()
    for _ in range(2):
        try:
            asyncio.run(asyncio.wait_for(queue.get(), 0.001))
        except Exception as error:
            show(type(error).__name__, error)


making()
for part in (putting_and_getting, orders, joining, kinds):
    asyncio.run(part())
loops()
