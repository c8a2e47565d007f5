# decimal: every operation in contexts of all kinds.
import random
from decimal import *
import decimal

r = random.Random(3)
D = Decimal


def num():
    k = r.randrange(14)
    if k == 0:
        return D(
            r.choice(
                [
                    "0",
                    "-0",
                    "0E+5",
                    "0E-7",
                    "0.00",
                    "1",
                    "-1",
                    "10",
                    "0.1",
                    "1E+3",
                    "9",
                    "99",
                    "9.99",
                    "1.0",
                    "1.00",
                ]
            )
        )
    if k == 1 and r.random() < 0.5:
        return D(
            r.choice(["Infinity", "-Infinity", "NaN", "sNaN", "-NaN12", "sNaN345", "NaN123456789"])
        )
    if k == 2:
        return D(r.randrange(-1000, 1000))
    if k == 3:
        return D(r.randrange(-(10**40), 10**40)).scaleb(r.randrange(-50, 20))
    if k == 4:
        return D(
            "%s%d%s"
            % (
                r.choice(["", "-"]),
                10 ** r.randrange(0, 15),
                r.choice(["", ".0", "E+3", "E-5", ".000", "5", ".5"]),
            )
        )
    if k == 5:
        return D("9" * r.randrange(1, 15)).scaleb(r.randrange(-10, 10))
    if k == 6:
        return D(r.randrange(1, 100)).scaleb(r.randrange(-30, 30))
    if k == 7:
        return D("".join(r.choice("01") for _ in range(r.randrange(1, 10))))
    if k == 8:
        return D(r.randrange(-10, 10))
    if k == 9:
        return D(r.randrange(-(10**6), 10**6)).scaleb(-3)
    return D(r.randrange(-(10 ** r.randrange(1, 20)), 10 ** r.randrange(1, 20))).scaleb(
        r.randrange(-20, 10)
    )


U = [
    "exp",
    "ln",
    "log10",
    "sqrt",
    "logb",
    "logical_invert",
    "next_minus",
    "next_plus",
    "normalize",
    "abs",
    "plus",
    "minus",
    "to_integral_value",
    "to_integral_exact",
    "number_class",
    "is_normal",
    "is_subnormal",
    "to_sci_string",
    "to_eng_string",
    "copy_abs",
    "copy_negate",
    "create_decimal",
]
B = [
    "compare",
    "compare_signal",
    "compare_total",
    "compare_total_mag",
    "logical_and",
    "logical_or",
    "logical_xor",
    "max",
    "max_mag",
    "min",
    "min_mag",
    "next_toward",
    "remainder_near",
    "rotate",
    "scaleb",
    "shift",
    "add",
    "subtract",
    "multiply",
    "divide",
    "divide_int",
    "remainder",
    "divmod",
    "power",
    "quantize",
    "same_quantum",
    "copy_sign",
]
R = [
    ROUND_UP,
    ROUND_DOWN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_05UP,
]


def show(c, name, f):
    c.clear_flags()
    try:
        res = f()
    except Exception as e:
        res = type(e).__name__ + str(e)
    print(name, res, [k.__name__ for k in c.flags if c.flags[k]])


for i in range(40):
    c = Context(
        prec=r.choice([1, 2, 3, 5, 7, 9, 16, 28, 40]),
        rounding=r.choice(R),
        Emin=r.choice([-999999, -10, -30, 0]),
        Emax=r.choice([999999, 10, 30, 5]),
        clamp=r.randrange(2),
        capitals=r.randrange(2),
        traps=r.choice(
            [
                [],
                [],
                [InvalidOperation, DivisionByZero, Overflow],
                [Inexact],
                [Subnormal, Underflow, Clamped],
            ]
        ),
    )
    a, b, d = num(), num(), num()
    print(c.prec, c.rounding, c.Emin, c.Emax, c.clamp, repr(a), repr(b), repr(d))
    for u in U:
        if u == "exp" and abs(a.adjusted()) > 20:
            continue
        show(c, u, lambda: getattr(c, u)(a))
    for n in B:
        if n == "power" and b.is_finite() and b.adjusted() > 8:
            continue
        show(c, n, lambda: getattr(c, n)(a, b))
    show(c, "fma", lambda: c.fma(a, b, d))
    show(c, "powmod", lambda: c.power(a, b, d))
    for n in (("hash", "float", "bool") if not a.is_nan() else ("float", "bool")):
        show(c, n, lambda: {"hash": hash, "float": float, "bool": bool}[n](a))
    if a.adjusted() < 100:
        show(c, "int", lambda: int(a))
        show(c, "round", lambda: round(a))
        show(c, "ratio", lambda: a.as_integer_ratio())
    show(c, "tuple", lambda: a.as_tuple())
    show(c, "cmp", lambda: (a == b, a != b))
    show(c, "lt", lambda: (a < b, a <= b, a > b, a >= b))
    show(c, "fl", lambda: a < 0.1)
    show(
        c,
        "fmt",
        lambda: [format(a, s) for s in (".3f", "e", ".2e", ".4g", ",", "+012.1f", "%", "z.0f")],
    )
