"""Annotations of data classes as text, and the documentation made of them."""

from dataclasses import *
import dataclasses, typing, typing as t
from typing import ClassVar, List, Optional
from dataclasses import InitVar
import collections
@dataclass
class C:
    a: ClassVar[int]
    b: typing.ClassVar[int] = 1
    c: t.ClassVar = 2
    d: int = 3
    g: List[int] = None
    h: Optional[int] = None
    k: collections.deque = None
    e: InitVar[int] = 4
    f: dataclasses.InitVar = 5
    def __post_init__(self, e, f): print(e, f)
print([f.name for f in fields(C)], C(7))
def sh(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class D:
    x: "ClassVar"
    y: "ClassVar [int]"
    z: " typing.ClassVar[str]"
    w: "int" = 1
    v: "notyping.ClassVar[int]" = 2
print([f.name for f in fields(D)], D())
@dataclass
class R:
    left: "R" = None
r = R(); r.left = r; print(r)
print(R.__doc__, C.__doc__, D.__doc__)

# What inspect shows of hints
import inspect

for hint in [Optional[int], typing.Union[int, str], List[int], typing.Callable[[int], str], typing.Literal[1]]:
    print(hint.__module__, inspect.formatannotation(hint))
