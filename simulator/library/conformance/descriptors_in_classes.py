"""Descriptors of every kind in classes and metaclasses, and what functions refuse to be given."""
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def f(): yield 1
import types
m = 3
def s():
    f.__code__ = (lambda: m).__code__
t(s)
def outer():
    z = 3
    def inner(): return z
    return inner
def s(): f.__code__ = outer().__code__
t(s)
def s(): f.__dict__ = 3
t(s)
def s(): f.__name__ = 3
t(s)
def s(): f.__qualname__ = 3
t(s)
def s(): f.__defaults__ = 3
t(s)
def s(): f.__kwdefaults__ = 3
t(s)
def s(): f.__annotations__ = 3
t(s)
def s(): f.__code__ = 3
t(s)
t(lambda: types.FunctionType(f.__code__, {}, 'n', None, 3))
class P:
    x = property()
    y = property(lambda self: 1)
    z = property(fset=lambda self, v: None)
t(lambda: P().x); t(lambda: setattr(P(), 'y', 1)); t(lambda: delattr(P(), 'y')); t(lambda: P().z); t(lambda: delattr(P(), 'z')); t(lambda: P.y.__set_name__(P, 'q')); 
class Q(P):
    @property
    def w(self): "doc of w"; return 1
    @w.setter
    def w(self, v): pass
print(Q.w.__doc__, Q.w.fget.__name__, Q.w.fdel)
class R:
    @classmethod
    @property
    def both(cls): return cls.__name__
print(R.both, R().both)
class Meta(type):
    @property
    def p(cls): return 'meta ' + cls.__name__
    def __call__(cls, *a): return ('called', cls.__name__, a)
    def __iter__(cls): return iter([1, 2])
    def __len__(cls): return 5
    def __contains__(cls, x): return x == 3
    def __getitem__(cls, k): return k
    def __getattr__(cls, n): return 'got ' + n
class W(metaclass=Meta): pass
print(W.p, W(1), list(W), len(W), 3 in W, W['k'], W.zzz)
t(lambda: type.__call__(W).p)
class Desc:
    def __get__(self, o, t=None): return (o is None, t.__name__)
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('del')
class H: d = Desc()
print(H.d, H().d); H().d = 3; del H().d
class NoGet:
    def __set__(self, o, v): o.__dict__['d'] = v * 2
class I: d = NoGet()
i = I(); print(type(i.d).__name__); i.d = 4; print(i.d)
class CallDesc:
    def __get__(self, o, t): return lambda *a: ('via', a)
class J:
    __call__ = CallDesc(); __getitem__ = CallDesc(); __len__ = property(lambda self: lambda: 7); __add__ = CallDesc(); __eq__ = CallDesc()
print(J()(1), J()[2], len(J()), J() + 3, J() == 4)
class K:
    __getattr__ = CallDesc()
t(lambda: K().foo)
