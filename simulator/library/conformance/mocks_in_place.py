"""Calls as values, sentinels, patches, mocks of files."""
import copy
import os
import pickle
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


tr(lambda: call)
tr(lambda: call(1, a=2))
tr(lambda: call.foo.bar(1).baz(2))
tr(lambda: call.foo)
tr(lambda: call.foo.bar(1).baz(2).call_list())
tr(lambda: call()())
tr(lambda: call().a)
tr(lambda: call()().call_list())
tr(lambda: tuple(call(1, a=2)))
tr(lambda: tuple(call.f(1)))
tr(lambda: call == ("", (), {}))
tr(lambda: call(1) == ((1,), {}))
tr(lambda: call(1) == ((1,),))
tr(lambda: call(1) == (1,))
tr(lambda: call.a == call.b)
tr(lambda: call.a(1) == ("a", (1,)))
tr(lambda: call.a() == ("a",))
tr(lambda: call(1).args)
tr(lambda: call(b=1).kwargs)
tr(lambda: call(1)[1])
tr(lambda: call.count(1))
tr(lambda: call.index)
tr(lambda: call == 3)
tr(lambda: call("a") == ("a",))
tr(lambda: call.__getitem__(1))
tr(lambda: call(1) in [call(2), call(1)])
tr(lambda: call(ANY, x=ANY) == call(1, x=3))
tr(lambda: call(1) != call(1))
tr(lambda: hash(call))
tr(lambda: call.foo(1) == call.foo(1))
tr(lambda: call.a.b(1) == call.a.c(1))
k = Mock()
k(1, x=2)
tr(lambda: len(k.call_args))
tr(lambda: k.call_args.args)
tr(lambda: k.call_args[0])
tr(lambda: k.call_args == call(1, x=2))
tr(lambda: k.call_args == ((1,), {"x": 2}))
k.f(2).g(3)
tr(lambda: k.mock_calls)
tr(lambda: k.method_calls)
tr(lambda: k.mock_calls == [call(1, x=2)] + call.f(2).g(3).call_list())
tr(lambda: [call.f(2), call.f().g(3)] in k.mock_calls)
tr(lambda: call.f(2) in k.mock_calls)
tr(lambda: sentinel.foo)
tr(lambda: sentinel.foo is sentinel.foo)
tr(lambda: sentinel.__bases__)
tr(lambda: DEFAULT)
tr(lambda: ANY)
tr(lambda: ANY == 3)
tr(lambda: [ANY != 3])
tr(lambda: sentinel)
tr(lambda: pickle.loads(pickle.dumps(sentinel.foo)) is sentinel.foo)
tr(lambda: copy.copy(sentinel.foo) is sentinel.foo)
tr(lambda: Mock(side_effect=[1, 2, ValueError("v"), DEFAULT]))
q = Mock(side_effect=[1, ValueError("v"), DEFAULT], return_value=7)
for i in range(4):
    tr(q)
q = Mock(side_effect=KeyError)
tr(q)
q.side_effect = lambda *a: a or DEFAULT
tr(q)
tr(lambda: q(1))
q.side_effect = None
tr(q)
show((q.side_effect, Mock(side_effect=[1]).side_effect))
w = Mock(wraps=lambda *a: a)
tr(lambda: w(1))
w.return_value = 3
tr(lambda: w(1))
class_ = Mock(wraps=[1, 2])
tr(lambda: class_.index(2))
tr(lambda: class_.foo)
q.reset_mock()
show((q.call_count, q.call_args, q.mock_calls, q()))
r = Mock(return_value=3, side_effect=[1])
r.reset_mock(return_value=True, side_effect=True)
show((r.side_effect, r.return_value))
tr(lambda: Mock(name="foo"))
tr(lambda: Mock(name="foo").bar)
tr(lambda: Mock(name="foo")())
tr(lambda: Mock().a.b()())
tr(lambda: Mock(spec=["a"]))
tr(lambda: Mock(spec_set=dict))
tr(lambda: NonCallableMock()())
tr(lambda: PropertyMock())
tr(lambda: Mock(spec=dict()))
tr(lambda: isinstance(Mock(spec=dict), dict))
tr(lambda: Mock(spec=["a"]).b)
tr(lambda: dir(Mock(spec=["a"])))
tr(lambda: dir(Mock()))
tr(lambda: Mock(foo=3, **{"a.b.return_value": 5}).a.b())
mm = Mock()
mm.configure_mock(**{"x.y": 1, "side_effect": KeyError})
tr(mm)
tr(lambda: mm.x.y)
tr(lambda: mm.asert_called)
tr(lambda: mm.assert_x)
tr(lambda: mm.called_with)
tr(lambda: Mock(unsafe=True).assert_x)
tr(lambda: Mock(spec_sett=1))
tr(lambda: patch("x.y", autospect=1))
tr(lambda: Mock(autospec=1))
p = Mock()
p.attach_mock(Mock(name="zz"), "child")
p.child(1)
tr(lambda: p.mock_calls)
tr(lambda: p.child)
p.w = Mock()
p.w(2)
tr(lambda: p.mock_calls)
p.r = Mock(name="named")
p.r(1)
tr(lambda: p.mock_calls)
p.return_value = Mock()
p()(4)
tr(lambda: p.mock_calls)
mo = mock_open(read_data="a\nb\nc")
with patch("builtins.open", mo):
    with open("f") as h:
        tr(h.readline)
        tr(lambda: list(h))
        tr(h.read)
    with open("f", "w") as h:
        h.write("x")
    h = open("f")
    tr(lambda: next(h))
    tr(h.readlines)
    tr(lambda: h.read(1))
tr(lambda: mo.mock_calls)
tr(lambda: mo())
tr(lambda: h)
show((type(mo), mo, mo.return_value))
mb = mock_open(read_data=b"ab\nc")
tr(lambda: mb().read(1))
tr(lambda: mb().readlines())


class T:
    a = 1
    b = {"x": 1}


tr(lambda: patch.object(T, "zz").__enter__())
tr(lambda: patch("nonexist.y").__enter__())
tr(lambda: patch("y"))
tr(lambda: patch("T.nope").__enter__())
tr(lambda: patch(3).__enter__())
tr(lambda: patch.object(T, "a", 5, spec=True))
tr(lambda: patch.object(T, "a", 5, new_callable=Mock).__enter__())
tr(lambda: patch.object(T, "a", spec=True, autospec=True).__enter__())
tr(lambda: patch.object(T, "a", create=True, new=1, autospec=True).__enter__())
tr(lambda: patch.object("T", "a"))
tr(lambda: patch.multiple(T))
tr(lambda: patch.object(T, "a").stop())
with patch.object(T, "a", foo=3):
    tr(lambda: T.a.foo)
with patch.object(T, "a", spec=True, spec_set=True):
    tr(lambda: T.a)
with patch.multiple(T, a=DEFAULT, b=3) as d:
    show((d, T.a, T.b))
show(T.a)
tr(lambda: patch.object(T, "a", 3, foo=4).__enter__())
p = patch.object(T, "a")
tr(p.start)
p.stop()
tr(p.stop)


@patch.object(T, "a")
@patch.object(T, "b", new=2)
def ff(x, y):
    return (x, y)


tr(lambda: ff(1))
show((ff.__name__, ff.patchings))
tr(lambda: patch.dict(T.b, {"y": 2}, z=3))
with patch.dict(T.b, {"y": 2}, z=3) as d:
    show((d, T.b))
show(T.b)
with patch.dict(T.b, [("k", 1)], clear=True):
    show(T.b)
with patch.dict("os.environ", {"k": "1"}):
    show(os.environ["k"])
tr(lambda: patch.TEST_PREFIX)
show(repr(p)[:40])
show(type(p))
show(type(patch))
with patch("os.path.join", autospec=True) as g:
    tr(g)
    tr(lambda: g(1))
    tr(lambda: g(1, 2))
    show(g)
with patch.object(T, "a", new_callable=PropertyMock) as g:
    g.return_value = 8
    tr(lambda: T().a)
    T().a = 3
    tr(lambda: g.mock_calls)


@patch("os.getcwd", return_value="/x")
class TT:

    def test_a(self, m):
        return (os.getcwd(), m)

    def other(self):
        return os.getcwd() != "/x"


tr(lambda: TT().test_a())
tr(lambda: TT().other())


@patch("os.getcwd", return_value="/x")
async def am(m):
    return (os.getcwd(), m)


try:
    am().send(None)
except StopIteration as e:
    show(e.value)


class M(MagicMock):

    def __len__(self):
        return 7


tr(lambda: len(M()))
tr(lambda: M().x)


class P(Mock):

    def extra(self):
        return 5


tr(lambda: P().extra())
tr(lambda: P().child)
m1 = Mock()
m1.a(1)
m1.b.c(2)
tr(lambda: m1.assert_has_calls([call.a(1), call.b.c(3)]))
tr(lambda: m1.assert_has_calls([call.b.c(2), call.a(1)], any_order=True))
tr(lambda: m1.assert_has_calls([call.b.c(2), call.z(1)], any_order=True))
tr(lambda: m1.a.assert_not_called())
tr(lambda: m1.b.c.assert_called_once_with(3))
tr(lambda: m1.b.assert_called())
