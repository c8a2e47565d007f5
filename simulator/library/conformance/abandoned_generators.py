"""Generators and coroutines that are let go before they have come to their end."""
import contextlib
import sys
import types
import warnings


def shown(message, category, filename, lineno, file=None, line=None):
    print(f"  {category.__name__}: {message} (line {lineno - BASE})")


warnings.showwarning = shown
warnings.simplefilter("always")
sys.unraisablehook = lambda args: print(
    "  ignored", repr(args.exc_value), type(args.object).__name__, args.exc_traceback.tb_lineno - BASE
)
BASE = sys._getframe().f_lineno


def numbers(name="numbers"):
    try:
        yield 1
        yield 2
    finally:
        print("  finally of", name)


print("break")
for i in numbers():
    break
print("temporary")
next(numbers())
print("name bound anew")
g = numbers()
next(g)
g = None
print("del")
g = numbers()
next(g)
del g


def leaves():
    g = numbers("a local")
    next(g)
    return 5


print("return", leaves())


def fails():
    g = numbers("a local of who fails")
    next(g)
    raise KeyError("k")


print("raise")
try:
    fails()
except KeyError:
    print("  caught")
print("never begun")
g = numbers()
del g
print("at its end")
g = list(numbers("all of it"))
print("delegation")


def outer():
    try:
        yield from numbers("inner")
    finally:
        print("  finally of outer")


next(outer())
print("two of one")
a = b = numbers("shared")
next(a)
del a
print("  one is left")
del b
print("in a container")
held = {"only": [numbers("in a list")]}
for g in held["only"]:
    next(g)
del g
held.clear()
print("a manager's")


@contextlib.contextmanager
def managed():
    try:
        yield "m"
    finally:
        print("  unmanaged")


manager = managed()
manager.__enter__()
del manager
with managed():
    print("  within")
print("what goes wrong")


def wrong():
    try:
        yield 1
    finally:
        1 / 0


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


next(wrong())
next(stubborn())
print("coroutines")


async def work():
    try:
        await pause()
    finally:
        print("  finally of work")


@types.coroutine
def pause():
    yield "pause"


async def agen():
    try:
        yield 1
    finally:
        print("  finally of agen")


def step(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.value


work()
c = work()
c = None
c = work()
print(step(c))
del c
print(step(agen().__anext__()))


class Worker:
    async def run(self):
        pass


Worker().run()


async def forgets():
    work()
    await work()
    return 1


c = forgets()
print(step(c))
c.close()
print("closed in time")
c = work()
c.close()
del c
print("origin")
sys.set_coroutine_origin_tracking_depth(1)
warnings.showwarning = lambda message, *rest: print([line.split(", ", 1)[-1] for line in str(message).split("\n")])


def makes():
    return work()


makes()
sys.set_coroutine_origin_tracking_depth(0)
print("hooks")


def finalizer(generator):
    print("  finalizer of", generator.__name__)
    step(generator.aclose())


sys.set_asyncgen_hooks(finalizer=finalizer)
print(step(agen().__anext__()))
sys.set_asyncgen_hooks(finalizer=None)
