# cmath: special values, branch cuts, conversions and errors.
import cmath, math

inf, nan = math.inf, math.nan
vals = [-inf, -1.0, -0.0, 0.0, 1.0, inf, nan]
for name in (
    "acos",
    "acosh",
    "asin",
    "asinh",
    "atan",
    "atanh",
    "cos",
    "cosh",
    "exp",
    "log",
    "log10",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
    "phase",
    "polar",
    "isinf",
    "isnan",
    "isfinite",
):
    f = getattr(cmath, name)
    for x in vals:
        for y in vals:
            try:
                r = repr(f(complex(x, y)))
            except Exception as e:
                r = type(e).__name__ + " " + str(e)
            print(name, x, y, r)
for x in vals:
    for y in vals:
        try:
            r = repr(cmath.rect(x, y))
        except Exception as e:
            r = type(e).__name__ + " " + str(e)
        print("rect", x, y, r)
import random

r = random.Random(3)
for name in (
    "acos",
    "acosh",
    "asin",
    "asinh",
    "atan",
    "atanh",
    "cos",
    "cosh",
    "exp",
    "log",
    "log10",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
    "phase",
    "polar",
):
    f = getattr(cmath, name)
    for z in [complex(r.uniform(-5, 5), r.uniform(-5, 5)) for _ in range(12)] + [
        1e308 + 1e308j,
        5e-324j,
        5e-324 + 5e-324j,
        1 + 1e-200j,
        1 - 1e-10j,
        709.5 + 1j,
        -800 + 2j,
        2,
        0.5,
        -3,
        1e-310 + 1e-312j,
    ]:
        try:
            v = repr(f(z))
        except Exception as e:
            v = type(e).__name__ + " " + str(e)
        print(name, z, v)


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class C:
    def __complex__(self):
        return 3 + 4j


class B:
    def __complex__(self):
        return 3


class FL:
    def __float__(self):
        return 2.0


for x in (C(), B(), FL(), "a", None, 5, True, 10**400, [1]):
    t(lambda: cmath.sqrt(x))
for f in (
    lambda: cmath.log(8, 2),
    lambda: cmath.log(8, 1),
    lambda: cmath.log(8, 0),
    lambda: cmath.log(0),
    lambda: cmath.log(1j, 2j),
    lambda: cmath.rect(1, cmath.pi),
    lambda: cmath.rect(2, 0),
    lambda: cmath.rect(1),
    lambda: cmath.isclose(1, 1 + 1e-10),
    lambda: cmath.isclose(1, 1.1, rel_tol=0.2),
    lambda: cmath.isclose(1, 2, rel_tol=-1),
    lambda: cmath.isclose(1j, 1j + 1e-3, abs_tol=0.01),
    lambda: cmath.isclose(inf, inf),
    lambda: cmath.isclose(inf, 1),
    lambda: cmath.isclose(nan, nan),
    lambda: cmath.sqrt(),
    lambda: cmath.polar(3 + 4j),
    lambda: cmath.polar(1e308 + 1.7e308j),
    lambda: (cmath.e, cmath.pi, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj),
):
    t(f)
print(sorted(n for n in dir(cmath) if not n.startswith("_")))
