# Where "was never awaited" is said to be: the line that lets go of the coroutine.
import linecache
import sys
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print(f"{lineno}: {message} | {linecache.getline(filename, lineno).strip()}")


warnings.simplefilter("always")
warnings.showwarning = show


async def c(i=0): return i
def a1():
    for x in c():
        pass
def a2():
    [*c()]
def a3():
    return list(c())
def a4():
    x = c()
    x = 1
def a5():
    y = (c(),
         c(1))
    y = None
def a6():
    if c():
        z = 1
    z = 2
def a7():
    return c() and 3
def a8():
    print(c() == c())
def a9():
    d = {}
    d['a'] = c()
    d['a'] = 2
    d['b'] = c()
    del d['b']
class K:
    pass
def a10():
    k = K()
    k.v = c()
    k.v = None
    k.w = c()
    del k.w
def a11():
    c().send
    c(
    )
def a12():
    with c():
        pass
def a13():
    yield_ = [c() for i in range(2)]
    return 1
def a14():
    assert c()
    f(c())
def f(x):
    return 5
def a15():
    c() + 1
def a16():
    a, b = c()
def a17():
    raise c()
def a18():
    x = c()
    raise ValueError
async def b1():
    c()
    c(1)
    async for x in c():
        pass
async def b2():
    async with c():
        pass
async def b3():
    for x in c():
        pass
async def b4():
    yield_ = c()
    await d()
async def d():
    c(5); return 5
for fn in [a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18]:
    print("--", fn.__name__)
    try: fn()
    except Exception as e: print(type(e), e)
for fn in [b1,b2,b3]:
    print("--", fn.__name__)
    try: fn().send(None)
    except BaseException as e: print(type(e), e)
t = c()
t = None
c()
lambda_ = lambda: c()
lambda_()
