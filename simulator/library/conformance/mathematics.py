# math, with its errors.
import math


def t(f, *a):
    try:
        print(f.__name__, a, repr(f(*a)))
    except Exception as e:
        print(f.__name__, a, type(e).__name__, e)


for f in (
    math.sqrt,
    math.log,
    math.log2,
    math.log10,
    math.log1p,
    math.acos,
    math.acosh,
    math.atanh,
    math.sin,
    math.factorial,
    math.isqrt,
    math.cosh,
    math.tanh,
    math.exp,
    math.floor,
    math.ceil,
    math.trunc,
    math.fabs,
    math.degrees,
    math.radians,
    math.isnan,
    math.isinf,
    math.isfinite,
    math.frexp,
    math.modf,
    math.expm1,
    math.ulp,
):
    for x in (
        -1,
        -2.0,
        0,
        -0.0,
        float("inf"),
        float("-inf"),
        float("nan"),
        "a",
        1.5,
        -1.5,
        True,
        2.5,
        0.1,
        100,
    ):
        t(f, x)
t(math.exp, 1000)
t(math.gamma, 200)
t(math.gamma, 5)
t(math.pow, 0, -1)
t(math.pow, -2, 0.5)
t(math.pow, 10, 400)
t(math.fmod, 1, 0)
t(math.fmod, float("inf"), 1)
t(math.remainder, 1, 0)
t(math.ldexp, 1, 5000)
t(math.ldexp, 1, -5000)
t(math.log, 2, 0)
t(math.log, 2, 1)
t(math.log, 8, 2)
t(math.log, -3, 2)
t(math.log10, 10**500)
t(math.log, 10**400)
t(math.comb, 5, -1)
t(math.comb, -5, 1)
t(math.perm, 5)
t(math.perm, 5, 7)
t(math.perm, -1)
t(math.comb, 5.0, 2)
t(math.gcd, 1.5)
t(math.factorial, 2.0)
t(math.factorial, 10**30)
t(math.comb, 100, 50)
t(math.perm, 30, 20)
t(math.factorial, 50)
t(math.dist, [1], [1, 2])
t(math.dist, 3, 4)
t(math.dist, (1, 2), (4, 6))
t(math.prod, [1, "a"])
t(math.prod, ["a", 3])
t(math.fsum, ["a"])
t(math.fsum, [1e308, 1e308])
t(math.fsum, [float("inf"), float("-inf")])
t(math.fsum, [0.1] * 10)
t(math.fsum, [1e16, 1, -1e16])
t(math.prod, [1.5, 2, 3])
t(math.prod, range(1, 30))
t(math.hypot)
t(math.hypot, "a")
t(math.hypot, 3, 4)
t(math.hypot, 1, 1, 1)
t(math.gcd)
t(math.lcm)
t(math.gcd, 12, 18, -30)
t(math.lcm, 4, 6, 10)
t(math.gcd, 10**40, 6**50)
t(math.isclose, 1, 1.0000000001)
t(math.nextafter, 1, 2)
t(math.nextafter, 0, -1)
t(math.copysign, 1, -0.0)
t(math.exp2, 2000)
t(math.cbrt, -8)
t(math.sinh, 1000)
t(math.expm1, 1000)
t(math.isqrt, 10**40)
t(math.isqrt, 2**53 - 1)
t(math.isqrt, 99)
t(math.remainder, 5, 3)
t(math.remainder, -7.5, 2)
t(math.fmod, -7.5, 2)
t(math.atan2, 1, -1)
t(math.atan2, 0.0, -0.0)
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sin, math.log.__name__)
try:
    math.isclose(1, 2, rel_tol=-1)
except ValueError as e:
    print(e)
try:
    math.atan2(1)
except TypeError as e:
    print(e)
print(math.isclose(1, 1.05, rel_tol=0.1), math.isclose(1e-10, 0, abs_tol=1e-09))
