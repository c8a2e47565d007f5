"""asyncio.timeouts: timeout, timeout_at, Timeout."""

import asyncio
import re


def show(*values):
    print(*(re.sub(r"when=\d[\d.]*", "when=…", str(value)) for value in values))


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


def cancelling():
    return asyncio.current_task().cancelling()


def outside():
    print("# outside a loop")
    attempt(asyncio.timeout, 1)
    attempt(asyncio.timeout, None)
    attempt(asyncio.timeout_at, 1)
    limit = asyncio.Timeout(when=1)
    show(limit, limit.when(), limit.expired())
    attempt(limit.__aenter__().send, None)
    attempt(asyncio.timeout)
    attempt(asyncio.timeout, delay=3)


async def life():
    print("# life")
    loop = asyncio.get_running_loop()
    limit = asyncio.timeout_at(100.123456)
    show(limit, limit.when(), limit.expired())
    attempt(limit.reschedule, 4)
    async with asyncio.timeout(100) as limit:
        show(limit, round(limit.when() - loop.time()))
        await ended(limit.__aenter__())
        limit.reschedule(None)
        show(repr(limit), limit.when())
        limit.reschedule(loop.time() + 50)
        show(round(limit.when() - loop.time()))
    show(limit, limit.expired())
    attempt(limit.reschedule, None)
    await ended(limit.__aenter__())
    async with asyncio.timeout(None) as limit:
        print(repr(limit))
    async with asyncio.timeout_at(1234567.891234 + loop.time()):
        await asyncio.sleep(0)
    try:
        async with asyncio.timeout("x"):
            print("not here")
    except TypeError as error:
        print(error)


async def time_is_up():
    print("# time is up")
    for delay in (0.001, 0, -1):
        try:
            async with asyncio.timeout(delay) as limit:
                await asyncio.sleep(1)
        except TimeoutError as error:
            show(repr(error), repr(error.__cause__), limit, limit.expired(), cancelling())
        attempt(limit.reschedule, 5)
    async with asyncio.timeout(0) as limit:
        print("over before anything is awaited")
    show(limit, limit.expired())

    print("seen from inside")
    async with asyncio.timeout(10) as limit:
        limit.reschedule(asyncio.get_running_loop().time() - 1)
        show(limit, limit.expired())
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            show(repr(error), limit, limit.expired(), cancelling())
            attempt(limit.reschedule, 5)
    show(limit, cancelling())

    print("another error")
    for problem in (KeyError("x"), asyncio.CancelledError("mine")):
        try:
            async with asyncio.timeout(0) as limit:
                try:
                    await asyncio.sleep(1)
                finally:
                    raise problem
        except BaseException as error:
            show(type(error).__name__, limit, cancelling())

    class Other(asyncio.CancelledError):
        pass

    try:
        async with asyncio.timeout(0):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise Other("other")
    except Other as error:
        show(repr(error))


async def nested():
    print("# nested")
    try:
        async with asyncio.timeout(0.02) as outer:
            try:
                async with asyncio.timeout(0.001) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                show("inner", inner.expired(), outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        show("outer", inner.expired(), outer.expired())
    try:
        async with asyncio.timeout(0) as outer:
            async with asyncio.timeout(0) as inner:
                await asyncio.sleep(1)
    except TimeoutError:
        show("both", inner.expired(), outer.expired(), cancelling())
    try:
        async with asyncio.timeout(0.001) as outer:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(1)
    except TimeoutError:
        show("outer first", inner, outer)


async def cancelled():
    print("# cancelled by others")

    async def wait(delay, again=False):
        try:
            async with asyncio.timeout(delay) as limit:
                try:
                    await asyncio.sleep(1)
                finally:
                    if again:
                        asyncio.current_task().cancel("again")
        except BaseException as error:
            show(repr(error), limit, cancelling())
            raise

    task = asyncio.create_task(wait(1))
    await asyncio.sleep(0)
    task.cancel("why")
    await ended(task)
    await ended(asyncio.create_task(wait(0, again=True)))


def without_task():
    print("# without a task")
    loop = asyncio.new_event_loop()
    loop.call_soon(lambda: attempt(asyncio.timeout(1).__aenter__().send, None))
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


outside()
for part in (life, time_is_up, nested, cancelled):
    asyncio.run(part())
without_task()
