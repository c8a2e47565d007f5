"""Processes that a server forks."""
import multiprocessing as mp
import multiprocessing.forkserver
import os
import sys
def has(name, q): q.put((name in sys.modules, os.getcwd() == where, sys.argv[1:]))
where = os.getcwd()
def env(q): q.put(os.environ.get("WORD"))
def give(conn, queue):
    conn.send(queue.get())
if __name__ == "__main__":
    ctx = mp.get_context("forkserver")
    try: ctx.set_forkserver_preload([1])
    except TypeError as e: print("TypeError", e)
    ctx.set_forkserver_preload(["fractions", "nonexistent"])
    q = ctx.SimpleQueue()
    p = ctx.Process(target=has, args=("fractions", q)); p.start(); print(q.get()); p.join()
    p = ctx.Process(target=has, args=("calendar", q)); p.start(); print(q.get()); p.join()
    os.environ["WORD"] = "late"
    p = ctx.Process(target=env, args=(q,)); p.start(); print(q.get()); p.join()
    a, b = ctx.Pipe(); r, w = ctx.Pipe(False)
    qq = ctx.Queue(); qq.put([1, 2])
    p = ctx.Process(target=give, args=(b, qq), name="giver"); p.start(); b.close(); print(a.recv(), p.name); p.join()
    with ctx.Manager() as m:
        d = m.dict(a=1)
        p = ctx.Process(target=d.update, args=({"b": 2},)); p.start(); p.join(); print(d)
    print(multiprocessing.forkserver.get_inherited_fds())
