# dataclasses.
from dataclasses import (
    FrozenInstanceError,
    InitVar,
    KW_ONLY,
    asdict,
    astuple,
    dataclass,
    field,
    fields,
    is_dataclass,
    make_dataclass,
    replace,
)


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Job:
    name: str
    cost: int = 1
    tags: list = field(default_factory=list)


print(Job("scan"), Job("scan", 2, ["a"]), Job("a") == Job("a"), Job("a") != Job("b"))
show(lambda: Job())
show(lambda: Job("a", 1, [], 4))
show(lambda: Job("a", price=3))
show(lambda: Job("a", name="b"))
show(lambda: Job("a") < Job("b"))
show(lambda: hash(Job("a")))
print(Job.__doc__, Job.__match_args__, [each.name for each in fields(Job)])


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(1, 10), Version(0), Version(1, 9)]), len({Version(1), Version(1)}))
show(lambda: setattr(Version(1), "major", 2))
show(lambda: delattr(Version(1), "major"))
print(isinstance(FrozenInstanceError(), AttributeError), replace(Version(1), minor=5))


@dataclass
class Base:
    x: int
    _: KW_ONLY
    scale: int = 2


@dataclass
class Derived(Base):
    y: int = 0
    offset: InitVar[int] = 1
    total: int = field(init=False, repr=False)

    def __post_init__(self, offset):
        self.total = self.x * self.scale + self.y + offset


print(Derived(1, 2, scale=10), Derived(1, 2, 7).total, is_dataclass(Derived), is_dataclass(3))
show(lambda: Derived(1, 2, 3, 4))
show(lambda: Base(1, 2, scale=4))


@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)


tree = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(asdict(tree), astuple(tree))
tree.children.append(tree)
print(tree)


def mutable_default():
    @dataclass
    class Wrong:
        items: list = []


def default_order():
    @dataclass
    class Wrong:
        a: int = 1
        b: int


show(mutable_default)
show(default_order)
Point = make_dataclass("Point", [("x", int), ("y", int, field(default=5))])
print(Point(1), Point.__name__)


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


show(lambda: setattr(Slotted(1), "c", 3))
print(Slotted(1))
