"""typing: forms, variables, generics, protocols, classes of annotations, hints."""
import typing, collections, collections.abc, sys, types, abc
from typing import *
def sh(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sorted(typing.__all__))
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V", bound=int); C = TypeVar("C", int, str); Co = TypeVar("Co", covariant=True); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(T, V, C, Co, TypeVar("X", contravariant=True), P, Ts, P.args, P.kwargs, T.__name__, V.__bound__, C.__constraints__, Co.__covariant__, type(T), T.__module__, P.__name__, P.args.__origin__ is P)
for f in [lambda: List[int], lambda: Dict[str, List[int]], lambda: Tuple[int, ...], lambda: Tuple[()], lambda: Tuple, lambda: List, lambda: Optional[int], lambda: Union[int, str, None], lambda: Union[int], lambda: Union[int, Union[str, float]], lambda: Optional["Foo"], lambda: Callable[[int, str], bool], lambda: Callable[..., Any], lambda: Callable, lambda: Callable[[], None], lambda: Type[int], lambda: Literal[1, "a", True, None], lambda: Literal[Literal[1, 2], 3], lambda: Literal[1, 1], lambda: ClassVar[int], lambda: Final[str], lambda: Annotated[int, "meta", 5], lambda: Annotated[Annotated[int, 1], 2], lambda: Any, lambda: NoReturn, lambda: Never, lambda: Self, lambda: LiteralString, lambda: Iterable[T], lambda: Dict[K, V], lambda: Dict[K, V][str, int], lambda: List[T][int], lambda: Callable[P, T], lambda: Callable[Concatenate[int, P], T], lambda: Concatenate[int, P], lambda: Generator[int, None, str], lambda: AsyncGenerator[int, None], lambda: Awaitable[int], lambda: Coroutine[Any, Any, int], lambda: DefaultDict[str, int], lambda: Counter[str], lambda: Deque[int], lambda: OrderedDict[str, int], lambda: ChainMap[str, int], lambda: Set[int], lambda: FrozenSet[int], lambda: Mapping[str, Any], lambda: Sequence[int], lambda: Hashable, lambda: Sized, lambda: Text, lambda: Pattern[str], lambda: Match[str], lambda: IO[str], lambda: TextIO, lambda: BinaryIO, lambda: ContextManager[int], lambda: AsyncContextManager[int], lambda: SupportsInt, lambda: SupportsAbs[int], lambda: TypeGuard[int], lambda: Required[int], lambda: NotRequired[int], lambda: Unpack[Ts], lambda: Tuple[Unpack[Ts]], lambda: Tuple[int, Unpack[Ts]], lambda: TypeAlias, lambda: ForwardRef("X"), lambda: List["X"], lambda: ByteString, lambda: list[T][int], lambda: list[T], lambda: dict[K, list[V]], lambda: int | str, lambda: List[int] | None, lambda: Optional[T][int], lambda: Union[T, str][int], lambda: "x" | List[int], lambda: T | int, lambda: int | T]:
    sh(f)
for f in [lambda: List[int, str], lambda: Dict[int], lambda: Optional[int, str], lambda: Union[()], lambda: Callable[int], lambda: Callable[int, str], lambda: Any[int], lambda: Any(), lambda: Union(), lambda: List[5], lambda: Generic[int], lambda: Generic[T, T], lambda: isinstance(1, List[int]), lambda: isinstance([], List), lambda: isinstance(1, Union[int, str]), lambda: issubclass(int, Union[int, str]), lambda: isinstance(1, Any), lambda: isinstance(1, Optional[int]), lambda: issubclass(list, Sequence), lambda: isinstance((), Iterable), lambda: Literal[1](), lambda: ClassVar[int, str], lambda: Annotated[int], lambda: Self[int], lambda: Never[int], lambda: Optional[1], lambda: TypeVar("A", int), lambda: TypeVar("A", int, bound=str), lambda: TypeVar("A", covariant=True, contravariant=True), lambda: type("Z", (Union,), {}), lambda: List[T][int, str], lambda: List[int][str], lambda: Tuple[int][str], lambda: Final[int, str], lambda: Concatenate[int], lambda: Concatenate[int, str], lambda: Type[int, str], lambda: TypeGuard[int, str], lambda: NoReturn(), lambda: List(), lambda: Dict(a=1), lambda: List[int]([1]), lambda: Callable(), lambda: cast(int, "x"), lambda: isinstance(1, Literal[1]), lambda: class_getitem_fail()]:
    sh(f)
print(List[int] == List[int], List[int] == list[int], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]), Optional[int] == Union[None, int], Literal[1] == Literal[True], Callable[[int], str] == Callable[[int], str], Union[int, str] == int | str, List[int] is List[int])
for t in [List[int], Dict[str, int], Union[int, None], Callable[[int], str], Callable[..., int], Annotated[int, 5], Literal[1, 2], ClassVar[int], list[int], int, Tuple[()], Tuple[int, ...], Generic, Generic[T], List, Optional[T], int | str, P.args, Any, Type[T]]: print(get_origin(t), get_args(t), getattr(t, "__parameters__", None))
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
class Pair(Generic[K, V]): pass
class Sub(Pair[str, T]): pass
print(Stack[int], Stack[int](), Stack[int]().__orig_class__ if hasattr(Stack[int](), "__orig_class__") else "", Pair[int, str], Sub[int], Stack.__parameters__, Pair.__parameters__, Sub.__parameters__, Sub.__orig_bases__, Stack.__mro__, Stack[T], Stack[List[T]][int], issubclass(Sub, Pair)) if 0 else print(Stack[int], type(Stack[int]()), Stack[int]().__orig_class__, Pair[int, str], Sub[int], Stack.__parameters__, Pair.__parameters__, Sub.__parameters__, Sub.__orig_bases__, Stack.__mro__, Stack[T], Stack[List[T]][int], issubclass(Sub, Pair))
sh(lambda: Stack[int, str]); sh(lambda: Pair[int]); sh(lambda: isinstance(Stack(), Stack[int])); sh(lambda: isinstance(Stack(), Stack)); sh(lambda: Sub[int, str])
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class NotRun(Protocol):
    x: int
    def m(self): ...
class Impl:
    def close(self): pass
print(isinstance(Impl(), Closer), isinstance(1, Closer), issubclass(Impl, Closer), Closer.__mro__); sh(lambda: isinstance(1, NotRun)); sh(lambda: Closer()); sh(lambda: issubclass(int, NotRun)); sh(lambda: runtime_checkable(Impl))
@runtime_checkable
class HasX(Protocol):
    x: int
class WithX: x = 1
print(isinstance(WithX(), HasX)); sh(lambda: issubclass(WithX, HasX)); print(isinstance(5, SupportsInt), isinstance("a", SupportsInt), isinstance(5, SupportsIndex), issubclass(float, SupportsFloat))
class GenP(Protocol[T]):
    def get(self) -> T: ...
print(GenP[int], GenP.__parameters__)
class ImplP(GenP[int]):
    def get(self): return 1
print(ImplP().get(), ImplP.__mro__)
class Emp(NamedTuple):
    "doc"
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
print(Emp("a"), Emp("b", 4).hi(), Emp._fields, Emp.__annotations__, Emp._field_defaults, Emp.__doc__, Emp.__mro__)
E2 = NamedTuple("E2", [("x", int), ("y", "str")]); print(E2(1, 2), E2.__annotations__, E2.__module__); E3 = NamedTuple("E3", x=int); print(E3(1)); sh(lambda: NamedTuple("E", [("x", int)], y=str)); sh(lambda: Emp())
def badnt():
    class B(NamedTuple):
        x: int = 1
        y: str
sh(badnt)
def badnt2():
    class B(NamedTuple, Generic[T]): x: T
    return B[int], B(1)
sh(badnt2)
class Movie(TypedDict):
    title: str
    year: NotRequired[int]
class M2(Movie, total=False):
    extra: Required[int]
    opt: str
print(Movie(title="x"), Movie.__annotations__, Movie.__required_keys__, Movie.__optional_keys__, Movie.__total__, M2.__required_keys__ == {"title", "extra"}, sorted(M2.__optional_keys__), M2.__total__, type(Movie), Movie.__bases__, is_typeddict(Movie), is_typeddict(dict), Movie.__name__)
D3 = TypedDict("D3", {"a": int, "b-c": str}, total=False); print(D3(a=1), D3.__annotations__, D3.__total__); sh(lambda: isinstance({}, Movie)); sh(lambda: issubclass(dict, Movie)); sh(lambda: TypedDict("D", {"a": int}, b=str))
UserId = NewType("UserId", int); print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, type(UserId(5)), Optional[UserId], List[UserId]); sh(lambda: type("X", (UserId,), {}))
@overload
def ov(x: int) -> int: ...
@overload
def ov(x: str) -> str: ...
def ov(x): return x
print(ov(5), len(get_overloads(ov)), get_overloads(ov)[0].__annotations__); clear_overloads(); print(get_overloads(ov))
@overload
def only(x: int): ...
sh(lambda: only(1))
class Node:
    left: "Node"
    right: Optional["Node"] = None
    val: ClassVar[int] = 3
    def f(self, a: "int", b: "List[Node]" = None, *c: str) -> "Node": ...
print(get_type_hints(Node), get_type_hints(Node.f)); sh(lambda: get_type_hints(5))
def ann(x: Annotated[int, "m"], y: "Annotated[str, 1]" = "a", z: int = None) -> None: ...
print(get_type_hints(ann), get_type_hints(ann, include_extras=True)); 
class Missing: x: "Undefined"
sh(lambda: get_type_hints(Missing)); print(get_type_hints(Missing, localns={"Undefined": int}), get_type_hints(Movie), get_type_hints(M2, include_extras=True), get_type_hints(Emp), get_type_hints(sys.modules["typing"]) == {} or "")
print(Annotated[int, "m"].__metadata__, Annotated[int, "m"].__origin__, Annotated[List[T], 1][int], Annotated[int, 1] == Annotated[int, 1], hash(Annotated[int, 1]) == hash(Annotated[int, 1]))
sh(lambda: assert_never(5)); print(assert_type(5, int), final(Node) is Node, Node.__final__, no_type_check(ann) is ann, reveal_type.__name__, TYPE_CHECKING)
@dataclass_transform()
def dt(c): return c
print(dt.__dataclass_transform__); 
class Z1(Generic[P]): pass
print(Z1[int, str], Z1[[int, str]], Z1[...], Z1.__parameters__)
class Z2(Generic[T, P]): pass
print(Z2[int, [str, bool]], Z2[int, ...]); sh(lambda: Z2[int])
class Z3(Generic[Unpack[Ts]]): pass
print(Z3[int, str], Z3[()], Z3.__parameters__, Z3[Unpack[Ts]])
class Z4(Generic[*Ts, T]): pass
print(Z4[int, str, bool], Tuple[*Ts], tuple[*Ts], Callable[[*Ts], int])
class MyList(List[int]): pass
class MyMap(Mapping[K, V]):
    def __getitem__(s, k): return k
    def __iter__(s): return iter([])
    def __len__(s): return 0
print(MyList.__mro__, MyList.__orig_bases__, MyMap.__parameters__, MyMap[int, str], len(MyMap()), MyList([1]))
print(ForwardRef("int") == ForwardRef("int"), ForwardRef("List[int]").__forward_arg__); sh(lambda: ForwardRef("1 +")); sh(lambda: ForwardRef(5)); sh(lambda: List["1 +"])
print(List.__origin__, Dict.__name__ if hasattr(Dict, "__name__") else "", List[int].__name__ if hasattr(List[int], "__name__") else "", List._name, Optional[int].__name__ if hasattr(Optional[int], "__name__") else "", List[int].__module__, Callable[[int], str].__args__, repr(typing.Hashable), typing.Awaitable.__origin__)
