# Generators that are let go of in all the ways there are, and schedulers made of them.
from collections import deque

class Chan:

    def __init__(s):
        s.s, s.r = (deque(), deque())

class Sched:

    def __init__(s):
        s.q = deque()
        s.live = 0

    def go(s, g):
        s.live += 1
        s.q.append((g, None))

    def run(s):
        while s.q:
            g, v = s.q.popleft()
            try:
                op = g.send(v)
            except StopIteration:
                s.live -= 1
                continue
            kind, ch, *val = op
            if kind == 'send':
                if ch.r:
                    s.q.append((ch.r.popleft(), val[0]))
                    s.q.append((g, None))
                else:
                    ch.s.append((g, val[0]))
            elif kind == 'recv':
                if ch.s:
                    o, x = ch.s.popleft()
                    s.q.append((g, x))
                    s.q.append((o, None))
                else:
                    ch.r.append(g)
            elif kind == 'yield':
                s.q.append((g, None))
        return s.live

def gen(c, n):
    try:
        for i in range(n):
            yield ('send', c, i)
        yield ('send', c, None)
    finally:
        print('gen end')

def filt(i, o, p):
    try:
        while True:
            x = (yield ('recv', i))
            if x is None:
                yield ('send', o, None)
                return
            if x % p or x == p:
                yield ('send', o, x)
    finally:
        print('filt', p, 'end')

def sink(c, out):
    try:
        while (x := (yield ('recv', c))) is not None:
            out.append(x)
    finally:
        print('sink end')
s = Sched()
a, b, c = (Chan(), Chan(), Chan())
out = []
s.go(gen(a, 20))
s.go(filt(a, b, 2))
s.go(filt(b, c, 3))
s.go(sink(c, out))
print(s.run(), out)
d = Chan()

def stuck(n):
    try:
        yield ('recv', d)
    finally:
        print('stuck', n, 'closed')
s.go(stuck(1))
s.go(stuck(2))
print('left', s.run())
d = None
print('channel dropped')
s = None

def pingpong():

    def ping(n):
        for i in range(n):
            x = (yield f'ping {i}')
            print('ping got', x)
        return 'ping done'

    def pong(g):
        try:
            m = next(g)
            while True:
                m = g.send(m.replace('ping', 'pong'))
        except StopIteration as e:
            return e.value
    print(pong(ping(3)))
pingpong()

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
t = tree(3)
print([next(t) for _ in range(3)])
t.close()
print(list(t))

def cleanup(n):
    try:
        yield from (cleanup(n - 1) if n else iter([0]))
    finally:
        print('clean', n)
x = cleanup(3)
print(next(x))
del x
print('after')

def ctx():
    print('enter')
    try:
        yield
    except GeneratorExit:
        print('exit')
        raise
    finally:
        print('fin')

def use():
    g = ctx()
    next(g)
    return 7
print(use())
gs = [ctx() for _ in range(3)]
for g in gs:
    next(g)
gs.reverse()
gs[0] = None
print('x')
del gs[1:]
print('y')
z = (i for i in ctx())
next(z)
z = None
print('z')
import itertools
i = itertools.chain(ctx(), [1])
next(i)
del i
print('chain')
i = zip(ctx(), ctx())
next(i)
i = 0
print('zip')
m = map(str, ctx())
next(m)
m = 0
print('map')
e = enumerate(ctx())
next(e)
e = 0
print('enum')
dct = {'g': ctx()}
next(dct['g'])
dct.pop('g')
print('popped')
st = {1}
g = ctx()
next(g)
st.add(g)
del g
print('in set')
st.clear()
print('cleared')

class O:
    pass
o = O()
o.g = ctx()
next(o.g)
o.__dict__.clear()
print('dict cleared')
f = lambda g=ctx(): g
next(f())
del f
print('default gone')

def closure():
    g = ctx()
    next(g)
    return lambda: g
f = closure()
print('have f')
f = None
print('no f')
