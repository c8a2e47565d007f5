"""Processes, queues and what processes wait at: their answers, states and errors."""

import multiprocessing as mp, os, re, time, signal, queue, threading, sys
def cl(s): return re.sub(r"0x[0-9a-f]+", "0x", str(s))
def show(f):
    try: print("->", f())
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, cl(e.args))
def nap(t): time.sleep(t)
def code(c): sys.exit(c)
def raising(): raise ValueError("x")
def sig(n): os.kill(os.getpid(), n); time.sleep(1)
def ignoring():
    signal.signal(signal.SIGTERM, lambda *a: sys.exit(9)); time.sleep(5)
def thr():
    t = threading.Thread(target=lambda: (time.sleep(.1), print("thread done", flush=True))); t.start()
def feeder(q):
    for i in range(1000): q.put(i)
def unpick(q): q.put(lambda: 1); time.sleep(.1); q.put(2)
def daemonic(q):
    try: mp.Process(target=nap, args=(1,)).start()
    except AssertionError as e: q.put(str(e))
def taker(q, n):
    for _ in range(n): q.get(); q.task_done()
def main():
    sys.stderr = open(os.devnull, "w")
    for c in (0, 3, None, "text", True, -1, 256 + 7):
        p = mp.Process(target=code, args=(c,)); p.start(); p.join(); print(repr(c), p.exitcode)
    p = mp.Process(target=raising); p.start(); p.join(); print(p.exitcode)
    for s in (signal.SIGTERM, signal.SIGKILL, signal.SIGINT):
        p = mp.Process(target=sig, args=(s,)); p.start(); p.join(); print(p.exitcode)
    p = mp.Process(target=ignoring); p.start(); time.sleep(.2); p.terminate(); p.join(); print(p.exitcode)
    p = mp.Process(target=thr); p.start(); p.join(); print(p.exitcode)
    p = mp.Process(target=nap, args=(3,), name="napper", daemon=True)
    show(lambda: (p.is_alive(), p.exitcode, p.pid, p.ident, p.daemon, p.name)); show(lambda: p.sentinel); show(lambda: p.join()); show(lambda: p.terminate())
    p.start(); show(lambda: p.start()); show(lambda: (p.join(.05), p.exitcode, p.is_alive())); show(lambda: setattr(p, "daemon", False)); show(lambda: p.close()); p.kill(); p.join(); show(lambda: p.exitcode); p.close(); show(lambda: p.exitcode); show(lambda: p.join()); show(lambda: p.is_alive()); show(lambda: p.name); show(lambda: repr(p).replace(str(os.getpid()), "PARENT"))
    show(lambda: mp.Process(5));  show(lambda: mp.Process(target=print, kwargs={"a": 1})._kwargs)
    q = mp.Queue(3); show(lambda: (q.empty(), q.full(), q.qsize())); [q.put(i) for i in range(3)]; time.sleep(.05); show(lambda: (q.full(), q.qsize())); show(lambda: q.put(1, False)); show(lambda: q.put(1, timeout=.02)); show(lambda: [q.get() for _ in range(3)]); show(lambda: q.get(False)); show(lambda: q.get(timeout=.02)); show(lambda: q.get_nowait()); q.close(); show(lambda: q.put(1)); show(lambda: q.get()); q.join_thread()
    q = mp.Queue(); p = mp.Process(target=feeder, args=(q,)); p.start(); show(lambda: sum(q.get() for _ in range(1000))); p.join(); print(p.exitcode)
    p = mp.Process(target=unpick, args=(q,)); p.start(); show(lambda: q.get()); p.join()
    p = mp.Process(target=daemonic, args=(q,), daemon=True); p.start(); show(lambda: q.get()); p.join()
    j = mp.JoinableQueue(); [j.put(i) for i in range(4)]; p = mp.Process(target=taker, args=(j, 4)); p.start(); j.join(); p.join(); show(lambda: j.task_done())
    s = mp.SimpleQueue(); s.put(1); show(lambda: (s.empty(), s.get(), s.empty())); s.close(); show(lambda: s.put(1))
    l = mp.Lock(); show(lambda: (l, l.acquire(), l.acquire(False), l.acquire(timeout=.01), l, l.release(), l)); show(lambda: l.release())
    r = mp.RLock(); show(lambda: (r, r.acquire(), r.acquire(), r, r.release(), r.release(), r)); show(lambda: r.release())
    se = mp.Semaphore(2); show(lambda: (se, se.acquire(), se.get_value(), se.release(), se.release(), se)); b = mp.BoundedSemaphore(1); show(lambda: b.release()); show(lambda: b)
    e = mp.Event(); show(lambda: (e.is_set(), e.wait(.01), e.set(), e.is_set(), e.wait(), e.clear(), e.is_set()))
    c = mp.Condition(); show(lambda: c.wait(.1)); show(lambda: c.notify()); show(lambda: c)
    with c: show(lambda: c.wait(.01)); show(lambda: c.wait_for(lambda: 0, .01)); show(lambda: c)
    ba = mp.Barrier(1); show(lambda: (ba.wait(), ba.parties, ba.n_waiting, ba.broken)); ba.abort(); show(lambda: ba.wait()); ba.reset(); show(lambda: ba.wait())
    show(lambda: (mp.current_process(), mp.current_process().name, mp.parent_process(), mp.current_process().daemon)); show(lambda: mp.active_children())
    show(lambda: (mp.cpu_count() > 0))
if __name__ == "__main__": main()
