"""enum: all names, flags, boundaries, errors."""
import warnings
warnings.simplefilter("ignore")
import enum, types, abc, contextlib, copy, functools
from enum import *
def sh(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sorted(enum.__all__))
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def hi(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color(1), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.hi(), Color.__members__, Color.RED in Color, Color.RED.name, Color.RED.value, type(Color.RED), isinstance(Color.RED, Color), hash(Color.RED) == hash("RED"), f"{Color.RED}", "%s" % Color.RED, Color, repr(Color), dir(Color)[:3], bool(Color.RED), Color.RED == 1, Color.RED != Color.GREEN)
for f in [lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "RED"), lambda: Color.RED < Color.GREEN, lambda: 1 in Color, lambda: Color.RED.value.x, lambda: Color(), lambda: setattr(Color.RED, "name", 3), lambda: Color.RED.RED, lambda: iter(Color.RED), lambda: reversed(Color).__class__, lambda: Color.RED.GREEN]: sh(f)
class Auto(Enum):
    A = auto(); B = auto(); C = 10; D = auto()
print([m.value for m in Auto], Auto.A._value_, Auto._member_names_, Auto.A._name_)
class Low(StrEnum):
    AB = auto(); CD = "x"
print(Low.AB, repr(Low.AB), Low.AB == "ab", Low("x"), Low.AB.upper(), f"{Low.CD:>3}", [*Low], isinstance(Low.AB, str)); sh(lambda: StrEnum("Z", {"a": 1}))
class Num(IntEnum):
    ONE = 1; TWO = 2
print(Num.ONE, repr(Num.ONE), Num.ONE + 1, Num.ONE < Num.TWO, Num(2), f"{Num.ONE:03d}", int(Num.TWO), Num.ONE == 1, sorted(Num), [10, 20, 30][Num.ONE], 1 in Num.__members__.values())
class Perm(Flag):
    R = 4; W = 2; X = 1; RWX = 7
print(Perm.R, repr(Perm.R), Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.RWX, repr(Perm.RWX), Perm(0), repr(Perm(0)), ~Perm.R, repr(~Perm.R), Perm.R & Perm.W, bool(Perm.R & Perm.W), Perm.R in Perm.RWX, list(Perm.RWX), len(Perm.RWX), Perm(3), Perm.R ^ Perm.RWX, list(Perm), Perm["R"], Perm.R.value)
sh(lambda: Perm(8)); sh(lambda: Perm.R | 1); sh(lambda: 1 in Perm.R)
class IP(IntFlag):
    A = auto(); B = auto(); C = auto()
print(IP.A | IP.B, repr(IP.A | IP.B), IP.A | 8, repr(IP.A | 8), IP(16), repr(IP(16)), IP.C.value, IP.A + 1, ~IP.A, IP.A & 3, [*IP], IP.A in (IP.A | IP.B), f"{IP.A}", IP(7))
@unique
class U(Enum): A = 1
def dup():
    @unique
    class V(Enum): A = 1; B = 1
sh(dup)
Fn = Enum("Fn", "X Y Z"); print(list(Fn), Fn.X.value, Fn.__module__); Fn2 = Enum("Fn2", ["a", "b"], start=5); print(list(Fn2)); Fn3 = Enum("Fn3", {"k": "v"}); print(list(Fn3)); Fn4 = IntEnum("Fn4", [("p", 7)]); print(list(Fn4)); Fn5 = Enum("Fn5", "A,B", type=str, module="mm", qualname="q.Fn5"); print(Fn5, Fn5.__qualname__, Fn5.__module__) if 0 else None
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def ratio(self): return round(self.mass / self.radius, 2)
print(Planet.EARTH, Planet.EARTH.mass, Planet.MARS.ratio, Planet((6.4, 3.3)))
class Ordered(Enum):
    def __lt__(self, o): return self.value < o.value
    A = 2; B = 1
print(sorted(Ordered))
class WithNew(bytes, Enum):
    def __new__(cls, v, label):
        o = bytes.__new__(cls, [v]); o._value_ = v; o.label = label; return o
    X = (1, "ex"); Y = (2, "why")
print(WithNew.X, WithNew.X.label, WithNew(2))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else None
print(Miss("a")); sh(lambda: Miss("q"))
class Gen(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name * 2
    P = auto(); Q = auto()
print([m.value for m in Gen])
class Mixed(str, Enum):
    A = "a"
print(Mixed.A, repr(Mixed.A), f"{Mixed.A}", Mixed.A == "a", str(Mixed.A), "%s" % Mixed.A, Mixed.A.upper())
class WithIgnore(Enum):
    _ignore_ = ["i"]
    i = 5
    A = 1
print(list(WithIgnore))
class Mem(Enum):
    A = member(5); B = nonmember(6)
    @member
    def f(): pass
print(Mem.A, Mem.f.name, Mem.B)
class Bound(Flag, boundary=KEEP): A = 1
print(Bound(9), repr(Bound(9)), STRICT, CONFORM, EJECT, KEEP, repr(FlagBoundary.STRICT))
class Conf(Flag, boundary=CONFORM): A = 1; B = 2
print(Conf(7)); 
@verify(UNIQUE, CONTINUOUS)
class Ver(Enum): A = 1; B = 2
def badver():
    @verify(CONTINUOUS)
    class V2(IntEnum): A = 1; C = 3
sh(badver)
def badver2():
    @verify(NAMED_FLAGS)
    class V3(Flag): A = 1; C = 7
sh(badver2)
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, Color.RED.__reduce_ex__(2), types.DynamicClassAttribute, enum.show_flag_values(5), Color._value2member_map_)
sh(lambda: EnumMeta is EnumType); sh(lambda: Enum("E", "a b")(3)); sh(lambda: Color._missing_(3))
def redefine():
    class R(Enum): A = 1; A = 2

class Empty(Enum): pass
class Ext(Empty): A = 1
print(list(Ext), Ext.A)
@global_enum
class GE(Enum): GA = 1
print(GE.GA, repr(GE.GA)[-4:], GA)
