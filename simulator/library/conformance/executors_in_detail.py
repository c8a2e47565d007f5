"""Executors: results, cancelling, waiting, broken pools, and the end."""

import re, concurrent.futures as cf, multiprocessing as mp, os, time, sys, threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, process, BrokenExecutor
from concurrent.futures.process import BrokenProcessPool
def sq(x): return x * x
def slow(x): time.sleep(x); return x
def boom(x): raise ValueError(f"bad {x}")
def dead(x): os._exit(x)
def pid(_=None): return os.getpid()
def lam(x): return lambda: x
def initfail(): raise RuntimeError("init")
def exits(): sys.exit(3)
G = 0
def init(x):
    global G; G = x
def getg(): return G
def cl(s): return re.sub(r"0x[0-9a-f]+", "0x", str(s))
def show(f):
    try: print("->", cl(f()))
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, cl(e.args), "|", cl(e))
def gen(n):
    for i in range(n): yield i
    raise LookupError("gen")
class Bad:
    def __init__(self): pass
    def __reduce__(self): return (boom, (7,))
def retbad(): return Bad()
def main():
    with ProcessPoolExecutor(2) as ex:
        show(lambda: ex.submit(sq, 3).result())
        show(lambda: list(ex.map(sq, range(5), chunksize=2)))
        show(lambda: list(ex.map(pow, [1, 2, 3], [2, 3])))
        show(lambda: ex.submit(boom, 3).result())
        show(lambda: ex.submit(lam, 3).result())
        show(lambda: ex.submit(lambda: 3).result())
        show(lambda: ex.submit(exits).result())
        show(lambda: list(ex.map(boom, [1])))
        show(lambda: list(ex.map(sq, gen(2))))
        show(lambda: ex.map(sq, [1], chunksize=0))
        show(lambda: list(ex.map(slow, [.5, .1], timeout=.1)))
        f = ex.submit(boom, 4)
        print(repr(f.exception()), type(f.exception().__cause__).__name__, f.exception().__cause__.__class__.__module__)
        text = str(f.exception().__cause__)
        print(text.startswith('\n"""\nTraceback'), text.rstrip().endswith('"""'), "ValueError: bad 4" in text)
        f = ex.submit(slow, .3); time.sleep(.1)
        print(f.cancel(), f.running(), f.done(), f.cancelled())
        fs = [ex.submit(slow, .15) for _ in range(12)]
        time.sleep(.01)
        print(fs[-1].cancel(), fs[-1].cancelled(), fs[-1].done(), fs[-1].running())
        show(lambda: fs[-1].result()); show(lambda: fs[-1].exception())
        show(lambda: fs[0].result(timeout=.0001)); show(lambda: fs[0].exception(timeout=.0001))
        done, notdone = cf.wait(fs, timeout=.01)
        print(len(done), len(notdone) > 0)
        done, notdone = cf.wait(fs, return_when=cf.FIRST_COMPLETED)
        print(len(done) >= 1)
        def asc():
            for f in cf.as_completed(fs[:4], timeout=.02): pass
        show(asc)
        r = cf.wait(fs); print(len(r.done), len(r.not_done), type(r).__name__)
        print(sum(1 for f in cf.as_completed(fs + fs)))
    show(lambda: ex.submit(sq, 1))
    show(lambda: ProcessPoolExecutor(0)); show(lambda: ProcessPoolExecutor(1, initializer=5)); show(lambda: ProcessPoolExecutor(1, max_tasks_per_child=0)); show(lambda: ProcessPoolExecutor(1, max_tasks_per_child="x")); show(lambda: ProcessPoolExecutor(1, mp_context=mp.get_context("fork"), max_tasks_per_child=1))
    ex = ProcessPoolExecutor(2)
    fs = [ex.submit(dead, 1)] + [ex.submit(slow, .2) for _ in range(3)]
    for f in fs: show(lambda: f.result())
    show(lambda: ex.submit(sq, 1))
    print(issubclass(BrokenProcessPool, BrokenExecutor), issubclass(BrokenExecutor, RuntimeError))
    ex.shutdown()
    with ProcessPoolExecutor(1, initializer=init, initargs=(5,)) as ex: show(lambda: ex.submit(getg).result())
    ex = ProcessPoolExecutor(1)
    fs = [ex.submit(slow, .1) for _ in range(8)]
    ex.shutdown(wait=True, cancel_futures=True)
    print(fs[-1].cancelled(), fs[0].done(), sum(f.cancelled() for f in fs) >= 4)
    ex = ProcessPoolExecutor(1)
    f = ex.submit(slow, .1)
    ex.shutdown(wait=False)
    show(lambda: f.result())
    show(lambda: ex.submit(sq, 1))
    show(lambda: ex.submit())
    with ProcessPoolExecutor(1, mp_context=mp.get_context("spawn"), max_tasks_per_child=2) as ex:
        pids = [ex.submit(pid).result() for _ in range(5)]
        print([pids.count(p) for p in dict.fromkeys(pids)])
    ex = ProcessPoolExecutor(2); 
    f = ex.submit(retbad)
    show(lambda: f.result(5))
    ex.shutdown()
    cbs = []
    with ThreadPoolExecutor(2, thread_name_prefix="w") as ex:
        f = ex.submit(slow, .05); f.add_done_callback(lambda f: cbs.append((f.result(), threading.current_thread().name)))
        f.result(); 
        f2 = ex.submit(boom, 1); f2.add_done_callback(lambda f: 1/0 if 0 else cbs.append(repr(f.exception())))
        cf.wait([f, f2]); time.sleep(.01); print(cbs)
        show(lambda: list(ex.map(boom, [1])))
        show(lambda: list(ex.map(slow, [.3, .1], timeout=.05)))
        b = threading.Event()
        fs = [ex.submit(b.wait) for _ in range(5)]
        print([f.running() for f in fs], fs[4].cancel(), fs[0].cancel())
        print(repr(fs[4])[-17:], repr(fs[0])[-15:])
        b.set()
        show(lambda: cf.wait(fs[4:]).done == {fs[4]})
        print([f.done() for f in cf.as_completed(fs)])
    ex = ThreadPoolExecutor(1, initializer=initfail)
    import logging; logging.disable(logging.CRITICAL)
    f = ex.submit(sq, 2); show(lambda: f.result()); show(lambda: ex.submit(sq, 1))
    ex = ProcessPoolExecutor(1, initializer=initfail)
    f = ex.submit(sq, 2); show(lambda: f.result()); show(lambda: ex.submit(sq, 1))
    ex.shutdown()
    f = cf.Future()
    print(f.set_running_or_notify_cancel(), f.running()); show(lambda: f.set_running_or_notify_cancel() if 0 else f.cancel())
    f.set_result(1); show(lambda: f.set_result(2)); show(lambda: f.set_exception(ValueError()))
    show(lambda: cf.wait([f], return_when="x")); show(lambda: f.result(timeout=0))
if __name__ == "__main__":
    main()
