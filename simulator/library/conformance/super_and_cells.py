"""super() in every form, its refusals, and the cell that it looks into."""
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class M(type):
        def __new__(m, n, b, ns):
            ns.pop('__classcell__', None)
            return super().__new__(m, n, b, ns)
    class X(metaclass=M):
        def f(self): return __class__
    return X
t(a)
def b():
    class M(type):
        def __new__(m, n, b, ns):
            c = super().__new__(m, n, b, ns)
            return type('Other', (), {})
    class X(metaclass=M):
        def f(self): return __class__
    return X
t(b)
def c(v):
    def f():
        return type('X', (), {'__classcell__': v})
    return f
t(c(3)); t(c(None))
def d():
    class X:
        __classcell__ = 5
        def f(self): return __class__
    return X().f()
t(d)
def e():
    class X:
        __classcell__ = 5
    return X
t(e)
# super errors
class A:
    def f(): super()
    def g(*a): super()
    def h(self):
        del self
        super()
    def i(self): return super(1)
    def j(self): return super(int, 'x')
    def k(self): return super(A, 3)
    def l(self):
        def inner(): return super().zz
        return inner()
    def m(self): return super().zz
    def n(self):
        x = lambda: self
        return super().__init__
    def o(self): return super(A).zz
    def p(self): return [super() for _ in range(1)]
    def r(self): return super(A, self, x=3)
for n in 'fgh':
    t(getattr(A, n) if n != 'h' else lambda: A().h())
for n in 'ijklmnopr':
    t(getattr(A(), n)) if n != 'n' else None
def f(x): super()
t(lambda: f(1))
t(lambda: super())
t(lambda: eval('super()'))
s = super(A, A())
print(s.__thisclass__, s.__self_class__, type(s.__self__)); t(lambda: super(A)); print(super(A).__self__, super(A).__thisclass__, super(A).__self_class__)
print(repr(super(A, A))[:40], super(A, A).__self__)
class B(A):
    def f(self): return repr(super())[:33]
print(B().f())
class C(A):
    up = None
C.up = super(C)
print(C().up.__thisclass__, C().up.__self__ is not None)
t(lambda: setattr(super(C, C()), 'x', 3))
t(lambda: super(C, C()).__init__.__self__.__class__)
t(lambda: super(C, C()).__class__)
class D:
    def __set_name__(self, o, n): 1/0
try:
    class X: d = D()
except BaseException as e: print(type(e), e, e.__cause__)
class D:
    def __set_name__(self): pass
try:
    class X: d = D()
except BaseException as e: print(type(e), e, e.__cause__)
def f():
    class X(int, int): pass
try: f()
except BaseException as e: print(type(e), e, e.__cause__)
def f():
    class X(int, object, str): pass
try: f()
except BaseException as e: print(type(e), e, e.__cause__)
def f():
    class X(object, dict): pass
try: f()
except BaseException as e: print(type(e), e, e.__cause__)
