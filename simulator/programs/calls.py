# Every way to pass arguments, and the errors for doing it wrong.
def plain(a, b=2, *rest, c, d=4, **extra):
    return a, b, rest, c, d, extra


def strict(a, /, b, *, c=3):
    return a, b, c


number = 5

print(plain(1, c=3))
print(plain(1, 2, 3, 4, c=5, e=6))
print(plain(*[1, 2], *(3,), **{"c": 4}, **{"z": 5}))
print(strict(1, 2), strict(1, b=2, c=4))
for call in (
    lambda: plain(),
    lambda: plain(1),
    lambda: strict(a=1, b=2),
    lambda: strict(1),
    lambda: strict(1, 2, 3),
    lambda: strict(1, 2, x=3),
    lambda: strict(1, 2, b=3),
    lambda: (lambda x: x)(),
    lambda: (lambda x, y: x)(1, 2, 3),
    lambda: len(),
    lambda: len(1, 2),
    lambda: number(),
    lambda: print(end=1),
    lambda: plain(**{"a": 1}, **{"a": 2}),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


def outer():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


a, b = outer(), outer()
print(a(), a(), b(), a())
print([f(2) for f in [lambda x, n=n: x**n for n in range(4)]])


def recursive(n):
    return recursive(n + 1)


try:
    recursive(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])
