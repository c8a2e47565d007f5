# What generators handle is their own, and so are their names: regressions.
import asyncio
import functools
import sys
import types


def handled():
    kind = sys.exc_info()[0]
    return kind and kind.__name__


def handler():
    try:
        yield handled()
    except ValueError as error:
        yield handled(), error.__context__
        yield handled()
    yield handled()


# What is thrown in is being handled outside, too.
one = handler()
print(next(one))
try:
    raise ValueError("thrown in")
except ValueError as error:
    print(one.throw(error))
print(next(one))
try:
    raise KeyError
except KeyError:
    print(next(one), handled())


# Begun while somebody handled an exception, and gone on with later.
def raiser():
    try:
        raise ValueError
    except ValueError:
        yield handled()
    yield handled()
    try:
        raise
    except RuntimeError as error:
        yield str(error)


try:
    raise TypeError
except TypeError:
    two = raiser()
    print(next(two))
print(next(two), next(two))


def logged(function):
    @functools.wraps(function)
    async def wrapper(x):
        return await function(x)

    return wrapper


@logged
async def job(x):
    return x


def passed_on(function):
    @functools.wraps(function)
    def wrapper(*args):
        yield from function(*args)

    return wrapper


@passed_on
def count(n):
    yield from range(n)


async def main():
    coroutine = job(1)
    print(coroutine.__name__, coroutine.__qualname__, coroutine.cr_code.co_name)
    task = asyncio.create_task(coroutine)
    print(str(task).split(" running at")[0])
    print(await task)


asyncio.run(main())
print(count(2).__name__, count(2).__qualname__, list(count(2)))

three = (lambda: (yield 1))()
next(three)
try:
    three.send("sent")
except StopIteration as stop:
    print(stop.value)


class Twice:
    left = 2

    def __aiter__(self):
        return self

    @types.coroutine
    def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left
        yield


async def follow():
    twice = Twice()
    print([each async for each in twice], await anext(twice, "nothing"))


asyncio.run(follow())
