# Cancellation: messages, uncancel(), shields, locks, queues, groups.
import asyncio

def state(lock):
    return str(lock).partition('[')[2]

async def main():
    loop = asyncio.get_running_loop()

    async def inner(n):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            print('inner', n, e.args)
            raise

    async def outer():
        try:
            await inner('o')
        except asyncio.CancelledError as e:
            print('outer', e.args)
            raise asyncio.CancelledError('replaced')
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel('msg')
    try:
        await t
    except asyncio.CancelledError as e:
        print('main', e.args)
    try:
        t.result()
    except asyncio.CancelledError as e:
        print('res', e.args)
    try:
        t.exception()
    except asyncio.CancelledError as e:
        print('exc', e.args)
    t = asyncio.create_task(inner('g'))
    g = asyncio.gather(t, inner('h'))
    await asyncio.sleep(0)
    t.cancel('only g')
    try:
        await g
    except asyncio.CancelledError as e:
        print('gather', e.args)
    for x in asyncio.all_tasks() - {asyncio.current_task()}:
        x.cancel()
    await asyncio.sleep(0)

    async def sh():
        f = asyncio.ensure_future(inner('s'))
        try:
            await asyncio.shield(f)
        except asyncio.CancelledError:
            print('shield outer cancelled', f.done())
            f.cancel('by hand')
            await asyncio.wait([f])
            print(f.cancelled())
            raise
    t = asyncio.create_task(sh())
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))

    async def unc():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            c = asyncio.current_task()
            print(c.cancelling(), c.uncancel(), c.uncancel())
        await asyncio.sleep(0)
        return 'ok'
    t = asyncio.create_task(unc())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    print(await t)

    async def fin():
        try:
            await asyncio.sleep(1)
        finally:
            await asyncio.sleep(0.01)
            print('async finally')
    t = asyncio.create_task(fin())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    try:
        await asyncio.wait_for(fin(), 0.01)
    except TimeoutError:
        print('timeout after finally')
    ev = asyncio.Event()

    async def waits():
        await ev.wait()
        print('event')
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    ev.set()
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    lock = asyncio.Lock()
    await lock.acquire()
    ts = [asyncio.create_task(lock.acquire(), name=f'l{i}') for i in range(3)]
    await asyncio.sleep(0)
    ts[0].cancel()
    lock.release()
    await asyncio.sleep(0)
    print([x.done() for x in ts], state(lock))
    await asyncio.sleep(0)
    print([x.done() for x in ts], state(lock))
    ts[2].cancel()
    lock.release()
    await asyncio.sleep(0)
    print(state(lock))
    q = asyncio.Queue()
    gt = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait(1)
    gt.cancel()
    print(await asyncio.gather(gt, return_exceptions=True), q.qsize())
    sem = asyncio.Semaphore(0)
    s1 = asyncio.create_task(sem.acquire())
    s2 = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    sem.release()
    s1.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(s1.cancelled(), s2.done(), state(sem))
    s2.cancel()
    fut = loop.create_future()
    print(fut.cancel(), fut.cancel(), fut.cancelled(), fut)
    try:
        await fut
    except asyncio.CancelledError:
        print('fut cancelled')

    async def tw():
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            finally:
                print('finally', asyncio.current_task().cancelling())
    try:
        await tw()
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__))
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print('self cancel', asyncio.current_task().uncancel())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner('tg'))
            asyncio.current_task().cancel()
            await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print('tg cancelled', e.args, asyncio.current_task().cancelling())
    asyncio.current_task().uncancel()
    loop.call_soon(asyncio.current_task().cancel, 'end')
    await asyncio.sleep(1)
try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    print('run', e.args)
