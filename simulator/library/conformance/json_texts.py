# json: what it writes, what it reads, what it refuses.
import json

E = json.JSONEncoder


class F(float):
    def __repr__(self):
        return "F!"


class I(int):
    def __repr__(self):
        return "I!"


class S(str):
    pass


from collections import OrderedDict, namedtuple

for o in [
    1,
    "a",
    None,
    [],
    [1],
    [1, "a", [2, []], {}],
    {},
    {"a": 1},
    {"a": [1, {}], "b": {"c": None}, 3: 4.5},
    {"x": (1, 2)},
    F(2.5),
    [F(1)],
    {F(1): I(2)},
]:
    for kw in [
        {},
        {"indent": 2},
        {"indent": ""},
        {"indent": "\t", "separators": (",", ":")},
        {"indent": 0},
    ]:
        print(o, kw, list(E(**kw).iterencode(o)), list(E(**kw).iterencode(o, _one_shot=True)))


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(
            type(e).__name__,
            e,
            repr(e.__cause__),
            repr(e.__context__),
            e.__dict__ if isinstance(e, ValueError) else "",
        )


t(lambda: json.dumps(float("nan"), allow_nan=False))
t(lambda: json.dumps([float("inf")], allow_nan=False))
t(lambda: json.dumps([float("inf")], allow_nan=False, indent=1))
t(lambda: json.dumps({float("inf"): float("-inf")}))
t(lambda: json.dumps({(1,): 2}))
t(lambda: json.dumps({(1,): 2}, skipkeys=True))
t(lambda: json.dumps({(1,): 2, 1: 3}, skipkeys=True, indent=1))
t(lambda: json.dumps({b"a": 2}))
t(lambda: json.dumps({1: 2, "a": 3}, sort_keys=True))
t(lambda: json.dumps({1: 2, "a": 3}, sort_keys=True, indent=2))
t(lambda: json.dumps({1, 2}))
t(lambda: json.dumps(b"a"))
t(lambda: json.dumps(1j))
t(lambda: json.dumps(object))
l = []
l.append(l)
t(lambda: json.dumps(l))
t(lambda: json.dumps(l, indent=1))
d = {}
d["a"] = d
t(lambda: json.dumps(d))
t(lambda: json.dumps(l, check_circular=False))
t(lambda: json.dumps(d, check_circular=False))


class X:
    pass


x = X()
t(lambda: json.dumps(x, default=lambda o: o))
t(lambda: json.dumps(x, default=lambda o: [o]))
t(lambda: json.dumps(1, indent=1.5))
t(lambda: json.dumps([1], indent=True))
t(lambda: json.dumps([1, 2], separators=(1,)))
t(lambda: json.dumps([1, 2], separators=5))
t(lambda: json.dumps('\x00\x1f\x7f\x80\u2028\U0001f600\ud800"\\/\b\f\n\r\t'))
t(lambda: json.dumps('\x00\x1f\x7f\x80\u2028\U0001f600\ud800"\\/\b\f\n\r\t', ensure_ascii=False))
t(lambda: json.dumps({"a": 1}, foo=1))
t(lambda: json.dumps(S("x")))
t(lambda: json.dumps({S("x"): S("y"), True: False, None: 1, 1.5: 2}))
t(lambda: json.loads(1))
t(lambda: json.loads(None))
t(lambda: json.loads("\ufeff1"))
t(lambda: json.loads(b"\xef\xbb\xbf1"))
t(lambda: json.loads('"\\u00e9"'.encode("utf-16")))
t(lambda: json.loads('"\\u00e9"'.encode("utf-32")))
t(lambda: json.loads('"\\u00e9"'.encode("utf-16-le")))
t(lambda: json.loads("1".encode("utf-16-be")))
t(lambda: json.loads(bytearray(b"[1]")))
t(lambda: json.loads(memoryview(b"[1]")))
t(lambda: json.loads(b"\xff"))
for s in [
    "",
    "  ",
    "nul",
    "n",
    "tru",
    "True",
    "-",
    "-a",
    "--1",
    "+1",
    "01",
    "1.",
    "1.e",
    ".5",
    "1e",
    "1e+",
    "1E5",
    "1e400",
    "-0",
    "-0.0",
    "-Infinity",
    "Infinity",
    "NaN",
    "-Inf",
    "[",
    "[1",
    "[1,",
    "[1,]",
    "[,]",
    "[1 2]",
    "[1}",
    "{",
    "{1",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    '{"a" 1}',
    '{"a":}',
    "{,}",
    '{"a":1 "b"}',
    "{'a':1}",
    '"',
    '"a',
    '"\\',
    '"\\x"',
    '"\\u"',
    '"\\u12"',
    '"\\u12G4"',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\ud800\\u0041"',
    '"\n"',
    '"\t"',
    "1 2",
    "[] x",
    '{"a":1}}',
    "\n\n  x",
    "[1,\n2,\nx]",
    '"\\u+123"',
    '"\\u 123"',
    '"\\ud800\\u12"',
    "[\x0b1]",
    "\x0c1",
    '"😀" x',
    '["😀", x]',
    '{"a":1,"a":2}',
    "123456789012345678901234567890",
    "1.0000000000000000000001",
    "[[[[",
    '[{"a":[',
    '"\\uD834\\uDD1E"',
    "[nul]",
    '{"a":nul}',
    "[1,2,-]",
    "[-]",
    '"abc\x00"',
    '{"a"  :  1  ,  "b":2  }',
    "[ ]",
    "{ }",
    "[ 1 , 2 ]",
    '{"a":"b" , }',
    "[1 , ]",
    "[1,2",
]:
    t(lambda: json.loads(s))
t(lambda: json.loads('"\n"', strict=False))
t(
    lambda: json.loads(
        '[1,2.5,NaN,{"a":1}]',
        parse_int=str,
        parse_float=lambda s: ("f", s),
        parse_constant=lambda s: ("c", s),
        object_hook=lambda d: list(d.items()),
    )
)
t(lambda: json.loads('{"a":1,"b":{"c":2}}', object_pairs_hook=lambda p: p))
t(lambda: json.loads("{}", object_pairs_hook=lambda p: p))
t(lambda: json.loads("{}", object_hook=lambda p: 5))
D = json.JSONDecoder()
t(lambda: D.raw_decode("1 2"))
t(lambda: D.raw_decode(" 1 2"))
t(lambda: D.raw_decode(" 1 2", 1))
t(lambda: D.raw_decode("1", -1))
t(lambda: D.raw_decode("1", 5))
t(lambda: D.raw_decode('😀"😀"1', 1))
t(lambda: D.decode(b"1"))
t(lambda: D.raw_decode(b"1"))
t(lambda: D.scan_once("x", 0))
t(lambda: D.scan_once("1", -1))
t(lambda: D.scan_once("1", 3))
t(lambda: D.decode("  [1]  "))
t(lambda: json.loads("[" * 2000))
t(lambda: json.loads('{"a":' * 2000))
t(lambda: json.loads("1" * 5000))
t(lambda: json.loads("1", foo=2))
t(lambda: json.loads("1", encoding="utf8"))
t(lambda: json.JSONDecoder(1))
t(lambda: json.JSONEncoder(1))
try:
    json.loads("[1,\n x]")
except json.JSONDecodeError as e:
    print(
        e.msg,
        e.doc,
        e.pos,
        e.lineno,
        e.colno,
        e.args,
        repr(e),
        e.__reduce__(),
        type(e),
        type(e).__mro__,
    )
t(lambda: json.JSONDecodeError("m", "doc\nabc", 5))
print(json.JSONDecodeError("m", "doc\nabc", 5))
print(
    json.encoder.encode_basestring('é"\n'),
    json.encoder.encode_basestring_ascii('é"\n'),
    json.encoder.INFINITY,
)
print(json.decoder.scanstring('abc"def', 0), json.decoder.scanstring('abc"def', 0, False))
t(lambda: json.decoder.scanstring("abc", 0))
t(lambda: json.decoder.scanstring("abc", 10))
t(lambda: json.decoder.scanstring("abc", -3))
t(lambda: json.encoder.encode_basestring(1))
t(lambda: json.encoder.encode_basestring_ascii(1))
print(json.detect_encoding(b"1"), json.__all__, json.__version__)
print(
    json.JSONEncoder.item_separator,
    json.JSONEncoder.key_separator,
    json.JSONEncoder(indent=1).item_separator,
    json.JSONEncoder(indent=1).key_separator,
)
import io

t(lambda: json.dump([1], io.BytesIO()))
t(lambda: json.load(io.BytesIO(b"[1]")))
t(lambda: json.load(5))


class P:
    def __init__(self, x):
        self.x = x


class PE(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, P):
            return {"P": o.x}
        return super().default(o)


print(
    json.dumps([P(1), {"a": P([P(2)])}], cls=PE),
    json.dumps(P(1), cls=PE, indent=1),
    PE(sort_keys=True).encode({"b": P(1), "a": 2}),
)
t(lambda: json.dumps([P(object)], cls=PE))


class D2(json.JSONDecoder):
    def decode(self, s):
        return ["!", super().decode(s)]


print(json.loads("1", cls=D2))
from enum import IntEnum, Enum


class Color(IntEnum):
    RED = 1


print(json.dumps([Color.RED, {Color.RED: 2}]))
from collections import defaultdict, Counter, deque

NT = namedtuple("NT", "a b")
print(json.dumps([OrderedDict(b=1, a=2), defaultdict(int, x=1), Counter("aab"), NT(1, [2])]))
t(lambda: json.dumps(deque([1])))


def f(o):
    raise KeyError("no")


t(lambda: json.dumps({1, 2}, default=f))
t(lambda: json.loads('{"a": 1}', object_hook=lambda d: 1 / 0))
t(lambda: json.loads("[1.5]", parse_float=lambda s: int(s)))
buffer = io.StringIO()
json.dump({"a": [1, 2.5, None], "b": "é"}, buffer, indent=2, sort_keys=True)
print(buffer.getvalue())
print(
    json.load(io.StringIO("[1]")), json.load(io.StringIO('{"a": 1}'), object_pairs_hook=OrderedDict)
)
deep = "[" * 500 + "]" * 500
print(json.dumps(json.loads(deep)) == deep)
it = json.JSONEncoder().iterencode([1, {"a": 2}])
print(next(it), next(it), list(it))
live = {"a": 1}
it = json.JSONEncoder().iterencode(live)
next(it), next(it)
live["b"] = 2
t(lambda: list(it))
print(
    json.dumps({"a": 1, "b": [1, 2]}, indent=-1), json.dumps([], indent=2), json.dumps({}, indent=2)
)


class BadStr(str):
    def __str__(self):
        return "no"


print(json.dumps(BadStr("yes")), json.dumps({BadStr("k"): 1}))
print(
    repr(json.dumps("a" * 3, indent=3)),
    json.dumps(2**70),
    json.dumps(-0.0),
    json.dumps([1e16, 1e-7, 123456789.123]),
)
