"""Errors for arguments of a wrong number or type, and what built-in methods are."""

import types


def sh(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


print(type(int.__add__), type((1).__add__), type(str.join), type("".join), type(dict.__getitem__))
print(int.__add__, str.join, dict.__contains__, object.__repr__, type.__call__)
print(types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType)
print([].__len__ == [].__len__, [1].__len__.__objclass__, (5).__add__.__self__)
for action in [
    lambda: (1).__add__(),
    lambda: (1).__add__(1, 2),
    lambda: (1).__add__(x=1),
    lambda: int.__add__(),
    lambda: int.__add__("a", 1),
    lambda: [].__setitem__(1),
    lambda: (1).__pow__(),
    lambda: (1).__pow__(1, 2, 3),
    lambda: type(),
    lambda: type(1, 2),
    lambda: type(1, x=1),
    lambda: type(1, (), {}),
    lambda: type("A", 1, {}),
    lambda: type("A", (), 1),
    lambda: issubclass(int),
    lambda: issubclass(1, int, 2),
    lambda: sorted(),
    lambda: sorted([1], None),
    lambda: sorted([1], by=1),
    lambda: sum(1, "x"),
    lambda: sum([], "x"),
    lambda: format(1, None),
    lambda: (1).__format__(None),
    lambda: int(1, "x"),
    lambda: int(1, 10),
    lambda: str(b"x", None),
    lambda: str(b"\xe4", "latin-1"),
    lambda: str(bytearray(b"x"), "ascii"),
    lambda: str(1, "ascii"),
    lambda: "x".encode(1),
    lambda: b"x".decode(None),
    lambda: bytes("x", 1),
    lambda: bytes(1, "ascii"),
    lambda: bytes(errors="strict"),
    lambda: bytearray(None),
    lambda: bytearray("x", 1),
    lambda: "abc".find(),
    lambda: "abc".find("a", 1, 2, 3),
    lambda: "abc".find(1),
    lambda: "abc".startswith(),
    lambda: "abc".strip(1),
    lambda: "abc".removeprefix(None),
    lambda: "abc".replace(None, "x"),
    lambda: "a\nb".splitlines(None),
    lambda: "a\nb".splitlines(True),
    lambda: [3, 1].index(1, "x"),
    lambda: [3, 1].index(1, -1, 5),
    lambda: (3, 1).index(1, None),
    lambda: range(3).index("x"),
    lambda: range(3).index(7),
    lambda: b"abc".find("a"),
    lambda: b"abc".find(None),
    lambda: b"abc".find(98),
    lambda: b"abc".find(256),
    lambda: b"abc".count(b"b", 1),
    lambda: b"abc".startswith("a"),
    lambda: b"abc".startswith((b"x", b"a")),
    lambda: b"abc".startswith(("a",)),
    lambda: b"abc".partition(None),
    lambda: b"abc".removeprefix("a"),
    lambda: b"abc".replace("a", b"b"),
    lambda: b"abc".replace(b"a", None),
    lambda: b"abc".center(9, b"xy"),
    lambda: b"abc".center(9, "x"),
    lambda: b"abc".center(7, b"-"),
    lambda: b" abc ".strip(None),
    lambda: b"abc".strip(1),
    lambda: b"a b".split(None, 1),
    lambda: b"".join(1),
    lambda: b"".join(["x"]),
    lambda: 1.5 in b"abc",
    lambda: None in bytearray(b"abc"),
    lambda: b"abc".hex(1),
    lambda: b"abc".hex("--"),
    lambda: b"abc".hex("ä"),
    lambda: b"abc".hex(b":", 2),
    lambda: int.from_bytes(1),
    lambda: int.from_bytes(b"x", None),
    lambda: int.from_bytes([1, 2], "little"),
    lambda: (5).to_bytes(1, 1),
]:
    sh(action)


# Classes made by type() are made by the metaclass of their bases.
class Meta(type):
    def __new__(cls, name, bases, namespace):
        return super().__new__(cls, name, bases, {**namespace, "made": name})


class Base(metaclass=Meta):
    pass


print(type("Derived", (Base,), {}).made, type(type("Derived", (Base,), {})))


# A namespace of a class of its own sees every name of the body.
class Names(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key.isupper():
            return key.lower()
        raise KeyError(key)


class Recording(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Names()

    def __new__(cls, name, bases, namespace):
        return super().__new__(cls, name, bases, dict(namespace))


class Recorded(metaclass=Recording):
    one = 1
    two = one + len("x")
    colour = RED
    del one
    try:
        del one
    except NameError as error:
        print(error)
    for _ in range(2):
        pass


print(Recorded.two, Recorded.colour, hasattr(Recorded, "one"))


class Hidden:
    __slots__ = ("__secret", "open")

    def __init__(self):
        self.__secret = 5
        self.open = self.__secret


print(Hidden().open, Hidden()._Hidden__secret)
