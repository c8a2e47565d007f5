# random: the same numbers for the same seed, whatever they are drawn for.
import random


def show(r):
    yield [r.random() for _ in range(3)]
    yield [r.getrandbits(k) for k in (1, 5, 31, 32, 33, 64, 100, 1000)]
    yield [r.randint(1, 100) for _ in range(20)]
    yield [r.randrange(0, 1000, 7) for _ in range(5)]
    yield (
        r.sample(range(1000), 10),
        r.sample(list("abcdef"), 3),
        r.sample(["a", "b"], counts=[3, 4], k=5),
    )
    x = list(range(20))
    r.shuffle(x)
    yield x
    yield (
        r.choices("abc", k=8),
        r.choices("abc", [1, 2, 3], k=8),
        r.choices("abc", cum_weights=[1, 2, 3], k=8),
        r.choice([1, 2, 3]),
    )
    yield ([r.gauss(0, 1) for _ in range(9)], [r.normalvariate(1, 2) for _ in range(5)])
    yield (
        [r.expovariate(2) for _ in range(9)],
        [r.triangular() for _ in range(5)],
        r.triangular(1, 2, 1.3),
    )
    yield [r.betavariate(a, b) for a in (0.5, 1, 2, 3) for b in (0.5, 1, 2, 3)]
    yield [r.gammavariate(a, b) for a in (0.5, 1, 2, 3) for b in (0.5, 1, 2, 3)]
    yield [r.vonmisesvariate(a, b) for a in (0.5, 1, 2, 3) for b in (0, 0.5, 1, 2, 3)]
    yield (
        [r.paretovariate(a) for a in (0.5, 1, 2, 3)],
        [r.weibullvariate(a, b) for a in (0.5, 1, 2, 3) for b in (0.5, 1, 2, 3)],
        [r.lognormvariate(a, 0.3) for a in (0.5, 1, 2, 3)],
    )
    yield (r.randbytes(9), r.uniform(1, 10), hash(r.getstate()))


for s in (0, -5, 3.5, "snow"):
    r = random.Random(s)
    for l in show(r):
        print(s, l)
random.seed("v1", version=1)
print(random.random())
