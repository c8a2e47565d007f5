"""Managers: what is registered and how, proxies of all kinds, errors, and the end."""

import multiprocessing as mp, time, sys, os, queue, array
from multiprocessing import managers
from multiprocessing.managers import *
from multiprocessing.managers import BaseProxy, NamespaceProxy, MakeProxyType, AutoProxy, RemoteError, IteratorProxy, ListProxy, DictProxy, ValueProxy, ArrayProxy, Namespace, Value, AcquirerProxy
import re
def cl(s): return re.sub(r"0x[0-9a-f]+", "0x", str(s))
def show(f):
    try: print("->", cl(f()))
    except RemoteError as e: print(type(e).__name__, str(e).splitlines()[1][:9], cl(str(e)).split("exposed=")[0].splitlines()[-1][:9])
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, cl(e.args))
class Calc:
    """calc"""
    total = 7
    def __init__(self, x=0): self.x = x
    def add(self, y): self.x += y; return self.x
    def _hidden(self): return "hidden"
    def boom(self): raise LookupError("boom")
    def me(self): return self
    def gen(self, n): return (i * i for i in range(n))
    def unp(self): return lambda: 1
    def __len__(self): return 3
    def pid(self): return os.getpid()
    def prop(self): return {"a": 1}
class CalcProxy(BaseProxy):
    _exposed_ = ("add", "boom", "__len__")
    def add(self, y): return self._callmethod("add", (y,))
    def twice(self): return self.add(0) * 2
    def boom(self): return self._callmethod("boom")
    def hidden(self): return self._callmethod("_hidden")
def gens(n):
    for i in range(n): yield i
class My(BaseManager): pass
My.register("Calc", Calc)
My.register("Ex", Calc, exposed=("_hidden", "add"))
My.register("Prox", Calc, CalcProxy)
My.register("Meth", Calc, method_to_typeid={"gen": "It", "me": "Calc"})
My.register("It", proxytype=IteratorProxy, create_method=False)
My.register("gens", gens, IteratorProxy)
My.register("fails", lambda: 1 / 0)
q = queue.Queue()
My.register("get_q", lambda: q)
class Ops(SyncManager): pass
Ops.register("Calc", Calc)
def work(ns, d, l, lock, v, a, ev, cond, bar, qq, sem):
    ns.x += 1
    with lock:
        d["k"] = d.get("k", 0) + 1
    l.append(os.getpid() != 1)
    with lock: v.value += 1
    a[1] = 5
    ev.wait()
    with sem: pass
    bar.wait()
    qq.put("x")
    with cond: cond.notify_all()
def remote(address, key):
    m = My(address, key); m.connect()
    m.get_q().put("from client"); print(m.get_q().qsize(), flush=True)
def main():
    with My() as m:
        c = m.Calc(5)
        show(lambda: c.add(3)); show(lambda: c.boom()); show(lambda: c._hidden()); show(lambda: c.total); show(lambda: len(c))
        show(lambda: type(c)); show(lambda: repr(c)); show(lambda: str(c)); show(lambda: c._exposed_); show(lambda: c._getvalue().x)
        show(lambda: c.me().x); show(lambda: c.pid() != os.getpid()); show(lambda: c.prop()); show(lambda: c.gen(3)); show(lambda: c.unp())
        show(lambda: c._callmethod("nope")); show(lambda: c._callmethod("_hidden"))
        e = m.Ex(1); show(lambda: e._hidden()); show(lambda: e.add(1)); show(lambda: e.boom()); show(lambda: e._exposed_)
        p = m.Prox(2); show(lambda: p.add(3)); show(lambda: p.twice()); show(lambda: p.boom()); show(lambda: p.hidden()); show(lambda: len(p)); show(lambda: repr(p)); show(lambda: str(p))
        me = m.Meth(4); g = me.gen(4); show(lambda: type(g)); show(lambda: list(g)); show(lambda: me.me().add(1)); show(lambda: type(me.me()))
        g = m.gens(3); show(lambda: next(g)); show(lambda: list(g)); show(lambda: g.close())
        show(lambda: m.fails()); show(lambda: m.Calc(1, 2, 3)); show(lambda: m.nothing())
        try: m.fails()
        except Exception as ex: print(type(ex), str(ex).splitlines()[:2], str(ex).splitlines()[-2:])
        show(lambda: m.get_q().put(1)); show(lambda: m.get_q().qsize())
        show(lambda: m.start()); show(lambda: m.get_server())
        show(lambda: m._process.name); show(lambda: type(m.address))
        pr = mp.Process(target=remote, args=(m.address, bytes(mp.current_process().authkey))); pr.start(); pr.join()
        show(lambda: m.get_q().get()); show(lambda: m.get_q().get()); 
        m2 = My(m.address, b"wrong"); show(lambda: m2.connect())
        import copy; show(lambda: copy.deepcopy(c).x)
    show(lambda: m.Calc(3)); show(lambda: c.add(1) if 0 else 1); show(lambda: m.start())
    show(lambda: My().Calc()); show(lambda: My(serializer="x"))
    with mp.Manager() as m:
        l = m.list([3, 1, 2]); d = m.dict({"a": 1}, b=2); ns = m.Namespace(x=1, y=[2]); v = m.Value("i", 3); a = m.Array("i", range(4))
        for o in (l, d, ns, v, a): show(lambda: str(o)); show(lambda: repr(o)); show(lambda: type(o))
        l.sort(); l += [9]; l.extend((4,)); show(lambda: (l[0], l[1:3], len(l), 9 in l, l.index(9), l.count(1), l + [1], l * 2, list(reversed(l)), list(l)))
        l[0] = 7; del l[1]; l.insert(0, "i"); l *= 2; show(lambda: l); l.reverse(); show(lambda: l.pop()); l.remove(9); show(lambda: l[100]); show(lambda: l == l._getvalue()); show(lambda: l._getvalue())
        show(lambda: l.copy()); show(lambda: l.clear())
        d["c"] = 3; d.update(z=1); show(lambda: (d["a"], d.get("q"), "b" in d, len(d), d.keys(), d.values(), d.items(), d.copy(), d.pop("z"), d.setdefault("s", 1), list(d), sorted(d)))
        show(lambda: d["nope"]); show(lambda: d | {}); show(lambda: iter(d)); d.clear(); show(lambda: d)
        show(lambda: ns.x); ns.z = 5; del ns.y; show(lambda: ns); show(lambda: ns.nope); ns._p = 4; show(lambda: ns._p)
        v.value = 9; show(lambda: (v.value, v.get())); v.set(2); show(lambda: v)
        a[0] = 100; show(lambda: (a[0], a[1:3], len(a))); show(lambda: list(a)); show(lambda: a)
        nested = m.list([m.dict(), m.list()]); nested[0]["in"] = 1; nested[1].append(2); show(lambda: [str(x) for x in nested]); show(lambda: nested[0]); show(lambda: type(nested[0]))
        deep = m.dict(); deep["l"] = m.list([1]); deep["l"].append(2); show(lambda: deep["l"][:]); show(lambda: deep["l"]._getvalue())
        plain = m.dict(l=[]); plain["l"].append(1); show(lambda: plain)
        lock = m.Lock(); show(lambda: (lock.acquire(), lock.acquire(False), lock.acquire(True, .01), lock.release())); show(lambda: lock.release()); show(lambda: type(lock)); show(lambda: str(lock))
        r = m.RLock(); show(lambda: (r.acquire(), r.acquire(), r.release(), r.release())); show(lambda: r.release())
        s = m.Semaphore(2); show(lambda: (s.acquire(), s.acquire(), s.acquire(False), s.release())); bs = m.BoundedSemaphore(1); show(lambda: bs.release())
        ev = m.Event(); show(lambda: (ev.is_set(), ev.wait(.01), ev.set(), ev.wait(), ev.is_set(), ev.clear(), ev.is_set()))
        c = m.Condition(); 
        with c: show(lambda: c.wait(.01)); show(lambda: c.wait_for(lambda: False, .02)); show(lambda: c.notify())
        show(lambda: c.notify())
        b = m.Barrier(1); show(lambda: (b.wait(), b.parties, b.n_waiting, b.broken, b.abort(), b.broken)); show(lambda: b.wait()); b.reset(); show(lambda: b.wait())
        qq = m.Queue(2); qq.put(1); show(lambda: (qq.qsize(), qq.full(), qq.empty(), qq.get(), qq.empty())); show(lambda: qq.get_nowait()); show(lambda: qq.get(timeout=.01)); jq = m.JoinableQueue(); jq.put(1); jq.get(); jq.task_done(); jq.join(); show(lambda: jq.task_done())
        show(lambda: type(qq))
        with m.Pool(2) as pool: show(lambda: pool.map(abs, [-1, 2])); show(lambda: pool.apply_async(abs, (-3,)).get()); show(lambda: list(pool.imap(abs, [-5]))); show(lambda: type(pool)); show(lambda: pool.apply_async(abs, (-3,)).ready() in (True, False))
        lock = m.Lock(); v = m.Value("i", 0); ns = m.Namespace(x=0); ev = m.Event(); bar = m.Barrier(2); res = m.list(); d = m.dict(); cond = m.Condition(); qq = m.Queue(); semm = m.Semaphore(1)
        ps = [mp.Process(target=work, args=(ns, d, res, lock, v, a, ev, cond, bar, qq, semm)) for _ in range(2)]
        for p in ps: p.start()
        time.sleep(.1); ev.set(); print(qq.get(), qq.get())
        for p in ps: p.join()
        print(d, res, v.value, a[1], ns.x in (1, 2), [p.exitcode for p in ps])
        show(lambda: m.Calc())
        show(lambda: m._process.is_alive()); show(lambda: m.join(.01))
    show(lambda: m._process.is_alive()); show(lambda: l.append(1) and 0); show(lambda: str(l)); m.shutdown()
    with Ops() as o: show(lambda: o.Calc(3).add(1)); show(lambda: o.list([1]))
    m = mp.Manager(); m.shutdown(); m.shutdown(); print(m._state.value)
    def ini(x): print("init", x, flush=True)
    m = SyncManager(); m.start(ini, (3,)); m.shutdown()
    m = SyncManager(); show(lambda: m.start(5)); 
    with SharedMemoryManager() as sm:
        b = sm.SharedMemory(10); b.buf[0] = 5; sl = sm.ShareableList([1, "a"]); print(b.size, list(sl), b.name.startswith("psm_")); n = b.name
    from multiprocessing.shared_memory import SharedMemory
    show(lambda: SharedMemory(n))
if __name__ == "__main__":
    main()
