"""weakref, gc, __del__: when objects end, and who is told."""
import weakref, gc, sys, copy
from weakref import *
def sh(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A:
    def __init__(s, n=0): s.n = n
    def m(s): return s.n
    def __repr__(s): return f"A({s.n})"
    def __len__(s): return 7
    def __getitem__(s, k): return k
    def __add__(s, o): return ("add", s.n, o)
    def __call__(s, *a, **k): return a, k
    def __eq__(s, o): return isinstance(o, A) and s.n == o.n
    def __hash__(s): return hash(s.n)
    def __iter__(s): return iter([1, 2])
    def __contains__(s, x): return x == 3
a = A(1); r = ref(a)
print(r(), r is ref(a), hash(r) == hash(a), getweakrefcount(a), len(getweakrefs(a)), r.__callback__, type(r), ref)
r2 = ref(a, print); print(getweakrefcount(a), r2 is r, r2.__callback__)
for bad in [1, "s", None, (), [], {}, object(), 1.5, b"", range(3), True]: sh(lambda: type(ref(bad)))
for good in [A, len, print, sh, A(1).m, {1}, frozenset(), type, sys]: sh(lambda: ref(good) is not None)
class L(list): pass
class S: __slots__ = ("a",)
class SW: __slots__ = ("a", "__weakref__")
class T(tuple): pass
sh(lambda: ref(L())() is None); sh(lambda: ref(S())); sh(lambda: ref(SW())()); sh(lambda: ref(T()))

p = proxy(a); print(p, p.n, p.m(), len(p), p[5], p + 1, 3 in p, list(p), bool(p), p == a, isinstance(p, A), type(p), p(1, k=2), type(proxy(S2 := SW())), p.__class__)
p.n = 9; print(a.n, r() is a); sh(lambda: hash(p)); sh(lambda: p.nope); del p.n; sh(lambda: a.n); a.n = 1
log = []
r3 = ref(a, lambda w: log.append(w is r3))
del r2; del a
print(r(), log, repr(r)[-5:]); sh(lambda: p.n); sh(lambda: len(p)); print(str(repr(p)).split(" at ")[0], r == r, r == ref(A), r3())
sh(lambda: hash(ref(A(5))))
d = WeakValueDictionary(); x, y = A("x"), A("y"); d["x"] = x; d["y"] = y; d["tmp"] = A("tmp")
print(len(d), sorted(d), sorted(map(str, d.values())), sorted(d.items(), key=str), "x" in d, "tmp" in d, d.get("tmp"), d.get("x"), d.get("q", 5)); sh(lambda: d["tmp"]); sh(lambda: d["nope"])
del x; print(list(d), len(d), [k for k in d.keys()], d.pop("y"), len(d)); sh(lambda: d.pop("y")); print(d.pop("y", 3)); sh(lambda: d.popitem()); d["z"] = y; print(d.setdefault("z", None), d.setdefault("w", y), d.popitem()[0], len(d.copy()), d.valuerefs()[0]() is y)
k1, k2 = A("k1"), A("k2"); wk = WeakKeyDictionary(); wk[k1] = 1; wk[k2] = 2; wk[A("k3")] = 3
print(len(wk), sorted(wk, key=str), sorted(wk.values()), k1 in wk, wk[k1], wk.get(A("zz"), "no"), 5 in wk); del k1; print(len(wk), list(wk.items())); sh(lambda: wk[5]); sh(lambda: wk.pop(k2)); print(len(wk))
s = WeakSet(); e1, e2 = A("e1"), A("e2"); s.add(e1); s.add(e2); s.add(e1); s.add(A("gone")); print(len(s), sorted(map(str, s)), e1 in s, 5 in s); del e1; print(len(s), list(s)); s.discard(e2); print(len(s)); sh(lambda: s.pop()); s2 = WeakSet([e2]); print(s2 == WeakSet([e2]), s2 | WeakSet([y]) == WeakSet([y, e2]), len(s2 - s2), s2 <= s2, s2.isdisjoint([y]))
class C:
    def meth(self): return "meth"
c = C(); wm = WeakMethod(c.meth); print(wm()(), wm() == c.meth, wm == WeakMethod(c.meth)); del c; print(wm()); sh(lambda: WeakMethod(5)); sh(lambda: ref(C().meth)())
o = C(); f = finalize(o, print, "finalized", 1, sep="-"); print(f.alive, f.atexit, f.peek()[1:], f.peek()[0] is o); del o; print(f.alive, f.peek(), f.detach(), f(), str(f).split()[-1])
o = C(); f = finalize(o, lambda a: a * 2, 21); print(f(), f(), f.alive); f = finalize(o, print, "no"); print(f.detach()[0] is o, f.alive)
o2 = C(); f2 = finalize(o2, print, "at exit"); f3 = finalize(o2, print, "at exit second"); f4 = finalize(o2, print, "never"); f4.atexit = False
class Node:
    def __init__(s, n): s.n = n; s.parent = None; s.children = []
    def add(s, c): s.children.append(c); c.parent = ref(s)
    def __del__(s): print("del node", s.n)
root = Node("root"); root.add(Node("kid")); kid = root.children[0]; print(kid.parent().n); del root; print(kid.parent())
n1, n2 = Node(1), Node(2); n1.o = n2; n2.o = n1; w = ref(n1); del n1, n2; print("cycle", w() is not None); gc.collect(); print(w())
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.get_threshold(), gc.garbage, gc.set_threshold(100), gc.get_threshold(), gc.get_debug(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a")); sh(lambda: gc.collect(5))
z = []; zz = z; print(sys.getrefcount(z), sys.getrefcount([]), sys.getrefcount(z), z in gc.get_referents([z, 1]))
def scope():
    t = Node("scope")
    return 5
print(scope()); 
for i in range(2): t = Node(f"loop{i}")
print("loop over"); t = None
def raising():
    q = Node("in raise"); raise ValueError
try: raising()
except ValueError: print("caught")
print("done")
lst = [Node("l0"), Node("l1")]; del lst[0]; print("l0 gone"); lst = None; print("l1 gone")
dd = {"k": Node("d")}; dd.clear(); print("cleared"); st = {Node("set")}; st.pop(); print("popped")
(lambda: Node("lambda"))(); print("lambda gone")
def gener():
    n = Node("gen"); yield 1; yield 2
for _ in gener(): pass
print("gen exhausted")
g = gener(); next(g); del g; print("gen dropped")
with_attr = Node("attr"); with_attr.x = Node("attr.x"); with_attr.x = None; print("attr.x gone"); del with_attr.n; with_attr.n = "renamed"; del with_attr; print("bye")
class Sub(ref):
    def __new__(cls, o, cb=None, extra=None): self = ref.__new__(cls, o, cb); self.extra = extra; return self
    def __init__(self, o, cb=None, extra=None): super().__init__(o, cb)
h = C(); sb = Sub(h, None, "ex"); print(sb() is h, sb.extra, isinstance(sb, ref)); print(copy.copy(r) is r)
import io
held = io.StringIO("text"); of = ref(held); del held; print(of())
held = open("/dev/null", "w"); held.write("abc"); of = ref(held); del held; print(of())


# What a result that is no object of the program's takes the place of ends at that line.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def floats():
    x = Loud("a float's place")
    y = 1.5
    x = y + 0.5
    print("after", x)


def texts(s):
    x = Loud("a text's place")
    x = s + "!"
    print("after", x)


def loops(n):
    x = Loud("a loop's place")
    i = 0
    while i < n:
        x = i + 0.5
        print("in loop", x)
        i += 1


def big():
    x = Loud("big")
    y = 2 ** 70
    x = y - 1
    print("after", x)


floats()
texts("t")
loops(2)
big()
