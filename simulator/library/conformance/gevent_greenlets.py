"""What greenlets of gevent do, as its documentation and its tutorial describe it."""

import gevent
from gevent.pool import Pool, Group
from gevent.queue import Queue, Empty, PriorityQueue, JoinableQueue
from gevent.event import Event, AsyncResult
from gevent.lock import Semaphore, BoundedSemaphore, RLock
import time
def foo():
    print('Running in foo'); gevent.sleep(0); print('Explicit context switch to foo again')
def bar():
    print('Explicit context to bar'); gevent.sleep(0); print('Implicit context switch back to bar')
gevent.joinall([gevent.spawn(foo), gevent.spawn(bar)])
t=time.time()
def task(n):
    gevent.sleep(n*0.1); print('task', n); return n*n
jobs=[gevent.spawn(task, n) for n in (3,1,2)]
gevent.joinall(jobs)
print([j.value for j in jobs], round(time.time()-t,2))
def fail(): raise ValueError('oops')
gevent.get_hub().print_exception = lambda *args: print("failed", args[1].__name__)
g = gevent.spawn(fail); g.join()
print(g.ready(), g.successful(), repr(g.exception), g.value, g.dead)
try: g.get()
except ValueError as e: print('get', e)
def forever():
    try:
        while True: gevent.sleep(1)
    finally: print('killed')
g = gevent.spawn(forever); gevent.sleep(0.5); g.kill(); print(repr(g.value), g.successful(), g.dead)
g = gevent.spawn(forever); g.kill(); print(repr(g.value), g.successful(), g.dead)
try:
    with gevent.Timeout(0.2): gevent.sleep(1)
except gevent.Timeout as e: print('timeout', e)
with gevent.Timeout(0.1, False): gevent.sleep(1)
print(gevent.with_timeout(0.1, gevent.sleep, 1, timeout_value='late'))
try:
    with gevent.Timeout(0.1, KeyError('k')): gevent.sleep(1)
except KeyError as e: print('key', e)
p = Pool(2)
print(p.map(lambda x: (gevent.sleep(0.1*x), x)[1], [3,1,2]))
print(list(p.imap_unordered(lambda x: (gevent.sleep(0.1*x), x)[1], [3,1,2])))
print(list(p.imap(lambda x: x+1, range(4))), len(p), p.free_count())
one = Pool(1)
print(one.map(lambda x: (gevent.sleep(0.1), x)[1], [2, 1, 3]), len(one))
p.apply_async(print, ('async',), callback=lambda r: print('cb', r)); p.join()
q = Queue(maxsize=2)
def prod():
    for i in range(4): q.put(i); print('put', i)
    q.put(StopIteration)
def cons():
    for i in q: print('got', i)
gevent.joinall([gevent.spawn(prod), gevent.spawn(cons)])
try: q.get(timeout=0.1)
except Empty: print('empty')
ev = Event(); 
def waiter(n): ev.wait(); print('waited', n)
ws=[gevent.spawn(waiter,i) for i in range(3)]
gevent.spawn_later(0.1, ev.set); gevent.joinall(ws)
a = AsyncResult(); gevent.spawn(lambda: a.set('res')); print(a.get())
s = Semaphore(2)
def sw(n):
    with s: print('in', n); gevent.sleep(0.1)
    print('out', n)
gevent.joinall([gevent.spawn(sw, i) for i in range(4)])
class MyG(gevent.Greenlet):
    def __init__(self, m, n): gevent.Greenlet.__init__(self); self.m=m; self.n=n
    def _run(self): print(self.m); gevent.sleep(self.n); return 'ret'
g = MyG('Hi there!', 0.3); g.start(); g.join(); print(g.value)
g = gevent.spawn(lambda: 5); g.link(lambda src: print('link', src.value)); gevent.sleep(0.01)
print(gevent.wait([gevent.spawn(gevent.sleep, .1)], timeout=1).__len__())
jq = JoinableQueue()
def worker():
    while True:
        item = jq.get()
        try: gevent.sleep(0.01); print('did', item)
        finally: jq.task_done()
for _ in range(2): gevent.spawn(worker)
for i in range(3): jq.put(i)
jq.join()
gr = Group(); gr.spawn(task, 1); gr.spawn(task, 2); gr.join(); print(len(gr))
for x in gevent.iwait([gevent.spawn(task, 2), gevent.spawn(task, 1)]): print('iw', x.value)
from gevent.local import local
l = local(); l.x = 1
def f(): print(hasattr(l,'x')); l.x = 2
gevent.spawn(f).join(); print(l.x)
print(gevent.getcurrent() is gevent.get_hub().parent)
gevent.wait()
print('next')
try:
    Event().wait()
except gevent.hub.LoopExit as e: print(str(e).splitlines()[0])
