"""Corners of functools, operator, bisect, string, collections and types that programs rarely touch."""

import bisect
import collections
import copy
import functools
import operator
import string
import sys
import types


def sh(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


# functools.partial: its state, copies, keywords that are no strings
base = functools.partial(int, base=2)
base.note = "binary"
print(base.__reduce__()[1:], copy.copy(base)("101"), copy.copy(base).note)
other = functools.partial(print)
other.__setstate__((max, (1, 2), {"key": abs}, None))
print(other.func, other.args, other.keywords, other(-7))
for state in [(), (1, (), {}, None), (max, [], {}, None), (max, (), [], None), (max, (), {}), 5]:
    sh(lambda: other.__setstate__(state))
odd = functools.partial(dict)
odd.keywords[1] = 2
print(odd)
sh(lambda: odd())

# operator: names of special methods are the same functions
print(len(operator.__all__), operator.__all__[:3], operator.__add__ is operator.add)
print(operator.__not__ is operator.not_, operator.__contains__.__name__, operator.__iadd__([1], [2]))
print(hasattr(operator, "__is___"), hasattr(operator, "__truth__"), operator.__call__(max, 1, 2))

# bisect: other names
print(bisect.bisect is bisect.bisect_right, bisect.insort.__name__)

# string.Template
sh(lambda: string.Template("").substitute())
sh(lambda: string.Template("$").substitute())
sh(lambda: string.Template("a\n $").substitute())


class Odd(string.Template):
    pattern = r"(?P<named>x)|(?P<escaped>y)|(?P<braced>z)|(?P<invalid>w)|v"


for call in ("substitute", "safe_substitute", "is_valid", "get_identifiers"):
    try:
        print(getattr(Odd("v"), call)())
    except ValueError as error:
        print(call, error.args[0])

# OrderedDict takes defaults by name
ordered = collections.OrderedDict(a=1)
print(ordered.pop("b", default=3), ordered.setdefault("c", default=4), ordered.setdefault(key="d"))
print(ordered, ordered.pop(key="a"))
sh(lambda: ordered.pop("zz"))
print({"ChainMap", "UserDict", "UserList", "UserString", "Counter"} <= set(dir(collections)))

# proxies, unions
proxy = types.MappingProxyType({"a": 1})
print(proxy | {"b": 2}, {"b": 2} | proxy, proxy | proxy, type(proxy | {}))


def assign():
    global proxy
    proxy |= {"c": 3}


sh(assign)
sh(types.UnionType)
sh(lambda: object.__new__(types.UnionType))
print(int | list[str] == list[str] | int, copy.copy(int | str), {int | str: 1}[str | int])
print(copy.deepcopy([int | None]))

# What Python 2 wrote
sh(lambda: print >> sys.stderr)
sh(lambda: max >> sys.stderr)

# os.environ as a mapping
import os

os.environ["KIND"] = "test"
env = os.environ.copy()
print(type(env), env["KIND"], {**os.environ}["KIND"], dict(os.environ) == env, os.environ == env)
print("KIND" in os.environ.keys(), "test" in os.environ.values(), ("KIND", "test") in os.environ.items())
print(os.environ.pop("KIND"), os.environ.pop("KIND", None), env["KIND"])

members = [ValueError(1), TypeError(2)]
group = ExceptionGroup('x', members)
members.clear()
print(group.exceptions, group.args, group.exceptions is group.exceptions)


class Backwards:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index < 2:
            return [KeyError('second'), OSError('first')][index]
        raise IndexError


print(ExceptionGroup('y', Backwards()).exceptions)
