"""How objects are made again: __reduce_ex__, copyreg, copy."""
import copy, copyreg, collections, functools, threading, sys, types, enum, dataclasses, datetime, decimal, fractions, random, re, uuid, pathlib

def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)

def shown(r):
    if not isinstance(r, tuple):
        return r
    return tuple((x.__name__ if callable(x) else ('iterator', *x) if hasattr(x, '__next__') else shown(x) if isinstance(x, tuple) else x for x in r))

class A:
    pass

class S:
    __slots__ = ('a', '__p')

class W(S):
    pass

class N:

    def __new__(cls, *a, **k):
        return super().__new__(cls)

    def __getnewargs_ex__(self):
        return ((1, 2), {'k': 3})

class N2:

    def __getnewargs__(self):
        return [1]

class N3:

    def __getnewargs_ex__(self):
        return (1,)

class N4:

    def __getnewargs_ex__(self):
        return 1

class N5:

    def __getnewargs_ex__(self):
        return ([1], {})

class G:

    def __getstate__(self):
        return 5

class L(list):
    pass

class D(dict):
    pass

class I(int):
    pass

class E(Exception):
    pass
a = A()
a.x = 1
s = S()
w = W()
w.a = 1
w.z = 3
l = L([1, 2])
l.q = 1
for o in [A(), a, s, w, N(), N2(), N3(), N4(), N5(), G(), l, D(a=1), I(5), E('x', 1)]:
    for p in (0, 2, 4):
        t(lambda: shown(o.__reduce_ex__(p)))
    t(lambda: shown(o.__reduce__()))
    t(lambda: o.__getstate__())

def g():
    yield
for o in [g(), memoryview(b''), property(), {}.keys(), g.__code__, sys._getframe(), A.__dict__, object(), iter([1, 2]), iter((1, 2)), iter(range(3)), [].append, len, str.upper, dict.fromkeys, 1, 1.5, 'a', b'a', (1,), [1], {1: 2}, {1}, frozenset([1]), bytearray(b'a'), ..., NotImplemented, 1 + 2j, range(3), slice(1), ValueError(1), g, collections.deque([1, 2], 3), collections.deque([1]), collections.defaultdict(list, a=[1]), collections.OrderedDict(a=1), collections.Counter('aab'), collections.ChainMap({1: 2}), dict[str, int], functools.partial(len, 1, a=2), types.SimpleNamespace(a=1)]:
    for p in (0, 2, 4):
        t(lambda: (type(o).__name__, shown(o.__reduce_ex__(p))))
t(lambda: threading.Lock().__reduce_ex__(4))
t(lambda: object().__reduce_ex__('x'))
t(lambda: copyreg.pickle(1, 2))
t(lambda: copyreg.pickle(A, len, 2))
t(lambda: copyreg.constructor(3))
t(lambda: copyreg.add_extension('a', 'b', 0))
t(lambda: copyreg.add_extension('a', 'b', 1))
t(lambda: copyreg.add_extension('a', 'b', 1))
t(lambda: copyreg.add_extension('a', 'b', 2))
t(lambda: copyreg.add_extension('a', 'c', 1))
t(lambda: copyreg.remove_extension('a', 'c', 1))
t(lambda: copyreg.remove_extension('a', 'b', 1))
t(lambda: copyreg.__all__)
t(lambda: copyreg._slotnames(S))
del copyreg.dispatch_table[A]

class NoReduce:
    __reduce_ex__ = None
    __reduce__ = None
t(lambda: copy.copy(NoReduce()))
t(lambda: copy.deepcopy(NoReduce()))

class Name:

    def __reduce__(self):
        return 'Name'
b = Name()
print(copy.copy(b) is b, copy.deepcopy(b) is b)
for x in [threading.Lock(), {'a': threading.Lock()}, sys, [sys.stdout], (i for i in [])]:
    t(lambda: copy.deepcopy(x))
t(lambda: copy.copy(threading.Lock()))
t(lambda: copy.copy(sys))

class Bound:

    def m(self):
        return self
d = Bound()
d.x = d.m
e = copy.deepcopy(d)
print(e.x.__self__ is e)

class Color(enum.Enum):
    RED = 1

@dataclasses.dataclass
class P:
    x: int
    y: list

@dataclasses.dataclass(frozen=True, slots=True)
class Q:
    x: int
    y: list
T = collections.namedtuple('T', 'x y')
dd = collections.defaultdict(list)
dd['k'].append(1)
od = collections.OrderedDict([('b', [1]), ('a', 2)])
for v in [Color.RED, P(1, [2]), Q(1, [2]), T(1, [2]), datetime.datetime(2024, 1, 2, 3), datetime.timedelta(1), datetime.timezone.utc, decimal.Decimal('1.5'), fractions.Fraction(1, 3), re.compile('a+'), uuid.UUID(int=5), pathlib.PurePosixPath('a/b'), collections.deque([[1]], 3), dd, od, collections.Counter('aab'), functools.partial(int, base=2), types.SimpleNamespace(a=[1]), int | str, E('x', [1]), l, OSError(2, 'no', 'f'), bytearray(b'ab'), {1}, frozenset([2]), slice(1, 2), range(3), (1, [2])]:
    for c in (copy.copy, copy.deepcopy):
        t(lambda: (c(v), type(c(v)) is type(v), c(v) is v))
r = random.Random(3)
r2 = copy.deepcopy(r)
print(r.random() == r2.random())
it = iter([1, 2, 3])
next(it)
jt = copy.copy(it)
print(list(it), list(jt))
x = [1]
x.append(x)
y = copy.deepcopy(x)
print(y[1] is y, y is x)
dd2 = copy.deepcopy(dd)
print(dd2['k'] is dd['k'], dd2['new'])
w2 = copy.deepcopy(w)
print(w2.a, w2.z)

class Set:

    def __init__(self):
        self.v = [1]

    def __getstate__(self):
        return {'v': self.v, 'extra': 1}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.restored = True
print(sorted(vars(copy.copy(Set()))), copy.copy(Set()).restored)

class Copied:

    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return ('deep', type(memo).__name__)
print(copy.copy(Copied()), copy.deepcopy([Copied()]))
copyreg.pickle(Bound, lambda o: (str, ('by table',)))
print(copy.copy(d), copy.deepcopy([d]))
