"""match: what it refuses, and what counts as a sequence."""
import collections, collections.abc


def t(f, *args):
    try:
        print(repr(f(*args)))
    except BaseException as e:
        print(type(e).__name__, e)


def ex(text):
    try:
        exec(text, {'x': {1: 2}})
        print('fine')
    except BaseException as e:
        print(type(e).__name__, e)


class P:
    __match_args__ = ('a', 'b')
    a = 1
    b = 2
class Q:
    __match_args__ = ('a', 'a')
    a = 0
class R:
    __match_args__ = (1,)
class S:
    __match_args__ = 'a'
class T: pass
def m1(x):
    match x:
        case P(1, a=2): return 'no'
def m2(x):
    match x:
        case P(1, b=2): return 'yes'
def m3(x):
    match x:
        case Q(0, 0): return 'no'
def m4(x):
    match x:
        case R(1): return 'no'
def m5(x):
    match x:
        case S(1): return 'no'
def m6(x):
    match x:
        case T(1): return 'no'
def m7(x):
    match x:
        case P(1, 2, 3): return 'no'
def m8(x):
    match x:
        case int(1, 2): return 'no'
K = 3
def m9(x):
    kind = 3
    match x:
        case kind(): return 'no'
class N:
    a = b = 'k'
def m10(x):
    match x:
        case {N.a: 1, N.b: 2}: return 'no'
def m11(x):
    match x:
        case {N.a: _, "k": _}: return 'no'
for f, v in ((m1, P()), (m2, P()), (m3, Q()), (m4, R()), (m5, S()), (m6, T()), (m7, P()), (m8, 3), (m9, 3), (m10, {'k': 1}), (m10, {'k': 1, 'l': 1}), (m11, {'k': 1, 'l': 2}), (m10, {}), (m1, 3)):
    t(f, v)
for text in ('match x:\n  case {"a": 1, "a": 2}: pass', 'match x:\n  case {0: _, 0: _}: pass', 'match x:\n  case {0: _, 0.0: _}: pass',
             'match x:\n  case {0: _, False: _}: pass', 'match x:\n  case {0: _, -0: _}: pass', 
             'match x:\n  case {"a" "b": _, "ab": _}: pass', 'match x:\n  case {1: _, True: _}: pass',
             'match x:\n  case P(a=1, a=2): pass', 'match x:\n  case {None: _, None: _}: pass', "match x:\n  case {b'a': _, 'a': _}: pass",
             'match x:\n  case {-1: _, -1.0: _}: pass'):
    ex(text)


def kind(x):
    match x:
        case [*_]: return 'seq'
        case {}: return 'map'


class A(collections.UserDict): pass
class B(collections.UserList): pass
print(kind(A()), kind(B()), kind('s'), kind(b's'), kind(bytearray()), kind(range(3)), kind(memoryview(b'')), kind(collections.deque()), kind({}.keys()), kind(collections.OrderedDict()))
class M1(collections.UserDict, collections.abc.Sequence): pass
class M2(collections.abc.Sequence, collections.UserDict):
    def __len__(self): return 0
    def __getitem__(self, i): return 0
class M3(dict, collections.abc.Sequence): pass
class M4(collections.abc.Sequence, dict):
    def __len__(self): return 0
    def __getitem__(self, i): return 0
print([kind(c()) for c in (M1, M2, M3, M4)])
