# descriptors & classes
class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
class A:
    x = Desc()
    def __init__(self): self.y = 1
a = A()
print(a.x); a.x = 5; print(a.x, a.__dict__, type(A.x).__name__)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns['added'] = kw.get('extra', 0)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print('calling', cls.__name__)
        return super().__call__(*a, **k)
    def __len__(cls): return 42
class B(metaclass=Meta, extra=7):
    def __init__(self, v=0): self.v = v
b = B(3)
print(b.v, B.added, len(B), type(B), B.__class__.__name__, isinstance(B, Meta))
class Reg:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.subs.append((cls.__name__, tag))
class R1(Reg, tag='t'): pass
class R2(R1): pass
print(Reg.subs, [c.__name__ for c in Reg.__subclasses__()], R2.__mro__)
class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = S()
try: s.c = 1
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
try: print(s.__dict__)
except AttributeError as e: print(e)
class G:
    def __getattr__(self, n): return f'dyn_{n}'
    def __getattribute__(self, n):
        if n == 'secret': raise AttributeError('no')
        return super().__getattribute__(n)
    def __setattr__(self, n, v): super().__setattr__(n, v + 1)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
g = G(); g.z = 1
print(g.z, g.foo, g.secret)
del g.z
print(g.z)
class L(list):
    def __getitem__(self, i): return super().__getitem__(i) * 10
    def append(self, x): super().append(x + 1)
l = L([1, 2]); l.append(5)
print(l, l[0], len(l), l == [1, 2, 6], list(l), l + [1], type(l + [1]).__name__, sorted(l, reverse=True))
class St(str):
    def __add__(self, o): return 'X' + str.__add__(self, o)
    def up(self): return self.upper()
st = St('ab')
print(st + 'c', st.up(), st == 'ab', hash(st) == hash('ab'), {st: 1}['ab'], f'{st:>5}|', repr(st), type(st.upper()).__name__, st[0], len(st), 'a' in st)
class Fl(float):
    def __repr__(self): return 'Fl'
print(Fl(1.5) + 1, [Fl(2)], str(Fl(3)), f'{Fl(2.5):.2f}', round(Fl(2.567), 1), int(Fl(3.9)))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def first(self): return self[0]
t = T(1, 2, 3)
print(t, t.first(), t == (1, 2, 3), hash(t) == hash((1, 2, 3)), t + (4,), isinstance(t, tuple))
class FS(frozenset): pass
print(FS([1]) == frozenset([1]), FS([1]), FS([1]) | {2})
class V:
    def __init__(s, x): s.x = x
    def __add__(s, o): return V(s.x + (o.x if isinstance(o, V) else o))
    __radd__ = __add__
    def __iadd__(s, o): s.x += 100; return s
    def __neg__(s): return V(-s.x)
    def __bool__(s): return s.x != 0
    def __len__(s): return 5
    def __int__(s): return s.x
    def __index__(s): return s.x
    def __float__(s): return float(s.x)
    def __call__(s, *a, **k): return (a, k)
    def __contains__(s, i): return i == s.x
    def __iter__(s): return iter(range(s.x))
    def __getitem__(s, i): return i
    def __lt__(s, o): return s.x < o.x
    def __repr__(s): return f'V{s.x}'
    def __format__(s, spec): return f'<{spec}>'
    def __round__(s, n=None): return ('round', n)
    def __divmod__(s, o): return 'dm'
    def __matmul__(s, o): return 'mm'
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __reversed__(s): return iter('rev')
    def __hash__(s): return s.x
    def __eq__(s, o): return isinstance(o, V) and s.x == o.x
    def __bytes__(s): return b'vb'
    def __complex__(s): return 1j
    def __sizeof__(s): return 1
    def __dir__(s): return ['b', 'a']
v = V(3)
print(v + 1, 1 + v, sum([V(1), V(2)]), -v, bool(V(0)), len(v), int(v), float(v), v(1, a=2), 3 in v, list(v), v[1:2, ...], [1, 2, 3, 4][v], V(1) < V(2), sorted([V(3), V(1)]), max(V(1), V(2)), f'{v:abc}', round(v), round(v, 2), divmod(v, 1), v @ 1, v ** 2, pow(v, 2, 5), list(reversed(v)), {v: 1}[V(3)], bytes(v), complex(v), dir(v), hex(v), 'abc'[V(1)], range(v), '%d' % v, '%5.1f' % v, chr(V(65)), [0] * v, V(1) in [V(1)], [V(1), V(2)].index(V(2)), {V(1), V(1)}, v.__eq__(3))
v += 1
print(v, V(1) == 1, V(1) != V(1), not v)
try: V(1) - 1
except TypeError as e: print(e)
try: V(1) <= V(2)
except TypeError as e: print(e)
try: len(V)
except TypeError as e: print(e)
class NoHash:
    def __eq__(self, o): return True
try: {NoHash(): 1}
except TypeError as e: print(e)
try: hash(NoHash())
except TypeError as e: print(e)
class Bad:
    def __repr__(self): return 5
    def __len__(self): return -1
    def __bool__(self): return 'x'
    def __iter__(self): return 5
    def __hash__(self): return 'x'
    def __index__(self): return 'x'
    def __str__(self): return None
for f in (repr, len, bool, iter, hash, str, list):
    try: f(Bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(A.__name__, A.__module__, A.__qualname__, A.__doc__, A.__bases__, A.__dict__['x'].name, 'y' in A.__dict__, type(A.__dict__).__name__)
def func(a: int, b: str = 'x', *args, c, d=1, **kw) -> bool:
    """Doc"""
print(func.__annotations__, func.__doc__, func.__defaults__, func.__kwdefaults__, func.__module__)
func.attr = 5
print(func.__dict__, func.attr, vars(func))
m = v.__add__
print(m.__self__ is v, m.__func__ is V.__add__, m.__name__, callable(m), m == v.__add__, hash(m) == hash(v.__add__))
class P:
    @property
    def ro(self): return 1
    @property
    def rw(self): "doc"; return self._x
    @rw.setter
    def rw(self, x): self._x = x
    @rw.deleter
    def rw(self): del self._x
p = P()
for code in ("p.ro = 1", "del p.ro", "p.nope", "p.rw"):
    try:
        if code == "p.ro = 1": p.ro = 1
        elif code == "del p.ro": del p.ro
        elif code == "p.nope": p.nope
        else: p.rw
    except AttributeError as e: print(e)
p.rw = 3; print(p.rw); del p.rw
print(P.rw.__doc__, P.rw.fget.__name__, isinstance(P.rw, property))
A.new = 1; print(a.new); del A.new
try: A.new
except AttributeError as e: print(e)
try: int.foo = 1
except TypeError as e: print(e)
try: (5).foo = 1
except AttributeError as e: print(e)
print(super(B, b).__init__.__name__ if hasattr(super(B, b), '__init__') else 0)
class X(A): pass
x = X(); x.__class__ = A; print(type(x).__name__)
print(issubclass(X, A), X.__base__, object.__base__)
o = object()
try: o.x = 1
except AttributeError as e: print(e)
