# collections and collections.abc.
import collections

d = collections.deque([1, 2, 3], maxlen=3)
d.append(4)
print(d, d.maxlen, d[0], d[-1], 2 in d, list(reversed(d)), d.index(3))
d.rotate(1)
print(d)
d.appendleft(0)
print(d, d.count(0), d == collections.deque([0, 4, 2]), len(d))
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)
for f in (
    lambda: collections.deque().pop(),
    lambda: collections.deque().popleft(),
    lambda: d[10],
    lambda: d.remove(99),
    lambda: collections.deque(maxlen=-1),
    lambda: d + [1],
    lambda: d[1:2],
    lambda: d.index(99),
    lambda: collections.deque([1], 1).insert(0, 1),
    lambda: collections.deque(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
e = collections.deque("abc")
e.extendleft("xy")
e.extend("q")
e.insert(2, "I")
del e[0]
e[0] = "Z"
e.reverse()
print(e, e.copy(), e * 2, e + e, e < collections.deque("z"))
e.clear()
print(e, bool(e))
e.append(e)
print(e)
dd = collections.defaultdict(list)
dd["a"].append(1)
print(dd, dd["b"], dict(dd), dd.default_factory, dd.copy(), "zz" in dd, dd.get("q"), dd | {"z": 1})
try:
    collections.defaultdict(3)
except TypeError as x:
    print(x)
try:
    collections.defaultdict()["k"]
except KeyError as x:
    print(repr(x))
c = collections.Counter("abracadabra")
print(
    c,
    c.most_common(2),
    c["z"],
    sorted(c.elements()),
    c.total(),
    c + collections.Counter(a=1, z=2),
    c - collections.Counter(a=9),
    c & collections.Counter(a=2),
    c | collections.Counter(q=1),
)
c.subtract("aaa")
print(c)
c.update(a=10)
print(c, +c)
P = collections.namedtuple("P", "x y", defaults=[5])
print(
    P(1),
    P(1, 2)._replace(x=9),
    P._make([3, 4]),
    P(1)._asdict(),
    P._fields,
    P(3, 4)[1],
    P(1, 2) == (1, 2),
    P.x.__doc__ if False else "",
    P._field_defaults,
    P(y=2, x=1),
)
for f in (
    lambda: P(),
    lambda: P(1, 2, 3),
    lambda: P(1, z=3),
    lambda: P(1, x=3),
    lambda: P(1)._replace(q=1),
    lambda: collections.namedtuple("A", "a a"),
    lambda: collections.namedtuple("A", "_a"),
    lambda: collections.namedtuple("A", "class"),
    lambda: P._make([1]),
):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
print(collections.namedtuple("A", "a a class", rename=True)._fields)
od = collections.OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
print(
    od, od.popitem(), od.popitem(last=False), od == collections.OrderedDict(c=3), list(reversed(od))
)
cm = collections.ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], cm, dict(cm), cm.new_child({"z": 0}), len(cm), cm.parents, list(cm))


class UD(collections.UserDict):

    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


u = UD(a=1)
u["b"] = 2
print(u, len(u), "A" in u)
print(collections.UserList([1, 2]) + [3], collections.UserString("abc").upper())
print(collections.abc.Iterable.__name__, "abc" in dir(collections))
import collections.abc as A

print(
    [
        isinstance(x, t)
        for x in ([], {}, "", (), set(), iter([]), print, d)
        for t in (
            A.Sequence,
            A.Mapping,
            A.Iterable,
            A.Iterator,
            A.Hashable,
            A.Callable,
            A.Sized,
            A.MutableSequence,
        )
    ]
)
