"""Objects of a manager live as long as there are proxies of them."""

from multiprocessing import Process, Manager, Pool
from multiprocessing.managers import BaseManager
import multiprocessing as mp, time
class Thing:
    def __init__(self, n): self.n = n
    def get(self): return self.n
    def __del__(self): print("server: gone", self.n, flush=True)
class M(BaseManager): pass
M.register("Thing", Thing)
def use(p, q):
    print("child", p.get(), flush=True)
    q.put(1)
if __name__ == '__main__':
    m = Manager()
    print(m._number_of_objects())
    a = m.list([1,2]); b = m.dict()
    print(m._number_of_objects(), m._debug_info().count("refcount=1"))
    a.append(b); c = a
    print(m._number_of_objects())
    del b
    print(m._number_of_objects(), a[2])
    del a
    print(m._number_of_objects(), c[2])
    del c
    print(m._number_of_objects())
    it = [iter(m.dict({1: 2}))]
    print(m._number_of_objects())
    it.clear()
    print(m._number_of_objects())
    m.shutdown()
    with M() as m2:
        t = m2.Thing(5)
        del t
        time.sleep(.1)
        print("after")
        t = m2.Thing(6)
        q = mp.Queue()
        p = Process(target=use, args=(t, q))
        p.start()
        q.get(); p.join()
        print(m2._debug_info().count("refcount=1"))
        del t, p
        time.sleep(.1)
        print("end")
