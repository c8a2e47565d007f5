# Loops, tasks and futures of the program's own classes.
import asyncio, selectors, heapq, collections

class VirtualSelector(selectors.SelectSelector):

    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def select(self, timeout=None):
        if timeout:
            self.clock[0] += timeout
        return super().select(0)

class VLoop(asyncio.SelectorEventLoop):

    def __init__(self):
        self.clock = [0.0]
        super().__init__(VirtualSelector(self.clock))

    def time(self):
        return self.clock[0]

async def main():
    loop = asyncio.get_running_loop()
    t0 = loop.time()
    await asyncio.gather(asyncio.sleep(1000), asyncio.sleep(2000))
    print(loop.time() - t0)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 86400)
    except TimeoutError:
        print(loop.time())
loop = VLoop()
loop.run_until_complete(main())
print(loop.is_running(), type(loop).__name__)
loop.close()

class MyTask(asyncio.Task):

    def cancel(self, *a, **k):
        print('cancel called')
        return super().cancel(*a, **k)

    def set_extra(self, x):
        self.x = x

def factory(loop, coro, context=None):
    t = MyTask(coro, loop=loop, context=context)
    t.set_extra(5)
    return t

async def m2():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    t = asyncio.create_task(asyncio.sleep(1), name='mine')
    print(type(t).__name__, t.x)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('ok')
    try:
        loop.set_task_factory(3)
    except TypeError as e:
        print(e)
    loop.set_task_factory(lambda loop, coro: asyncio.Task(coro, loop=loop, name='fac'))
    t = asyncio.create_task(asyncio.sleep(0))
    print(t.get_name())
    await t
    loop.set_task_factory(None)

    class F(asyncio.Future):

        def __repr__(self):
            return 'F!'

        def done(self):
            return super().done()
    f = F()
    loop.call_soon(f.set_result, 3)
    print(f, await f, f.get_loop() is loop)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(0, 1), name='n')
        print(a.get_name())
    print(asyncio.current_task().get_coro().__qualname__, asyncio.current_task().get_loop() is loop)
asyncio.run(m2())

class Mini(asyncio.AbstractEventLoop):

    def __init__(self):
        self.q = collections.deque()
        self.debug = False

    def get_debug(self):
        return self.debug

    def call_soon(self, cb, *a, context=None):
        h = asyncio.Handle(cb, a, self, context)
        self.q.append(h)
        return h

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, c, **k):
        return asyncio.Task(c, loop=self, **k)

    def call_exception_handler(self, ctx):
        print('ceh', ctx['message'].partition('(')[0])

    def _timer_handle_cancelled(self, h):
        pass

    def time(self):
        return 0

    def is_running(self):
        return True

    def run(self, c):
        asyncio._set_running_loop(self)
        t = self.create_task(c)
        while not t.done():
            h = self.q.popleft()
            if not h._cancelled:
                h._run()
        asyncio._set_running_loop(None)
        return t.result()

async def m3():
    l = asyncio.get_running_loop()
    print(type(l).__name__)
    print(await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)))
    ev = asyncio.Event()
    l.call_soon(ev.set)
    await ev.wait()
    l.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    q = asyncio.Queue()
    await q.put(1)
    print(await q.get())
    try:
        l.call_later(1, print)
    except NotImplementedError as e:
        print('NI', e)
    return 'mini'
print(Mini().run(m3()))
