class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'A({self.x!r})'
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return hash(self.x)
print([A(1), A('b')], {A(1): 2}[A(1)], A(1) in {A(1)})
def gen():
    try:
        x = yield 1
        print('got', x)
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 'after'
    finally:
        print('closing')
g = gen()
print(next(g), g.send(5))
print(g.throw(ValueError('v')))
g.close()
print(sorted([A(3), A(1)], key=lambda a: a.x))
class P:
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @staticmethod
    def s(a): return a + 1
    @classmethod
    def c(cls): return cls.__name__
p = P(); p.v = 4
print(p.v, P.s(1), p.c(), P.c(), p.__dict__)
print(list(map(lambda x: x * 2, range(3))), sum(x for x in range(5)))
try:
    {}['k']
except KeyError as e:
    print(repr(e), e.args)
class MyInt(int):
    def __repr__(self): return f'My({int(self)})'
print(MyInt(5) + 1, MyInt(5), f'{MyInt(7)}', [MyInt(3)])
class D(dict):
    def __missing__(self, k): return k * 2
d = D(a=1)
print(d['a'], d['zz'], d)
print(' '.join(str(i) for i in range(5)))
print("%s and %s" % ("a", A(2)))
print('{!r} {}'.format(A(1), A(2)))
def f(a, b=2, *c, d=4, **e): pass
print(f.__name__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount)
class E(Exception):
    def __init__(self, code): super().__init__(f'code {code}'); self.code = code
try:
    raise E(5)
except E as e:
    print(e, e.code, repr(e))
def h(n):
    if n == 0: return 1 / 0
    return h(n - 1) + 1
def main():
    try:
        h(5)
    except ZeroDivisionError as e:
        raise RuntimeError('bad ' + 'x') from e
main()
