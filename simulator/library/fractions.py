"""Exact fractions of whole numbers."""

import math
import operator
import sys
from numbers import Complex, Rational

__all__ = ["Fraction"]

_HASH_MODULUS = sys.hash_info.modulus
_HASH_INF = sys.hash_info.inf


def _integer(text):
    """The int of digits that single underscores may divide; ValueError otherwise."""
    if not text.replace("_", "").isdecimal():
        raise ValueError
    return int(text)


def _parsed(text):
    """Numerator and denominator of "3/4", "-1.25" or "1e-3"; ValueError for anything else."""
    rest = text.strip()
    negative = rest.startswith("-")
    if rest.startswith(("+", "-")):
        rest = rest[1:]
    whole, slash, below = rest.partition("/")
    if slash:
        numerator, denominator = _integer(whole), _integer(below)
    else:
        whole, _, exponent = rest.lower().partition("e")
        if "e" in rest.lower():
            shift = _integer(exponent[1:] if exponent[:1] in ("+", "-") else exponent)
            shift = -shift if exponent.startswith("-") else shift
        else:
            shift = 0
        whole, _, decimals = whole.partition(".")
        numerator = _integer(whole) if whole else 0
        if decimals:
            places = len(decimals.replace("_", ""))
            numerator = numerator * 10**places + _integer(decimals)
            shift -= places
        elif not whole:
            raise ValueError
        denominator = 10**-shift if shift < 0 else 1
        numerator *= 10**shift if shift > 0 else 1
    return -numerator if negative else numerator, denominator


def _operators(exact, fallback):
    """The methods __op__ and __rop__ of an operator: exact with ints and fractions."""

    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, Rational):
            return exact(a, b)
        if isinstance(a, Complex):
            # It may be of a class that knows only how to work with float or complex.
            kind = float if hasattr(a, "__float__") else complex
            return fallback(kind(a), kind(b))
        return NotImplemented

    for function, prefix in ((forward, "__"), (reverse, "__r")):
        function.__name__ = prefix + fallback.__name__.rstrip("_") + "__"
        function.__doc__ = exact.__doc__
    return forward, reverse


class Fraction(Rational):
    """A numerator and a denominator in lowest terms; the denominator is positive."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        """
        Of two ints or fractions, of one number, or of a text: Fraction(3, 4), Fraction(0.75),
        Fraction("3/4"), Fraction("0.75").
        """
        if denominator is None:
            if type(numerator) is int:
                return _made(numerator, 1, cls)
            if isinstance(numerator, Rational):
                return _made(numerator.numerator, numerator.denominator, cls)
            if isinstance(numerator, float) or _is_decimal(numerator):
                return _made(*numerator.as_integer_ratio(), cls)
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            try:
                numerator, denominator = _parsed(numerator)
            except ValueError:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}") from None
        elif type(numerator) is not int or type(denominator) is not int:
            if not (isinstance(numerator, Rational) and isinstance(denominator, Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        return (
            _lowest(numerator, denominator, cls)
            if _normalize
            else _made(numerator, denominator, cls)
        )

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(
                f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})"
            )
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        if isinstance(dec, int):
            return cls(dec)
        if not _is_decimal(dec):
            raise TypeError(
                f"{cls.__name__}.from_decimal() only takes Decimals, "
                f"not {dec!r} ({type(dec).__name__})"
            )
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The fraction next to this one whose denominator is at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, while their denominators are small enough.
        before, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            quotient = n // d
            denominator = before[1] + quotient * last[1]
            if denominator > max_denominator:
                break
            before, last = last, (before[0] + quotient * last[0], denominator)
            n, d = d, n - quotient * d
        # Between the last two lies a better one with as much of the last as fits.
        k = (max_denominator - before[1]) // last[1]
        between = Fraction(before[0] + k * last[0], before[1] + k * last[1])
        convergent = Fraction(*last)
        return convergent if abs(convergent - self) <= abs(between - self) else between

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def _add(a, b):
        """a + b"""
        da, db = a.denominator, b.denominator
        return _lowest(a.numerator * db + b.numerator * da, da * db)

    def _sub(a, b):
        """a - b"""
        da, db = a.denominator, b.denominator
        return _lowest(a.numerator * db - b.numerator * da, da * db)

    def _mul(a, b):
        """a * b"""
        return _lowest(a.numerator * b.numerator, a.denominator * b.denominator)

    def _div(a, b):
        """a / b"""
        n, d = a.numerator * b.denominator, a.denominator * b.numerator
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n // math.gcd(n, d) if n else 0}, 0)")
        return _lowest(n, d)

    def _floordiv(a, b):
        """a // b"""
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    def _divmod(a, b):
        """divmod(a, b)"""
        da, db = a.denominator, b.denominator
        quotient, rest = divmod(a.numerator * db, da * b.numerator)
        return quotient, _lowest(rest, da * db)

    def _mod(a, b):
        """a % b"""
        da, db = a.denominator, b.denominator
        return _lowest((a.numerator * db) % (b.numerator * da), da * db)

    __add__, __radd__ = _operators(_add, operator.add)
    __sub__, __rsub__ = _operators(_sub, operator.sub)
    __mul__, __rmul__ = _operators(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv)
    __divmod__, __rdivmod__ = _operators(_divmod, divmod)
    __mod__, __rmod__ = _operators(_mod, operator.mod)

    def __pow__(a, b):
        """a ** b: exact if b is whole."""
        if not isinstance(b, Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return _made(a._numerator**power, a._denominator**power)
        if a._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
        n, d = a._denominator**-power, a._numerator**-power
        return _made(n, d) if d > 0 else _made(-n, -d)

    def __rpow__(b, a):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _made(a._numerator, a._denominator)

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a):
        return math.trunc(a)

    def __trunc__(a):
        n, d = a._numerator, a._denominator
        return -(-n // d) if n < 0 else n // d

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """To the nearest int, or multiple of 10**-ndigits; halves to even."""
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice < self._denominator or (twice == self._denominator and floor % 2 == 0):
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Library reference, "Hashing of numeric types".
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            value = _HASH_INF
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            # As the infinities, nan has no ratio; 0.0 compares with them as every fraction does.
            return a == a.from_float(b) if math.isfinite(b) else 0.0 == b
        return NotImplemented

    def _compare(self, other, decide):
        if isinstance(other, Rational):
            return decide(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isfinite(other):
                return decide(self, self.from_float(other))
            return decide(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(*self.as_integer_ratio())

    def __deepcopy__(self, memo):
        return self.__copy__()


def _made(numerator, denominator, cls=Fraction):
    """A fraction of what is in lowest terms already."""
    self = object.__new__(cls)
    self._numerator = numerator
    self._denominator = denominator
    return self


def _lowest(numerator, denominator, cls=Fraction):
    common = math.gcd(numerator, denominator)
    if denominator < 0:
        common = -common
    return _made(numerator // common, denominator // common, cls)


def _is_decimal(value):
    """Without importing decimal for it: there are no Decimals as long as nobody has."""
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)
