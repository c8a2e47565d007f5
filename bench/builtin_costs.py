"""What built-ins of this CPython cost: nanoseconds a call, the CALL instruction included.

    python3 bench/builtin_costs.py [WORD]

The table NATIVE_NS of simulator/python/costs.ts holds these figures. Each is the least of many runs of a
loop, less that of a loop that only loads the same operands, so a busy machine makes it no larger.
"""

import sys
import time

LOOPS = 2_000
RUNS = 60

# name, statements before the loop, operands (loaded and dropped in the other loop), the call
CASES = [
    ("len", "x = 'abc'", "len, x", "len(x)"),
    ("abs", "x = -3", "abs, x", "abs(x)"),
    ("ord", "x = 'a'", "ord, x", "ord(x)"),
    ("chr", "x = 97", "chr, x", "chr(x)"),
    ("hash", "x = 'abc'", "hash, x", "hash(x)"),
    ("id", "x = []", "id, x", "id(x)"),
    ("repr", "x = 12345", "repr, x", "repr(x)"),
    ("bin", "x = 12345", "bin, x", "bin(x)"),
    ("hex", "x = 12345", "hex, x", "hex(x)"),
    ("isinstance", "x = 'abc'", "isinstance, x, str", "isinstance(x, str)"),
    ("issubclass", "", "issubclass, bool, int", "issubclass(bool, int)"),
    ("callable", "", "callable, len", "callable(len)"),
    ("getattr", "x = 3", "getattr, x, 'real'", "getattr(x, 'real')"),
    ("hasattr", "x = 3", "hasattr, x, 'real'", "hasattr(x, 'real')"),
    ("iter", "x = []", "iter, x", "iter(x)"),
    ("next", "import itertools; x = itertools.repeat(1)", "next, x", "next(x)"),
    ("divmod", "x = 17", "divmod, x, 5", "divmod(x, 5)"),
    ("pow", "x = 17", "pow, x, 5, 7", "pow(x, 5, 7)"),
    ("round", "x = 1.5", "round, x", "round(x)"),
    ("min", "x = 1; y = 2", "min, x, y", "min(x, y)"),
    ("max", "x = 1; y = 2", "max, x, y", "max(x, y)"),
    ("sum", "x = ()", "sum, x", "sum(x)"),
    ("sorted", "x = ()", "sorted, x", "sorted(x)"),
    ("any", "x = ()", "any, x", "any(x)"),
    ("all", "x = ()", "all, x", "all(x)"),
    ("format", "x = 12345", "format, x, '>8'", "format(x, '>8')"),
    ("int", "x = '12345'", "int, x", "int(x)"),
    ("float", "x = 12345", "float, x", "float(x)"),
    ("str", "x = 12345", "str, x", "str(x)"),
    ("bool", "x = 12345", "bool, x", "bool(x)"),
    ("list", "", "list", "list()"),
    ("dict", "", "dict", "dict()"),
    ("set", "", "set", "set()"),
    ("tuple", "x = ()", "tuple, x", "tuple(x)"),
    ("range", "x = 10", "range, x", "range(x)"),
    ("enumerate", "x = ()", "enumerate, x", "enumerate(x)"),
    ("zip", "x = ()", "zip, x, x", "zip(x, x)"),
    ("map", "x = ()", "map, len, x", "map(len, x)"),
    ("reversed", "x = []", "reversed, x", "reversed(x)"),
    ("object", "", "object", "object()"),
    ("ValueError", "x = 1", "ValueError, x", "ValueError(x)"),
    ("str.strip", "x = '  abc  '", "x", "x.strip()"),
    ("str.lower", "x = 'Name'", "x", "x.lower()"),
    ("str.upper", "x = 'Name'", "x", "x.upper()"),
    ("str.split", "x = 'a b'", "x", "x.split()"),
    ("str.join", "x = ', '; y = ('a', 'b')", "x, y", "x.join(y)"),
    ("str.replace", "x = 'abc'", "x, 'a', 'b'", "x.replace('a', 'b')"),
    ("str.find", "x = 'abc'", "x, 'c'", "x.find('c')"),
    ("str.startswith", "x = 'abc'", "x, 'a'", "x.startswith('a')"),
    ("str.endswith", "x = 'abc'", "x, 'c'", "x.endswith('c')"),
    ("str.partition", "x = 'a = b'", "x", "x.partition(' = ')"),
    ("str.isalpha", "x = 'a'", "x", "x.isalpha()"),
    ("str.isdigit", "x = 'a'", "x", "x.isdigit()"),
    ("str.format", "x = '{} {}'", "x, 1, 2", "x.format(1, 2)"),
    ("str.encode", "x = 'abc'", "x", "x.encode()"),
    ("str.zfill", "x = '12'", "x, 5", "x.zfill(5)"),
    ("str.ljust", "x = '12'", "x, 5", "x.ljust(5)"),
    ("str.count", "x = 'abc'", "x, 'b'", "x.count('b')"),
    ("bytes.decode", "x = b'abc'", "x", "x.decode()"),
    ("list.append", "x = []", "x, 1", "x.append(1)"),
    ("list.pop", "x = [1] * 200_000", "x", "x.pop()"),
    ("list.index", "x = [1]", "x, 1", "x.index(1)"),
    ("list.copy", "x = []", "x", "x.copy()"),
    ("dict.get", "x = {1: 2}", "x, 1, 0", "x.get(1, 0)"),
    ("dict.setdefault", "x = {1: 2}", "x, 1, 0", "x.setdefault(1, 0)"),
    ("dict.items", "x = {1: 2}", "x", "x.items()"),
    ("dict.keys", "x = {1: 2}", "x", "x.keys()"),
    ("dict.values", "x = {1: 2}", "x", "x.values()"),
    ("set.add", "x = {1}", "x, 1", "x.add(1)"),
    ("set.discard", "x = {1}", "x, 2", "x.discard(2)"),
    ("int.bit_length", "x = 12345", "x", "x.bit_length()"),
    ("generator.send", "x = (lambda: (yield))(); y = x.__iter__", "y", "y()"),
    ("math.sqrt", "import math; x = 2.0; f = math.sqrt", "f, x", "f(x)"),
    ("math.sin", "import math; x = 2.0; f = math.sin", "f, x", "f(x)"),
    ("math.floor", "import math; x = 2.5; f = math.floor", "f, x", "f(x)"),
    ("math.gcd", "import math; f = math.gcd", "f, 12, 18", "f(12, 18)"),
    ("time.time", "import time; f = time.time", "f", "f()"),
    ("time.perf_counter", "import time; f = time.perf_counter", "f", "f()"),
    ("Random.random", "import random; x = random.Random()", "x", "x.random()"),
    ("Random.getrandbits", "import random; x = random.Random()", "x, 8", "x.getrandbits(8)"),
    ("deque.append", "import collections; x = collections.deque()", "x, 1", "x.append(1)"),
    ("deque.popleft", "import collections; x = collections.deque([1] * 200_000)", "x", "x.popleft()"),
    ("lock.acquire, release", "import threading; x = threading.Lock()", "x, x", "x.acquire(); x.release()"),
]  # fmt: skip


def best(setup, body):
    lines = [f"    {setup}"] if setup else []
    source = "\n".join(
        [
            "def run(clock, loops):",
            *lines,
            "    start = clock()",
            "    for _ in loops:",
            f"        {body}",
            "    return clock() - start",
        ]
    )
    namespace = {}
    exec(source, namespace)
    run = namespace["run"]
    loops = range(LOOPS)
    return min(run(time.process_time_ns, loops) for _ in range(RUNS)) / LOOPS


for name, setup, operands, call in CASES:
    if len(sys.argv) > 1 and sys.argv[1] not in name:
        continue
    print(f"{name:24} {best(setup, call) - best(setup, operands.replace(', ', '; ')):7.1f}  {call}")
