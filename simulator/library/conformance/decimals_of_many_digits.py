# decimal: roots, powers and logarithms of a thousand digits; contexts of blocks and of threads.
from decimal import *
import time

getcontext().prec = 1000
print(
    Decimal(2).sqrt(),
    Decimal(1).exp(),
    Decimal(10).ln(),
    Decimal(3).log10(),
    Decimal(2) ** Decimal("0.3"),
)


def pi():
    getcontext().prec += 2
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s


print(pi())
with localcontext(prec=5):
    print(Decimal(1) / 7, getcontext().prec)
with localcontext() as c:
    c.prec = 3
    print(Decimal(1) / 7)
print(getcontext().prec)
import threading


def f():
    print(getcontext().prec, getcontext())


t = threading.Thread(target=f)
t.start()
t.join()
DefaultContext.prec = 12
setcontext(DefaultContext)
print(getcontext() is DefaultContext, getcontext().prec)
t = threading.Thread(target=f)
t.start()
t.join()
