# What is left at the end of the program ends in this order.
class R:

    def __init__(s, n):
        s.n = n

    def __del__(s):
        print('del', s.n)

def gen(n):
    try:
        yield
    finally:
        print('fin', n)
a = R('a')
b = gen('b')
next(b)
c = R('c')

class K:
    x = R('K.x')
d = [R('d0'), R('d1')]
e = gen('e')
next(e)

def fn(x=R('default')):
    pass
f = {'k': R('f.k'), 'g': gen('f.g')}
next(f['g'])
_u = R('_u')
z = R('z')
z.inner = R('z.inner')
