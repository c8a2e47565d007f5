"""asyncio.taskgroups: TaskGroup."""

import asyncio
import contextvars


def attempt(function, *args, **kwargs):
    try:
        print("->", function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def describe(error):
    inside = getattr(error, "exceptions", None)
    return repr(error) if inside is None else f"{error} {[describe(one) for one in inside]}"


async def ended(awaitable):
    try:
        print("->", await awaitable)
    except BaseException as error:
        print(describe(error), error.__cause__, repr(error.__context__))


async def rounds(count=1):
    for _ in range(count):
        await asyncio.sleep(0)


def cancelling():
    return asyncio.current_task().cancelling()


async def give(value, after=0):
    await rounds(after)
    return value


async def fail(error, after=0):
    await rounds(after)
    raise error


async def stubborn(name, error=None):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        await rounds(2)
        if error is not None:
            raise error


def outside():
    print("# outside a task")
    group = asyncio.TaskGroup()
    print(group)
    attempt(group.__aenter__().send, None)
    coroutine = give(1)
    attempt(group.create_task, coroutine)
    coroutine.close()
    attempt(asyncio.TaskGroup, 1)
    loop = asyncio.new_event_loop()
    loop.call_soon(lambda: attempt(asyncio.TaskGroup().__aenter__().send, None))
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


async def life():
    print("# life")
    variable = contextvars.ContextVar("variable", default="default")

    async def look():
        return variable.get()

    async with asyncio.TaskGroup() as group:
        print(group)
        await ended(group.__aenter__())
        named = group.create_task(give(1), name="named")
        other = contextvars.copy_context()
        other.run(variable.set, "other")
        tasks = [group.create_task(look()), group.create_task(look(), context=other)]
        print(group, named.get_name(), type(named).__name__)
        print(await named, group)
    print(group, [task.result() for task in tasks])
    coroutine = give(1)
    attempt(group.create_task, coroutine)
    coroutine.close()
    await ended(group.__aenter__())
    async with asyncio.TaskGroup() as group:
        pass
    print(group)

    async def start_another():
        await rounds()
        group.create_task(give(print("the last one")))

    async with asyncio.TaskGroup() as group:
        group.create_task(start_another())


async def one_fails():
    print("# one fails")

    async def try_to_start():
        try:
            await asyncio.sleep(10)
        finally:
            print(group)
            coroutine = give(1)
            attempt(group.create_task, coroutine)
            coroutine.close()

    async def block():
        nonlocal group
        async with asyncio.TaskGroup() as group:
            group.create_task(try_to_start())
            group.create_task(fail(ValueError(1), after=1))

    group = None
    await ended(asyncio.create_task(block()))
    print(group)

    async def block():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(KeyError(1)))
            group.create_task(fail(ValueError(2)))
            group.create_task(stubborn("third", OSError(3)))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                print("block", repr(error), cancelling())
                raise

    async def counted(block):
        try:
            await block()
        finally:
            print("cancelling", cancelling())

    await ended(asyncio.create_task(counted(block)))

    async def block():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ExceptionGroup("inside", [KeyError(1)])))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("swallowed")
            await rounds(2)
            print("goes on")

    await ended(asyncio.create_task(counted(block)))

    async def block():
        async with asyncio.TaskGroup():
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(KeyError(1)))

    await ended(asyncio.create_task(counted(block)))


async def block_fails():
    print("# the block fails")

    async def block(error, *coroutines):
        async with asyncio.TaskGroup() as group:
            for coroutine in coroutines:
                group.create_task(coroutine)
            await rounds(2)
            raise error

    await ended(block(ValueError("only")))
    await ended(block(ValueError("first"), stubborn("child")))
    await ended(block(ValueError("first"), stubborn("child", KeyError("second"))))
    await ended(block(ExceptionGroup("own", [OSError()])))
    await ended(block(GeneratorExit("base")))
    await ended(block(asyncio.CancelledError("mine")))
    await ended(block(asyncio.CancelledError("mine"), stubborn("child")))
    await ended(block(asyncio.CancelledError("mine"), stubborn("child", KeyError("more"))))
    await ended(block(KeyboardInterrupt("stop"), stubborn("child", KeyError("less"))))
    await ended(block(SystemExit(3)))


async def cancelled():
    print("# cancelled")

    async def block(*coroutines, inside=10):
        try:
            async with asyncio.TaskGroup() as group:
                for coroutine in coroutines:
                    group.create_task(coroutine)
                await rounds(inside)
        finally:
            print("cancelling", cancelling())

    async def cancel(task, *messages):
        await rounds(3)
        for message in messages:
            task.cancel(message)
            await rounds()
        await ended(task)

    await cancel(asyncio.create_task(block(stubborn("child"))), "in the block")
    await cancel(asyncio.create_task(block(stubborn("child"), inside=0)), "at its end")
    await cancel(asyncio.create_task(block(stubborn("child"), inside=0)), "once", "twice")
    await cancel(asyncio.create_task(block(stubborn("child", KeyError(1)))), "and an error")

    print("a cancelled child is no error")
    async with asyncio.TaskGroup() as group:
        task = group.create_task(asyncio.sleep(10))
        group.create_task(rounds(3))
        await rounds()
        task.cancel()
    print(task.cancelled(), group)

    print("with a timeout")
    try:
        async with asyncio.timeout(0.001):
            async with asyncio.TaskGroup() as group:
                group.create_task(stubborn("child"))
    except TimeoutError as error:
        print(repr(error), cancelling())


async def left_behind():
    print("# its parent is gone")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda loop, context: print(sorted(context), repr(context["exception"]))
    )

    async def parent():
        group = await asyncio.TaskGroup().__aenter__()
        group.create_task(fail(ValueError("nobody is there"), after=3))
        return group

    group = await asyncio.create_task(parent())
    print(group)
    await rounds(5)
    print(group)


def interrupted():
    print("# interrupted")

    async def main(error):
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(error, after=1))
            group.create_task(stubborn("child"))
            await asyncio.sleep(10)

    for error in (KeyboardInterrupt("stop"), SystemExit(3)):
        try:
            asyncio.run(main(error))
        except BaseException as raised:
            print(repr(raised))


outside()
for part in (life, one_fails, block_fails, cancelled, left_behind):
    asyncio.run(part())
interrupted()
