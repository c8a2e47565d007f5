# Async generators: contexts, their protocol, comprehensions.
import asyncio, contextvars
v = contextvars.ContextVar('v', default=0)

async def ag():
    for i in range(3):
        v.set(v.get() + 1)
        yield v.get()
        await asyncio.sleep(0)

async def user(n):
    v.set(n * 10)
    return [x async for x in ag()]

async def main():
    print(await asyncio.gather(user(1), user(2)), v.get())

    async def echo():
        r = None
        while True:
            try:
                r = (yield r)
            except ValueError as e:
                r = f'caught {e}'
            except GeneratorExit:
                print('GE')
                raise
    g = echo()
    await anext(g)
    print(await g.asend(1), await g.athrow(ValueError('x')), await g.asend(2))
    await g.aclose()
    try:
        await g.asend(3)
    except StopAsyncIteration:
        print('SAI')
    print(await anext(g, 'dflt'))

    async def once():
        yield 1
    g = once()
    print([await anext(g), await anext(g, None), await anext(g, None)])
    g = once()
    a, b = (g.__anext__(), g.__anext__())
    print(await a)
    try:
        await b
    except StopAsyncIteration:
        print('b stop')

    async def slow():
        await asyncio.sleep(0.01)
        yield 1
    g = slow()
    t1 = asyncio.create_task(anext(g).__class__ and g.__anext__().__await__ and asyncio.wait_for(wrap(g), 1))
    t2 = asyncio.create_task(wrap(g))
    print(await asyncio.gather(t1, t2, return_exceptions=True))

    async def raising():
        yield 1
        raise KeyError('rk')
    try:
        async for x in raising():
            print(x)
    except KeyError as e:
        print(repr(e))

    async def delegating():
        async for x in once():
            yield (x * 2)
        async with asyncio.timeout(1):
            yield 'in timeout'
    print([x async for x in delegating()])
    async for x in once():
        pass
    else:
        print('else', x)
    async for i in once():
        async for j in once():
            print(i, j)
            break
        else:
            print('no')

    def sync_gen():
        yield from [1, 2]
    try:
        [x async for x in sync_gen()]
    except TypeError as e:
        print(e)
    r = [(i, j) async for i in delegating() if i for j in 'ab' if await asyncio.sleep(0, True)]
    print(r)
    d = {k: await asyncio.sleep(0, k) for k in range(2)}
    print(d)
    ge = (await asyncio.sleep(0, i) for i in range(3))
    print(type(ge).__name__, [x async for x in ge])
    f = lambda: (x async for x in once())
    print(await anext(f()))
    ctx = contextvars.copy_context()
    print(len(list(ctx.items())) > 0, ctx.get(v), v in ctx)
    await asyncio.gather(*[asyncio.to_thread(ctx.copy().run, lambda: None) for _ in range(2)])
    print(g.ag_running, g.ag_await, g.ag_code.co_name, repr(g).split(' at')[0])

async def wrap(g):
    return await g.__anext__()
asyncio.run(main())
