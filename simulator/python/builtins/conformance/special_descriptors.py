"""Special methods that are no functions: what a descriptor answers, and callables that bind nothing."""
import math
import operator
import os


class Descriptor:
    def __init__(self, answer):
        self.answer = answer

    def __get__(self, instance, owner=None):
        return lambda *args: self.answer


class Callable:
    def __call__(self, *args):
        return args


CASES = [
    ("__len__", 5, len), ("__add__", 5, lambda t: t + 1), ("__radd__", 5, lambda t: 1 + t),
    ("__iadd__", 5, lambda t: operator.iadd(t, 1)), ("__eq__", 5, lambda t: t == 1),
    ("__lt__", 5, lambda t: t < 1), ("__iter__", iter([1]), list), ("__next__", 3, next),
    ("__bool__", False, bool), ("__hash__", 7, hash), ("__str__", "s", str),
    ("__repr__", "r", repr), ("__int__", 3, int), ("__float__", 3.5, float),
    ("__index__", 3, hex), ("__complex__", 1j, complex), ("__contains__", True, lambda t: 1 in t),
    ("__getitem__", 4, lambda t: t[1]), ("__delitem__", 5, lambda t: operator.delitem(t, 2)),
    ("__call__", 9, lambda t: t(1)), ("__neg__", 9, lambda t: -t), ("__abs__", 9, abs),
    ("__round__", 9, round), ("__trunc__", 9, math.trunc), ("__floor__", 9, math.floor),
    ("__format__", "x", format), ("__dir__", ["a"], dir), ("__fspath__", "x", os.fspath),
    ("__pow__", 5, lambda t: t**2), ("__divmod__", 5, lambda t: divmod(t, 2)),
    ("__matmul__", 5, lambda t: t @ 2), ("__getattr__", 5, lambda t: t.foo),
]  # fmt: skip
for name, answer, use in CASES:
    print(name, use(type("T", (), {name: Descriptor(answer)})()))

T = type("T", (), {"__enter__": Descriptor(1), "__exit__": Descriptor(None)})
with T() as entered:
    print(entered)
T = type("T", (), {"__sub__": Callable(), "__getitem__": Callable(), "__setitem__": Callable()})
print(T() - 1, T()[2])
T()[2] = 3


class Property:
    @property
    def __len__(self):
        return lambda: 8


print(len(Property()))


# A comparison asks the right operand first where its class is derived from the left one's.
class Base:
    def __eq__(self, other):
        print("eq of", type(self).__name__)
        return True

    def __lt__(self, other):
        print("lt of", type(self).__name__)
        return True

    __gt__ = __lt__


class Derived(Base):
    pass


class Items(list):
    pass


print(Base() == Derived(), Derived() == Base(), Base() < Derived(), Derived() > Base())
print([Base()] == Items([Derived()]))


class Unhashable(tuple):
    __hash__ = None


class Function:
    """A call with keywords names what it calls only when it fails."""

    def __call__(self, **keywords):
        return keywords

    def __str__(self):
        raise ValueError


print(Function()(**{"a": 1}, **{"b": 2}))
try:
    hash(Unhashable(([],)))
except TypeError as error:
    print(error)
