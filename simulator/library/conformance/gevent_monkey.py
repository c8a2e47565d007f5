"""A patched standard library lets greenlets run while it waits."""

from gevent import monkey

monkey.patch_all()
import time, threading, queue, socket, gevent
t0=time.time()
def work(n):
    time.sleep(0.5); print('work', n, threading.current_thread().name)
ts=[threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(round(time.time()-t0,2))
q=queue.Queue(2)
def prod():
    for i in range(4): q.put(i)
    q.put(None)
def cons():
    while (i:=q.get()) is not None: print('item', i); time.sleep(0.1)
gevent.joinall([gevent.spawn(prod), gevent.spawn(cons)])
ev=threading.Event(); threading.Timer(0.3, ev.set).start(); print(ev.wait(1), ev.wait(0))
lock=threading.Lock(); n=0
def inc():
    global n
    for _ in range(10):
        with lock:
            v=n; time.sleep(0); n=v+1
gevent.joinall([gevent.spawn(inc) for _ in range(5)]); print(n)
listener=socket.socket(); listener.bind(('127.0.0.1', 0)); listener.listen(5)
def server():
    for _ in range(3):
        c,a=listener.accept(); gevent.spawn(handle,c)
def handle(c):
    d=c.recv(100); time.sleep(0.2); c.sendall(b'echo '+d); c.close()
gevent.spawn(server)
def client(i):
    s=socket.create_connection(listener.getsockname()); s.sendall(b'hi %d'%i); print(s.recv(100)); s.close()
t0=time.time()
gevent.joinall([gevent.spawn(client,i) for i in range(3)])
print(round(time.time()-t0,1))
closed=socket.socket(); closed.bind(('127.0.0.1', 0))
try: socket.create_connection(closed.getsockname())
except OSError as e: print(e)
a,b=socket.socketpair(); b.settimeout(0.1)
try: b.recv(1)
except TimeoutError as e: print(repr(e))
import select
gevent.spawn_later(0.1, a.send, b'x')
print([len(x) for x in select.select([b],[],[],1)])
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as ex: print(list(ex.map(lambda x:(time.sleep(.1),x*x)[1], range(3))))
l=threading.local(); l.x=1
threading.Thread(target=lambda: print(hasattr(l,'x'))).start()
print(threading.active_count())
