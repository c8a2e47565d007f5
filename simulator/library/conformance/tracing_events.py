# The events of functions, generators, coroutines and classes, in their order.
import sys, asyncio, contextlib
ME = sys._getframe().f_code.co_filename
def show(arg, event):
    if event == 'exception': return arg[0].__name__ + ':' + str(arg[1])
    if event.startswith('c_'): return arg.__name__
    return repr(arg)[:40].split(' at 0x')[0]
def tr(frame, event, arg):
    if frame.f_code.co_filename != ME: return None
    print('T', event, frame.f_code.co_name, frame.f_lineno, show(arg, event))
    return tr
def pr(frame, event, arg):
    if frame.f_code.co_filename != ME: return None
    print('P', event, frame.f_code.co_name, frame.f_lineno, show(arg, event))
async def inner(x):
    await asyncio.sleep(0)
    return x
async def agen():
    for i in range(2):
        yield i
        await inner(i)
async def amain():
    r = await inner(3)
    async for v in agen():
        r += v
    try:
        await bad()
    except ValueError:
        r = 9
    res = await asyncio.gather(inner(1), inner(2))
    return r
async def bad():
    raise ValueError('bad')
@contextlib.contextmanager
def cm():
    try:
        yield 5
    finally:
        print('leave')
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
def delegating():
    x = yield from sub()
    return x
def sub():
    y = yield 1
    try:
        y = yield 2
    except KeyError:
        y = 7
    return y
def sync():
    with cm() as c:
        c += 1
    for x in It():
        pass
    while True:
        x += 1
        if x > 4: break
    else:
        x = 0
    g = delegating()
    next(g); g.send(4)
    try:
        g.throw(KeyError('k'))
    except StopIteration as e:
        print('got', e.value)
    g = sub()
    next(g)
    g.close()
    d = {k: v for k, v in zip('ab', [1, 2])}
    s = sum(i for i in range(2))
    try:
        try:
            [][1]
        finally:
            x = 1
    except IndexError as e:
        y = e
    try:
        raise RuntimeError from y
    except (KeyError,
            RuntimeError):
        pass
    assert x, 'no'
    match x:
        case 0:
            pass
        case 1 | 2:
            x = 3
    z = (x
         + 1
         if x else
         2)
    f = lambda: (yield)
    list(f())
    return (
        z,
        x,
    )
class Meta(type):
    def __new__(m, n, b, d):
        return super().__new__(m, n, b, d)
def classes():
    class A(metaclass=Meta):
        x: int = 1
        def __init__(self): self.y = 2
        @property
        def p(self): return self.y
        def __enter__(self): return self
        def __exit__(self, *a): return True
        def __add__(self, o): return 5
        def __getattr__(self, n): raise AttributeError(n)
    a = A()
    with a, a as b:
        1 / 0
    a.p, a + a
    getattr(a, 'zz', None)
    hasattr(a, 'yy')
    sorted([2, 1], key=lambda v: -v)
    list(map(lambda v: v, [1]))
    ''.join(str(q) for q in [1])
    exec("k = 1\nk += 1")
    eval("len('abc')")
    print(*[1, 2], sep='-')
for setter, f in (sys.settrace, tr), (sys.setprofile, pr):
    setter(f); sync(); setter(None)
    setter(f); classes(); setter(None)
    setter(f); asyncio.run(amain()); setter(None)
