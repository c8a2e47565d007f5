# The lines that a trace function is told of: loops, try, with, match, comprehensions, conditions.
import sys, asyncio
class L:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def tr(frame, event, arg):
    if frame.f_code.co_name not in names: return
    print(frame.f_code.co_name, event, frame.f_lineno)
    return tr
def loops(n):
    with L():
        for i in range(n):
            if i > 5:
                print('never')
    with L():
        while n > 0:
            n -= 1
            if n == 1:
                continue
            elif n == 3:
                break
            try:
                pass
            except KeyError:
                pass
            else:
                n -= 1
    for x in range(2):
        for y in range(2):
            if x:
                if y:
                    continue
                else:
                    break
        else:
            x = 3
    while 1:
        if n < 2: n += 1; continue
        break
    while True:
        n += 1
        if n > 5 and \
           n > 4:
            return (
                n)
def tries(n):
    for i in range(n):
        try:
            if i == 0:
                raise KeyError
            elif i == 1:
                continue
            with L() as a, L() as b:
                if i == 2:
                    break
        except (KeyError, ValueError) as e:
            try:
                1 / 0
            except ZeroDivisionError:
                pass
            finally:
                n = 2
        finally:
            try:
                n = 3
            finally:
                n = 4
    else:
        n = 5
    try:
        try:
            return n
        finally:
            n = 7
    finally:
        pass
async def acoro(n):
    async with AL() as a:
        async for x in AI():
            if x: continue
        y = [z async for z in AI() if z]
    return y
class AL:
    async def __aenter__(self): return self
    async def __aexit__(self, *a):
        return False
class AI:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n
def matching(v):
    match v:
        case [1, x] if x > 3:
            return x
        case {'a': y, **rest}:
            y = (yield)
        case str() | int():
            z = 3
        case _:
            pass
    del v
    assert True, \
        'x'
    a = b = \
        3
    x = {
        'a': 1,
        'b': [
            1, 2],
    }
    x['a'] \
        = 5
    f = lambda: (
        1)
    @deco
    @deco
    def h(a=1, b=2):
        return 3
    global g
    g = 5
    return f(
        ) if a else (
        b)
def deco(f):
    return f
def comp():
    r = [
        i
        for i in range(3)
        if i
        if i > 1
    ]
    s = {i: j
         for i in range(2)
         for j in range(2)}
    t = sum(
        i
        for i in r)
    if r and s or \
       t:
        pass
    if not r: return 1
    elif s: q = 1
    else: q = 2
    x = 1 if r else 2
    "".join(["a",
             "b"])
    try: 1/0
    except: pass
    return q
names = {'loops', 'tries', 'acoro', 'matching', 'comp', '<lambda>', '<listcomp>', '<dictcomp>', '<genexpr>', '__aexit__', '__anext__'}
sys.settrace(tr)
loops(3); loops(5); tries(4); tries(2); list(matching([1, 5])); list(matching({'a': 1})); list(matching('x')); list(matching(2.0)); comp()
import asyncio
c = acoro(3)
try: c.send(None)
except StopIteration as e: print(e.value)
sys.settrace(None)
