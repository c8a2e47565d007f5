# statistics: averages, spreads, regression and the normal distribution, of all kinds of numbers.
import statistics
from decimal import Decimal as D
from fractions import Fraction as F
from statistics import NormalDist

samples = {
    "ints": [1, 2, 3, 4, 4], "floats": [1.5, 2.5, 3.25, -0.1, 1e10], "mixed": [1, 2.5, 3],
    "decimals": [D("0.5"), D("0.75"), D("0.625"), D("0.375")], "fractions": [F(3, 7), F(1, 21), F(5, 3), F(1, 3)],
    "one": [5], "two": [1, 2], "empty": [], "bools": [True, False, True], "negative": [-1, -2, 3],
    "nan": [1.0, float("nan")], "inf": [1.0, float("inf")], "both": [D(1), 2], "strings": ["a", "b", "a"],
    "decimal and float": [D(1), 2.5], "fraction and float": [F(1, 2), 0.25], "huge": [1e30, 1, 3, -1e30], "tenths": [0.1] * 10,
    "large ints": [10**30, 10**30 + 1, 10**30 + 5], "equal": [2, 2, 2], "zero": [0, 1, 2], "none": [None, 1],
}  # fmt: skip


def show(label, call):
    try:
        print(label, repr(call()))
    except Exception as error:
        print(label, type(error).__name__, error)


one_argument = (
    "mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped",
    "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles",
)  # fmt: skip
for name in one_argument:
    function = getattr(statistics, name)
    for kind, data in samples.items():
        if kind in ("decimals", "both") and name in ("stdev", "pstdev"):
            show(f"{name} {kind}", lambda: round(function(iter(data)), 20))
        elif (kind == "strings" and name == "fmean") or (
            kind in ("nan", "inf") and name.endswith("dev")
        ):
            continue
        else:
            show(f"{name} {kind}", lambda: function(iter(data)))
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
for n in (1, 2, 3, 4, 10):
    for method in ("exclusive", "inclusive"):
        show(f"quantiles {n} {method}", lambda: statistics.quantiles(data, n=n, method=method))
show("quantiles n", lambda: statistics.quantiles(data, n=0))
show("quantiles method", lambda: statistics.quantiles(data, method="x"))
show("quantiles decimals", lambda: statistics.quantiles([D("1.5"), D(3), D(5)], n=3))
print(
    statistics.variance(data, 1.5),
    statistics.pvariance(data, 1.6),
    statistics.stdev(data, 1.5),
    statistics.pstdev(data, mu=1.6),
)
print(
    statistics.fmean([1, 2, 3], weights=[0.5, 0.25, 0.25]),
    statistics.harmonic_mean([40, 60], weights=[5, 30]),
    statistics.harmonic_mean([2.5, 3, 10]),
)
show("fmean", lambda: statistics.fmean([1, 2], [1]))
show("fmean", lambda: statistics.fmean([1, 2], [0, 0]))
show("harmonic", lambda: statistics.harmonic_mean([1, 2], [1]))
show("harmonic", lambda: statistics.harmonic_mean([1, 2], [0, 0]))
show("harmonic", lambda: statistics.harmonic_mean([-1]))
show("harmonic", lambda: statistics.harmonic_mean(["a"]))
show("harmonic", lambda: statistics.harmonic_mean([D(40), D(60)]))
show("harmonic", lambda: statistics.harmonic_mean([F(2), F(3)]))
show("grouped", lambda: statistics.median_grouped([52, 52, 53, 54]))
show("grouped", lambda: statistics.median_grouped([1, 3, 3, 5, 7], interval=2))
show("grouped", lambda: statistics.median_grouped([1, 2], interval="a"))
show("median", lambda: statistics.median(["a", "c", "b"]))
show("mode", lambda: statistics.mode("aabbbbccddddeeffffgg"))
show("multimode", lambda: statistics.multimode("aabbbbccddddeeffffgg"))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1.5, 2.25, 2, 4.5, 5, 5.75, 8, 7, 9.5]
print(
    statistics.covariance(x, y),
    statistics.correlation(x, y),
    statistics.correlation(x, [-v for v in x]),
)
line = statistics.linear_regression(x, y)
print(
    line,
    line.slope,
    line.intercept,
    tuple(line) == line,
    statistics.linear_regression(x, y, proportional=True),
)
for function in (statistics.covariance, statistics.correlation, statistics.linear_regression):
    show("lengths", lambda: function([1, 2], [1]))
    show("short", lambda: function([1], [1]))
    show("constant", lambda: function([1, 1], [1, 2]))
d = NormalDist(100, 15)
print(
    d,
    d.mean,
    d.median,
    d.mode,
    d.stdev,
    d.variance,
    d.pdf(110),
    d.cdf(110),
    d.inv_cdf(0.75),
    d.quantiles(),
    d.quantiles(3),
    d.zscore(130),
)
print(
    [
        round(NormalDist().inv_cdf(p), 13)
        for p in (1e-300, 1e-20, 1e-5, 0.01, 0.074, 0.3, 0.5, 0.9, 0.926, 0.99999, 1 - 1e-16)
    ]
)
print(
    [NormalDist(1, 2).cdf(x) for x in (-30, -3, 0, 1, 2.5, 7, 50)],
    [NormalDist(1, 2).pdf(x) for x in (-30, -3, 0, 1, 2.5)],
)
print(
    NormalDist.from_samples([1, 2, 4, 8]),
    d + 5,
    5 + d,
    d - 5,
    5 - d,
    d * 2,
    2 * d,
    d / 3,
    -d,
    +d,
    d + NormalDist(1, 2),
    d - NormalDist(1, 2),
)
print(
    d == NormalDist(100, 15),
    d == NormalDist(100, 16),
    d == 5,
    hash(d) == hash(NormalDist(100, 15)),
    d.overlap(NormalDist(110, 15)),
    d.overlap(NormalDist(110, 10)),
    NormalDist(5).overlap(NormalDist(5)),
)
print(d.samples(3, seed=5), len(d.samples(4)), NormalDist(), NormalDist(sigma=3))
for label, call in {
    "sigma": lambda: NormalDist(0, -1), "pdf": lambda: NormalDist(0, 0).pdf(1), "cdf": lambda: NormalDist(0, 0).cdf(1),
    "p": lambda: d.inv_cdf(0), "p1": lambda: d.inv_cdf(1), "inv": lambda: NormalDist(0, 0).inv_cdf(0.5),
    "overlap": lambda: d.overlap(5), "overlap0": lambda: d.overlap(NormalDist(0, 0)), "zscore": lambda: NormalDist(0, 0).zscore(1),
    "type": lambda: NormalDist("a"), "samples": lambda: NormalDist.from_samples([1]), "slots": lambda: setattr(d, "x", 1), "add": lambda: d + "a",
}.items():  # fmt: skip
    show(label, call)
print(sorted(statistics.__all__), issubclass(statistics.StatisticsError, ValueError))
