# _thread.interrupt_main(), the reentrant lock in Python, dummy threads, and SimpleQueue
import _thread, threading, time, signal, queue
def w():
    time.sleep(.1); _thread.interrupt_main()
t=threading.Thread(target=w); t.start()
t0=time.monotonic()
try:
    time.sleep(.5)
    print('slept', round(time.monotonic()-t0,1))
    for i in range(3): pass
    print("not here")
except KeyboardInterrupt: print('KI', round(time.monotonic()-t0,1))
t.join()
for bad in (-1, 65, 'x', 10**6):
    try: _thread.interrupt_main(bad)
    except Exception as e: print(type(e).__name__, e)
signal.signal(signal.SIGTERM, lambda s,f: print('handler', s))
_thread.interrupt_main(signal.SIGTERM)
print(_thread.interrupt_main(signal.SIGUSR1))
try: _thread.interrupt_main(); print('no')
except KeyboardInterrupt: print('KI')
l=threading._PyRLock()
with l:
    with l: print(repr(l).split(' at ')[0], l._is_owned())
try: l.release()
except RuntimeError as e: print(e)
c=threading.Condition(threading._RLock())
with c: print(c.wait(.01))
def f(): c2.append(threading.current_thread())
c2=[]
_thread.start_new_thread(f,()); time.sleep(.05); print(c2[0].name, c2[0].is_alive(), c2[0].daemon, type(c2[0]).__name__)
t=threading.Thread(); t.start(); t.join()
try: t.daemon=True
except RuntimeError as e: print(e)

q = queue.SimpleQueue()
counts = []
def feed():
    for i in range(200): q.put(i)
    q.put(None)
def consume():
    n = 0
    while q.get() is not None: n += 1
    counts.append(n)
ts = [threading.Thread(target=f) for f in (feed, consume) * 3]
for t in ts: t.start()
for t in ts: t.join()
print(sum(counts), q.qsize(), q.empty())
for a in [dict(block=True,timeout=-1), dict(block=False), dict(block=True, timeout='a'), dict(block=False,timeout='a'), dict(timeout=1e20)]:
    try: q.get(**a)
    except Exception as e: print(a, type(e), e)
for f in [lambda: q.put(), lambda: q.get(1,2,3), lambda: q.put(1,2,3,4), lambda: q.put_nowait(), lambda: q.get(foo=1)]:
    try: print(f())
    except TypeError as e: print(e)
print(q.put(1), q.put(1,timeout=-3), q.put_nowait(2), q.qsize(), q.empty(), queue.SimpleQueue[int], queue.Empty, queue.Full)
class S(queue.SimpleQueue): pass
s = S(); s.a = 1; print(s.a, queue.SimpleQueue, queue._PySimpleQueue)
threading.Timer(.2, s.put, (5,)).start(); t0 = time.monotonic(); print(s.get(timeout=1), round(time.monotonic()-t0,1))
try: s.get(timeout=.1)
except queue.Empty: print('empty', round(time.monotonic()-t0,1))
