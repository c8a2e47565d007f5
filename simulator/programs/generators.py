# Generators: send, throw, close, yield from, and what they leave behind.
def counter(limit):
    n = 0
    try:
        while n < limit:
            got = yield n
            n = got if got is not None else n + 1
    except ValueError as error:
        print("caught", error)
        yield -1
    finally:
        print("finally")
    return "result"


g = counter(3)
print(next(g), next(g), g.send(0), next(g))
print(g.throw(ValueError("thrown")))
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value)


def delegate():
    result = yield from counter(2)
    print("got", result)
    yield from "ab"


print(list(delegate()))
h = counter(5)
next(h)
h.close()
print(list(h))


def broken():
    yield 1
    raise StopIteration("no")


try:
    list(broken())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def handled():
    try:
        raise KeyError("outer")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as error:
            print("still", error)
        yield 2


it = handled()
try:
    raise ValueError("mine")
except ValueError:
    next(it)
    try:
        raise
    except ValueError as error:
        print("mine is", error)
next(it)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))
print(sum(x * x for x in range(10) if x % 2))
gen = (i for i in range(3))
print(next(gen), list(gen), list(gen))


def me():
    next(running)
    yield


running = me()
try:
    next(running)
except ValueError as error:
    print(error)
