"""Assigning __bases__, metaclasses with an order of their own, and parts of tracebacks."""


def t(f, *args):
    try:
        print(repr(f(*args)))
    except BaseException as e:
        print(type(e).__name__, e)


class A:
    def f(self): return 'A'
class B:
    def f(self): return 'B'
class C(A): pass
class D(C): pass
c = C(); d = D()
print(c.f(), d.f(), D.__mro__)
C.__bases__ = (B,)
print(c.f(), d.f(), C.__bases__, C.__base__, D.__mro__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (A, B)
print(c.f(), d.f(), D.__mro__, isinstance(d, B))
def set_bases(cls, value): cls.__bases__ = value
t(set_bases, C, [A])
t(set_bases, C, ())
t(set_bases, C, (3,))
t(set_bases, C, (D,))
t(set_bases, C, (C,))
t(set_bases, int, (A,))
t(set_bases, A, (B,))
t(set_bases, C, (int,))
t(set_bases, C, (A, A))
t(set_bases, C, (object, A))
t(set_bases, C, (bool,))
def del_bases(): del C.__bases__
t(del_bases)
class S1(A): __slots__ = ('x',)
class S2(A): __slots__ = ('y',)
class S(S1): pass
t(set_bases, S, (S2,))
t(set_bases, S, (S1, B))
print(S.__mro__, C.__bases__)
class E(A, B): pass
class F(E): pass
class G(F, A): pass
t(set_bases, F, (B, A))
print(G.__mro__)


class M(type):
    def mro(cls):
        return [cls, B, A, object]
class X(A, metaclass=M): pass
print(X.__mro__, X().f(), X.mro(), type.mro(X))
def bad(result):
    class N(type):
        def mro(cls): return result
    class Y(metaclass=N): pass
    return Y.__mro__
t(bad, [3])
t(bad, 3)
t(bad, [int, object])
class Rev(type):
    def mro(cls): return list(reversed(type.mro(cls)))
class Z(metaclass=Rev): pass
print(Z.__mro__)

# Tracebacks
import sys, types
def inner(): 1 / 0
def middle(): inner()
def catch():
    try: middle()
    except ZeroDivisionError as e: return e
e = catch()
tb = e.__traceback__
print(tb is e.__traceback__, tb.tb_next is tb.tb_next, tb.tb_frame.f_code.co_name, tb.tb_next.tb_next.tb_next)
def set_next(tb, v): tb.tb_next = v
t(set_next, tb, 3)
t(set_next, tb, tb)
t(set_next, tb.tb_next, tb)
def del_next(): del tb.tb_next
t(del_next)
last = tb.tb_next.tb_next
tb.tb_next = last
names = []
while tb:
    names.append(tb.tb_frame.f_code.co_name)
    tb = tb.tb_next
print(names)
e.__traceback__.tb_next = None
print(e.__traceback__.tb_next)
f = sys._getframe()
new = types.TracebackType(last, f, 10, 77)
print(new.tb_next is last, new.tb_frame is f, new.tb_lasti, new.tb_lineno)
t(types.TracebackType, 3, f, 1, 2)
t(types.TracebackType, None, 3, 1, 2)
t(types.TracebackType, None, f, 'x', 2)
t(types.TracebackType, None, f, 1, 'x')
t(types.TracebackType, None, f, 1)
t(types.TracebackType, tb_next=None, tb_frame=f, tb_lasti=1, tb_lineno=2) if False else None
x = ValueError('hi').with_traceback(new)
print(x.__traceback__ is new)


# except* looks at what it names only when something has been raised.
def star2(types, what):
    try:
        raise what
    except* types as g:
        print(repr(g))
for what in (ValueError(1), ExceptionGroup('g', [ValueError(1)])):
    for kinds in (ValueError, (TypeError, ValueError), 3, (ValueError, 4), ExceptionGroup, (ValueError, BaseExceptionGroup), int):
        t(star2, kinds, what)


# := in comprehensions
for text in ('[i for i in (lambda:(j := range(5)))()]', '[i for i in range(5) if (j := 0) for j in range(5)]',
             '{i for i in range(5) if (j := 0) for j, k in [(0, 1)]}', '[i for i in range(5) if (i := 0)]',
             '[[(i := 0) for j in range(5)] for i in range(5)]', '[i for i in [j for j in range(5) if (j := True)]]',
             '[(lambda: (k := 3))() for i in range(2)]', '[i + 1 for i in range(3) for j in (i := 1,)]'):
    t(eval, text)
