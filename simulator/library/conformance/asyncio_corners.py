"""What CPython's own tests of asyncio have found to be missing, a paragraph each."""

import _thread
import asyncio
import gc
import threading
from contextvars import copy_context
from decimal import Decimal, getcontext, localcontext
from unittest import mock


# An exception that is thrown into a generator is chained with what is handled at that place.


def handling():
    try:
        raise KeyError(3)
    except KeyError:
        yield


def idle():
    yield


def delegating(inner):
    try:
        raise IndexError(1)
    except IndexError:
        yield from inner()


def thrown_into(generator, context=None):
    error = ValueError("v")
    error.__context__ = context
    next(generator)
    try:
        generator.throw(error)
    except ValueError as caught:
        return caught.__context__


print(repr(thrown_into(handling())), repr(thrown_into(handling(), TypeError("t"))))
print(repr(thrown_into(idle())), repr(thrown_into(idle(), TypeError("t"))))
print(repr(thrown_into(delegating(idle))), repr(thrown_into(delegating(handling))))
try:
    raise OSError("outside")
except OSError:
    print(repr(thrown_into(idle())), repr(thrown_into(handling())))


async def fail():
    raise ValueError("in the task")


async def await_while_handling():
    try:
        raise KeyError("first")
    except KeyError:
        try:
            await asyncio.create_task(fail())
        except ValueError as error:
            print(repr(error), repr(error.__context__))


asyncio.run(await_while_handling())


# call_later() goes through the call_at() of a loop that has one of its own.


class ImpatientLoop(asyncio.SelectorEventLoop):
    def call_at(self, when, callback, *args, context=None):
        print("call_at", round(when - self.time()), args)
        return super().call_at(self.time(), callback, *args, context=context)


loop = ImpatientLoop()
loop.call_later(3600, print, "an hour later")
print(loop.run_until_complete(asyncio.sleep(7200, "two hours later")))
loop.close()


# A task has a decimal context of its own.


async def third(precision):
    getcontext().prec = precision
    await asyncio.sleep(0)
    return Decimal(1) / 3


async def thirds():
    getcontext().prec = 4
    print(await asyncio.gather(third(2), third(6)), Decimal(1) / 3)
    with localcontext() as context:
        context.prec = 3
        print(await asyncio.create_task(third(5)), Decimal(1) / 3)


asyncio.run(thirds())
print(Decimal(1) / 3, [variable.name for variable in copy_context()])


# Tasks that nobody holds any more.


def forget():
    async def wait_for_ever():
        await asyncio.Future(loop=loop)

    loop.create_task(wait_for_ever())
    loop.call_soon(loop.stop)
    loop.run_forever()


def refuse(*args, **kwargs):
    raise ValueError("not now")


def begin_in_vain():
    coroutine = asyncio.sleep(0)
    try:
        asyncio.Task(coroutine, loop=loop)
    except ValueError as error:
        print(repr(error))
    finally:
        coroutine.close()


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context["message"]))
forget()
gc.collect()
print(asyncio.all_tasks(loop))
loop.call_soon = refuse
begin_in_vain()
gc.collect()
print(asyncio.all_tasks(loop))
del loop.call_soon
loop.close()


# interrupt_main(): Ctrl-C from another thread.


def wait():
    try:
        while True:
            threading.Event().wait(0.001)
    except KeyboardInterrupt:
        print("interrupted")


threading.Timer(0.05, _thread.interrupt_main).start()
wait()


async def wait_long():
    try:
        while True:
            await asyncio.sleep(0.001)
    except asyncio.CancelledError:
        print("cancelled")
        raise


threading.Timer(0.05, _thread.interrupt_main).start()
try:
    asyncio.run(wait_long())
except KeyboardInterrupt:
    print("KeyboardInterrupt")
try:
    _thread.interrupt_main(1000)
except ValueError as error:
    print(error)

print(asyncio.iscoroutinefunction(mock.AsyncMock()), asyncio.iscoroutinefunction(mock.Mock()))
