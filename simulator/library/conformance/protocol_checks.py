"""Protocols as types and in instance checks."""
from typing import *
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
@runtime_checkable
class P(Protocol):
    def meth(self): pass
class C: pass
class D:
    def meth(self): pass
def f(): pass
t(lambda: (issubclass(D, P), isinstance(D(), P), issubclass(C, P), isinstance(C(), P), issubclass(type(f), P), isinstance(f, P)))
t(lambda: isinstance(len, P))
@runtime_checkable
class Q(Protocol):
    x: int
class X: x = 3
t(lambda: (isinstance(X(), Q), isinstance(C(), Q)))
t(lambda: isinstance(3, Iterable[int]) if False else 0)
t(lambda: Union[P, int])
class G(Protocol): pass
t(lambda: Union[G, int])
t(lambda: List[G])
t(lambda: isinstance(3, G))
t(lambda: issubclass(int, G))
t(lambda: issubclass(X, Q))
t(lambda: issubclass(3, P))
t(lambda: (issubclass(int, Protocol), isinstance(3, Protocol)) if False else 0)
class E(P): pass
t(lambda: (isinstance(E(), P), isinstance(D(), E), issubclass(D, E), issubclass(E, P)))
class Q2(Q, Protocol):
    y: int
t(lambda: isinstance(X(), Q2))
@runtime_checkable
class Q3(Q, Protocol):
    y: int
class Y(X): y = 2
t(lambda: (isinstance(X(), Q3), isinstance(Y(), Q3), isinstance(Y(), Q)))
t(lambda: (isinstance([], Iterable), isinstance(3, SupportsInt), issubclass(int, SupportsInt), isinstance('a', SupportsInt)))
t(lambda: Optional[SupportsInt]); t(lambda: Union[IO, str]); t(lambda: List[Protocol]); t(lambda: List[Generic]); t(lambda: Optional[IO[str]])
class S(Generic[TypeVar('T')]): pass
t(lambda: Dict[str, S]); t(lambda: Callable[[G], S])
