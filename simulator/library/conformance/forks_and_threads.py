import os, threading, time
lock = threading.Lock()
local = threading.local()
local.x = 5
ev = threading.Event()
def worker():
    ev.wait()
    print('worker done', flush=True)
t = threading.Thread(target=worker); t.start()
lock.acquire()
print(threading.current_thread().name, flush=True)
pid = os.fork()
if pid == 0:
    print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.enumerate()[0].name, len(threading.enumerate()), t.is_alive(), local.x, lock.locked(), flush=True)
    t.join()
    lock.release()
    with lock: print('child has lock', flush=True)
    t2 = threading.Thread(target=lambda: print('in child thread', threading.current_thread().name, flush=True)); t2.start(); t2.join()
    def gen():
        yield 1
        yield 2
    raise SystemExit(3)
os.waitpid(pid, 0)
print(lock.locked()); ev.set(); t.join()
def in_thread():
    pid = os.fork()
    if pid == 0:
        print('child of thread', threading.current_thread().name, threading.main_thread().name, flush=True)
        return
    print('status', os.waitpid(pid, 0)[1])
t = threading.Thread(target=in_thread, name='Forker'); t.start(); t.join()
d = {'a': 1, 'b': 2, 'c': 3}
it = iter(d.items()); next(it)
g = (i for i in range(5)); next(g)
if (p := os.fork()) == 0:
    print(list(it), list(g)); os._exit(0)
os.waitpid(p, 0); print(list(it), list(g))
