"""Asynchronous generators, driven by hand: what an event loop would do is done with send()."""
import sys
import types
import inspect
import collections.abc


class Pause:
    """Awaits the loop once and gives what it is sent."""

    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


def drive(awaitable, *answers, throw=None):
    """Steps through an awaitable; what it waits for, then what it comes to."""
    iterator = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable
    seen = []
    answers = list(answers)
    try:
        seen.append(iterator.send(None))
        while True:
            if throw is not None:
                error, throw = throw, None
                seen.append(iterator.throw(error))
            else:
                seen.append(iterator.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return seen, stop.value
    except BaseException as error:
        return seen, error


def shown(title, result):
    seen, value = result
    text = f"{type(value).__name__}: {value}" if isinstance(value, BaseException) else repr(value)
    print(title, seen, text)


def attempt(title, function, *arguments):
    try:
        print(title, repr(function(*arguments)))
    except BaseException as error:
        print(title, f"{type(error).__name__}: {error}")


async def numbers(count):
    try:
        for i in range(count):
            got = yield i
            if got is not None:
                print("  got", got)
            await Pause(f"pause {i}")
    except ValueError as error:
        print("  caught", error)
        yield "recovered"
    finally:
        print("  finally")


print("-- one after the other")
g = numbers(2)
shown("anext", drive(g.__anext__()))
shown("asend", drive(g.asend("hello"), "x"))
shown("end", drive(g.__anext__()))
shown("after", drive(g.__anext__()))
shown("aclose", drive(g.aclose()))

print("-- athrow and aclose")
g = numbers(3)
shown("first", drive(g.__anext__()))
shown("athrow", drive(g.athrow(ValueError("bad"))))
shown("aclose", drive(g.aclose()))
shown("closed", drive(g.__anext__()))
shown("closed asend", drive(g.asend(1)))
shown("closed athrow", drive(g.athrow(KeyError("k"))))
g = numbers(3)
shown("athrow at once", drive(g.athrow(KeyError("early"))))
shown("then", drive(g.__anext__()))
g = numbers(3)
shown("aclose at once", drive(g.aclose()))
shown("then", drive(g.__anext__()))
g = numbers(3)
drive(g.__anext__())
shown("athrow type and value", drive(g.athrow(ValueError, "value")))
drive(g.aclose())
g = numbers(3)
drive(g.__anext__())
shown("athrow type", drive(g.athrow(KeyError)))
g = numbers(3)
drive(g.__anext__())
shown("thrown while awaiting", drive(g.__anext__(), throw=ValueError("from the loop")))
drive(g.aclose())
g = numbers(3)
drive(g.__anext__())
shown("exit while awaiting", drive(g.__anext__(), throw=GeneratorExit()))
shown("then", drive(g.__anext__()))

print("-- misuse")
g = numbers(3)
shown("value to new", drive(g.asend(5)))
step = g.__anext__()
shown("once", drive(step))
shown("twice", drive(step))
attempt("throw used", step.throw, ValueError("x"))
closing = g.aclose()
shown("close", drive(closing))
shown("again", drive(closing))
attempt("throw used", closing.throw, ValueError("x"))
g = numbers(3)
attempt("athrow(1)", lambda: drive(g.athrow(1)))
drive(g.__anext__())
attempt("athrow int", lambda: drive(g.athrow(1)))
attempt("athrow()", lambda: g.athrow().send(None))
drive(g.aclose())
g = numbers(1)
attempt("asend()", lambda: g.asend())
attempt("aclose(1)", lambda: g.aclose(1))

print("-- two at a time")
g = numbers(3)
drive(g.__anext__())
first = g.__anext__()
print(first.send(None), g.ag_running, g.ag_await is not None)
for name, other in [("anext", g.__anext__()), ("asend", g.asend(1)), ("athrow", g.athrow(ValueError)), ("aclose", g.aclose())]:
    attempt(name, other.send, None)
    attempt(name + " again", other.send, None)
attempt("go on", first.send, None)
print(g.ag_running)

print("-- ignoring the exit")


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def stubborn_later():
    try:
        yield 1
    except GeneratorExit:
        await Pause("later")
        yield 2


async def cleaning():
    try:
        yield 1
    finally:
        await Pause("cleaning")
        print("  clean")


for make in stubborn, stubborn_later, cleaning:
    g = make()
    drive(g.__anext__())
    shown(make.__name__, drive(g.aclose()))
    shown("after", drive(g.__anext__()))

print("-- stopping from inside")


async def stops(kind):
    yield 1
    raise kind("inside")


for kind in StopIteration, StopAsyncIteration, GeneratorExit, ValueError:
    g = stops(kind)
    drive(g.__anext__())
    seen, error = drive(g.__anext__())
    print(seen, repr(error), repr(error.__cause__), repr(error.__context__))
    shown("after", drive(g.__anext__()))

print("-- types and attributes")
g = numbers(1)
for value in g, g.__anext__(), g.asend(None), g.athrow(ValueError), g.aclose():
    print(type(value).__name__, isinstance(value, collections.abc.Awaitable), isinstance(value, collections.abc.AsyncIterator),
          isinstance(value, collections.abc.AsyncGenerator), isinstance(value, collections.abc.Iterator), inspect.isawaitable(value))
    print([n for n in dir(value) if not n.startswith("__") or n in ("__await__", "__aiter__", "__anext__", "__next__", "__iter__", "__name__", "__qualname__")])
print(isinstance(g, types.AsyncGeneratorType), inspect.isasyncgen(g), inspect.isasyncgenfunction(numbers), inspect.iscoroutinefunction(numbers), inspect.isgeneratorfunction(numbers))
print(g.__name__, g.__qualname__, g.ag_code is numbers.__code__, g.ag_frame.f_code is numbers.__code__, g.ag_running, g.ag_await)
print(hex(numbers.__code__.co_flags), repr(g).startswith("<async_generator object numbers at 0x"))
g.__name__ = "renamed"
g.__qualname__ = "re.named"
print(g.__name__, repr(g).startswith("<async_generator object re.named at 0x"))
attempt("name", setattr, g, "__name__", 1)
attempt("new", types.AsyncGeneratorType)
print(g.ag_frame.f_back, numbers(1).ag_frame.f_back)
drive(g.aclose())
print(g.ag_frame)
attempt("iter", iter, g)
attempt("next", next, g)
attempt("list", list, g)
attempt("for await", lambda: drive((lambda: g)()))

print("-- hooks")


def first(generator):
    print("  first", generator.__name__)


def last(generator):
    print("  last", generator.__name__)


print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(first, last)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks.finalizer is last, len(hooks), type(hooks).__name__)
g = numbers(2)
step = g.__anext__()
drive(step)
drive(g.__anext__())
g = numbers(2)
closing = g.aclose()
drive(closing)
sys.set_asyncgen_hooks(firstiter=None)
print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks().finalizer is last)
attempt("bad", sys.set_asyncgen_hooks, 1)
attempt("bad", lambda: sys.set_asyncgen_hooks(finalizer="x"))
sys.set_asyncgen_hooks(None, None)
print(tuple(sys.get_asyncgen_hooks()))
