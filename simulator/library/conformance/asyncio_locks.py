"""asyncio.locks: Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier."""

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
    for kind in (
        asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.BoundedSemaphore
    ):
        attempt(kind)
    for value in (0, 5, -1, "x"):
        attempt(asyncio.Semaphore, value)
        attempt(asyncio.BoundedSemaphore, value)
    for parties in (1, 3, 0, -1, "x"):
        attempt(asyncio.Barrier, parties)
    attempt(asyncio.Barrier, 2, loop=None)
    attempt(asyncio.Condition, 5)
    attempt(asyncio.Lock().release)
    attempt(asyncio.Condition().notify)
    attempt(asyncio.Condition().notify_all)
    attempt(asyncio.BoundedSemaphore(2).release)
    print(asyncio.locks.__all__)


async def lock():
    print("# lock")
    lock = asyncio.Lock()

    async def hold(name, times=1):
        await lock.acquire()
        show(name, "has", lock)
        await rounds(times)
        lock.release()
        show(name, "released", lock)

    tasks = [asyncio.create_task(hold(name)) for name in "abc"]
    await asyncio.gather(*tasks)
    show(lock, lock.locked())

    print("cancelled when it was woken already")
    await lock.acquire()
    tasks = [asyncio.create_task(hold(name)) for name in "def"]
    await rounds()
    show(lock)
    lock.release()
    tasks[0].cancel()
    await rounds()
    show(lock)
    await asyncio.gather(*tasks[1:])
    await ended(tasks[0])

    print("released and wanted again at once")
    await lock.acquire()
    task = asyncio.create_task(hold("g"))
    await rounds()
    lock.release()
    show(lock, await lock.acquire(), task.done())
    lock.release()

    print("all others gave up")
    await lock.acquire()
    task = asyncio.create_task(hold("h"))
    await rounds()
    task.cancel()
    lock.release()
    show(await lock.acquire(), lock)
    lock.release()
    await ended(task)

    async with lock as nothing:
        show(nothing, lock)
    try:
        async with lock:
            raise KeyError("inside")
    except KeyError:
        show(lock)
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
    try:
        await lock
    except TypeError as error:
        print(error)


async def event():
    print("# event")
    event = asyncio.Event()

    async def wait(name):
        show(name, await event.wait(), event.is_set())

    tasks = [asyncio.create_task(wait(name)) for name in "abc"]
    await rounds()
    show(event, event.is_set())
    tasks[1].cancel()
    show(event.set(), event)
    show(event.clear(), event)
    show(*await asyncio.gather(*tasks, return_exceptions=True))
    show(event)
    event.set()
    event.set()
    await wait("d")
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.001)
    except TimeoutError:
        print("nobody set it")


async def condition():
    print("# condition")
    condition = asyncio.Condition()
    await ended(condition.wait())
    await ended(condition.wait_for(lambda: False))
    await ended(condition.wait_for(lambda: "at once"))

    async def wait(name):
        async with condition:
            show(name, await condition.wait(), condition)

    tasks = [asyncio.create_task(wait(name)) for name in "abcd"]
    await rounds()
    show(condition)
    async with condition:
        attempt(condition.notify, "x")
        attempt(condition.notify, 0)
        attempt(condition.notify, 2)
        show(condition)
    await rounds(4)
    show(condition)
    tasks[2].cancel()
    await rounds(3)
    async with condition:
        attempt(condition.notify_all)
    show(*await asyncio.gather(*tasks, return_exceptions=True))

    print("cancelled while it takes the lock again")
    task = asyncio.create_task(wait("e"))
    await rounds()
    async with condition:
        condition.notify()
        await rounds(2)
        task.cancel("first")
        await rounds(2)
        task.cancel("second")
        await rounds()
        show(task.done(), condition)
    await ended(task)
    show(condition)

    print("a notified one that is cancelled keeps the notification")
    tasks = [asyncio.create_task(wait(name)) for name in "fg"]
    await rounds()
    async with condition:
        condition.notify()
        tasks[0].cancel()
    await rounds(4)
    show(tasks[0].cancelled(), tasks[1].done())
    async with condition:
        condition.notify()
    await ended(tasks[1])

    print("with a lock of somebody else")
    lock = asyncio.Lock()
    one, other = asyncio.Condition(lock), asyncio.Condition(lock)
    async with one:
        show(one.locked(), other, lock)
        attempt(other.notify)
    values = []

    async def collect():
        async with one:
            show(await one.wait_for(lambda: len(values) > 1 and values))

    task = asyncio.create_task(collect())
    for value in range(3):
        await rounds(2)
        async with other:
            values.append(value)
            one.notify()
    await task
    attempt(asyncio.Condition(asyncio.Semaphore(2)).locked)


async def semaphore():
    print("# semaphore")
    semaphore = asyncio.Semaphore(2)

    async def hold(name):
        async with semaphore as nothing:
            show(name, nothing, semaphore)
            await rounds()
        show(name, "gone", semaphore)

    tasks = [asyncio.create_task(hold(name)) for name in "abcde"]
    await rounds()
    show(semaphore, semaphore.locked())
    tasks[2].cancel()
    show(*await asyncio.gather(*tasks, return_exceptions=True))
    show(semaphore, semaphore.locked())

    print("several permits come back")
    await semaphore.acquire()
    await semaphore.acquire()
    tasks = [asyncio.create_task(hold(name)) for name in "fgh"]
    await rounds()
    semaphore.release()
    semaphore.release()
    semaphore.release()
    show(semaphore)
    tasks[0].cancel()
    show(*await asyncio.gather(*tasks, return_exceptions=True))
    show(semaphore)

    print("free, but somebody comes first")
    only = asyncio.Semaphore(0)
    task = asyncio.create_task(only.acquire())
    await rounds()
    only.release()
    only.release()
    show(only, only.locked())
    late = asyncio.create_task(only.acquire())
    await rounds(3)
    show(task.done(), late.done(), only)

    bounded = asyncio.BoundedSemaphore(2)
    await bounded.acquire()
    bounded.release()
    attempt(bounded.release)
    async with bounded:
        show(bounded)


async def barrier():
    print("# barrier")
    barrier = asyncio.Barrier(3)
    show(barrier.parties, barrier.n_waiting, barrier.broken)

    async def wait(name):
        try:
            show(name, await barrier.wait(), barrier)
        except BaseException as error:
            show(name, type(error).__name__, error, barrier)

    def come(names):
        return [asyncio.create_task(wait(name)) for name in names]

    tasks = come("abcd")
    await rounds()
    show(barrier, barrier.n_waiting)
    await asyncio.wait(tasks[:3])
    await rounds(3)
    show(barrier)
    tasks[3].cancel()
    await rounds(3)
    show(barrier)

    print("reset")
    tasks = come("ef")
    await rounds(2)
    await barrier.reset()
    show(barrier)
    await asyncio.wait(tasks)
    show(barrier)
    await barrier.reset()

    print("reset while it drains")
    tasks = come("ghij")
    await rounds(1)
    await barrier.reset()
    show(barrier)
    await asyncio.wait(tasks, timeout=0.01)
    show(barrier)

    print("abort")
    await barrier.abort()
    show(barrier, barrier.broken)
    await asyncio.wait(tasks)
    await wait("k")
    await barrier.reset()
    show(barrier)

    print("alone")
    async with asyncio.Barrier(1) as position:
        show(position)
    show(asyncio.BrokenBarrierError.__mro__[1])


async def use(shared):
    await asyncio.wait_for(shared(), 0.001)


def loops():
    print("# loops")
    for shared in (asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(0)):
        wait = shared.wait if isinstance(shared, asyncio.Event) else shared.acquire
        for _ in range(2):
            try:
                if isinstance(shared, asyncio.Lock) and not shared.locked():
                    asyncio.run(wait())
                asyncio.run(use(wait))
            except Exception as error:
                show(type(error).__name__, error)


making()
for part in (lock, event, condition, semaphore, barrier):
    asyncio.run(part())
loops()
