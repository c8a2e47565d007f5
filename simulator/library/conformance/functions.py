# functools.
import functools


@functools.lru_cache(maxsize=2)
def sq(x, y=0):
    print("call", x, y)
    return x * x + y


print(
    sq(1), sq(2), sq(1), sq(3), sq(2), sq(1, y=2), sq.cache_info(), sq.__name__, sq.__wrapped__(5)
)
sq.cache_clear()
print(sq.cache_info(), sq.cache_parameters())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
try:
    fib([1])
except TypeError as e:
    print(e)


class C:
    n = 0

    @functools.lru_cache
    def m(self, x):
        C.n += 1
        return x

    @functools.cached_property
    def p(self):
        C.n += 1
        return "P"

    @functools.singledispatchmethod
    def s(self, a):
        return "o"

    @s.register
    def _(self, a: int):
        return "i"

    def add(self, a, b):
        return a + b

    inc = functools.partialmethod(add, 1)


c = C()
print(c.m(1), c.m(1), c.p, c.p, C.n, c.s("x"), c.s(3), c.inc(5), c.__dict__)
p = functools.partial(int, base=2)
print(
    p("101"),
    p,
    p.func,
    p.args,
    p.keywords,
    functools.partial(p, "11")(),
    functools.partial(print, 1, 2, sep="-")(3),
)
print(
    functools.reduce(lambda a, b: a + b, [1, 2, 3]),
    functools.reduce(max, [], 5),
    sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)),
)
try:
    functools.reduce(max, [])
except TypeError as e:
    print(e)


@functools.total_ordering
class V:

    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(V(1) < V(2), V(1) >= V(1), V(2) > V(1), V(1) <= V(0))


@functools.singledispatch
def show(x):
    return "obj"


@show.register(list)
def _(x):
    return "list"


@show.register
def _(x: int | float):
    return "num"


print(show("a"), show([1]), show(1), show(2.5), show(True))


def deco(f):

    @functools.wraps(f)
    def w(*a, **k):
        """w doc"""
        return f(*a, **k)

    return w


@deco
def hello(name: str) -> str:
    """doc"""
    return name


print(hello.__name__, hello.__doc__, hello("x"), hello.__wrapped__.__name__, hello.__annotations__)
