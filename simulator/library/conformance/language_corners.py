"""What programs around the threads use: corners that once differed from CPython."""

import random
import traceback
import typing
import warnings
from collections import OrderedDict, deque, namedtuple
from typing import Annotated, ClassVar, Final, List, Optional


def tried(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


# A display that a chain compares twice stays a list or set.
print(1 in [1] in [[1], True], 1 in {1} == {1}, 1 in [1, 2] in [(1, 2)])

# traceback has no suggestions: only what nobody catches is printed with them.
try:
    [].apend(1)
except AttributeError as error:
    print(traceback.format_exception_only(error))
try:
    prnt
except NameError as error:
    print(traceback.format_exception_only(error))

# Where the syntax of texts is wrong.
for source in ('1 + + ', '1 +', '(1', 'a b ', 'def f(: ', 'x = 5 5   ', '@a'):
    for mode in ('exec', 'single'):
        try:
            compile(source, '<text>', mode)
        except SyntaxError as error:
            print(mode, error.args[1])
            print(''.join(traceback.format_exception_only(error)), end='')
try:
    eval('1 +')
except SyntaxError as error:
    print(error.args)
for source in ('return 1', 'break', 'f(a=1, a=2)', 'if 1:\n  yield'):
    try:
        exec(source)
    except SyntaxError as error:
        print(error.args)

orders = OrderedDict(a=1, b=2)
print(orders.keys(), orders.values(), orders.items(), orders.keys() & {'a'}, type(orders.keys()).__mro__)

Point = namedtuple('Point', 'x y')
print(Point.x.__doc__, Point.y.__doc__)

for value in ('', 'a', 5, ['a']):
    tried(bytearray().extend, value)
tried(lambda: deque([1])['a'])
tried(format, 1, 'z')
tried('{:{:{}}}'.format, 1, 2, 3)
tried(lambda: b'a' % 1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for arguments in ((1.5,), (1, 2.5), (1, 9, 2.5), (2.0,)):
        tried(random.Random(1).randrange, *arguments)
print([str(warning.message) for warning in caught])


class Wrong:
    def __index__(self):
        return 'x'

    def __getitem__(self, index):
        return index


tried(lambda: [1][Wrong()])
tried(reversed, Wrong())

for text in (
    'List[ClassVar[int]]', 'Optional[Final[int]]', 'ClassVar[Final[int]]', 'Final[Final[int]]',
    'Annotated[ClassVar[int], 1]', 'ClassVar[Optional[int]]', 'typing.Tuple[ClassVar[int], int]',
):
    tried(eval, text)

# Tuples that end with a comma right before a semicolon or a colon.
x = 1,; y = 2, 3,; z = lambda: 1,; print(x, y, z[0](), len(z))
if x: print('a'), ;print('b'),
for i in 1, 2,: print(i)
for i, in [(1,)]: print(i)
a = [0]; a += 1, 2, ; print(a)
b: tuple = 1, ; print(b, 1 in x, ); c = 1 in x, ; print(c)
def g(): yield 1, ; q = yield 2, ; return q, ;
print(list(g())); d = {1: 2}; e = d[1], ; print(e); m = [1, 2][:1], ; print(m)
z = lambda a, b,: (a, b),; print(z[0](1, 2)); z = lambda a,: a; print(z(1))
