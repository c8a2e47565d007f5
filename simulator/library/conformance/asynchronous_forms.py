"""Asynchronous comprehensions, loops, contexts; anext() with a default; coroutines made of generators."""
import collections.abc
import contextlib
import inspect
import sys
import types
import warnings

warnings.simplefilter("ignore")  # some coroutines are never awaited on purpose


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


def drive(awaitable, *answers):
    iterator = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable
    seen = []
    answers = list(answers)
    try:
        seen.append(iterator.send(None))
        while True:
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


async def count(n, pause=None):
    for i in range(n):
        if pause:
            await Pause(f"{pause}{i}")
        yield i


async def double(x):
    await Pause(f"double {x}")
    return 2 * x


print("-- comprehensions")


async def lists():
    return [x async for x in count(4, "p") if x % 2]


async def sets():
    return {x % 2 async for x in count(4)}


async def dicts():
    return {x: await double(x) async for x in count(2)}


async def nested():
    return [[y async for y in count(x)] async for x in count(3)]


async def nested_in_plain():
    return [[y async for y in count(x)] for x in range(3)]


async def two_loops():
    return [(x, y) async for x in count(2) for y in range(2) if y <= x] + [(x, y) for x in range(2) async for y in count(2, "q")]


async def awaiting():
    return [await double(x) for x in range(2)], {await double(x) for x in [1]}, {await double(1): await double(2) for _ in "a"}


async def awaited_condition():
    return [x for x in range(3) if await double(x) > 1]


async def expressions():
    made = (x + 1 async for x in count(3, "g"))
    print("  ", type(made).__name__, made.__name__, made.__qualname__)
    first = await made.__anext__()
    return first, [x async for x in made]


async def generator_with_await():
    made = (await double(x) for x in range(2))
    print("  ", type(made).__name__)
    return [x async for x in made]


async def first_await():
    made = (x for x in await listed())
    return type(made).__name__, list(made)


async def listed():
    return [1, 2]


async def in_arguments():
    return sum([x async for x in count(4)]), max([await double(x) for x in (3, 1)])


async def walrus():
    found = [y async for x in count(4) if (y := x * x) > 1]
    return found, y


class Holder:
    async def method(self):
        return [self.scale * x async for x in count(3)]

    scale = 10


for f in lists, sets, dicts, nested, nested_in_plain, two_loops, awaiting, awaited_condition, expressions, generator_with_await, first_await, in_arguments, walrus, Holder().method:
    shown(f.__name__, drive(f()))


async def sum_of_list():
    return sum(x async for x in count(3))


shown("list of asynchronous", drive(sum_of_list()))

print("-- async for")


async def loop(limit):
    out = []
    async for x in count(5, "l"):
        if x == 1:
            continue
        if x == limit:
            break
        out.append(x)
    else:
        out.append("else")
    return out


shown("break", drive(loop(3)))
shown("else", drive(loop(9)))


class Counter:
    def __init__(self, stop):
        self.now, self.stop = 0, stop

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now == self.stop:
            raise StopAsyncIteration
        self.now += 1
        return self.now


async def over(source):
    return [x async for x in source]


class NoNext:
    def __aiter__(self):
        return 1


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 1


class Coroutine:
    async def __aiter__(self):
        return self


class BadAwait:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        return 7


class Failing:
    def __aiter__(self):
        raise ValueError("aiter")


class FailingNext(Counter):
    def __anext__(self):
        raise ValueError("anext")


for source in Counter(3), 5, [1], NoNext(), BadNext(), Coroutine(), BadAwait(), Failing(), FailingNext(1):
    seen, value = drive(over(source))
    if isinstance(value, BaseException):
        print(type(source).__name__, seen, repr(value), repr(value.__cause__), repr(value.__context__))
    else:
        print(type(source).__name__, seen, value)


async def await_it(x):
    return await x


class A1:
    def __await__(self):
        return [1]


class A2:
    def __await__(self):
        return double(1)


class A3:
    async def __await__(self):
        return 1


class A4:
    def __await__(self):
        return iter([1, 2])


for x in None, 5, A1(), A2(), A3(), A4(), count(1), (i for i in "ab"), "text":
    shown("await " + type(x).__name__, drive(await_it(x)))

print("-- async with")


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    async def __aenter__(self):
        await Pause("enter")
        return "inside"

    async def __aexit__(self, *details):
        await Pause("exit")
        print("  exit", details[0])
        return self.swallow


async def with_it(manager, fail=None):
    async with manager as value:
        if fail:
            raise fail
        return value
    return "after"


class Half:
    async def __aenter__(self):
        pass


class NotAwaitable:
    def __aenter__(self):
        return 1

    def __aexit__(self, *details):
        return 2


class ExitNotAwaitable:
    async def __aenter__(self):
        return 1

    def __aexit__(self, *details):
        return 2


for arguments in [(Manager(),), (Manager(), ValueError("v")), (Manager(True), ValueError("v")), (5,), (Half(),), (NotAwaitable(),), (ExitNotAwaitable(),), (ExitNotAwaitable(), KeyError(1)), (open,)]:
    shown("with", drive(with_it(*arguments)))


async def generator_with_manager():
    async with Manager() as value:
        yield value
        yield 2


shown("in a generator", drive(over(generator_with_manager())))
g = generator_with_manager()
shown("first", drive(g.__anext__()))
shown("close", drive(g.aclose()))

print("-- aiter and anext")
attempt("aiter", aiter, 5)
attempt("aiter", aiter, [])
attempt("aiter", aiter, NoNext())
attempt("aiter", aiter)
attempt("aiter", lambda: type(aiter(Counter(1))).__name__)
attempt("anext", anext, 5)
attempt("anext", anext, NoNext())
attempt("anext", anext)
attempt("anext", anext, Counter(1), 1, 2)


async def with_default(source, *default):
    return [await anext(source, *default), await anext(source, *default)]


shown("anext", drive(with_default(count(2, "a"))))
shown("anext", drive(with_default(count(1, "a"))))
shown("default", drive(with_default(count(1, "a"), "end")))
shown("default", drive(with_default(count(1, "a"), None)))
shown("default", drive(with_default(Counter(1), "end")))
shown("default", drive(with_default(BadNext(), "end")))
made = anext(count(0), 7)
print(type(made).__name__, [n for n in dir(made) if not n.startswith("_")], isinstance(made, collections.abc.Awaitable))
shown("driven", drive(made))
made = anext(count(2, "x"), 7)
print(made.send(None))
attempt("throw", made.throw, KeyError("thrown"))
made = anext(count(2, "x"), 7)
print(next(iter(made.__await__())))
attempt("close", made.close)

print("-- coroutines of generators")


@types.coroutine
def old(name):
    got = yield name
    return got


@types.coroutine
def delegating():
    value = yield from old("inner")
    other = yield from double(3)
    return value, other


async def new():
    return await old("a"), await delegating()


shown("old", drive(new(), 1, 2, 3))
made = old("x")
print(type(made).__name__, inspect.isawaitable(made), isinstance(made, collections.abc.Awaitable), hex(old.__code__.co_flags), inspect.iscoroutinefunction(old))
attempt("not callable", types.coroutine, 5)


def plain():
    yield from double(1)


attempt("plain", lambda: next(plain()))


@types.coroutine
def returns_list():
    return [1]


print(returns_list())


class Gen(collections.abc.Generator):
    def send(self, value):
        raise StopIteration("generator-like")

    def throw(self, *a):
        raise StopIteration


@types.coroutine
def returns_gen():
    return Gen()


shown("wrapped", drive(await_it(returns_gen())))
print(type(returns_gen()).__name__)

print("-- coroutines")
c = double(1)
print(c.cr_running, c.cr_await, c.cr_frame.f_code is double.__code__, c.cr_code is double.__code__, c.cr_origin, c.cr_suspended)
print(c.send(None), c.cr_suspended, c.cr_await is not None)
attempt("awaited twice", lambda: drive(await_it(c)))
attempt("throw", c.throw, ValueError("in"))
attempt("again", c.send, None)
attempt("again", lambda: drive(await_it(c)))
attempt("close", c.close)
print(c.cr_frame)
c = double(1)
attempt("value", c.send, 1)
attempt("iter", iter, c)
attempt("next", next, c)
attempt("list", list, c)
attempt("close", c.close)
c = double(1)
c.send(None)
d = await_it(c)
attempt("being awaited", d.send, None)
c.close()
attempt("new", types.CoroutineType)

print("-- origins")
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)


def make():
    return double(1)


c = make()
print([(line, name) for file, line, name in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)
attempt("depth", sys.set_coroutine_origin_tracking_depth, -1)
attempt("depth", sys.set_coroutine_origin_tracking_depth, "x")

print("-- contexts")


@contextlib.asynccontextmanager
async def managed(name):
    print("  open", name)
    await Pause(name)
    try:
        yield name.upper()
    except KeyError as error:
        print("  swallowed", error)
    finally:
        print("  shut", name)


async def use(fail=None):
    async with managed("m") as value:
        print("  value", value)
        if fail:
            raise fail
    return "done"


shown("managed", drive(use()))
shown("swallows", drive(use(KeyError("k"))))
shown("passes", drive(use(ValueError("v"))))
shown("stop", drive(use(StopAsyncIteration("s"))))


@contextlib.asynccontextmanager
async def never():
    if False:
        yield


@contextlib.asynccontextmanager
async def twice():
    yield 1
    yield 2


async def enter(manager, fail=False):
    async with manager:
        if fail:
            raise ValueError("body")


shown("never", drive(enter(never())))
shown("twice", drive(enter(twice())))
shown("twice failing", drive(enter(twice(), True)))


async def closing():
    async with contextlib.aclosing(count(5)) as numbers:
        async for x in numbers:
            if x == 2:
                break
    return await anext(numbers, "closed")


shown("aclosing", drive(closing()))


async def stack():
    async with contextlib.AsyncExitStack() as s:
        value = await s.enter_async_context(managed("one"))
        s.push_async_callback(pushed, 1, k=2)
        s.callback(print, "  callback")
        await s.enter_async_context(managed("two"))
        return value


async def pushed(*args, **kwargs):
    print("  pushed", args, kwargs)


shown("stack", drive(stack()))


@managed("decorator")
async def decorated():
    return 5


shown("decorator", drive(decorated()))


class Mixin(collections.abc.AsyncGenerator):
    def __init__(self):
        self.left = 2

    async def asend(self, value):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return value

    async def athrow(self, typ, val=None, tb=None):
        if val is None:
            raise typ
        raise val


m = Mixin()
shown("mixin", drive(over(m)))
shown("mixin", drive(m.aclose()))
shown("mixin", drive(anext(m, "end")))
