"""contextvars: variables, contexts, tokens, threads."""
import contextvars, threading
from contextvars import *
v = ContextVar("v", default=1); w = ContextVar("w")
def sh(f):
    try: print(f())
    except Exception as e:
        s = str(e);pass
        i = s.find(" at 0x")
        print(type(e).__name__, s[:i] if i >= 0 else s)
print(v.name, v.get(), w.get(5), repr(v)[:30], repr(w)[:22])
sh(lambda: w.get())
t = v.set(2); print(v.get(), t.var is v, t.old_value, Token.MISSING, repr(t)[:30])
t2 = w.set("x"); print(t2.old_value is Token.MISSING, t2.old_value)
c = copy_context(); print(len(c), v in c, c[v], sorted(map(str, c.values())), sorted(k.name for k in c), sorted(k.name for k, _ in c.items()), c.get(v), c == copy_context(), type(c))
def f(a, b=1):
    v.set(a); w.set(b); g(); return v.get(), w.get()
def g(): v.set(v.get() + 1)
print(c.run(f, 10, b=20), v.get(), c[v], c == copy_context())
v.reset(t); print(v.get()); sh(lambda: v.reset(t)); sh(lambda: v.reset(t2)); sh(lambda: v.reset(3)); sh(lambda: ContextVar(1)); sh(lambda: Token()); sh(lambda: c[1]); sh(lambda: 5 in c); sh(lambda: Context()[v]); sh(lambda: hash(c)); sh(lambda: hash(t)); sh(lambda: c.get(w, 3)); sh(lambda: c.foo); sh(lambda: v.set()); sh(lambda: ContextVar()); sh(lambda: Context(1))
def nest(): return c.run(lambda: 1)
sh(lambda: c.run(nest)[:0])
t3 = c.run(lambda: v.set(77)); sh(lambda: v.reset(t3))
def th(): print("thread", v.get(), w.get("none"), len(copy_context())); v.set(9)
x = threading.Thread(target=th); x.start(); x.join(); print(v.get())
def bad(): 1/0
sh(lambda: c.run(bad)); print(c.run(v.get), ContextVar[int], Token[int])
e = Context(); print(e.run(v.get), len(e), list(e), e.copy() == e)
print(sorted(contextvars.__all__))
w.set(None); print(w.get(), w.get(3), len(copy_context()))
try: Context()[v]
except KeyError as e: print(e.args[0] is v)
