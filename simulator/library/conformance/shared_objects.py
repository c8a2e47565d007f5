"""Shared memory, shared numbers and arrays, connections, dummies, and the helpers of the package."""

import multiprocessing as mp, os, sys, time, struct, pickle, ctypes
from multiprocessing import shared_memory, sharedctypes, connection, dummy, util
from multiprocessing.shared_memory import SharedMemory, ShareableList
import re
def cl(s): return re.sub(r"0x[0-9a-f]+", "0x", str(s))
def show(f):
    try: print("->", cl(f()))
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, cl(e.args), "|", cl(e))
def child(name, lname):
    s = SharedMemory(name=name); s.buf[1] = 9; s.close()
    l = ShareableList(name=lname); l[0] += 1; l.shm.close()
def shared(items):
    made = ShareableList(items)
    items = list(made)
    made.shm.close(); made.shm.unlink()
    return items
class P(ctypes.Structure): _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]
def ch2(v, a, s, c, raw):
    with v.get_lock(): v.value += 1
    a[0] = 7; s.value = b"bye"; c.x = 3; raw[1] = 2.5
def serve(address, key):
    with connection.Client(address, authkey=key) as c:
        c.send([1, 2]); print(c.recv()); c.send_bytes(b"hello"); print(c.recv_bytes())
def main():
    s = SharedMemory(create=True, size=16)
    show(lambda: (s.size >= 16, s.name.startswith("psm_"), len(s.buf) >= 16, type(s.buf)))
    s.buf[:4] = b"abcd"; show(lambda: bytes(s.buf[:5]))
    s2 = SharedMemory(s.name); show(lambda: bytes(s2.buf[:4])); s2.buf[0] = 65; show(lambda: s.buf[0])
    show(lambda: SharedMemory("nope_x")); show(lambda: SharedMemory(create=True)); show(lambda: SharedMemory(create=True, size=-1)); show(lambda: SharedMemory(create=True, size=0)); show(lambda: SharedMemory()); show(lambda: SharedMemory("a", True))
    n = SharedMemory("my_block", create=True, size=10); show(lambda: repr(n)); show(lambda: n.name);
    show(lambda: pickle.loads(pickle.dumps(n)).name)
    n.close(); show(lambda: n.buf); n.close(); show(lambda: n.size); n.unlink(); show(lambda: n.unlink()); show(lambda: SharedMemory("my_block"))
    l = ShareableList([1, 2.5, "three", b"four", None, True, -7])
    show(lambda: (list(l), len(l), l[2], l[-1], l.format, l.index("three"), l.count(1), 2.5 in l))
    l[2] = "dre"; l[3] = b"x"; l[0] = 2 ** 40; show(lambda: list(l))
    show(lambda: l.__setitem__(2, "much too long a text for this")); show(lambda: l[20]); show(lambda: l.__setitem__(20, 1)); show(lambda: l.index("no")); show(lambda: l.append(1)); show(lambda: ShareableList([[]])); show(lambda: l.__setitem__(0, []))
    l[1] = "str"; show(lambda: (l[1], l.format)); l[4] = None; l[1] = 3.5; show(lambda: l.format)
    r = repr(l); print(r.replace(l.shm.name, "NAME"))
    k = ShareableList(name=l.shm.name); show(lambda: list(k) == list(l)); 
    k2 = pickle.loads(pickle.dumps(l)); show(lambda: list(k2))
    show(lambda: shared([])); show(lambda: shared("abc")); show(lambda: shared(["é", ""]))
    l[0] = 1
    p = mp.Process(target=child, args=(s.name, l.shm.name)); p.start(); p.join(); print(p.exitcode, s.buf[1], l[0])
    k.shm.close(); k2.shm.close(); l.shm.close(); l.shm.unlink(); s2.close(); s.close(); s.unlink()
    v = mp.Value("i", 5); a = mp.Array("d", [1, 2, 3]); st = mp.Array("c", b"hello"); c = mp.Value(P, 1, 2.5); raw = mp.RawArray(ctypes.c_double, 3)
    for o in (v, a, st, c): show(lambda: o); show(lambda: type(o).__name__); show(lambda: type(o.get_obj()).__name__); show(lambda: type(o.get_lock()).__name__)
    show(lambda: raw[:]); show(lambda: (st.value, st.raw, len(st), a[:], a[1:], c.x, c.y))
    p = mp.Process(target=ch2, args=(v, a, st, c, raw)); p.start(); p.join(); print(v.value, a[:], st.value, c.x, raw[:])
    show(lambda: mp.Value("z")); show(lambda: mp.Array("i", "x")); show(lambda: mp.Value("i", "x")); show(lambda: mp.Value("i", lock=5)); show(lambda: mp.Array("i", 3, lock=False)[:]); show(lambda: mp.RawValue("f", 1.5).value); show(lambda: mp.Array("i", -1)); 
    lk = mp.Lock(); vv = mp.Value("h", 3, lock=lk); show(lambda: vv.get_lock() is lk); 
    vv.value = 4
    show(lambda: vv.value); show(lambda: vv.acquire() and vv.release()); show(lambda: sharedctypes.copy(mp.RawValue("i", 3)).value); show(lambda: sharedctypes.synchronized(mp.RawValue("i", 3)).value); show(lambda: sharedctypes.synchronized(v)); show(lambda: [x for x in a])
    show(lambda: pickle.dumps(v)); show(lambda: pickle.dumps(mp.Lock())); show(lambda: pickle.dumps(mp.Queue())); show(lambda: mp.Value("i", 2 ** 40).value); show(lambda: mp.Value(ctypes.c_bool, True).value); show(lambda: mp.Value("c", b"x").value); show(lambda: mp.Value("u", "é").value)
    for fam in (None, "AF_INET", "AF_UNIX"):
        with connection.Listener(family=fam, authkey=b"k") as L:
            p = mp.Process(target=serve, args=(L.address, b"k")); p.start()
            with L.accept() as c: print(c.recv()); c.send("x"); print(c.recv_bytes()); c.send_bytes(b"yz", 1)
            p.join(); print(type(L.last_accepted).__name__)
    show(lambda: connection.Client(("127.0.0.1", 1))); show(lambda: connection.Client("/tmp/nothing-here")); show(lambda: connection.Client(5)); show(lambda: connection.Listener(family="X")); show(lambda: connection.Listener(authkey="x"))
    a1, b1 = mp.Pipe(); c1, d1 = mp.Pipe(False)
    show(lambda: connection.wait([a1, c1], .01)); b1.send(1); show(lambda: connection.wait([a1, c1]) == [a1]); d1.send(2); show(lambda: len(connection.wait([a1, c1])))
    p = mp.Process(target=time.sleep, args=(.05,)); p.start(); show(lambda: connection.wait([p.sentinel, b1]) == [p.sentinel]); show(lambda: connection.wait([], .01))
    show(lambda: (a1.poll(), a1.poll(.01), a1.recv(), a1.poll())); show(lambda: c1.send(1)); show(lambda: d1.recv()); show(lambda: d1.poll()); show(lambda: (c1.recv(), c1.readable, c1.writable, c1.closed)); 
    d1.send_bytes(b"0123456789"); buf = bytearray(4); show(lambda: c1.recv_bytes_into(buf)); buf = bytearray(20); d1.send_bytes(b"abc"); show(lambda: (c1.recv_bytes_into(buf, 2), bytes(buf[:6]))); d1.send_bytes(b"x" * 100)
    show(lambda: c1.recv_bytes(10)); show(lambda: c1.closed); show(lambda: d1.send(1)); d1.close(); show(lambda: d1.send(1)); show(lambda: d1.fileno()); show(lambda: c1.recv()); show(lambda: c1.poll())
    b1.close(); show(lambda: a1.recv()); show(lambda: a1.send(1)); show(lambda: repr(a1)); show(lambda: connection.Connection(-1)); show(lambda: connection.Connection(0, False, False)); show(lambda: a1.send_bytes("x")); show(lambda: a1.send(lambda: 1))
    with dummy.Pool(2) as dp: show(lambda: dp.map(abs, [-1]))
    t = dummy.Process(target=print, args=("dummy",)); t.start(); t.join(); show(lambda: t.exitcode); show(lambda: dummy.current_process().name); m = dummy.Manager(); show(lambda: (m.list([1]), m.dict(a=1))); x, y = dummy.Pipe(); x.send(3); show(lambda: (y.recv(), y.poll(.01))); show(lambda: dummy.Value("i", 3)); show(lambda: dummy.Array("i", [1, 2])); show(lambda: dummy.Namespace(a=1)); dummy.freeze_support(); show(lambda: dummy.JoinableQueue)
    lg = mp.get_logger(); show(lambda: (lg.name, lg.level, lg.propagate)); show(lambda: mp.log_to_stderr() is lg); show(lambda: lg.handlers[-1].formatter._fmt); lg.setLevel(mp.SUBDEBUG); show(lambda: (mp.SUBDEBUG, mp.SUBWARNING, util.SUBWARNING, __import__("logging").getLevelName(5), lg.level)); lg.setLevel(50)
    show(lambda: mp.get_all_start_methods()); show(lambda: mp.get_start_method()); show(lambda: mp.set_start_method("spawn")); show(lambda: mp.get_context("x")); show(lambda: mp.get_context("fork").set_start_method("fork")); show(lambda: mp.get_context("fork").get_start_method()); show(lambda: type(mp.get_context("spawn").Process).__name__); show(lambda: mp.reducer.__name__); show(lambda: sorted(mp.__all__)); 
    def e(): raise mp.BufferTooShort(b"x")
    show(e); show(lambda: mp.TimeoutError.__mro__[1].__name__); show(lambda: mp.AuthenticationError.__mro__[1].__name__)
    f = util.Finalize(None, print, ("finalized",), exitpriority=1); show(lambda: f); show(lambda: f.still_active()); f(); show(lambda: f.still_active()); show(lambda: f); show(lambda: util.Finalize(None, print)); show(lambda: util.Finalize(None, print, exitpriority="x"))
    class O: pass
    o = O(); util.Finalize(o, print, ("object gone",)); del o; 
    util.Finalize(None, print, ("late", ), exitpriority=5); util.Finalize(None, print, ("later", ), exitpriority=2); print("end")
if __name__ == "__main__":
    main()
