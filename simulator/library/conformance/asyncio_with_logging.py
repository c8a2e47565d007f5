"""asyncio while the program logs: what the loop says, and that coroutines which nobody awaits are still noticed."""

import asyncio
import logging
import sys
import types
import warnings

logging.basicConfig(level=logging.DEBUG, format="%(name)s %(levelname)s %(message)s", stream=sys.stdout)
warnings.showwarning = lambda message, *rest, **more: print("warning:", str(message).split("\n")[0])


async def never():
    pass


async def main():
    never()
    await asyncio.sleep(0)
    print("after never()")
    future = asyncio.get_running_loop().create_future()
    print("source traceback:", bool(future._source_traceback))


asyncio.run(main())
asyncio.run(main(), debug=True)


async def numbers(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0)
    finally:
        print(name, "closing")
        await asyncio.sleep(0)
        print(name, "closed")


async def leave_early():
    async for number in numbers("left"):
        if number == 1:
            break
    for _ in range(3):
        print("turn")
        await asyncio.sleep(0)
    left = numbers("let go at the end")
    print(await anext(left))


asyncio.run(leave_early())


# aclose() that is cancelled before it has begun.


def first_of(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


@types.coroutine
def pause():
    yield "pausing"


async def stubborn():
    try:
        yield 1
    finally:
        print("finally")
        await pause()
        print("not reached")


generator = stubborn()
print(first_of(generator.asend(None)))
closing = generator.aclose()
print(closing.throw(asyncio.CancelledError()))
try:
    closing.send(None)
except BaseException as error:
    print(repr(error))
