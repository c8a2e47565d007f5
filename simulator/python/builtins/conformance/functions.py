# functions, generators, misc
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
g = fib()
print([next(g) for _ in range(10)], type(g).__name__, g.__name__, g.__qualname__)
def sub():
    r = yield 'a'
    print('sub got', r)
    try:
        r = yield 'b'
    except KeyError as e:
        print('sub caught', repr(e)); r = 'exc'
    return r
def outer():
    x = yield from sub()
    print('x', x)
    yield from [1, 2]
    yield from 'zz'
o = outer()
print(next(o), o.send('S'))
try:
    print(o.send(9), list(o))
except StopIteration as e: print('stop', e.value)
def gi():
    try:
        yield 1
    except GeneratorExit:
        print('exit'); raise
gg = gi(); next(gg); gg.close(); gg.close()
def ig():
    while True:
        try: yield 1
        except GeneratorExit: pass
def bad():
    yield 1
    raise StopIteration(3)
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
gg = gi()
try: gg.send(5)
except TypeError as e: print(e)
def self_run():
    next(me)
    yield
me = self_run()
try: next(me)
except ValueError as e: print(e)
gg = gi()
try: gg.throw(ValueError, 'hi')
except ValueError as e: print(repr(e))
print(next(gg, 'done'))
gg = gi(); next(gg)
try: gg.throw(ValueError('inst'))
except ValueError as e: print(repr(e))
try: gi().throw(5)
except TypeError as e: print(e)
print((x * 2 for x in range(3)), list(x * 2 for x in range(3)))
a = [1, 2, 3]
it = iter(a)
print(next(it)); a.append(4); print(list(it))
d = {'a': 1, 'b': 2}
try:
    for k in d: d[k + 'x'] = 1
except RuntimeError as e: print(e)
try:
    for k in d: del d[k]
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
keys = d.keys(); d['new'] = 1; print(keys, len(keys))
print(*map(lambda p: p[0] + p[1], zip([1, 2], [3, 4])), sep='|')
print(list(filter(str.isalpha, ['a', '1'])), list(map(int, '123')), dict(zip('ab', [1, 2])))
print(max([(1, 'a'), (1, 'b')]), min('hello', key=lambda c: -ord(c)), max({'a': 3, 'b': 5}, key={'a': 3, 'b': 5}.get))
print(sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]))
print(sum((i for i in range(5)), 10), any(i > 3 for i in range(5)), all(i > 3 for i in range(5)))
words = ['banana', 'Apple', 'cherry']
words.sort(key=str.lower); print(words)
words.sort(key=len, reverse=True); print(words)
print(sorted([3, 1, 2], key=lambda x: -x), sorted('hello', reverse=True))
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f'K{self.v}'
import random
xs = [K((i * 37) % 101) for i in range(150)]
print([k.v for k in sorted(xs)] == sorted(k.v for k in xs), max(xs, key=lambda k: k.v))
print(list(enumerate('ab', start=5)), list(zip('abc', range(2))), list(reversed([1, 2])))
def args(*a, **k): return a, k
print(args(*[1, 2], **{'x': 3}), args(*(i for i in range(2))))
for bad in (lambda: args(**{1: 2}), lambda: args(*5), lambda: args(**5), lambda: (lambda x: x)(), lambda: (lambda x: x)(1, 2), lambda: (lambda *, k: k)(), lambda: (lambda x: x)(y=1), lambda: (lambda x: x)(1, x=1)):
    try: bad()
    except TypeError as e: print(e)
a, *b = 'hello'; print(a, b)
try: a, b = [1, 2, 3]
except ValueError as e: print(e)
try: a, b, c = [1, 2]
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
x = 5
print(f'{x=} {x!r:>4} {x:05d} {x:+} {x * 2:>{x}} {"nested " + str(x)} {{}} {x:.2f} {1e10:g} {True} {None!s:>6}')
print('%-10s|%5d|%05.1f|%x|%o|%e|%s' % ('ab', 42, 3.14159, 255, 8, 12345.678, [1, 'a']))
print('{:<10}|{:^10}|{:>10}|{:*^10}|{:,}|{:_}|{:.3%}|{:#x}'.format('a', 'b', 'c', 'd', 1234567, 1234567, 0.12345, 255))
print('a' 'b', 'abc' * 2, 'a,b'.split(','), ' '.join(['x', 'y']), 'hello'[1:3], 'hello'[::-1])
print(repr('\x1b[0m'), repr('tab\t'), ascii('ü'), 'ü'.encode(), b'\xc3\xbc'.decode())
print([1, 2, 3] == [1, 2, 3], [1] is [1], (1, 2) < (1, 3), {1, 2} == {2, 1}, {'a': 1} == {'a': 1.0})
print(1 < 2 < 3, 1 < 3 > 2, not 0, 1 and 0 or 5, None is None)
print(10 // 3, -10 // 3, 10 % 3, -10 % 3, 2 ** 10, 7 / 2, 1e3, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 3)
print(int('ff', 16), int('-12'), float('1.5'), str(1.0), bool('False'), complex(1, 2), list('ab'), tuple([1]), set([1]), dict(a=1))
print(isinstance(True, int), type(5).__name__, callable(print), id(x) == id(x), hash('a') == hash('a'))
print(abs(-3), divmod(7, 3), pow(2, 3), pow(2, 3, 5), round(2.5), round(3.14159, 2), min(1, 2), max([1, 5]), sum([1, 2]))
print(bin(5), oct(8), hex(255), chr(65), ord('A'), len('abc'), repr('a'), format(3.14159, '.2f'))
print(globals()['x'], 'x' in globals(), locals() is globals())
def loc():
    aa = 1; bb = 2
    return locals(), vars(), dir()
print(loc())
lst = [1, 2, 3, 4, 5]
lst[1:3] = ['a', 'b', 'c']; print(lst); del lst[0]; print(lst); lst[::2] = [0, 0, 0]; print(lst)
print(lst.count(0), lst.index(0), lst.pop(), lst, lst.copy() is lst)
nested = [[0] * 3 for _ in range(2)]; nested[0][1] = 5; print(nested)
t = (1,); print(t, t * 2, t + (2, 3), len(t), t[0])
ss = {3, 1, 2}; ss.discard(9); ss |= {4}; print(ss, ss & {1, 9}, ss - {1}, ss ^ {1, 7}, 3 in ss)
dd = {'a': 1}; dd.update(b=2); dd.setdefault('c', []).append(1); print(dd, dd.pop('a'), dd.get('zz', 'def'), list(dd.items()))
print({**dd, 'z': 1}, [*range(3)], {*'ab'} == {'a', 'b'})
print(dict.fromkeys('ab', 0), {v: k for k, v in dd.items() if v == 2})
print(NotImplemented, Ellipsis, ..., __name__, __debug__)
import sys
print(sys.getrecursionlimit(), sys.maxsize)
print(print.__name__, type(print), len.__doc__ is None or True, print)
