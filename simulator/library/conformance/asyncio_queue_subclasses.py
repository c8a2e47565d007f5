# Queues whose methods, or whose way of keeping items, a program replaces: what they then ask.
import asyncio
import collections


class Observed(asyncio.Queue):
    def full(self):
        print("full?")
        return super().full()

    def empty(self):
        print("empty?")
        return super().empty()

    def qsize(self):
        print("qsize?")
        return super().qsize()


class OfSet(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = set()

    def _put(self, item):
        self._queue.add(item)

    def _get(self):
        return self._queue.pop()


class Sized:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)


class OfSized(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = Sized()

    def _put(self, item):
        self._queue.items.append(item)

    def _get(self):
        return self._queue.items.pop(0)


class Claims99(asyncio.Queue):
    def qsize(self):
        return 99


class Waking(asyncio.Queue):
    def _wakeup_next(self, waiters):
        print("waiting:", len(waiters))
        super()._wakeup_next(waiters)


class Unmade(asyncio.Queue):
    def __init__(self):
        pass


async def main():
    queue = Observed(2)
    await queue.put(1)
    await queue.put(2)
    print(queue.full(), queue.empty(), queue.qsize(), await queue.get())

    queue = OfSet()
    for item in (1, 1, 1):
        await queue.put(item)
    print(queue.qsize(), await queue.get(), queue.empty())

    queue = OfSized(1)
    await queue.put("a")
    print(queue.full(), queue.empty(), queue.qsize())
    second = asyncio.create_task(queue.put("b"))
    await asyncio.sleep(0)
    print(second.done(), await queue.get(), await queue.get(), queue.empty())

    print(Claims99(100).full(), Claims99(99).full())
    try:
        Claims99(99).put_nowait(1)
    except asyncio.QueueFull as error:
        print(repr(error))

    queue = Waking(1)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    await queue.put(3)
    print(await getter)

    for name in ("qsize", "empty", "full"):
        try:
            getattr(Unmade(), name)()
        except AttributeError as error:
            print(error)
    print([asyncio.Queue(maxsize).full() for maxsize in (0, -1, 2.5)])
    try:
        asyncio.Queue("x").full()
    except TypeError as error:
        print(error)

    queue = asyncio.Queue()
    queue._queue = collections.deque([1, 2, 3])
    print(queue.qsize(), queue.empty())

    # Who has been cancelled is passed over.
    queue = asyncio.Queue(1)
    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    queue.put_nowait(1)
    for _ in range(3):
        print([getter.done() for getter in getters])
        await asyncio.sleep(0)
    for getter in getters:
        getter.cancel()


asyncio.run(main())
