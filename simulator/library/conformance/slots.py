"""Slots: descriptors, layouts, refusals, and copies of instances that have them."""
class A:
    __slots__ = ('x', 'y')
a = A()
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
print(A.x, type(A.x), A.x.__objclass__, A.x.__name__, A.x.__qualname__, A.x.__doc__)
t(lambda: a.x)
def d():
    del a.x
t(d)
a.x = 1
t(lambda: a.x)
t(lambda: a.__dict__)
def s(): a.z = 3
t(s)
def s(): del a.z
t(s)
t(lambda: A.x.__get__(3))
t(lambda: A.x.__get__(None))
t(lambda: A.x.__get__(None, None))
t(lambda: A.x.__get__(None, A))
t(lambda: A.x.__set__(3, 4))
t(lambda: A.x.__delete__(3))
t(lambda: A.x.__set__(3))
print(sorted(A.__dict__), A.__slots__)
def mk(bases, **ns):
    def f():
        return type('N', bases, ns)
    return f
for sl in [[1], ['a b'], ['1'], ['__dict__','__dict__'], ['__weakref__','__weakref__'], 'abc', (), {'a': 'doc'}, None, 3, ['a','a'], [b'x'], [''],['x\0'], ['a', 1]]:
    t(mk((), __slots__=sl))
t(mk((), __slots__=['a'], a=1))
t(mk((int,), __slots__=['a']))
t(mk((tuple,), __slots__=['a']))
t(mk((bytes,), __slots__=['a']))
t(mk((type,), __slots__=['a']))
t(mk((int,), __slots__=['__dict__']))
t(mk((int,), __slots__=['__weakref__']))
t(mk((str,), __slots__=['a']))
class D: pass
t(mk((D,), __slots__=['__dict__']))
t(mk((D,), __slots__=['__weakref__']))
class E1: __slots__=('a',)
class E2: __slots__=('b',)
class E3: __slots__=()
t(mk((E1,E2)))
t(mk((E1,E3)))
t(mk((E1,D)))
t(mk((D,E1)))
t(mk((int,str)))
t(mk((int,E1)))
print(type('N',(D,E1),{}).__base__, type('N',(D,int),{}).__base__, type('N',(E3,D),{}).__base__)
class P:
    __slots__ = ('__p', 'x', '__dict__')
p = P(); p._P__p = 3; p.q = 4; p.x = 5
print(p.__dict__, dir(p)[-3:], P.__slots__)
print(P.__dict__.keys())
print(D.__dict__)
print(D.__dict__['__dict__'], D.__dict__['__weakref__'], type(D.__dict__['__dict__']))
class F(D): pass
print(F.__dict__)
print(type.__dict__['__dict__'], '__dict__' in object.__dict__, hasattr(object(),'__dict__'), hasattr(3,'__weakref__'))
print(D().__weakref__, hasattr(a,'__weakref__'))
t(lambda: setattr(D(), '__weakref__', 3))
t(lambda: object().__dict__)
t(lambda: setattr(D(), '__dict__', 3))
t(lambda: delattr(D(), '__dict__'))
def delta():
    d = D(); d.x = 1; del d.__dict__; return d.__dict__
t(delta)
class B1: __slots__ = ('x',)
class B2(B1): __slots__ = ('x','y')
b = B2(); b.x = 1; B1.x.__set__(b, 9)
print(b.x, B1.x.__get__(b))
b = D(); 
def sc(o, c):
    def f(): o.__class__ = c
    return f
t(sc(a, D)); t(sc(D(), A)); t(sc(D(), F)); t(sc(E1(), E2)); 
class E1b: __slots__=('a',)
class E1c(E1): __slots__=()
class E1d(E1): pass
t(sc(E1(), E1b)); t(sc(E1(), E1c)); t(sc(E1(), E1d)); t(sc(3, D)); t(sc(D(), int)); t(sc(D(), 3))
class X(Exception): __slots__ = ('k',)
x = X(1); x.k = 2; x.j = 3; print(x.__dict__, x.k)
import copy, pickle
a.x = [1]; c = copy.copy(a); print(c.x is a.x, copy.deepcopy(a).x, pickle.loads(pickle.dumps(a)).x, a.__reduce_ex__(2)[2])
p2 = copy.copy(p); print(p2.x, p2.q, p2._P__p, p.__reduce_ex__(2)[2], p.__getstate__())
import dataclasses
@dataclasses.dataclass(slots=True)
class DC:
    a: int
    b: int = 3
print(DC(1), DC.__slots__); t(lambda: DC(1).__dict__)
@dataclasses.dataclass(slots=True, weakref_slot=True, frozen=True)
class DW:
    a: int
print(DW(1), DW.__slots__)
class Self:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
    def inc(self):
        self.a += 1
        return self
print(Self().inc().inc().a)
import types, inspect
print(isinstance(A.x, types.MemberDescriptorType), inspect.ismemberdescriptor(A.x), inspect.isdatadescriptor(A.x), inspect.isgetsetdescriptor(D.__dict__['__dict__']))
print(vars(a) if hasattr(a,'__dict__') else 'no')
t(lambda: vars(a))
