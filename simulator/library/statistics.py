"""Averages and spreads, exact until the result is made; lines through points; the normal distribution."""

import math
import sys
from bisect import bisect_left, bisect_right
from itertools import groupby
from math import fabs, fsum, sqrt

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
    "harmonic_mean", "linear_regression", "mean", "median", "median_grouped", "median_high",
    "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]  # fmt: skip

_SQRT2 = sqrt(2.0)


class StatisticsError(ValueError):
    """There are no such statistics of these data."""


# Exact sums. A sum is a pair of ints, numerator and denominator, or a float that is no number.


def _ratio(x):
    """Numerator and denominator of a number; (x, None) for an infinity or nan."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(
            f"can't convert type '{type(x).__name__}' to numerator/denominator"
        ) from None


def _coerce(a, b):
    """The type of results of numbers of both types."""
    if a is b or b is int or b is bool:
        return a
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b) or issubclass(b, int):
        return a
    if issubclass(a, int):
        return b
    for first, second in ((a, b), (b, a)):
        if issubclass(first, float) and _is_fraction(second):
            return first
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _is_fraction(kind):
    fractions = sys.modules.get("fractions")
    return fractions is not None and issubclass(kind, fractions.Fraction)


def _is_decimal(kind):
    decimal = sys.modules.get("decimal")
    return decimal is not None and issubclass(kind, decimal.Decimal)


def _total(partials):
    """The sum of partial sums by their denominators."""
    if None in partials:
        return partials[None], None
    common = math.lcm(*partials)
    return sum(n * (common // d) for d, n in partials.items()), common


def _sum(data):
    """The type of the results, the sum, and how many numbers there are."""
    kind = int
    count = 0
    partials = {}
    for type_, values in groupby(data, type):
        kind = _coerce(kind, type_)
        for n, d in map(_ratio, values):
            count += 1
            partials[d] = partials.get(d, 0) + n
    return kind, _total(partials), count


def _squares(data, center=None):
    """The type of the results, the sum of squared distances from the mean, and how many there are."""
    if center is not None:
        return _sum((d := x - center) * d for x in data)
    kind = int
    count = 0
    sums, squares = {}, {}
    for type_, values in groupby(data, type):
        kind = _coerce(kind, type_)
        for n, d in map(_ratio, values):
            count += 1
            sums[d] = sums.get(d, 0) + n
            square = None if d is None else d * d
            squares[square] = squares.get(square, 0) + n * n
    if not count:
        return kind, (0, 1), 0
    n, d = _total(sums)
    if d is None:
        return kind, (n, None), count
    n2, d2 = _total(squares)
    # count × Σx² − (Σx)², over count; d2 is a multiple of d².
    return kind, (count * n2 - n * n * (d2 // (d * d)), count * d2), count


def _divided(total, number):
    n, d = total
    return (n, None) if d is None else (n, d * number)


def _convert(total, kind):
    """A sum as a number of the type."""
    n, d = total
    if d is None:
        return n if type(n) is kind else kind(n)
    if issubclass(kind, int):
        return kind(n // d) if n % d == 0 else n / d
    if issubclass(kind, float):
        return kind(n / d)
    if _is_decimal(kind):
        common = math.gcd(n, d)
        return kind(n // common) / (d // common)
    from fractions import Fraction

    return Fraction(n, d) if kind is Fraction else kind(Fraction(n, d))


def _root(total, kind):
    """The square root of a sum: a Decimal of Decimals, else a float."""
    n, d = total
    if d is None:
        return sqrt(n)
    if _is_decimal(kind):
        return _decimal_root(n, d)
    return _float_root(n, d)


def _float_root(n, d):
    """The float nearest to sqrt(n / d)."""
    if not n:
        return 0.0
    # As many digits as a float has, and one that tells whether there are more.
    shift = (n.bit_length() - d.bit_length() - 114) // 2
    quotient, rest = divmod(n << -2 * shift, d) if shift < 0 else divmod(n, d << 2 * shift)
    root = math.isqrt(quotient)
    if rest or root * root != quotient:
        root |= 1
    return float(root << shift) if shift > 0 else root / (1 << -shift)


def _decimal_root(n, d):
    from decimal import Decimal, localcontext

    with localcontext() as context:
        context.prec += 10
        root = (Decimal(n) / Decimal(d)).sqrt()
    return +root


# Averages


def mean(data):
    """The arithmetic mean, of the type of the data."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(_divided(total, n), kind)


def fmean(data, weights=None):
    """The arithmetic mean in floats: faster."""
    if weights is None:
        data = list(data)
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    data, weights = list(data), list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    divisor = fsum(weights)
    if not divisor:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum(x * w for x, w in zip(data, weights)) / divisor


def geometric_mean(data):
    """The nth root of the product of n numbers."""
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError(
            "geometric mean requires a non-empty dataset containing positive numbers"
        ) from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals: of speeds over equal distances."""
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if isinstance(x, (int, float)) or _is_decimal(type(x)) or _is_fraction(type(x)):
            return next(_no_negatives([x]))
        raise TypeError("unsupported type")
    if weights is None:
        weights = [1] * n
        weight = n, 1
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, weight, _ = _sum(_no_negatives(weights))
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _no_negatives(data)))
    except ZeroDivisionError:
        return 0
    numerator, denominator = total
    if denominator is not None and numerator <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if denominator is None:
        return _convert((weight[0] / weight[1] / numerator, None), kind)
    return _convert((weight[0] * denominator, weight[1] * numerator), kind)


def _no_negatives(values):
    for x in values:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        yield x


def median(data):
    """The middle value; the mean of the two middle ones of an even number."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    middle = n // 2
    return data[middle] if n % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The middle value; the smaller of the two middle ones of an even number."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value; the larger of the two middle ones of an even number."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of values that stand for intervals around them, interpolated."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = bisect_left(data, x)
    inside = bisect_right(data, x, lo=below) - below
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / inside


def _counts(data):
    counts = {}
    for value in iter(data):
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """The most frequent value, the first of several."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """The most frequent values, in the order in which they were met."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 values that divide the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    length = len(data)
    if length < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        # The data include the extremes of the population.
        places = [divmod(i * (length - 1), n) for i in range(1, n)]
    elif method == "exclusive":
        places = []
        for i in range(1, n):
            position = i * (length + 1)
            j = min(max(position // n, 1), length - 1)
            places.append((j - 1, position - j * n))
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return [(data[j] * (n - delta) + data[j + 1] * delta) / n for j, delta in places]


# Spread


def variance(data, xbar=None):
    """The variance of a sample, around its mean or xbar."""
    kind, total, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(_divided(total, n - 1), kind)


def pvariance(data, mu=None):
    """The variance of a whole population, around its mean or mu."""
    kind, total, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(_divided(total, n), kind)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    kind, total, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_divided(total, n - 1), kind)


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    kind, total, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_divided(total, n), kind)


# Pairs


def _check_pairs(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")


def _deviations(values):
    center = fsum(values) / len(values)
    return [value - center for value in values]


def covariance(x, y, /):
    """How two variables vary together, of a sample."""
    _check_pairs(x, y, "covariance")
    return fsum(a * b for a, b in zip(_deviations(x), _deviations(y))) / (len(x) - 1)


def correlation(x, y, /):
    """Pearson's correlation of two variables, from -1 to 1."""
    _check_pairs(x, y, "correlation")
    dx, dy = _deviations(x), _deviations(y)
    sxy = fsum(a * b for a, b in zip(dx, dy))
    scale = sqrt(fsum(a * a for a in dx) * fsum(b * b for b in dy))
    try:
        return sxy / scale
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line through the points that leaves the least squares."""
    _check_pairs(x, y, "linear regression")
    if proportional:
        sxy = fsum(a * b for a, b in zip(x, y))
        sxx = fsum(a * a for a in x)
    else:
        dx = _deviations(x)
        sxy = fsum(a * b for a, b in zip(dx, _deviations(y)))
        sxx = fsum(a * a for a in dx)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    intercept = 0.0 if proportional else fsum(y) / len(y) - slope * (fsum(x) / len(x))
    return LinearRegression(slope=slope, intercept=intercept)


class NormalDist:
    """A normal distribution of mean mu and standard deviation sigma."""

    __slots__ = {"_mu": "the mean", "_sigma": "the standard deviation"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and the standard deviation of the data."""
        data = list(data)
        center = fmean(data)
        return cls(center, stdev(data, center))

    def samples(self, n, *, seed=None):
        """n random numbers of the distribution."""
        import random

        gauss = (random if seed is None else random.Random(seed)).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The probability density at x."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return math.exp(distance * distance / (-2.0 * variance)) / sqrt(math.tau * variance)

    def cdf(self, x):
        """The probability of a value up to x."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * _SQRT2)))

    def inv_cdf(self, p):
        """The value that others stay below with probability p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        from _statistics import _normal_dist_inv_cdf

        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 values that divide the distribution into n parts of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that the densities of two distributions have in common, from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_variance, y_variance = x.variance, y.variance
        if not x_variance or not y_variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        difference = y_variance - x_variance
        distance = fabs(y._mu - x._mu)
        if not difference:
            return 1.0 - math.erf(distance / (2.0 * x._sigma * _SQRT2))
        # Where the densities cross.
        a = x._mu * y_variance - y._mu * x_variance
        root = sqrt(distance * distance + difference * math.log(y_variance / x_variance))
        b = x._sigma * y._sigma * root
        crossings = (a + b) / difference, (a - b) / difference
        first, second = [fabs(y.cdf(at) - x.cdf(at)) for at in crossings]
        return 1.0 - (first + second)

    def zscore(self, x):
        """How many standard deviations x lies above the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(x1, x2):
        """The sum of independent variables, or of one and a constant."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def LinearRegression(slope, intercept):
    """What linear_regression() gives: a named tuple, made when the first one is asked for."""
    global LinearRegression
    from collections import namedtuple

    LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"), module=__name__)
    return LinearRegression(slope, intercept)
