"""Mocks: what they answer, what they remember, specs, autospecs, special methods, awaiting."""
import inspect
import math
import operator
import os
import re
from unittest.mock import *


def show(value):
    """Prints without what differs from run to run."""
    text = re.sub("id='\\d+'", "id", re.sub("/\\d{6,}", "/id", str(value)))
    print(re.sub("0x[0-9a-f]+", "0x", text))


def tr(action):
    try:
        show(action())
    except Exception as error:
        show(f"{type(error).__name__} {error} | {error.__cause__!r}")


class C:

    def f(self, a, b=2):
        pass
    x = 1


k = Mock(spec=C)
k.f(1, b=2)
tr(lambda: k.f.assert_called_with(1, 2))
tr(lambda: k.f())
a = create_autospec(C)
a().f(1, b=2)
a().f.assert_called_with(1, 2)
tr(lambda: a().f())
tr(lambda: a().f.assert_called_with(5))
tr(lambda: a().f.assert_called_with())
tr(lambda: a().z)
show([a, a(), a.f, a().f, a.x, a().x, type(a.f)])


def fn(p, *, q=1):
    pass


g = create_autospec(fn)
tr(lambda: g())
tr(lambda: g(1))
show((g.called, g.call_args, type(g), g.__name__, g.mock))
tr(lambda: g.assert_called_once_with(2))
tr(lambda: inspect.signature(g))
g.side_effect = [3, 4]
tr(lambda: [g(1), g(2)])
g.return_value = 7
g.side_effect = None
tr(lambda: g(3))
tr(lambda: g.call_count)
tr(lambda: g.mock_calls)
g.reset_mock()
tr(lambda: g.call_count)
tr(lambda: create_autospec(fn, spec_set=True, foo=2).foo)
tr(lambda: create_autospec(C, foos=2, nope=3))
tr(lambda: create_autospec(C, instance=True)())
seal(k)
tr(lambda: k.foo)
n = Mock(name="nn")
n.a.b.c
seal(n)
tr(lambda: n.z)
tr(lambda: n.a.b.q)
tr(lambda: n.a.b.c())
tr(lambda: setattr(n, "w", 2))
a = AsyncMock(name="am")
L = [lambda: a.assert_awaited(), lambda: a.assert_awaited_once(), lambda: a.assert_awaited_with(1), lambda: a.assert_awaited_once_with(1), lambda: a.assert_any_await(1), lambda: a.assert_has_awaits([call(1)]), lambda: a.assert_has_awaits([call(1)], True), lambda: a.assert_not_awaited()]
for f in L:
    tr(f)
try:
    a(2).send(None)
except StopIteration as e:
    show(repr(e.value)[:20])
a(3).close()
for f in L:
    tr(f)
tr(lambda: a.mock_calls)
tr(lambda: a.await_args_list)
tr(lambda: repr(AsyncMock()))
tr(lambda: repr(AsyncMock(spec=C)))
mm = MagicMock()
tr(lambda: mm + 1)
tr(lambda: mm < 1)
tr(lambda: hash(mm) != 0)
tr(lambda: [int(mm), float(mm), complex(mm), bool(mm), len(mm), 1 in mm, mm == mm, mm == 1, mm != mm])
tr(lambda: str(mm)[:11])
tr(lambda: round(mm))
tr(lambda: -mm)
tr(lambda: mm.__dir__)
tr(lambda: mm.__reversed__)
tr(lambda: mm.__format__)
tr(lambda: mm[1])
tr(lambda: mm.__getitem__.call_args_list)
tr(lambda: mm.mock_calls)
tr(lambda: mm.method_calls)
with mm as f:
    show(f)
tr(lambda: math.floor(mm))
tr(lambda: divmod(mm, 2))
tr(lambda: 2 - mm)
tr(lambda: operator.iadd(mm, 1) is mm)
tr(lambda: os.fspath(mm)[:15])
tr(lambda: next(mm))
tr(lambda: mm.__next__)
tr(lambda: mm.__missing__)
tr(lambda: mm.__aenter__)
tr(lambda: mm.__aiter__)
tr(lambda: mm.__hash__)
tr(lambda: mm.__eq__)
tr(lambda: setattr(mm, "__str__", lambda self: "xx"))
tr(lambda: str(mm))
mm.__len__.return_value = 9
tr(lambda: len(mm))
mm.__str__ = Mock(return_value="zz")
tr(lambda: str(mm))
mm.__iter__.return_value = [1, 2]
tr(lambda: [[*iter(mm)], [*iter(mm)]])
tr(lambda: mm.mock_calls)
ms = MagicMock(spec=C)
tr(lambda: len(ms))
tr(lambda: ms == 1)
tr(lambda: ms.__len__)
tr(lambda: bool(ms))
tr(lambda: str(ms)[:22])
mo = Mock()
tr(lambda: mo.__len__)
tr(lambda: len(mo))
mo.__len__ = lambda s: 4
tr(lambda: len(mo))
tr(lambda: mo.__add__)
tr(lambda: setattr(mo, "__len__", Mock(return_value=3)))
tr(lambda: len(mo))
tr(lambda: mo.mock_calls)
tr(lambda: delattr(mo, "__len__"))
tr(lambda: len(mo))
del mo.foo
tr(lambda: mo.foo)
tr(lambda: delattr(mo, "foo"))


async def af(a):
    return a


g = create_autospec(af)
show((g, inspect.iscoroutinefunction(g), type(g), g.mock))
c = g(1)
print(g.called, g.await_count)
try:
    c.send(None)
except StopIteration as e:
    show(e.value)
print(g.await_count)
g.assert_awaited_once_with(1)


class C:

    async def f(self):
        pass

    def g(self):
        pass
    y = 1


m = MagicMock(spec=C)
show((m.f, m.g))
m = Mock(C)
show((m.f, m.g, m.y))
m = AsyncMock(C)
show((m.f, m.g, m.y, m.f.x, m.g.x))
m = Mock(af)
show(m)
m = MagicMock(af)
show(m)
show((AsyncMock().x, AsyncMock()))
m = create_autospec(C)
show((m.f, m().f, m().g))
m = MagicMock()
show((m.__aenter__, m.__aiter__, m.__anext__, m.__aexit__))
show(inspect.iscoroutinefunction(AsyncMock()))


async def use():
    m = MagicMock()
    m.__aiter__.return_value = [1, 2]
    m.__aenter__.return_value = "in"
    async with m as x:
        show(x)
    show([i async for i in m])
    q = AsyncMock(side_effect=[1, ValueError("v")])
    show(await q())
    try:
        await q()
    except ValueError as e:
        show(e)
    try:
        await q()
    except StopAsyncIteration as e:
        show(repr(e))

    async def eff(x):
        return x * 2
    show(await AsyncMock(side_effect=eff)(4))
    show(await AsyncMock(side_effect=lambda x: x + 1)(4))
    show(await AsyncMock(wraps=eff)(5))
    show(await AsyncMock(return_value=5)())


try:
    use().send(None)
except StopIteration:
    pass
