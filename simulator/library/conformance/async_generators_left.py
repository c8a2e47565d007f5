# Async generators: hooks, those left in the middle, those left when the loop ends.
import asyncio
import sys
async def noTry():
    yield 1
    yield 2
    yield 3
async def withTry(n):
    try:
        yield 1
        await asyncio.sleep(0)
        yield 2
    finally:
        print("closing", n)
        await asyncio.sleep(0.01)
        print("closed", n)
async def main():
    loop = asyncio.get_running_loop()
    orig = sys.get_asyncgen_hooks()
    print(orig.firstiter.__name__, orig.finalizer.__name__)
    async for x in withTry("a"):
        print(x)
        break
    print("after break")
    await asyncio.sleep(0)
    print("one turn")
    await asyncio.sleep(0)
    print("two turns")
    await asyncio.sleep(0.05)
    g = withTry("b")
    print(await g.__anext__())
    del g
    print("deleted")
    print([t.get_name() for t in asyncio.all_tasks()])
    await asyncio.sleep(0.05)
    keep = [withTry(i) for i in range(3)]
    for k in keep: await k.__anext__()
    main.keep = keep
    h = noTry()
    await h.__anext__()
    del h
    for i in range(3):
        async for y in noTry():
            if y == 2: break
    print("end main")
asyncio.run(main())
def first(g): print("first", g.__name__)
def fin(g): print("fin", g.__name__)
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
    except StopAsyncIteration: return "stop"
old = sys.get_asyncgen_hooks()
print(old)
sys.set_asyncgen_hooks(firstiter=first, finalizer=fin)
g = noTry()
print(drive(g.__anext__()))
print("drop")
del g
print("dropped")
g = noTry()
for _ in range(4): print(drive(g.__anext__()))
del g
g = noTry()
del g
print("new dropped")
g = noTry(); drive(g.__anext__()); drive(g.aclose())
del g
print("closed dropped")
sys.set_asyncgen_hooks(None, None)
g = noTry(); drive(g.__anext__())
del g
print("without hooks")


async def late():
    yield 1
    yield 2


async def scheduled_late():
    async for value in late():
        print("late", value)


import warnings

loop = asyncio.new_event_loop()
loop.run_until_complete(loop.shutdown_asyncgens())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loop.run_until_complete(scheduled_late())
    loop.close()
    print([(each.category.__name__, str(each.message).split(" at 0x")[0]) for each in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loop = asyncio.new_event_loop()
    print(len(caught))
    loop = None
    import gc

    gc.collect()
    print([str(each.message) for each in caught if "loop" in str(each.message)])


async def failing():
    try:
        yield 1
    finally:
        raise ValueError("while it is closed")


def report(loop, context):
    print(context["message"].split(" <")[0], repr(context["exception"]), sorted(context))


async def kept():
    asyncio.get_running_loop().set_exception_handler(report)
    kept.generator = failing()
    await anext(kept.generator)


async def broken_off():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    async for value in failing():
        break
    await asyncio.sleep(0.01)


asyncio.run(kept())
