"""Stacks that switch inside one thread, as the documentation of greenlet describes them."""
from greenlet import greenlet, getcurrent, GreenletExit
import greenlet as G
def test1():
    print(12)
    gr2.switch()
    print(34)
def test2():
    print(56)
    gr1.switch()
    print(78)
gr1 = greenlet(test1)
gr2 = greenlet(test2)
gr1.switch()
print(gr1.dead, gr2.dead, bool(gr1), bool(gr2))
def echo(*a, **k):
    while True:
        a = getcurrent().parent.switch(a, k) if k else getcurrent().parent.switch(a)
        print('got', a); k = {}
e = greenlet(echo)
print(e.switch(1, 2, x=3))
print(e.switch())
print(e.switch(5, 6))
print(e.switch(k=2))
print(e.switch(1, k=2))
print(e.gr_frame.f_code.co_name, e.gr_frame.f_lineno)
try:
    e.throw(ValueError, 'no')
except ValueError as x:
    print(repr(x), e.dead)
def f():
    try:
        getcurrent().parent.switch('in')
    finally:
        print('cleanup')
g = greenlet(f)
print(g.switch())
print(repr(g.throw()), g.dead)
h = greenlet(f)
print(repr(h.throw()), h.dead)
print(h.switch('x'), h.switch(), h.switch(1,2))
# sorted with key switch
def keyed():
    return sorted([3,1,2], key=lambda v: getcurrent().parent.switch(v))
s = greenlet(keyed)
x = s.switch()
while not s.dead:
    print('key', x)
    x = s.switch(-x)
print(x)
def gen():
    for i in range(3):
        getcurrent().parent.switch(i)
        yield i
def consumer():
    return list(gen())
c = greenlet(consumer)
while True:
    r = c.switch()
    print(r)
    if c.dead: break
class My(greenlet):
    def run(self, a):
        print('run', a, self is getcurrent())
        return a*2
m = My()
print(m.switch(21), m.dead)
for bad in (lambda: setattr(m,'parent',3), lambda: setattr(m, 'run', 3), lambda: greenlet(3), lambda: greenlet().switch(), lambda: m.run):
    try: bad()
    except Exception as ex: print(type(ex).__name__, ex)
def deep(n):
    if n == 0: return getcurrent().parent.switch('bottom')
    return deep(n-1) + 1
d = greenlet(deep)
print(d.switch(500))
d2 = greenlet(deep)
print(d2.switch(500))
print(d.switch(1), d2.switch(2))
def boom():
    raise KeyError('z')
try:
    greenlet(boom).switch()
except KeyError as ex:
    import traceback
    print([entry.name for entry in traceback.extract_tb(ex.__traceback__)], repr(ex))
import threading
def other():
    try: d.switch()
    except G.error as ex: print('error', ex)
    print(getcurrent().parent)
    greenlet(lambda: print('in thread')).switch()
t = threading.Thread(target=other); t.start(); t.join()
import os
def forker():
    v = getcurrent().parent.switch('a')
    print('forker got', v, flush=True)
    pid = os.fork()
    if pid == 0:
        print('child', flush=True)
        r = getcurrent().parent.switch('from child')
        print('again', r, flush=True)
        return 'end child'
    os.waitpid(pid, 0)
    return 'parent end'
k = greenlet(forker)
print(k.switch(), flush=True)
p = os.getpid()
q = greenlet(lambda: getcurrent().parent.switch('q1') + '!')
print(q.switch(), flush=True)
print(k.switch('b'), flush=True)
if os.getpid() != p:
    print(k.switch('c'), flush=True)
    print(q.switch('q2'), flush=True)
    os._exit(0)
import contextvars
v = contextvars.ContextVar('v', default=0)
v.set(1)
def cv():
    print('cv', v.get()); v.set(5); getcurrent().parent.switch(); print('cv', v.get())
z = greenlet(cv); z.switch(); print(v.get()); z.switch(); print(v.get())

print(repr(greenlet(print)).split(") ")[1], repr(z).split(") ")[1], repr(getcurrent()).split(") ")[1])
for refused in G.settrace, G.gettrace:
    try:
        refused()
    except NotImplementedError as ex:
        print(ex)

# A parent that has not begun is begun with the result; a dead one hands on to the one above.
first = greenlet(lambda x: ("first", x))
second = greenlet(lambda: "second", parent=first)
print(second.switch(), first.dead, second.dead)
cycle = greenlet(print)
below = greenlet(print, cycle)
try:
    cycle.parent = below
except ValueError as ex:
    print(ex)

# A weak reference to what only a suspended greenlet holds stays alive.
import weakref


class Thing:
    def __del__(self):
        print("thing ends")


def holder():
    thing = Thing()
    getcurrent().parent.switch(weakref.ref(thing))
    print("still here", thing is not None)


keeper = greenlet(holder)
ref = keeper.switch()
print(ref() is not None)
keeper.switch()
print(ref() is None)

# The exception that is being handled belongs to a greenlet.
import sys


def handling():
    try:
        raise ValueError("mine")
    except ValueError:
        getcurrent().parent.switch()
        print(repr(sys.exception()))


inner = greenlet(handling)
inner.switch()
print(sys.exception())
try:
    raise KeyError("outer")
except KeyError:
    inner.switch()
    print(repr(sys.exception()))
