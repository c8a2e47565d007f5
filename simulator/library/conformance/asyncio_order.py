"""In which order callbacks, tasks, cancellations and results come."""
import asyncio
import contextvars

log = print


async def worker(name, n):
    for i in range(n):
        log(name, i)
        await asyncio.sleep(0)
    return name


async def turns():
    loop = asyncio.get_running_loop()
    loop.call_soon(log, "soon 1")
    task = asyncio.create_task(worker("w", 2))
    loop.call_soon(lambda: (log("soon 2"), loop.call_soon(log, "soon from soon")))
    handle = loop.call_soon(log, "never")
    handle.cancel()
    loop.call_later(0, log, "later 0")
    log("before")
    await asyncio.sleep(0)
    log("after one turn")
    log(await task)
    task.add_done_callback(lambda t: log("done callback", t.result()))
    await asyncio.sleep(0)
    log("after the callback")


async def timers():
    loop = asyncio.get_running_loop()
    end = loop.create_future()
    loop.call_later(0.03, log, "third")
    loop.call_later(0.01, log, "first")
    loop.call_later(0.02, log, "second")
    loop.call_later(0.04, end.set_result, "end")
    log(await end)


async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        log("cancelled with", error.args)
        await asyncio.sleep(0)
        log("cleaned up")
        raise
    finally:
        log("finally")


async def cancellation():
    task = asyncio.create_task(stubborn(), name="stubborn")
    task.cancel("too early")
    try:
        await task
    except asyncio.CancelledError as error:
        log("never began", error.args, task.cancelled(), task.cancelling())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    log(task.cancel("one"), task.cancel("two"), task.cancelling(), task.uncancel())
    try:
        await task
    except asyncio.CancelledError as error:
        log("ended", error.args, repr(task)[:30])
    log(task.cancel())

    async def swallow():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            return "swallowed"

    task = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    task.cancel()
    log(await task, task.cancelled())

    async def itself():
        asyncio.current_task().cancel("itself")
        log("still runs")
        await asyncio.sleep(0)
        log("never comes here")

    try:
        await asyncio.create_task(itself())
    except asyncio.CancelledError as error:
        log("itself:", error.args)


async def fail(after, error):
    await asyncio.sleep(after)
    raise error


async def ok(after, value):
    await asyncio.sleep(after)
    return value


async def several():
    log(await asyncio.gather(ok(0.02, 1), ok(0.01, 2), ok(0, 3)))
    log(await asyncio.gather(fail(0, KeyError("k")), ok(0.01, 2), return_exceptions=True))
    try:
        await asyncio.gather(fail(0.01, ValueError("v")), ok(0.02, "later"))
    except ValueError as error:
        log("gather raises", error)
    both = asyncio.gather(ok(1, 1), ok(1, 2))
    await asyncio.sleep(0)
    log(both.cancel(), both)
    try:
        await both
    except asyncio.CancelledError:
        log("both cancelled", both.cancelled())
    once = ok(0, "once")
    log(await asyncio.gather(once, once))
    tasks = [asyncio.create_task(ok(d / 10, d), name=f"t{d}") for d in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    log(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(tasks, timeout=0.15)
    log(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait([*pending, asyncio.create_task(fail(0, OSError("o")))], return_when="FIRST_EXCEPTION")
    log(len(done), len(pending), [str(t.exception()) for t in done])
    await asyncio.wait(pending)
    for each in asyncio.as_completed([ok(0.02, "b"), ok(0.01, "a"), ok(0.03, "c")]):
        log(await each)
    try:
        for each in asyncio.as_completed([ok(0.5, "slow"), ok(0.01, "quick")], timeout=0.05):
            log(await each)
    except TimeoutError as error:
        log("as_completed:", repr(error))


async def limits():
    try:
        await asyncio.wait_for(stubborn(), 0.01)
    except TimeoutError as error:
        log(repr(error), repr(error.__cause__))
    log(await asyncio.wait_for(ok(0.01, "in time"), 1), await asyncio.wait_for(ok(0, 1), None))
    try:
        await asyncio.wait_for(asyncio.get_running_loop().create_future(), 0)
    except TimeoutError:
        log("no time at all")
    inner = asyncio.create_task(ok(0.1, "inner"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        log("shielded", inner.done(), await inner)
    outer = asyncio.shield(ok(0.01, "x"))
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        log("outer cancelled")
    await asyncio.sleep(0.02)


async def errors():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: log("handler:", sorted(c), c["message"].split(" at ")[0], repr(c.get("exception"))))

    def bad():
        raise ZeroDivisionError("bad")

    loop.call_soon(bad)
    await asyncio.sleep(0)
    asyncio.create_task(fail(0, ValueError("nobody asks")), name="lost")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(IndexError("unseen"))
    del future
    task = asyncio.create_task(fail(0, ValueError("asked")))
    await asyncio.wait([task])
    log(task.exception(), task._log_traceback)

    @type.__call__
    class Odd:
        def __await__(self):
            yield 5

    async def odd():
        await Odd

    for wrong in (odd(), self_awaiting()):
        try:
            await asyncio.create_task(wrong)
        except RuntimeError as error:
            log(str(error).split(":")[0])
    loop.set_exception_handler(None)


async def self_awaiting():
    await asyncio.current_task()


var = contextvars.ContextVar("var", default="none")


async def contexts():
    var.set("main")

    async def show(tag):
        log(tag, var.get())
        var.set(tag)
        await asyncio.sleep(0)
        log(tag, var.get())

    await asyncio.gather(show("a"), show("b"))
    context = contextvars.copy_context()
    await asyncio.create_task(show("c"), context=context)
    log(var.get(), context[var])
    asyncio.get_running_loop().call_soon(lambda: log("callback", var.get()))
    var.set("changed")
    await asyncio.sleep(0)


async def names():
    tasks = [asyncio.create_task(ok(0, i), name=n) for i, n in enumerate((None, "named", None))]
    numbers = [int(t.get_name()[5:]) for t in (tasks[0], tasks[2])]
    log(tasks[1].get_name(), numbers[1] - numbers[0])
    tasks[0].set_name(7)
    log(tasks[0].get_name(), len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    await asyncio.gather(*tasks)


async def threads():
    loop = asyncio.get_running_loop()
    log(await asyncio.to_thread(lambda x, y=1: (x, y, var.get()), 5, y=6))
    log(await loop.run_in_executor(None, max, 3, 4))
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        log(error)
    future = loop.create_future()
    await asyncio.to_thread(loop.call_soon_threadsafe, future.set_result, "from a thread")
    log(await future)

    def other():
        return asyncio.run_coroutine_threadsafe(ok(0.01, "their result"), loop).result()

    log(await asyncio.to_thread(other))


async def generators():
    async def numbers(name):
        try:
            for i in range(5):
                await asyncio.sleep(0)
                yield i
        finally:
            await asyncio.sleep(0)
            log(name, "closed")

    log([i async for i in numbers("whole")])
    unfinished = numbers("unfinished")
    log(await anext(unfinished))
    return unfinished


with asyncio.Runner() as runner:
    for part in (turns, timers, cancellation, several, limits, errors, contexts, names, threads):
        log("---", part.__name__)
        runner.run(part())
log("--- generators")
asyncio.run(generators())
try:
    asyncio.run(fail(0, SystemExit(3)))
except SystemExit as error:
    log("exit", error.code)
