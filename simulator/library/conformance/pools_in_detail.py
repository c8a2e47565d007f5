"""Pools of processes: all calls, what goes wrong in them, workers that end."""

import multiprocessing as mp, os, re, time, sys, signal, traceback
from multiprocessing.pool import Pool as PoolClass, ThreadPool, MaybeEncodingError, AsyncResult, ApplyResult, MapResult, RemoteTraceback
def sq(x): return x * x
def boom(x): raise ValueError(f"bad {x}")
def boom2(x):
    try: boom(x)
    except ValueError as e: raise KeyError("inner") from e
def lam(x): return lambda: x
def pid(_): return os.getpid()
def slow(x): time.sleep(x); return x
def dead(x): os._exit(x)
def exits(x): sys.exit(x)
def kw(a, b=2, *, c=3): return a, b, c
class Unpicklable(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
def badexc(x): raise Unpicklable(1, 2)
class NoReduce:
    def __reduce__(self): raise RuntimeError("no reduce")
def noreduce(x): return NoReduce()
def init(a, b):
    global G
    G = (a, b)
def getg(_): return G
def initfail(): raise RuntimeError("init")
def cl(s): return re.sub(r"0x[0-9a-f]+", "0x", str(s))
def show(f):
    try: print("->", f())
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, cl(e.args), "|", cl(e))
def cbfail(v): raise ZeroDivisionError
def gen(n):
    for i in range(n): yield i
    raise LookupError("gen")
def main():
    with mp.Pool(2) as p:
        show(lambda: p.apply(sq, (3,)))
        show(lambda: p.apply(kw, (1,), {"c": 5}))
        show(lambda: p.map(sq, range(5)))
        show(lambda: p.map(sq, []))
        show(lambda: p.starmap(kw, [(1,), (2, 3)]))
        show(lambda: p.starmap(kw, [(1,), (2, 3)], 1))
        show(lambda: list(p.imap(sq, range(7), 3)))
        show(lambda: sorted(p.imap_unordered(sq, range(7), 3)))
        show(lambda: p.apply(boom, (3,)))
        show(lambda: p.map(boom, [1]))
        show(lambda: p.apply(boom2, (3,)))
        show(lambda: p.apply(lam, (3,)))
        show(lambda: p.apply(noreduce, (3,)))
        show(lambda: p.apply_async(exits, (3,)).get(.3))
        show(lambda: p.apply(lambda: 1))
        show(lambda: p.map(lambda x: 1, [1, 2]))
        show(lambda: list(p.imap(lambda x: 1, [1, 2])))
        show(lambda: p.apply_async(slow, (.5,)).get(timeout=.05))
        show(lambda: p.apply_async(slow, (.5,)).successful())
        r = p.apply_async(boom, (9,)); r.wait()
        print(r.ready(), r.successful())
        r = p.map_async(sq, range(4)); r.wait(5); print(r.ready(), r.successful(), r.get())
        got = []
        r = p.apply_async(sq, (5,), callback=got.append, error_callback=lambda e: got.append(("err", e))); r.wait()
        r = p.apply_async(boom, (5,), callback=got.append, error_callback=lambda e: got.append(("err", repr(e)))); r.wait()
        r = p.map_async(boom, [5], callback=got.append, error_callback=lambda e: got.append(("merr", repr(e)))); r.wait()
        r = p.starmap_async(kw, [(1,), (2,)], callback=got.append); r.wait()
        time.sleep(.05)
        print(got)
        it = p.imap(slow, [.3, 0])
        show(lambda: it.next(timeout=.02))
        show(lambda: it.next(timeout=2))
        show(lambda: it.next())
        show(lambda: it.next())
        it = p.imap(sq, gen(2))
        for _ in range(4): show(lambda: next(it))
        show(lambda: p.map(sq, gen(2)))
        show(lambda: list(p.imap(sq, [1], 0)))
        show(lambda: list(p.imap(sq, 3)))
        show(lambda: p.map(sq, 3))
        it = p.imap(boom, [1, 2])
        show(lambda: next(it)); show(lambda: next(it)); show(lambda: next(it))
        it = p.imap_unordered(slow, [.2, .05, .1]); print(list(it))
        print(repr(p))
        try: p.apply(boom2, (3,))
        except KeyError as e:
            c = e.__cause__
            print(type(c), str(c).count("Traceback"), 'ValueError: bad 3' in str(c), str(c).startswith('\n"""\n'), str(c).endswith('"""'))
            print(e.__context__, e.__suppress_context__)
        show(lambda: p.join())
    print(repr(p))
    show(lambda: p.apply(sq, (1,)))
    show(lambda: p.map(sq, [1]))
    show(lambda: p.imap(sq, [1]))
    show(lambda: p.__enter__())
    p.join()
    show(lambda: mp.Pool(0)); show(lambda: mp.Pool(-1)); show(lambda: mp.Pool(1, 5)); show(lambda: mp.Pool(1, maxtasksperchild=0)); show(lambda: mp.Pool(1, maxtasksperchild="x")); show(lambda: mp.Pool("x"))
    with mp.Pool(2, init, (1, 2), maxtasksperchild=2) as p:
        print(p.map(getg, range(3)))
        pids = p.map(pid, range(8), chunksize=1)
        print(max(pids.count(x) for x in pids) <= 2, len(set(pids)) >= 4)
    p.join()
    p = mp.Pool(1)
    r = [p.apply_async(slow, (.05,)) for _ in range(3)]
    p.close()
    show(lambda: p.apply_async(sq, (1,)))
    p.join()
    print([x.get() for x in r])
    p = mp.Pool(2)
    r = p.map_async(slow, [5] * 4)
    time.sleep(.1)
    t = time.time()
    p.terminate(); p.join()
    print(time.time() - t < 2, r.ready(), [w.exitcode for w in p._pool])
    show(lambda: r.get(timeout=.1))
    # dying worker
    p = mp.Pool(2)
    before = sorted(w.pid for w in p._pool)
    r = p.apply_async(dead, (3,))
    r2 = p.apply_async(sq, (3,))
    print(r2.get(5))
    show(lambda: r.get(timeout=.5))
    after = sorted(w.pid for w in p._pool)
    print(len(after), before != after)
    show(lambda: p.apply(sq, (4,)))
    p.terminate(); p.join()
    with ThreadPool(3) as tp:
        show(lambda: tp.map(sq, range(4))); show(lambda: tp.apply(lambda: 3)); show(lambda: tp.apply(boom, (1,)))
        print(repr(tp))
        try: tp.apply(boom, (1,))
        except ValueError as e: print(e.__cause__)
    show(lambda: mp.Pool(2).__reduce__())
    import pickle
    show(lambda: pickle.dumps(p))
if __name__ == "__main__":
    main()
