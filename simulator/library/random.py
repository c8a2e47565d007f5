"""Random numbers: a Mersenne twister, and the distributions made of it.

The same seed gives the same numbers as any other Python.
"""

import _random
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from itertools import repeat as _repeat
from math import acos as _acos
from math import ceil as _ceil
from math import cos as _cos
from math import e as _e
from math import exp as _exp
from math import fabs as _fabs
from math import floor as _floor
from math import isfinite as _isfinite
from math import log as _log
from math import pi as _pi
from math import pow as _pow
from math import sin as _sin
from math import sqrt as _sqrt
from operator import index as _index

__all__ = [
    "Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate",
    "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate",
    "randbytes", "randint", "random", "randrange", "sample", "seed", "setstate", "shuffle",
    "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]  # fmt: skip

_TWO_PI = 2.0 * _pi
_KINDERMAN_MONAHAN = 4 * _exp(-0.5) / _sqrt(2.0)
_LOG_4 = _log(4.0)
_CHENG = 1.0 + _log(4.5)


class Random(_random.Random):
    """A generator of random numbers with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        """Starts anew from an int, float, str, bytes or bytearray; None: from the machine."""
        if version == 1 and isinstance(a, (str, bytes)):
            a = _old_seed(a)
        elif isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + _random._sha512(data), "big")
        elif not isinstance(a, (type(None), int, float)):
            raise TypeError(
                "The only supported seed types are: None,\n"
                "int, float, str, bytes, and bytearray."
            )
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    def setstate(self, state):
        version = state[0]
        if version == 3:
            _, internal, self.gauss_next = state
        elif version == 2:  # signed numbers
            _, internal, self.gauss_next = state
            try:
                internal = tuple(number % 2**32 for number in internal)
            except ValueError as error:
                raise TypeError from error
        else:
            raise ValueError(
                f"state with version {version} passed to Random.setstate() of version "
                f"{self.VERSION}"
            )
        super().setstate(internal)

    # Whole numbers

    def _randbelow(self, n):
        """0 … n − 1, each as likely: draws of as many bits as n − 1 has, until one fits."""
        bits = n.bit_length()
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def __init_subclass__(cls, /, **keywords):
        """A subclass with a random() of its own but no getrandbits() draws from random()."""
        for base in cls.__mro__:
            if "_randbelow" in base.__dict__:
                break
            if "getrandbits" in base.__dict__:
                cls._randbelow = Random._randbelow
                break
            if "random" in base.__dict__:
                cls._randbelow = cls._randbelow_by_floats
                break

    def _randbelow_by_floats(self, n, most=1 << 53):
        if n >= most:
            return _floor(self.random() * n)
        limit = (most - most % n) / most  # beyond it small numbers would be more likely
        number = self.random()
        while number >= limit:
            number = self.random()
        return _floor(number * most) % n

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=1):
        """One of range(start, stop, step)."""
        first = _whole(start, "arg 1")
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        last = _whole(stop, "stop")
        width = last - first
        stride = _whole(step, "step")
        if stride == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError(f"empty range for randrange() ({first}, {last}, {width})")
        if stride > 0:
            count = (width + stride - 1) // stride
        elif stride < 0:
            count = (width + stride + 1) // stride
        else:
            raise ValueError("zero step for randrange()")
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        """A whole number from a to b, both included."""
        return self.randrange(a, b + 1)

    # Sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Shuffles a list in place."""
        below = self._randbelow
        for last in reversed(range(1, len(x))):
            other = below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """k different members of the population, in random order."""
        from collections.abc import Sequence

        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, k, counts)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        below = self._randbelow
        # A set of what was taken is smaller than a copy of the population unless k is large.
        set_size = 21
        if k > 5:
            set_size += 4 ** _ceil(_log(k * 3, 4))
        if n <= set_size:
            pool = list(population)
            for i in range(k):
                taken = below(n - i)
                result[i] = pool[taken]
                pool[taken] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                taken = below(n)
                while taken in selected:
                    taken = below(n)
                selected.add(taken)
                result[i] = population[taken]
        return result

    def _sample_counted(self, population, k, counts):
        ends = list(_accumulate(counts))
        if len(ends) != len(population):
            raise ValueError("The number of counts does not match the population")
        total = ends.pop()
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[_bisect(ends, position)] for position in self.sample(range(total), k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k members of the population, each drawn from all of it, by weight if given."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in _repeat(None, k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(
                    f"The number of choices must be a keyword argument: k={weights!r}"
                ) from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        last = n - 1
        return [
            population[_bisect(cum_weights, random() * total, 0, last)] for _ in _repeat(None, k)
        ]

    # Distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution, by the ratio of uniform numbers (Kinderman and Monahan 1977)."""
        random = self.random
        while True:
            u1 = random()
            u2 = 1.0 - random()
            z = _KINDERMAN_MONAHAN * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Normal distribution, two numbers at a time; the second is kept for the next call."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """Exponential distribution; 1 / lambd is the mean."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu, by Best and Fisher's method (Fisher 1993, page 49)."""
        random = self.random
        if kappa <= 1e-6:
            return _TWO_PI * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if random() > 0.5:
            return (mu + _acos(f)) % _TWO_PI
        return (mu - _acos(f)) % _TWO_PI

    def gammavariate(self, alpha, beta):
        """Gamma distribution with mean alpha × beta: Cheng 1977, and Ahrens and Dieter 1974."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        random = self.random
        if alpha > 1.0:
            a = _sqrt(2.0 * alpha - 1.0)
            b = alpha - _LOG_4
            c = alpha + a
            while True:
                u1 = random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - random()
                v = _log(u1 / (1.0 - u1)) / a
                x = alpha * _exp(v)
                z = u1 * u1 * u2
                r = b + c * v - x
                if r + _CHENG - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        while True:
            u = random()
            b = (_e + alpha) / _e
            p = b * u
            x = _pow(p, 1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u1 = random()
            if p > 1.0:
                if u1 <= _pow(x, alpha - 1.0):
                    break
            elif u1 <= _exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        u = 1.0 - self.random()
        return _pow(u, -1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        u = 1.0 - self.random()
        return alpha * _pow(-_log(u), 1.0 / beta)


def _whole(value, what):
    """The int that an argument of randrange() stands for."""
    try:
        return _index(value)
    except TypeError:
        from warnings import warn

        number = int(value)
        if number != value:
            warn("randrange() will raise TypeError in the future", DeprecationWarning, 3)
            raise ValueError(f"non-integer {what} for randrange()") from None
        warn(
            "non-integer arguments to randrange() have been deprecated "
            "since Python 3.10 and will be removed in a subsequent version",
            DeprecationWarning,
            3,
        )
        return number


def _old_seed(a):
    """What Python 2 and 3.1 made of a str or bytes."""
    codes = [ord(c) for c in a] if isinstance(a, str) else list(a)
    x = codes[0] << 7 if codes else 0
    for code in codes:
        x = ((1000003 * x) ^ code) & 0xFFFFFFFFFFFFFFFF
    x ^= len(codes)
    return -2 if x == -1 else x


class SystemRandom(Random):
    """Numbers from the machine. Here they come from the seed of the run, so a run can be repeated."""

    def __init__(self, x=None):
        super().__init__()

    def seed(self, *args, **keywords):
        if not hasattr(self, "gauss_next"):
            super().seed()

    def getstate(self, *args, **keywords):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_generator = Random()
betavariate = _generator.betavariate
choice = _generator.choice
choices = _generator.choices
expovariate = _generator.expovariate
gammavariate = _generator.gammavariate
gauss = _generator.gauss
getrandbits = _generator.getrandbits
getstate = _generator.getstate
lognormvariate = _generator.lognormvariate
normalvariate = _generator.normalvariate
paretovariate = _generator.paretovariate
randbytes = _generator.randbytes
randint = _generator.randint
random = _generator.random
randrange = _generator.randrange
sample = _generator.sample
seed = _generator.seed
setstate = _generator.setstate
shuffle = _generator.shuffle
triangular = _generator.triangular
uniform = _generator.uniform
vonmisesvariate = _generator.vonmisesvariate
weibullvariate = _generator.weibullvariate
