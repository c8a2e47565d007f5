"""Decimal numbers with as many digits as asked for, and control over rounding and errors."""

from numbers import Number, Rational

from _decimal import *
from _decimal import _use_classes

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
    "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded",
    "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext",
    "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN",
    "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext",
    "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
    "HAVE_CONTEXTVAR",
]  # fmt: skip

__version__ = "1.70"
HAVE_THREADS = True
HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    """What all signals of this module have in common."""


class Clamped(DecimalException):
    """An exponent has been changed to fit the context."""


class InvalidOperation(DecimalException):
    """An operation makes no sense."""


class ConversionSyntax(InvalidOperation):
    """A text is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number other than zero has been divided by zero."""


class DivisionImpossible(InvalidOperation):
    """A whole quotient has more digits than the precision."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero has been divided by zero."""


class Inexact(DecimalException):
    """Digits other than zero have been rounded away."""


class InvalidContext(InvalidOperation):
    """An operation doesn't fit the context."""


class Rounded(DecimalException):
    """Digits have been rounded away, be they zeros."""


class Subnormal(DecimalException):
    """An exponent is below Emin."""


class Overflow(Inexact, Rounded):
    """A number is too large for the context."""


class Underflow(Inexact, Rounded, Subnormal):
    """A number is too small for the context, and has been rounded."""


class FloatOperation(DecimalException, TypeError):
    """A float has been mixed with decimals."""


Number.register(Decimal)
_use_classes(globals())
