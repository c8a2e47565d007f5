# Classes: inheritance, descriptors, operators, properties, metaclass-free customisation.
class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, tag))

    def who(self):
        return "Base"


class Left(Base, tag="l"):
    def who(self):
        return "Left>" + super().who()


class Right(Base):
    def who(self):
        return "Right>" + super().who()


class Both(Left, Right, tag="b"):
    def who(self):
        return "Both>" + super().who()


print(Both().who(), [c.__name__ for c in Both.__mro__], Base.registry)


class Typed:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name, None)

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError(f"{self.name[1:]} must be int, not {type(value).__name__}")
        setattr(instance, self.name, value)


class Point:
    x = Typed()
    y = Typed()
    count = 0

    def __new__(cls, *args):
        cls.count += 1
        return super().__new__(cls)

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y) if isinstance(other, Point) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __bool__(self):
        return bool(self.x or self.y)

    def __call__(self, factor):
        return Point(self.x * factor, self.y * factor)

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __iter__(self):
        yield self.x
        yield self.y

    @property
    def length(self):
        return abs(self.x) + abs(self.y)

    @length.setter
    def length(self, value):
        self.x = value

    @staticmethod
    def origin():
        return Point(0, 0)

    @classmethod
    def made(cls):
        return cls.count


p = Point(1, 2)
print(p + Point(3, 4), sum([p, p, p]), p == Point(1, 2), p != Point(2, 1), p(3), p[1], list(p), *p)
print({p: "a", Point(1, 2): "b"}, len({Point(i % 2, 0) for i in range(5)}), p in [Point(1, 2)])
print(sorted([Point(3, 0), Point(1, 0), Point(2, 0)]), max(Point(1, 0), Point(5, 0)))
print(bool(Point.origin()), not p, p.length, Point.made())
p.length = 9
print(p.x, p)
for bad in (lambda: Point("a", 1), lambda: p + 1, lambda: p.nothing, lambda: p > 3, lambda: Point(1)):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    del p.length
except AttributeError as error:
    print(error)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


d = Dynamic()
d.a = 1
print(d.a, d.get_it(), hasattr(d, "zzz"), getattr(d, "zzz", "default"))
del d.a
print(d.__dict__, vars(p), isinstance(d, Dynamic), issubclass(Both, Base))


class Stack(list):
    def push(self, item):
        self.append(item)
        return self


class Name(str):
    def shout(self):
        return self.upper() + "!"


s = Stack([1]).push(2)
print(s, len(s), s == [1, 2], type(s).__name__, Name("ann").shout(), Name("a") + "b", {Name("k"): 1}["k"])


class Slotted:
    __slots__ = ("a",)


t = Slotted()
t.a = 1
try:
    t.b = 2
except AttributeError as error:
    print(error)


class Manager:
    def __enter__(self):
        print("enter")
        return "value"

    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__, value)
        return kind is KeyError


with Manager() as m, Manager():
    print(m)
with Manager():
    raise KeyError("swallowed")
try:
    with Manager():
        raise ValueError("kept")
except ValueError as error:
    print("outside", error)
