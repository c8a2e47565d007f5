# A loop, its futures and tasks, built from nothing.
import time, selectors, heapq, inspect, types
from collections import deque

class CancelledError(BaseException):
    pass

class Future:

    def __init__(self, loop):
        self._loop, self._done, self._res, self._exc, self._cbs = (loop, False, None, None, [])

    def done(self):
        return self._done

    def result(self):
        if self._exc:
            raise self._exc
        return self._res

    def set_result(self, r):
        self._finish(r, None)

    def set_exception(self, e):
        self._finish(None, e)

    def _finish(self, r, e):
        if self._done:
            raise RuntimeError('already done')
        self._res, self._exc, self._done = (r, e, True)
        for cb in self._cbs:
            self._loop.call_soon(cb, self)

    def add_done_callback(self, cb):
        self._loop.call_soon(cb, self) if self._done else self._cbs.append(cb)

    def __await__(self):
        if not self._done:
            yield self
        return self.result()
    __iter__ = __await__

class Task(Future):

    def __init__(self, coro, loop):
        super().__init__(loop)
        self._coro = coro
        self._wait = None
        self._cancel = False
        loop.call_soon(self._step)

    def cancel(self):
        self._cancel = True
        self._loop.call_soon(self._step) if self._wait else None

    def _step(self, exc=None):
        if self._done:
            return
        if self._cancel:
            exc, self._cancel = (CancelledError(), False)
        try:
            y = self._coro.throw(exc) if exc else self._coro.send(None)
        except StopIteration as e:
            self.set_result(e.value)
        except CancelledError as e:
            self.set_exception(e)
        except Exception as e:
            self.set_exception(e)
        else:
            self._wait = y
            y.add_done_callback(self._wakeup)

    def _wakeup(self, fut):
        if fut is not self._wait:
            return
        self._wait = None
        try:
            fut.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step()

class Loop:

    def __init__(self):
        self.ready, self.timers, self.n, self.stopped = (deque(), [], 0, False)

    def call_soon(self, f, *a):
        self.ready.append((f, a))

    def call_later(self, d, f, *a):
        self.n += 1
        heapq.heappush(self.timers, (time.monotonic() + d, self.n, f, a))

    def create_task(self, c):
        return Task(c, self)

    def run_until_complete(self, c):
        t = self.create_task(c)
        t.add_done_callback(lambda f: setattr(self, 'stopped', True))
        while not self.stopped:
            if not self.ready and self.timers:
                time.sleep(max(0, self.timers[0][0] - time.monotonic()))
            now = time.monotonic()
            while self.timers and self.timers[0][0] <= now:
                _, _, f, a = heapq.heappop(self.timers)
                self.call_soon(f, *a)
            for _ in range(len(self.ready)):
                f, a = self.ready.popleft()
                f(*a)
        self.stopped = False
        return t.result()
loop = Loop()

def sleep(d, r=None):
    f = Future(loop)
    loop.call_later(d, f.set_result, r)
    return f

async def work(n, d):
    try:
        for i in range(2):
            print(n, i)
            await sleep(d)
        return n
    except CancelledError:
        print(n, 'cancelled')
        raise
    finally:
        print(n, 'finally')

@types.coroutine
def legacy(n):
    r = (yield from sleep(0.01, n * 2))
    return r

async def gather(*cs):
    ts = [loop.create_task(c) for c in cs]
    return [await t for t in ts]

async def main():
    print(await gather(work('a', 0.02), work('b', 0.03)))
    print(await legacy(4))
    t = loop.create_task(work('c', 1))
    await sleep(0.01)
    t.cancel()
    try:
        await t
    except CancelledError as e:
        print('main saw', repr(e))

    async def err():
        await sleep(0.03)
        raise ValueError('err')
    try:
        await gather(err(), work('d', 0.002))
    except ValueError as e:
        print(e)
    await sleep(0.05)
    return (inspect.iscoroutine(t._coro), inspect.getcoroutinestate(t._coro))
print(loop.run_until_complete(main()))
