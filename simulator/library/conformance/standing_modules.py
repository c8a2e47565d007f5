"""types, abc, contextlib, copy, time, atexit: names and errors."""
import types, abc, contextlib, copy, sys, time, atexit, threading, functools, operator, io
from contextlib import *
def sh(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print(sorted(types.__all__)); print(sorted(contextlib.__all__)); print(sorted(copy.__all__))
# types
ns = types.SimpleNamespace(a=1, b="x"); print(ns, ns == types.SimpleNamespace(a=1, b="x"), vars(ns)); ns.c = ns; print(ns); sh(lambda: ns.zz); sh(lambda: types.SimpleNamespace(1)); sh(lambda: hash(ns)); del ns.c
mp = types.MappingProxyType({"a": 1}); print(mp, mp["a"], list(mp), len(mp), "a" in mp, mp.get("z", 3), mp.copy(), mp | {"b": 2}, mp == {"a": 1}, reversed(mp).__class__, hash); sh(lambda: mp.__setitem__); sh(lambda: operator.setitem(mp, "a", 2)); sh(lambda: types.MappingProxyType(5)); sh(lambda: hash(mp))
C = types.new_class("C", (), {}, lambda d: d.update(x=5)); print(C, C.x, C.__module__); sh(lambda: types.new_class("D", (C,), {"metaclass": type})); print(types.resolve_bases((C,)) == (C,), types.prepare_class("Q")); 
class Meta(type):
    @classmethod
    def __prepare__(m, n, b, **k): return {"prep": k}
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
    def __init__(s, n, b, d, **k): pass
print(types.new_class("P", (), {"metaclass": Meta, "z": 1}).prep)
m = types.ModuleType("mm", "doc"); print(m, m.__doc__, m.__name__, sorted(vars(m))); m.x = 1; print(m.x); sh(lambda: m.y); sh(lambda: types.ModuleType())
f = types.FunctionType((lambda a, b=2: a + b).__code__, {}, "nm", (5,)); print(f(1), f.__name__, f.__defaults__); mt = types.MethodType(lambda s: s, 5); print(mt()); sh(lambda: types.MethodType(5, 6)); sh(lambda: types.MethodType(len, None))
print([isinstance(o, t) for o, t in [(f, types.FunctionType), (len, types.BuiltinFunctionType), ([].append, types.BuiltinMethodType), (str.join, types.MethodDescriptorType), (object().__str__, types.MethodWrapperType), (object.__init__, types.WrapperDescriptorType), (None, types.NoneType), (..., types.EllipsisType), (NotImplemented, types.NotImplementedType), (int | str, types.UnionType), (list[int], types.GenericAlias), (f.__code__, types.CodeType), (sys, types.ModuleType), (mt, types.MethodType), (type.__dict__, types.MappingProxyType), ((lambda: (yield))(), types.GeneratorType), (types.CellType(3), types.CellType)]])
class Sl: __slots__ = ("q",)
s = Sl(); s.q = 4; sh(lambda: setattr(s, "zz", 1))
c = types.CellType(3); print(c.cell_contents); e = types.CellType(); sh(lambda: e.cell_contents)
@types.coroutine
def gen(): yield 1; return 2
async def co(): return await gen()
x = co(); print(x.send(None)); 
try: x.send(None)
except StopIteration as st: print(st.value)
print(types.DynamicClassAttribute(lambda s: 1).__get__(5))
code = f.__code__; print(code.co_name, code.co_argcount, code.co_varnames, code.replace(co_name="zz").co_name)
# abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
    @abc.abstractproperty
    def q(self): ...
    @classmethod
    @abc.abstractmethod
    def cm(cls): ...
    @staticmethod
    @abc.abstractmethod
    def sm(): ...
print(sorted(A.__abstractmethods__), A.f.__isabstractmethod__); sh(lambda: A())
class B(A):
    def f(self): ...
    p = 1; q = 2
sh(lambda: B()); B.cm = B.sm = None; sh(lambda: B()); abc.update_abstractmethods(B); sh(lambda: type(B()))
class One(abc.ABC):
    @abc.abstractmethod
    def only(self): ...
sh(lambda: One())
@A.register
class R: pass
print(issubclass(R, A), isinstance(R(), A), A.register(int), isinstance(5, A), abc.get_cache_token() >= 0); sh(lambda: A.register(5)); sh(lambda: R.register(A)) if False else None
class Hook(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, o): return hasattr(o, "quack") or NotImplemented
class Duck: quack = 1
print(issubclass(Duck, Hook), issubclass(int, Hook)); sh(lambda: issubclass(5, A))
# contextlib
@contextmanager
def cm(x):
    print("in", x)
    try: yield x * 2
    except ValueError as e: print("caught", e)
    finally: print("out")
with cm(3) as v: print(v)
with cm(4): raise ValueError("v")
@cm(5)
def deco(): return "decorated"
print(deco(), deco(), cm.__name__, cm(1).__class__.__name__)
@contextmanager
def bad0():
    if False: yield
@contextmanager
def bad2(): yield 1; yield 2
sh(lambda: bad0().__enter__())
def use(c):
    with c: pass
sh(lambda: use(bad2()))
@contextmanager
def swallow():
    try: yield
    except BaseException: yield
def useraise(c):
    with c: raise KeyError(1)
sh(lambda: useraise(swallow()))
with suppress(KeyError, ValueError): {}["x"]
print("after suppress"); sh(lambda: useraise(suppress(ValueError)))
out = io.StringIO()
with redirect_stdout(out): print("hidden")
print(repr(out.getvalue())); 
with redirect_stderr(out): print("err", file=sys.stderr)
class Cl:
    def close(self): print("closed")
with closing(Cl()) as c_: print("using")
with nullcontext(7) as n: print(n)
with ExitStack() as st:
    st.enter_context(cm("a")); st.callback(print, "cb", sep="-"); st.push(lambda *a: print("push", a[0])); st.enter_context(closing(Cl()))
    print("body")
st2 = ExitStack(); st2.callback(print, "popped"); st3 = st2.pop_all(); st2.close(); st3.close(); sh(lambda: ExitStack().enter_context(5)); sh(lambda: ExitStack().push(5))
with ExitStack() as st4:
    @st4.callback
    def _(): print("deco cb")
    st4.push(suppress(ZeroDivisionError)); 1 / 0
class CD(ContextDecorator):
    def __enter__(self): print("cd in"); return self
    def __exit__(self, *a): print("cd out")
@CD()
def cdf(): print("body")
cdf(); print(isinstance(cm(1), AbstractContextManager), issubclass(CD, AbstractContextManager), isinstance(5, AbstractContextManager))
class ACM(AbstractContextManager): pass
sh(lambda: ACM())
# copy
class Cp:
    def __init__(s, v): s.v = v; s.l = [v]
    def __eq__(s, o): return s.__dict__ == o.__dict__
a = Cp([1]); b = copy.copy(a); d = copy.deepcopy(a); print(b.v is a.v, d.v is a.v, d == a, b == a)
l = [1, [2]]; l.append(l); dl = copy.deepcopy(l); print(dl[2] is dl, dl[1] is l[1], copy.copy((1, [2])), copy.deepcopy({"a": [1]}), copy.copy({1, 2}), copy.copy(len) is len, copy.deepcopy(Cp) is Cp)
class Own:
    def __copy__(s): return "copied"
    def __deepcopy__(s, memo): return "deep"
print(copy.copy(Own()), copy.deepcopy([Own()])); sh(lambda: copy.copy((i for i in []))); sh(lambda: copy.deepcopy(sys)); sh(lambda: copy.copy(threading.Lock())); print(copy.Error, copy.error is copy.Error)
class Sl2: __slots__ = ("a", "b")
z = Sl2(); z.a = [1]; y = copy.copy(z); w = copy.deepcopy(z); print(y.a is z.a, w.a, hasattr(w, "b"))
class Ex(Exception):
    def __init__(s, a, b): super().__init__(a, b); s.a = a
print(repr(copy.copy(Ex(1, 2))), copy.copy(Ex(1, 2)).a, copy.deepcopy(range(3)), copy.copy(bytearray(b"x")), copy.deepcopy((1, 2)) , copy.copy(types.SimpleNamespace(a=[1])))
class GS:
    def __getstate__(s): return {"k": 1}
    def __setstate__(s, st): s.got = st
print(copy.copy(GS()).got); 
# time
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable, time.CLOCK_MONOTONIC, time.clock_gettime(time.CLOCK_REALTIME) > 0, time.clock_gettime_ns(time.CLOCK_MONOTONIC) > 0, time.clock_getres(time.CLOCK_MONOTONIC), time.thread_time() >= 0, type(time.time_ns()), time.tzname, time.timezone, time.daylight, time.altzone, time.gmtime(0), time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(86400)), time.asctime(time.gmtime(0)), time.mktime(time.gmtime(5)), time.strptime("2020-01-02", "%Y-%m-%d")[:3]); sh(lambda: time.sleep(-1)); sh(lambda: time.sleep("x")); sh(lambda: time.get_clock_info("x")); sh(lambda: time.gmtime("x")); sh(lambda: time.strftime(5))
print(sorted(n for n in dir(time) if not n.startswith("_") and n != "pthread_getcpuclockid"))
# threading
print(threading.gettrace(), threading.getprofile(), threading.settrace(None)); sh(lambda: breakpoint.__name__)
atexit.register(print, "bye"); n = atexit._ncallbacks(); atexit.register(lambda: print("first")); sh(lambda: atexit.register(5)); atexit.unregister(print)
