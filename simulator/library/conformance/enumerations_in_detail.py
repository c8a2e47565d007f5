"""The bodies of enumerations: names given twice, auto(), what shows a member, odd values of flags."""

from enum import *
import warnings
def sh(f):
    try: print(f())
    except Exception as e:
        print(type(e).__name__, e, '| while', type(e.__context__).__name__)
class C(Enum):
    A=1; B=2
    def f(self): pass
    @property
    def shade(self): return 1
class I(IntEnum): X=1; Y=2
class S(StrEnum): P='p'
class F(Flag): R=1; W=2; RW=3
class IF(IntFlag): R=1
class M(str, Enum):
    Q='q'
print(dir(C), dir(F), dir(C.A), dir(F.R))
print('real' in dir(I), 'upper' in dir(S.P), 'X' in dir(I), 'real' in dir(C.A))
class Sup:
    def __init__(self,*a): self.ghost=1
    def invisible(self): pass
class D(Sup, Enum):
    Z=1
    def wow(self): pass
print(dir(D.Z), dir(D))
def dup():
    class E(Enum):
        a=1
        a=2
sh(dup)
def dup3():
    class E(Enum):
        a=2
        def a(self): pass
sh(dup3)
sh(lambda: Enum('E','a a'))
def gen():
    class E(Enum):
        a=auto()
        def _generate_next_value_(n,s,c,l): return n
sh(gen)
def ign():
    class E(Enum):
        a=1
        _ignore_='a'
sh(ign)
def nested():
    class E(Enum):
        class N: pass
        a=1
    return list(E)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    sh(nested)
for x in w: print(x.category, x.message)
def odd():
    class E(Enum):
        a='x'; b=auto(); c=1; d=auto()
    return [m.value for m in E]
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    sh(odd)
for x in w: print(x.category, x.message)
def odd2():
    class E(Enum):
        a='x'; b=auto()
    return [m.value for m in E]
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    sh(odd2)
for x in w: print(x.category, x.message)
def fl():
    class E(Flag):
        a='x'; b=auto()
sh(fl)
class K(Enum):
    a=auto(), 'x'
    b=auto(), 'y', auto()
    c=auto()
print([m.value for m in K])
sh(lambda: repr(auto()))
def so():
    class E(Enum):
        _foo_=1
sh(so)
def st(): 
    class E(StrEnum):
        a=b'x'
sh(st)
def st2(): 
    class E(StrEnum):
        a='x',5
sh(st2)
def st3(): 
    class E(StrEnum):
        a='x','utf8',5
sh(st3)
def st4(): 
    class E(StrEnum):
        a='x','y','z','w'
sh(st4)
def order():
    class E(Enum, str): pass
sh(order)
def order2():
    class E(Enum):
        _order_='b a'
        a=1; b=2
sh(order2)
class Miss(Enum):
    a=1
    @classmethod
    def _missing_(cls, v):
        if v=='none': return None
        if v=='bad': return 5
        if v=='err': raise ZeroDivisionError
sh(lambda: Miss('none')); sh(lambda: Miss('bad')); sh(lambda: Miss('err'))
class Base(Enum):
    @property
    def first(self): return f'{self.name} is first'
class Mn(Base):
    first=1; second=2
print(Mn.first, Mn.first.first, Mn.second.first)
class Dup(Enum):
    name=1
    value=2
print(Dup.name, Dup.name.name, Dup.value.value)
def un():
    @unique
    class Si(Enum):
        one=1; two='d'; name=1
sh(un)
@verify(NAMED_FLAGS)
class Neg(Flag):
    R=1; G=2; W=-1
print(list(Neg), Neg.W)
def vf():
    @verify(NAMED_FLAGS)
    class Bz(Flag):
        b=3; c=4; d=6
sh(vf)
def vf2():
    @verify(NAMED_FLAGS)
    class Bz(IntFlag):
        b=3; c=4; d=12; e=16
sh(vf2)
def vf3():
    @verify(CONTINUOUS)
    class Inc(Flag):
        a=4; b=8; c=16; d=64
sh(vf3)
def vf4():
    @verify(CONTINUOUS)
    class Inc(Enum):
        a=4; b=8
sh(vf4)
print(format(IF.R,'>4'), format(I.X,'>4'), format(F.R, '>8'), f'{IF.R}', f'{F.R}')
class Sp(Flag, boundary=EJECT):
    A=1; B=2
sh(lambda: Sp(7)); sh(lambda: type(Sp(7)))
class Co(Flag, boundary=CONFORM): A=1; B=2; D=8
class Ke(Flag, boundary=KEEP): A=1; B=2; D=8
class Str(Flag, boundary=STRICT): A=1; B=2; D=8
for cls in (Co,Ke,Str):
    for v in (0,7,15,-1,-2,16,-20,12): sh(lambda: (cls.__name__, v, cls(v), cls(v).value, ~cls(v)))
    sh(lambda: cls('x')); sh(lambda: cls(None))
    sh(lambda: cls.A | 2)
    sh(lambda: cls.A in cls.A|cls.B); sh(lambda: 1 in cls.A)
    print([x for x in cls.A|cls.D], len(cls.A|cls.D), bool(cls(0)), cls(0), repr(cls(0)))
class IFl(IntFlag): A=1; B=2; D=8
for v in (0,7,15,-1,-2,16,-20,12): sh(lambda: ('IFl', v, IFl(v), repr(IFl(v)), IFl(v).value, ~IFl(v), IFl(v).name))
sh(lambda: IFl.A|4); sh(lambda: IFl.A|2.5); sh(lambda: 2|IFl.A); sh(lambda: IFl.A+1)

def a():
    class Bad(Enum):
        def __new__(cls, value):
            obj = super().__new__(cls, value)
            return obj
        failed = 1
sh(a)
def b():
    class Bad(int, Enum):
        def __new__(cls, value):
            obj = super().__new__(cls, value)
            return obj
        failed = 1
sh(b)
def c():
    return list(Enum('E', ['', 'x']))
sh(c)
class K(Enum):
    a=auto(), 'x'
    b=auto(), 'y', auto()
    c=auto()
    d=7
    e=auto()
print([m.value for m in K])
class NI(int):
    def __new__(cls, v): return int.__new__(cls, v*2)
class N(NI, Enum):
    x=1
print(N.x.value, N.x+0, N.__new__ is Enum.__new__, N.x.__class__)
class Planet(Enum):
    E=(1.0,2.0); M=(3.0,4.0)
    def __init__(self,m,r): self.m=m; self.r=r
    @property
    def g(self): return self.m/self.r
print(Planet.E.g, Planet.E.value, Planet((3.0,4.0)))
class Co(Enum):
    def __new__(cls, v, label):
        o=object.__new__(cls); o._value_=v; o.label=label; return o
    A=1,'one'
    B=2,'two'
print(Co(1).label, Co.B.label, Co.__new__ is Enum.__new__, Co._new_member_.__name__)
class IF(IntFlag): A=1; B=4
print(f'{IF.B:4}|{IF.A|IF.B:>4}|{IF.A!r:>10}')
class BS(str, Enum):
    def __str__(self): return self.name.upper()
class BS2(BS): first='f'
print(str(BS2.first), f'{BS2.first}', repr(BS2.first))
class BI(IntEnum):
    def __str__(self): return self.name.upper()
class BI2(BI): first=1
print(str(BI2.first), f'{BI2.first}', repr(BI2.first))
class BJ(IntEnum):
    first=1
    def __str__(self): return self.name.upper()
print(str(BJ.first), f'{BJ.first}', repr(BJ.first))
from dataclasses import dataclass
@dataclass
class Creature:
    size: str
    legs: int
    tail: bool = False
class CE(Creature, Enum):
    DOG='medium',4
    BEE='small',6
print(repr(CE.DOG), CE.DOG.size, CE.BEE.value)
@dataclass(repr=False)
class C2:
    x: int
class CE2(C2, Enum): A=1
print(CE2.A.x, CE2._value_repr_ is None)
def iv():
    class T(Enum):
        a='x'
        def __init__(self,v): raise ValueError('no', v)
sh(iv)
def vs():
    class T(str, Enum):
        def __new__(cls, *a):
            return str.__new__(cls)
        a=1,2
sh(vs)
