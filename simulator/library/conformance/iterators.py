# itertools.
from itertools import *


def L(x, n=12):
    return list(islice(x, n))


print(
    L(count()),
    L(count(3, 2)),
    L(count(1.5, 0.5), 3),
    L(cycle("ab"), 5),
    list(repeat(7, 3)),
    count(3),
    count(2, 5),
    repeat(1),
    repeat(2, 4),
)
print(
    list(accumulate([1, 2, 3])),
    list(accumulate([1, 2, 3], lambda a, b: a * b)),
    list(accumulate([1, 2], initial=10)),
    list(chain("ab", [1])),
    list(chain.from_iterable(["ab", "c"])),
)
print(
    list(compress("abcd", [1, 0, 1, 0])),
    list(dropwhile(lambda x: x < 3, [1, 3, 2])),
    list(takewhile(lambda x: x < 3, [1, 3, 2])),
    list(filterfalse(lambda x: x % 2, range(6))),
    list(filterfalse(None, [0, 1, ""])),
)
print(
    [(k, list(g)) for k, g in groupby("aaabbc")],
    [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)],
)
g = groupby("aab")
k, first = next(g)
k2, second = next(g)
print(list(first), list(second))
print(
    list(islice("abcdef", 2)),
    list(islice("abcdef", 1, None, 2)),
    list(islice("abcdef", 2, 4)),
    list(pairwise("abcd")),
    list(starmap(pow, [(2, 3), (3, 2)])),
    list(zip_longest("ab", "c", fillvalue="-")),
)
print(
    list(product("ab", repeat=2)),
    list(product([1, 2], "x")),
    list(product()),
    list(permutations("abc", 2)),
    list(permutations(range(3))),
    list(combinations("abcd", 2)),
    list(combinations_with_replacement("ab", 2)),
    list(combinations("ab", 3)),
    list(product([], [1])),
)
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a))
print(len(list(permutations(range(6)))), sum((1 for _ in combinations(range(10), 4))))
for f in (
    lambda: islice("a", -1),
    lambda: islice("a", "x"),
    lambda: islice("a", 0, 1, 0),
    lambda: combinations("a", -1),
    lambda: product("a", repeat=-1),
    lambda: tee("a", -1),
    lambda: count("a"),
    lambda: next(chain()),
    lambda: islice("abc"),
    lambda: list(chain(3)),
    lambda: list(starmap(pow, [1])),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
