# fractions: arithmetic, comparisons and conversions, and what they refuse.
import copy
import math
import numbers
import operator
from fractions import Fraction as F

EXPRESSIONS = r"""
F()
F(3)
F(3, 4)
F(6, -8)
F('3/4')
F(' -3/4\n')
F('+1.25')
F('1e3')
F('1.5e-3')
F('.5')
F('5.')
F('1_000/3')
F('1_0.5_0e1_0')
F('1 / 2')
F('1/ 2')
F('--1')
F('')
F('1/0')
F('a')
F('1e')
F('.')
F('1/2/3')
F('1.5/2')
F('0x10')
F('_1')
F('1__0')
F('\u0663/\u0664')
F('nan')
F('inf')
F(0.5)
F(1.1)
F(float('nan'))
F(float('inf'))
F(F(1, 2), F(3, 4))
F(1, 0)
F(0, 5)
F(1.5, 2)
F('1', 2)
F(1, 'a')
F([1])
F(None)
F(1j)
F(True)
F(True, 2)
F(1, None)
F(numerator=1, denominator=2)
F(1, 2, 3)
F(foo=1)
F(F(1, 2))
F.from_float(0.25)
F.from_float(3)
F.from_float('a')
F.from_float(float('nan'))
F.from_decimal(3)
F.from_decimal(0.5)
F.from_decimal('a')
F('3.1415926535897932').limit_denominator(1000)
F(10, 3).limit_denominator(1)
F(10, 3).limit_denominator(0)
F(10, 3).limit_denominator()
F(-22, 7).limit_denominator(3)
F(1, 3).limit_denominator(2.5)
F(1, 2).numerator, F(1, 2).denominator
F(1, 2).as_integer_ratio()
F(1, 2) + F(1, 3)
F(1, 2) + 1
1 + F(1, 2)
F(1, 2) + 0.5
0.5 + F(1, 2)
F(1, 2) + 1j
1j + F(1, 2)
F(1, 2) + 'a'
'a' + F(1, 2)
F(1, 2) - F(1, 3)
2 - F(1, 2)
F(1, 2) * F(2, 3)
3 * F(1, 2)
F(1, 2) * 'a'
F(1, 2) / F(1, 3)
1 / F(1, 2)
F(1, 2) / 0
0 / F(1, 2)
1 / F(0)
F(1, 2) / 0.0
F(7, 2) // F(1, 3)
F(-7, 2) // 1
7 // F(2, 3)
F(7, 2) // 0
F(7, 2) // 0.5
F(7, 2) % F(1, 3)
F(-7, 2) % 2
7 % F(2, 3)
F(7, 2) % 0
F(7, 2) % 1.5
divmod(F(7, 2), F(2, 3))
divmod(7, F(2, 3))
divmod(F(7, 2), 2.0)
divmod(F(7, 2), 0)
F(2, 3) ** 2
F(2, 3) ** -2
F(-2, 3) ** -3
F(0) ** -1
F(0) ** 0
F(2, 3) ** F(1, 2)
F(2, 3) ** F(2)
F(2, 3) ** 0.5
2 ** F(1, 2)
2 ** F(3)
2.0 ** F(1, 2)
F(1, 4) ** 1j
F(1, 4) ** 'a'
'a' ** F(1, 2)
pow(F(2, 3), 2, 5)
F(1, 2) ** 10
(-8) ** F(1, 3)
0 ** F(-1)
+F(1, 2)
-F(1, 2)
abs(F(-1, 2))
int(F(-7, 2))
int(F(7, 2))
float(F(1, 3))
float(F(10 ** 400, 1))
float(F(1, 10 ** 400))
complex(F(1, 2))
bool(F(0))
bool(F(1, 2))
round(F(5, 2))
round(F(7, 2))
round(F(-5, 2))
round(F(12345, 1000), 2)
round(F(12345, 1000), -1)
round(F(7, 3), 0)
math.floor(F(-7, 2))
math.ceil(F(-7, 2))
math.trunc(F(-7, 2))
math.floor(F(7, 2))
hash(F(1, 2)) == hash(0.5)
hash(F(3)) == hash(3)
hash(F(-1))
hash(F(1, 3))
hash(F(-1, 3))
hash(F(1, (1 << 61) - 1))
hash(F(-5, (1 << 61) - 1))
F(1, 2) == 0.5
F(1, 2) == F(2, 4)
F(1, 3) == 1 / 3
F(1, 2) == 'a'
F(1, 2) == 0.5 + 0j
F(1, 2) == 0.5 + 1j
F(1, 2) != F(1, 3)
F(1, 2) == float('nan')
F(1, 2) == float('inf')
F(1, 2) < F(2, 3)
F(1, 2) <= 0.5
F(1, 2) > 0
F(1, 2) >= 'a'
F(1, 2) < 1j
F(1, 2) < float('inf')
F(1, 2) > float('-inf')
F(1, 2) < float('nan')
1 < F(3, 2)
0.5 >= F(1, 2)
str(F(3)), str(F(1, 2)), repr(F(-1, 2))
f'{F(1, 2)}', '%s' % F(1, 2)
format(F(1, 2), '.2f')
F(1, 2).real, F(1, 2).imag, F(1, 2).conjugate()
F(1, 2).foo
F(1, 2).__dict__
setattr(F(1, 2), 'numerator', 3)
F(1, 2).__reduce__()[1]
copy.copy(F(1, 2)), copy.deepcopy(F(1, 2)), copy.copy(F(1, 2)) == F(1, 2)
max(F(1, 2), F(2, 3), 0.6)
sum([F(1, 10)] * 10)
sum([F(1, 3), F(2, 3)], F(0))
sorted([F(1, 2), F(1, 3), 0.4, 1])
math.gcd(F(4).numerator, 6)
[F(1, n) for n in range(1, 5)]
numbers.Complex()
numbers.Integral()
len({F(1, 2), F(2, 4), F(1, 3)})
math.sqrt(F(1, 4))
math.isclose(F(1, 3), 0.333333333333)
F(1, 2).__floor__(), F(1, 2).__ceil__(), F(3, 2).__trunc__(), F(3, 2).__round__()
type(round(F(3, 2), 1)), type(round(F(3, 2)))
F(10 ** 30, 3) - F(10 ** 30 - 1, 3)
F('1e-400').denominator == 10 ** 400
operator.index(F(2))
range(F(2))
[1, 2][F(1)]
"""

for expression in EXPRESSIONS.strip().splitlines():
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
