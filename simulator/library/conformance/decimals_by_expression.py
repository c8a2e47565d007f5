# decimal: construction, operators, methods, contexts, and what they refuse.
import copy
import decimal
import math
import numbers
from decimal import *
from decimal import Decimal as D
from fractions import Fraction as F

C = Context(prec=6)

EXPRESSIONS = r"""
D()
D('1.50')
D(' -1_000.5e-3\n')
D('abc')
D('')
D('1e')
D('Inf'), D('-infinity'), D('NaN'), D('-sNaN123'), D('nan007')
D(5), D(-10**40), D(True)
D(0.1)
D(float('nan')), D(float('-inf')), D(-0.0)
D((0, (1, 2, 3), -2)), D((1, (0, 0, 5), 3)), D((0, (), 0)), D((1, (), 'F')), D((0, (1, 2), 'n')), D((0, (1,), 'N'))
D([0, [1, 2], 1])
D((2, (1,), 0))
D((0, (10,), 0))
D((0, (1,), 'x'))
D((0, (1,)))
D((0, '12', 0))
D((0, (1,), 1.5))
D(None)
D(1j)
D(object)
D(b'1')
D('1', 5)
D(value='2')
D(1, 2, 3)
D(foo=1)
D('٣.٤')
D('1' * 50)
D(D('1.1'))
D('1__0'), D('_1'), D('1_')
D('1e999999'), D('1e1000000'), D('1e-2000000')
D('0e5'), D('-0'), D('0.000'), D('1E+5'), D('1e5'), D('123e-10'), D('0.0000001'), D('0.000001'), D('12345678901234567890e-30')
str(D('1E+3')), str(D('1e-7')), str(D('0E-7')), str(D('NaN12')), str(D('-Infinity')), str(D('-sNaN'))
D('1.1') + D('2.25'), D('1') + 1, 1 + D('1'), D('1') + True
D('1') + 1.5
1.5 + D('1')
D('1') + 'a'
D('1') + F(1, 2)
D('1') - D('0.9999999999999999999999999999999')
D('1e30') + 1, D('1e27') + 1, D('1e28') + 1
D(1) - D(1), D('-0') + D('0'), D('0') - D('0'), D('-0') - D('0')
D('1.20') * D('3'), D('1.2') * -3, D('0') * D('-5'), D('123456789012345678901234567890') * 1
D(1) / D(3), D(2) / D(3), D(6) / D(3), D('1.00') / D('2'), D(100) / D('1e3'), D(-7) / 2
D(1) / D(0)
D(0) / D(0)
D(0) / D(5), D('0.00') / D('-5'), D('0e5') / 3
D(7) // D(2), D(-7) // D(2), D(7) // D('-2'), D('7.5') // D('0.3'), 7 // D(2)
D(7) % D(3), D(-7) % D(3), D('7.5') % D('0.3'), D(7) % D('-3'), 7 % D(4)
D(7) // D(0)
D(7) % D(0)
D(0) // D(0)
D(0) % D(0)
divmod(D(7), D(3)), divmod(D(-7), D(3)), divmod(D('1.5'), 1), divmod(7, D(3))
divmod(D(7), D(0))
divmod(D(0), D(0))
D('1e30') // D(1), D('1e28') // 3
D('1e30') % D(3)
D(2) ** 10, D(2) ** -1, D('1.1') ** 3, D(10) ** 30, D(2) ** D('0.5'), D(4) ** D('0.5'), D('-2') ** 3, D(0) ** 5, 2 ** D(3), D(10) ** D('-3'), D('0.5') ** 2, D(100) ** D('0.5'), D(1) ** 100
D(0) ** 0
D(-8) ** D('0.5')
D(0) ** -1
D(2) ** 1.5
D('1.0000001') ** 1000000, D(3) ** 100, D(7) ** D('-2.5'), D('1e100') ** D('0.1')
pow(D(3), 4, 5), pow(D(3), 4, 7), pow(D(-3), 3, 5), pow(D(2), 100, 10007)
pow(D(3), -1, 5)
pow(D(3), 2, 0)
pow(D('1.5'), 2, 5)
pow(D(2), 2, 10 ** 40)
-D('1.5'), +D('1.5'), abs(D('-1.5')), -D('0'), +D('-0'), abs(D('-0')), -D('NaN'), +D('1' * 40)
D('Inf') + 1, D('Inf') - D('-Inf'), D('Inf') * -2, 1 / D('Inf'), D('-1') / D('Inf')
D('Inf') - D('Inf')
D('Inf') * 0
D('Inf') / D('Inf')
D('Inf') % 2
5 % D('Inf'), -5 // D('Inf')
D('NaN') + 1, 1 - D('NaN123'), D('NaN1') * D('NaN2')
D('sNaN') + 1
D('sNaN5') + D('NaN')
D(1) < D(2), D('1.0') == D('1.00'), D(1) == 1, D('0.5') == 0.5, D('0.1') == 0.1, D(1) != 2, D(1) < 1.5, 2 > D('1.5'), D('0') == D('-0'), D(1) == '1', D('1e500000') > 1e300, D(1) <= True
D('NaN') == D('NaN'), D('NaN') != 1, D('NaN') == 1.0
D('NaN') < 1
D('sNaN') == 1
D('Inf') > D('1e999999'), D('-Inf') < 0, D('Inf') == float('inf'), D('Inf') == D('Inf')
D(1) < 'a'
D(1) < 1j
D(1) == 1 + 0j, D(1) == 1j, D('0.5') == F(1, 2), D('0.5') < F(2, 3), F(1, 3) > D('0.3'), D('NaN') == F(1, 2)
D(1) < None
hash(D(1)) == hash(1), hash(D('0.5')) == hash(0.5), hash(D('1.50')) == hash(D('1.5')), hash(D('0.1')), hash(D('-1')), hash(D('1e20')) == hash(10 ** 20), hash(D('Inf')), hash(D('-Inf')), hash(D('1.1')), hash(D('123.456e-50'))
hash(D('sNaN'))
hash(D('NaN')) == hash(D('NaN')) or True
{D('1.0'): 'a'}[1], {1: 'b'}[D(1)], {0.5: 'c'}[D('0.50')], len({D('1.1'), D('1.10'), D('1.2')}), D('1e30') in {10 ** 30}
int(D('1.9')), int(D('-1.9')), float(D('0.1')), bool(D('0.0')), bool(D('1e-50')), complex(D('1.5')), int(D('1e20')), float(D('1e400')), float(D('-0')), float(D('1e-400'))
int(D('NaN'))
int(D('Inf'))
float(D('NaN')), float(D('-Inf'))
float(D('sNaN'))
round(D('2.5')), round(D('3.5')), round(D('-2.5')), round(D('2.675'), 2), round(D('2.5'), 0), round(D('1234.5'), -2), type(round(D('2.5'))), type(round(D('2.5'), 0))
round(D('NaN'))
round(D('Inf'))
round(D('NaN'), 2), round(D('1.25'), True)
round(D('1.2'), 'a')
round(D('1e20'), 20)
math.floor(D('-1.5')), math.ceil(D('1.2')), math.trunc(D('-1.9')), math.floor(D('1e20'))
math.floor(D('NaN'))
math.ceil(D('Inf'))
D('1.50').as_tuple(), D('-Inf').as_tuple(), D('NaN12').as_tuple(), D('-0').as_tuple(), D('sNaN').as_tuple(), D('1e5').as_tuple()
D('1.50').as_integer_ratio(), D('-0.125').as_integer_ratio(), D('1e3').as_integer_ratio(), D('0').as_integer_ratio()
D('NaN').as_integer_ratio()
D('Inf').as_integer_ratio()
D.from_float(0.1), D.from_float(3), D.from_float(float('inf')), D.from_float(-0.0)
D.from_float('1')
D('1.2300').normalize(), D('100').normalize(), D('0.00').normalize(), D('-0').normalize(), D('Inf').normalize(), D('1e400000').normalize()
D('3.14159').quantize(D('0.01')), D('2.675').quantize(D('0.01')), D('2.5').quantize(D('1')), D('1e5').quantize(D('0.1')), D('-1.5').quantize(D('1'), rounding='ROUND_UP'), D('1').quantize(D('1e5'))
D('123456789012345678901234567890').quantize(D('0.01'))
D('1').quantize(D('Inf'))
D('Inf').quantize(D('Inf')), D('NaN').quantize(D('1'))
D('1').quantize(D('1'), rounding='foo')
D('1').quantize(D('1'), rounding=5)
D('1').quantize('1')
D('1').quantize(1.5)
[D(x).quantize(D('1'), r) for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP) for x in ('1.5', '-1.5', '2.5', '0.1', '-0.9', '5.1', '10.1')]
D('2.5').to_integral_value(), D('2.5').to_integral_exact(), D('2.5').to_integral(), D('-2.5').to_integral_value(ROUND_CEILING), D('1e5').to_integral_value(), D('NaN').to_integral_value(), D('Inf').to_integral_exact()
D(2).sqrt(), D('16').sqrt(), D('0.01').sqrt(), D('1e10').sqrt(), D(0).sqrt(), D('-0').sqrt(), D('Inf').sqrt(), D('1.44').sqrt(), D('2e-7').sqrt()
D(-1).sqrt()
D(1).exp(), D(0).exp(), D('-1').exp(), D('100').exp(), D('0.0001').exp(), D('-Inf').exp(), D('Inf').exp(), D('1e-30').exp(), D('-1000').exp(), D('23.5').exp()
D('1e10').exp()
D('-1e10').exp()
D(10).ln(), D(1).ln(), D('0.5').ln(), D(0).ln(), D('Inf').ln(), D('1e100').ln(), D('1.0000001').ln(), D('123456789').ln(), D('1e-50').ln()
D(-1).ln()
D(10).log10(), D(1000).log10(), D('0.001').log10(), D(2).log10(), D(0).log10(), D('Inf').log10(), D('1e100').log10(), D('3.5e-20').log10()
D(-1).log10()
D('123.45').adjusted(), D('0.001').adjusted(), D(0).adjusted(), D('NaN').adjusted(), D('Inf').adjusted()
D('123.45').logb(), D('0').logb(), D('Inf').logb(), D('0.001').logb()
D(1).compare(D(2)), D(2).compare(1), D('NaN').compare(1), D('1.0').compare(D('1'))
D(1).compare_signal(D(2)), D('1').compare_total(D('1.0')), D('1.0').compare_total(D('1')), D('NaN').compare_total(D('1')), D('-1').compare_total_mag(D('1')), D('-NaN').compare_total(D('sNaN'))
D('NaN').compare_signal(1)
D(1).max(D(2)), D(1).min(D('NaN')), D('-3').max_mag(2), D('-3').min_mag(2), D('1.0').max(D('1')), D('1').min('a') if False else 0
D(1).next_plus(), D(1).next_minus(), D('0').next_plus(), D('Inf').next_minus(), D(1).next_toward(2), D(1).next_toward(D('0.5')), D(1).next_toward(1)
D('101').logical_and(D('110')), D('101').logical_or(D('110')), D('101').logical_xor(D('110')), D('101').logical_invert(), D(0).logical_invert()
D('102').logical_and(1)
D('123').rotate(1), D('123').rotate(-1), D('123').shift(2), D('123').shift(-2), D('123').scaleb(2), D('123').scaleb(-5), D('1.5').scaleb(0)
D('1').rotate(100)
D('1').shift(100)
D('1').scaleb(D('1.5'))
D('1.5').remainder_near(D('1')), D('2.5').remainder_near(1), D('-1.5').remainder_near(1), D(10).remainder_near(3), D(10).remainder_near(6), D('10.2').remainder_near('1') if False else 0
D(2).fma(3, 4), D('1e20').fma(D('1e20'), 1), D('Inf').fma(2, 3)
D('Inf').fma(0, 1)
D('NaN').fma(1, 2), D(1).fma(D('NaN3'), D('NaN4'))
D(1).copy_abs(), D(-1).copy_negate(), D(1).copy_sign(D(-2)), D('-1').copy_abs(), D(1).copy_sign(-1), D('NaN').copy_negate()
D(1).is_finite(), D('Inf').is_infinite(), D('NaN').is_nan(), D('NaN').is_qnan(), D('sNaN').is_snan(), D('-1').is_signed(), D(0).is_zero(), D(1).is_normal(), D('1e-1000000').is_subnormal(), D(1).is_canonical()
[D(x).number_class() for x in ('Inf', '-Inf', '1', '-1', '0', '-0', 'NaN', 'sNaN', '1e-1000005', '-1e-1000005')]
D(1).radix(), D(1).canonical(), D(1).conjugate(), D('1.5').real, D('1.5').imag, D(1).same_quantum(D(2)), D('1.0').same_quantum(D('2')), D('Inf').same_quantum(D('-Inf'))
D('12345e5').to_eng_string(), D('1e-7').to_eng_string(), D('123e1').to_eng_string(), D('0e5').to_eng_string(), D('NaN').to_eng_string(), D('1e-8').to_eng_string()
format(D('1234.567'), '.2f'), format(D('1234.567'), ',.1f'), format(D('1234.567'), '10.1f'), format(D('0.00001'), ''), format(D('1e10'), 'f'), format(D('123'), 'e'), format(D('0.125'), '.1%'), format(D('1.5'), '+'), format(D('-1.5'), '08.2f'), format(D('1234567.891'), ',')
format(D('1.5'), '.3'), format(D('123456'), '.2'), format(D('0'), '.3e'), format(D('NaN'), '10'), format(D('Inf'), '>8'), format(D('1.5'), 'g'), format(D('1e20'), 'g'), format(D('2.5'), '.0f'), format(D('3.5'), '.0f'), format(D('1.5'), '*^10'), format(D('1.5'), ' '), format(D('1.5'), 'n'), format(D('-0.001'), 'z.1f'), format(D('1e-10'), '.3f'), format(D('12345.678'), 'E'), format(D('0e-8'), 'f'), format(D('1E+3'), '.1'), format(D('-Inf'), 'f'), format(D('1'), '#')
format(D('1'), 'd')
format(D('1'), 'x')
format(D('1'), '.f')
format(D('1'), 5)
format(D('1'), '=10'), format(D('1'), '010'), format(D('-1234'), '015,'), format(D('1'), '<010')
f"{D('1.25'):.1f} {D('1.35'):.1f} {D('0.5'):%} {D('5')}", '%s %d %.2f' % (D('1.5'), D('2.7'), D('3.14159'))
repr(D('1.5')), str(D('1.5')), D('1.5').__reduce__()[1], copy.copy(D('1.5')), copy.deepcopy(D('2'))
getcontext()
Context()
Context(prec=5, rounding=ROUND_DOWN, Emin=-10, Emax=10, capitals=0, clamp=1, flags=[Inexact], traps=[Overflow])
Context(prec=0)
Context(prec='a')
Context(rounding='x')
Context(Emin=5)
Context(Emax=-1)
Context(capitals=2)
Context(clamp=3)
Context(traps=[5])
Context(traps={Inexact: True})
Context(foo=1)
Context(5, ROUND_UP)
setattr(getcontext(), 'foo', 1)
getcontext().foo
setattr(getcontext(), 'prec', 0)
setattr(getcontext(), 'rounding', 'x')
setattr(getcontext(), 'Emax', -5)
setattr(getcontext(), 'flags', 1)
setattr(getcontext(), 'traps', {})
DefaultContext, BasicContext, ExtendedContext
Context(prec=5).create_decimal('1.23456789'), Context(prec=5).create_decimal(1.1), Context(prec=3).create_decimal_from_float(0.1), Context(prec=3).create_decimal(12345), Context(prec=3).create_decimal((0, (1, 2, 3, 4), 0)), Context(prec=3).create_decimal()
Context().create_decimal('1_000'), Context().create_decimal(' 1 ')
Context().create_decimal('x')
C.add(1, 2), C.subtract(5, D(3)), C.multiply(2, 3), C.divide(1, 3), C.divide_int(7, 2), C.remainder(7, 4), C.remainder_near(7, 4), C.divmod(7, 2), C.power(2, 10), C.power(2, 10, 7), C.fma(2, 3, 4), C.sqrt(2), C.exp(1), C.ln(2), C.log10(2)
C.abs(-1), C.plus(D('1.23456789')), C.minus(5), C.compare(1, 2), C.compare_signal(1, 2), C.compare_total(1, D('1.0')), C.compare_total_mag(-1, 1), C.max(1, 2), C.min(1, 2), C.max_mag(-3, 2), C.min_mag(-3, 2)
C.quantize(D('1.23456'), D('0.01')), C.to_integral_value(D('1.5')), C.to_integral_exact(D('2.5')), C.to_integral(D('1.5')) if hasattr(C, 'to_integral') else 0, C.normalize(D('1.200')), C.to_sci_string(D('1e5')), C.to_eng_string(D('1e5')), C.number_class(5), C.logb(100), C.scaleb(1, 2), C.shift(12, 1), C.rotate(12, 1), C.same_quantum(1, 2), C.radix(), C.Etiny(), C.Etop()
C.next_plus(1), C.next_minus(1), C.next_toward(1, 2), C.logical_and(11, 10), C.logical_or(1, 10), C.logical_xor(1, 11), C.logical_invert(1), C.copy_abs(-1), C.copy_negate(1), C.copy_sign(1, -2), C.copy_decimal(5), C.canonical(D(1))
C.is_finite(1), C.is_infinite(1), C.is_nan(1), C.is_normal(1), C.is_qnan(1), C.is_signed(-1), C.is_snan(1), C.is_subnormal(1), C.is_zero(0), C.is_canonical(D(1))
C.add(1, 'a')
C.add(1, 1.5)
C.sqrt('a')
C.canonical(5)
C.is_canonical(5)
C.flags, C.traps
C.flags[Inexact], len(C.flags), list(C.traps)[:2], Inexact in C.flags
C.flags[5]
C.clear_flags(), C.flags[Inexact], C.clear_traps(), C.traps[Overflow]
C.copy() == C, repr(C.copy())
isinstance(C.flags, dict), type(C.flags), C.flags == {}, C.flags == C.copy().flags
localcontext(5)
localcontext(prec=0)
setcontext(5)
setcontext()
[x.__mro__[1:-1] for x in (DecimalException, Clamped, InvalidOperation, DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation)]
decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN, decimal.MIN_ETINY, decimal.HAVE_THREADS, decimal.HAVE_CONTEXTVAR, decimal.__version__
ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP
sum([D('0.1')] * 10), sum([D(1), 2, D('0.5')]), max(D(1), D('1.5'), 1.2), sorted([D('2'), D('-1'), D('1.5')]), min([D('3'), 2])
D('1').foo
D('1').__dict__
setattr(D('1'), 'foo', 1)
isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real)
math.sqrt(D('2.25')), math.isclose(D('1'), 1), math.fsum([D('0.1')] * 10), math.pow(D(2), 3), abs(D('-0.5')), math.isnan(D('NaN')), math.isfinite(D(1))
F(D('0.75')), F(D('1e-3')), D(F(1, 2).numerator) / D(F(1, 2).denominator)
D('NaN').next_plus(), D('-Inf').next_plus(), D('1e999999').next_plus(), D('9.999999999999999999999999999e999999').next_plus()
DecimalTuple(0, (1, 2), -1), DecimalTuple(sign=1, digits=(3,), exponent=0).digits, D(DecimalTuple(0, (1, 2), -1)), D('1.5').as_tuple()._fields, D('1.5').as_tuple()._asdict(), D('1.5').as_tuple()._replace(sign=1)
D('1.1').__floor__(), D('1.1').__ceil__(), D('1.9').__trunc__(), D('1.5').__round__(), D(3).__radd__(4), D(3).__rsub__(4), D(3).__rpow__(2), D(3).__rtruediv__(6), D(3).__rmod__(7), D(3).__rdivmod__(7), D(3).__add__('a'), D(3).__eq__('a'), D(3).__lt__('a')
int.__add__(1, D(1)), (2.0).__lt__(D(1))
D('9.99e999999') * 10
D('1e-999999') / 10, D('1e-1000020') * D('0.00001'), D('1e-1000026') / 1000
"""

for expression in EXPRESSIONS.strip().splitlines():
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
