"""Aliases of generic types, unions, callables."""
import types, collections.abc, typing
from collections.abc import *
from typing import TypeVar, ParamSpec
T = TypeVar("T"); P = ParamSpec("P")
def sh(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in [lambda: Callable[[int], str], lambda: Callable[..., int], lambda: Callable[[int], str].__args__, lambda: Callable[P, T], lambda: Callable[int], lambda: Callable[int, str], lambda: Iterable[int], lambda: Mapping[str, T][int], lambda: types.GenericAlias(list, (int,)), lambda: types.GenericAlias(dict, (str, T))[int], lambda: list[int][str], lambda: list[T][int, str], lambda: list[T].__parameters__, lambda: dict[T, list[T]].__parameters__, lambda: (int | T)[str], lambda: (int | str).__parameters__, lambda: list[int] == list[int], lambda: list[int]((1, 2)), lambda: list[int].append, lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: type(list[int]), lambda: list[int].__origin__, lambda: tuple[()], lambda: tuple[int, ...], lambda: list[None], lambda: type[int], lambda: list["x"], lambda: hash(list[int]) == hash(list[int]), lambda: isinstance(1, int | str), lambda: isinstance(1, int | list[int]), lambda: int | None, lambda: None | int, lambda: int | 5, lambda: (int | str) == (str | int), lambda: typing.get_args(Callable[[int], str]), lambda: typing.get_origin(Callable[[int], str]), lambda: int | "x", lambda: type(int | str), lambda: Callable[[int, T], T][str], lambda: Generator[int, None, str], lambda: len(list[int]), lambda: list[int].__class__, lambda: list[int] | None]: sh(f)
