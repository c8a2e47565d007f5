# typing.
from typing import *
import typing

T = TypeVar("T")
K = TypeVar("K", bound=int)
print(
    List[int],
    Dict[str, int],
    Optional[int],
    Union[int, str, None],
    Callable[[int], str],
    Callable[..., Any],
    Tuple[int, ...],
    Any,
    T,
    Iterable[T],
    Literal["a", 1],
    ClassVar[int],
    List,
    Union[int, int],
    Optional[Union[int, str]],
)


class Stack(Generic[T]):

    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)


s = Stack[int]()
s.push(3)
print(s.items, Stack[int], Stack.__mro__, isinstance(s, Stack))


class P(NamedTuple):
    x: int
    y: int = 0

    def n(self):
        return self.x + self.y


print(P(1), P(1, 2).n(), P._fields, P._field_defaults, P.__annotations__)


class M(TypedDict, total=False):
    name: str
    year: int


print(
    M(name="x"),
    type(M(name="x")),
    M.__annotations__,
    M.__optional_keys__ == frozenset({"name", "year"}),
)


@runtime_checkable
class Cl(Protocol):

    def close(self) -> None: ...


class F:

    def close(self):
        pass


print(isinstance(F(), Cl), isinstance(3, Cl))
try:
    Cl()
except TypeError as e:
    print(e)
U = NewType("U", int)
print(U(3), U)
print(
    cast(int, "x"),
    get_origin(List[int]),
    get_args(Dict[str, int]),
    get_type_hints(F.close),
    TYPE_CHECKING,
)


def f(a: int, b: "str" = None) -> List[int]: ...


print(f.__annotations__, get_type_hints(f))


@overload
def g(a: int) -> int: ...


def g(a):
    return a


print(g(2))
print(isinstance([], List), issubclass(dict, Mapping), isinstance(3, Hashable))
E2 = NamedTuple("E2", [("a", int), ("b", str)])
print(E2(1, "x"))


class L(List[int]):
    pass


print(L([1, 2]), L.__mro__[1])
print(int | None, Optional[int] == Union[int, None], Union[int, str] == Union[str, int])
