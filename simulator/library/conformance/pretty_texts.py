"""pprint: layouts of all containers, their options, and what is refused."""

import io
import pprint
import re
from collections import (
    ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple,
)
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace


@dataclass
class Point:
    x: int
    name: str
    items: list = field(default_factory=list)
    hidden: int = field(default=3, repr=False)


class Items(list):
    pass


class Shown(dict):
    def __repr__(self):
        return "Shown<%s>" % dict.__repr__(self)


class Members(set):
    pass


class Ordered(OrderedDict):
    pass


class Space(SimpleNamespace):
    pass


Pair = namedtuple("Pair", "a b")
long = ["aaaaaaaaaa"] * 10
numbered = {i: "y" * 20 for i in range(5)}
recursive = [1]
recursive.append(recursive)

values = [
    long, tuple(long), (long,), {"a": long, "b": {"c": long}}, frozenset(range(50)),
    Members(range(50)), Items(long), Shown(a=long),
    OrderedDict((i, long[:3]) for i in range(4)), Ordered((i, "x" * 20) for i in range(5)),
    defaultdict(int, numbered), Counter("the quick brown fox jumps over the lazy dog"),
    ChainMap({0: "y" * 20, 1: "y"}, {1: "z" * 20}), deque(long), deque(long, maxlen=20),
    UserDict(numbered), UserList(long), UserString("ab " * 50), MappingProxyType(numbered),
    SimpleNamespace(a=long, b=1, cc="x" * 50), Space(a=long, b=2), Point(1, "abc" * 20, long),
    Pair(long, long), Pair(1, 2),
    "word " * 40, "x" * 200, "a\nb\n" * 30,
    "line one is rather long, longer than it should be for sure\nand two " * 3,
    b"bytes" * 40, bytearray(b"arr" * 40), {"k": "word " * 40}, ["word " * 40], [b"bytes" * 40],
    (b"",), {}, [], (), set(), frozenset(), OrderedDict(), Counter(), deque(), deque(maxlen=3),
    defaultdict(list), SimpleNamespace(), "", b"",
    [1234567, -1234567, [10**10]], {1: 2, "a": 3, None: 4, (1, 2): 5}, {True: 1, 2: 3},
    [None, 1.5, 2j], {"z": 1, "a": {"y": [1, 2, {"q": long}]}}, [[[[[[1]]]]]],
    [[], [[]], [[], []]], {(1,): long, (2,): long}, [("a", long), ("b", long)], Point, int, range(3),
    Counter({"a" * 31: 3, "b" * 39: 4, "c": 1}),
]
options = [
    {}, dict(width=40), dict(width=16), dict(indent=4, width=50),
    dict(indent=3, width=30, compact=True), dict(depth=2, width=30),
    dict(sort_dicts=False, underscore_numbers=True, indent=0),
]
for value in values:
    for option in options:
        print(option, pprint.pformat(value, **option), sep="\n")
for value in values:
    print(pprint.saferepr(value), pprint.isreadable(value), pprint.isrecursive(value))

print(re.sub(r"\d{5,}", "…", pprint.pformat(recursive)))
print(pprint.isrecursive(recursive), pprint.isreadable(recursive))
for refused in (dict(indent=-1), dict(depth=0), dict(width=0), dict(indent="x"), dict(width=None)):
    try:
        pprint.PrettyPrinter(**refused)
    except Exception as e:
        print(type(e).__name__, e)
pprint.pprint([1, 2])
pprint.pp({"b": 1, "a": 2})
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False, indent=2)
stream = io.StringIO()
pprint.pprint(long, stream=stream)
pprint.PrettyPrinter(stream=stream, width=10).pprint([1])
print(repr(stream.getvalue()))


class Marking(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, int):
            return f"<{object}>", False, False
        return super().format(object, context, maxlevels, level)


print(Marking().pformat([1, {"a": 2}]), Marking().isreadable([1]), Marking().isrecursive([1]))
print(Marking(width=5).pformat([1, {"a": 2}]))
print(pprint.PrettyPrinter(indent=1, width=80, depth=None, stream=None).format([1, "a"], {}, 0, 0))
print(pprint.__all__)
