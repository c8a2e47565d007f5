# enum.
import warnings
from enum import *

warnings.simplefilter("ignore")


class C(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def f(self):
        return self.value

    @property
    def g(self):
        return self.name.lower()

    @classmethod
    def h(cls):
        return cls.GREEN


def t(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


print(
    C.RED,
    repr(C.RED),
    C(1),
    C["RED"],
    C.CRIMSON is C.RED,
    list(C),
    len(C),
    C.RED.f(),
    C.GREEN.g,
    C.h(),
    C.__members__,
    C,
    type(C),
)
t(C, 5)
t(lambda: C["X"])
t(lambda: C.X)
t(lambda: 1 in C)
t(lambda: C.RED in C)
t(setattr, C, "RED", 3)
t(delattr, C, "RED")
t(lambda: C.RED < C.GREEN)
t(lambda: C.RED == 1)
t(lambda: C.RED != C.GREEN)
t(lambda: bool(C.RED))
print({C.RED: 1}, isinstance(C.RED, C), f"{C.RED} {C.RED!r} {C.RED:>12}|")


def sub():

    class X(C):
        pass


t(sub)


class N(IntEnum):
    A = auto()
    B = auto()
    D = 10
    E = auto()


print(
    list(N),
    N.A + 1,
    str(N.A),
    repr(N.A),
    f"{N.A}",
    N.A < N.B,
    N.A == 1,
    N(2),
    sorted([N.B, N.A]),
    [10, 20, 30][N.A],
    max(N),
)


class S(StrEnum):
    ONE = auto()
    TWO = "zwei"


print(list(S), str(S.ONE), S.ONE == "one", f"{S.TWO}", S.TWO.upper(), S("one"))


class M(str, Enum):
    A = "a"
    B = "b"


print(M.A, repr(M.A), f"{M.A}", M.A == "a", M("b"), M.A.upper(), "%s" % M.A)


class P(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


print(
    P.R | P.X,
    repr(P.R | P.X),
    P.RW,
    repr(P.RW),
    P.R in P.RW,
    P.X in P.RW,
    list(P.RW),
    P(0),
    repr(P(0)),
    ~P.R,
    bool(P(0)),
    bool(P.R),
    P.R & P.W,
    P.R ^ P.RW,
    len(P.RW),
    P(7),
    list(P),
    P.RW.value,
)


class Q(Flag):
    A = auto()
    B = auto()
    C = auto()
    AB = A | B


print(list(Q), Q.AB, repr(Q.A | Q.C), Q.AB.name, (Q.A | Q.C).name, repr(~Q.A))
t(Q, 8)


class I(IntFlag):
    A = 1
    B = 2


print(I.A | I.B, repr(I.A | I.B), repr(I.A | 8), I.A + 1, I(3), str(I.A), f"{I.B}")


class Planet(Enum):
    MERCURY = (3.3e23, 2400000.0)
    EARTH = (5.9e24, 6300000.0)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def d(self):
        return self.mass / self.radius


print(
    Planet.EARTH.mass,
    Planet.EARTH,
    Planet.MERCURY.value,
    Planet((3.3e23, 2400000.0)),
    Planet.EARTH.d,
)


def u():

    @unique
    class Mis(Enum):
        A = 1
        B = 1
        C = 2
        D = 2


t(u)
A = Enum("Animal", "ANT BEE CAT")
print(A, list(A), A.BEE, A.__module__)
A = Enum("Animal", {"x": 5, "y": 6})
print(list(A))
A = IntEnum("Ani", ["p", "q"], start=0)
print(list(A))


class W(Enum):

    def _generate_next_value_(name, start, count, last):
        return name.lower() * 2

    A = auto()
    B = auto()


print(list(W))


class K(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "a" else None


print(K("a"))
t(K, "zz")


class L(Enum):
    A = "x"
    B = None

    def __str__(self):
        return "L!" + self.name


print(L.A, repr(L.B), L(None), f"{L.A}", [m.value for m in L], {m.name: m for m in L})


class V(Enum):

    def __new__(cls, code, label):
        o = object.__new__(cls)
        o._value_ = code
        o.label = label
        return o

    A = (1, "eins")
    B = (2, "zwei")


print(V(1), V.B.label, V.B.value)
print(
    C.RED.__class__,
    C.RED.name,
    type(C.RED.value),
    C.RED.__doc__,
    C.__doc__,
    C.RED.__hash__() == hash(C.RED),
    hash(N.A) == hash(1),
)


class Auto(Enum):
    A = auto()
    B = auto()
    X = "s"


print(list(Auto), Auto.A.value)


class Order(Enum):
    LO = 1
    HI = 2

    def __lt__(self, o):
        return self.value < o.value


print(sorted([Order.HI, Order.LO]), Order.LO < Order.HI)
t(lambda: Order.LO >= Order.HI)
import copy

print(copy.copy(C.RED) is C.RED, copy.deepcopy(C.RED) is C.RED)
print([x for x in dir(C) if not x.startswith("_")])
for i, (k, v) in enumerate(C.__members__.items()):
    print(i, k, v)
t(lambda: C())
t(lambda: C.RED.value.x)
try:
    C.RED.value = 3
except AttributeError as e:
    print(e)
