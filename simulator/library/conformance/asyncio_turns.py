# In which turn of the loop what runs: callbacks, wakings, cancellations.
import asyncio
log = []

async def step(n, k):
    for i in range(k):
        log.append((n, i))
        await asyncio.sleep(0)
    return n

def cb(tag):
    return lambda f: log.append((tag, f.done(), f.cancelled()))

async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(step('a', 2))
    b = asyncio.create_task(step('b', 3))
    a.add_done_callback(cb('a1'))
    a.add_done_callback(cb('a2'))
    b.add_done_callback(cb('b1'))
    loop.call_soon(log.append, 'soon1')
    log.append('before')
    r = await a
    log.append(('awaited', r))
    await b
    loop.call_soon(log.append, 'soon2')
    loop.call_later(0, log.append, 'later0')
    loop.call_at(loop.time(), log.append, 'at')
    await asyncio.sleep(0)
    log.append('after1')
    await asyncio.sleep(0)
    log.append('after2')
    f = loop.create_future()
    f.add_done_callback(cb('f'))
    loop.call_soon(f.set_result, 1)
    log.append(await f)
    f = loop.create_future()
    f.set_result(2)
    f.add_done_callback(cb('late'))
    log.append('added')
    await asyncio.sleep(0)
    c = asyncio.create_task(step('c', 5))
    await asyncio.sleep(0)
    c.cancel()
    log.append(c.cancelled())
    try:
        await c
    except asyncio.CancelledError:
        log.append('c cancelled')
    d = asyncio.create_task(step('never', 1))
    d.cancel()
    try:
        await d
    except asyncio.CancelledError:
        log.append('d cancelled before start')

    async def stubborn():
        for i in range(2):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                log.append(f'ignored {i}')
        return 'survived'
    e = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    e.cancel()
    await asyncio.sleep(0)
    e.cancel()
    log.append(await e)
    log.append((e.cancelling(), e.cancelled()))

    async def awaits_self():
        await asyncio.current_task()
    try:
        await asyncio.create_task(awaits_self())
    except RuntimeError as x:
        log.append(str(x).split(':')[0][:20])

    class Y:

        def __await__(self):
            yield 3

    async def y():
        await Y()
    try:
        await asyncio.create_task(y())
    except RuntimeError as x:
        print(x)

    ts = [asyncio.create_task(step(i, 1), name=f'n{i}') for i in range(3)]
    print(sorted((t.get_name() for t in asyncio.all_tasks())))
    ts[0].set_name('renamed')
    print(ts[0].get_name(), asyncio.current_task().get_name())
    await asyncio.gather(*ts)
    s = asyncio.shield(asyncio.create_task(step('sh', 3)))
    await asyncio.sleep(0)
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        log.append('shield cancelled')
    await asyncio.sleep(0.001)
asyncio.run(main())
for x in log:
    print(x)
