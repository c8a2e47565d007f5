"""tomllib: values, tables, and what is refused, at which place and in which words."""
import io
import tomllib

DOCUMENT = """
title = "TOML" # a comment

[owner]
name = 'Tom'
born = 1979-05-27T07:32:00-08:00

[servers]
ports = [ 8000, 8001, [ "a", { x = 1.5, y.z = true } ], ]
[servers.alpha]
ip = "10.0.0.1"
"quoted key".'and another' = -17

[[products]]
name = "Hammer"
[[products]]
[[products]]
name = """ + "'''multi\nline'''" + """
[products.size]
width = 0xFF
"""

# Each by itself.
TEXTS = [
    'a',
    'a=',
    'a=1\na=2',
    '[a]\n[a]',
    'a.b=1\na=2',
    '[[a]]\n[a]',
    'a=[1,',
    'a=[1',
    'a="x',
    'a="""x',
    "a='x",
    "a='''x",
    'a={b=1',
    'a={b=1,}',
    "a='x\ny'",
    'a="\\q"',
    'a="\\ud800"',
    'a="\\uD80"',
    'a=0x',
    'a=01',
    'a=1__2',
    'a=tru',
    'a=1979-13-01',
    'a=25:00:00',
    'a=1979-05-27T07:32:00-25:00',
    '=1',
    '[a',
    '[]',
    '[[a]',
    'a=1 b=2',
    '\x00',
    'a="\x01"',
    '# \x01',
    'a="a\x7f"',
    'a=1\r',
    'a={b=1,b=2}',
    'a={}\na.b=1',
    'a={b={}}\n[a.b]',
    '[a]\nb=1\n[a.b]',
    'a=[]\n[[a]]',
    'a.b.c=1\n[a.b]',
    '[a.b]\n[a]\nb.c=1',
    '"a',
    'a b=1',
    'a. =1',
    '.a=1',
    'a=+',
    'a=.1',
    'a=1.',
    'a=1e',
    'a=inf',
    'a=-nan',
    'a="\\U00110000"',
    'a=[1 2]',
    'a=[,]',
    'a={b}',
    'a={b 1}',
    'a={b=}',
    'a=1979-05-27 07:32:00.1234567',
    'a=07:32',
    'a=07:32:00',
    'a=1979-05-27T07:32:00Z',
    'a=1979-05-27T07:32:00.5+01:30',
    'a=1979-05-27T07:32:00-01:30',
    'a=99999999999999999999',
    'a=0x1F_f',
    'a=0o17',
    'a=0b1_1',
    'a=1_000.5e1_0',
    '"" = 1',
    '__proto__=1',
    "a='''\n\nx'''",
    'a="""x\\\n   y"""',
    'a="""x""""',
    'a="""x\\ y"""',
    '1979-05-27=1',
    '[a]\r\nb=1',
    'a = "\xe9\U0001f600"',
    'a=1979-05-27T07:32:00+24:00',
    'a=1979-02-30',
    'a=0X1F',
    'a=0xfF',
    'a=0B1',
    'a=1E5',
    'a=+0x1',
    'a=+0',
    'a=-0',
    'a=-0.0',
    'a=+1_0',
    'a=00:00:00z',
    'a=1979-05-27t07:32:00z',
    'a=1979-05-27T07:32',
    'a=1979-05-27 ',
    'a=1979-05-27 07:32:60',
    'a=1979-05-27T07:32:00.',
    'a=0000-01-01',
    'a=INF',
    'a=infx',
    'a=True',
    'a = "x" # c\x7f',
    'a=1 #\tx',
    '#x\r\na=1',
    'a="\t"',
    'a="""\r\nx\r\ny"""',
    "a='''\rx'''",
    'a="""a""b"""',
    'a="""""a"""',
    'a="""""""',
    'a=""""""""',
    "a=''''''''",
    "a='''x'''''",
    'a="\\u00e9\\t\\e"',
    'a="x\\',
    'a="x\ny"',
    'a="""x\\\n\n\t z"""',
    'a="""x\\  \n  z"""',
    'a="""x\\  z"""',
    'a=[\n1,#x\n2\n,]',
    'a={b=1,\nc=2}',
    'a={}',
    'a={ }',
    'a={b.c=1,b.d=2}',
    'a={b.c=1,b=2}',
    'a={b=1,b.c=2}',
    'a={b={},b.c=2}',
    'a={b={x=1}, b.c=2}',
    'a=[{}]\n[a]',
    'a=[{}]\n[[a]]',
    'a=[{b=1}]\n[a.c]',
    '[[a]]\n[a.b]\n[[a]]\n[a.b]',
    '[[a.b]]\n[a]\nc=1',
    '[a]\n[a.b]\n[a]',
    '[a.b.c]\n[a]\nd=1',
    '[a]\nb.c=1\n[a.b]',
    '[a]\nb.c=1\n[a.b.d]',
    '[a]\nb.c=1\n[[a.b]]',
    '[a]\n[[a]]',
    'a=1\n[[a]]',
    'a=1\n[a]',
    'a=1\na.b=1',
    'a=1\n[a.b]',
    '[a]\nb=1\n[[a.b]]',
    '[[a]]\nb=1\n[[a.b]]',
    '[a]\nb={}\n[a.b]',
    '[a]\nb={}\n[a.b.c]',
    'a.b=1\n[a]',
    'a.b=1\n[a.c]',
    'a.b=1\na.c=2',
    '[a]\nx.y=1\n[b]\n[a.x]',
    '[a.b]\nc=1\n[a]\nb.d=1',
    '[a.b]\nc=1\n[a]\nb=1',
    '[ a . "b" . \'c\' ]\nx=1',
    '["a\\n"]',
    '["a\nb"]',
    '["""a"""]',
    '"""a"""=1',
    'a=1,',
    '\ufeffa=1',
    '\xe9=1',
    'a-b_C1=1',
    'a=b',
    'a={b=1 c=2}',
    'a={,}',
    'a={b=1,,}',
    '[a]b=1',
    '[a] # x',
    '[[ a ]]',
    '[[a] ]',
    '[a.]',
    '[[a',
    '[a b]',
    'a==1',
    'a\n=1',
    'a=\n1',
    'a.\nb=1',
    ' a=1',
    '\ta = 1\t',
    'a=1\rb=2',
    '\r',
    'a="\\U0010FFFF\\u0041"',
    'a="\\u"',
    'a="\\U1234"',
    'a="\\uZZZZ"',
    "a='\x00'",
    "a='''a\x00'''",
    'a="""\x01"""',
    "a='\t'",
    'a=[',
    'a=[1,2',
    'a=[1,#',
    'a={',
    'a={b',
    'a={b=',
    'a={b=1,',
    '[[a]]\n[[a]]\nx=1\n[a.b]\ny=2',
    'a=1__',
    'a=_1',
    'a=1_',
    'a=1.0_1',
    'a=1e1_1',
    'a=1e_1',
    'a=1.e1',
    'a=-',
    'a=--1',
    'a=+inf',
    'a=+nan',
    'a=-1_000',
    'a=1 ',
    'a = [[1,2],["a"]]',
    'a = [1,\n\n2]',
    '[a.b]\nx=1\n[[a.b]]',
    '[[a.b]]\n[a.b]',
    '[[a.b]]\n[a.b.c]\n[a.b.c]',
    '[a]\nb=[1]\n[[a.b]]',
    'b=[{x=1}]\n[b.x]',
    '[[b]]\nx={}\n[b.x.y]',
    '[x]\na.b.c=1\na.b.d=2\n[x.a]',
    'a.b=1\na.b.c=2',
    'a.b={}\na.b.c=2',
    '[t]\na.b={}\n[t.a.b]',
    '[[a.b]]\n[a]\nb.c=1',
    '[a.b.c]\n[a]\nb.d=1',
    'a={}\na.b.c=1',
    'a={b.c=1,b.c=2}',
    'a=1\na.b.c=2',
    'a=[]\na.b=1',
    'a=[{}]\na.b.c=1',
    "a='x\ny",
    "a='''x\x00",
    'a="""x\\  ',
    'a={b=[],b.c=1}',
    'a={b={c={}},b.c.d=1}',
    'a={b=1,b.c.d=2}',
    'a={b={},b=2}',
    '[[a]]\nb.c=1\n[a.b]',
    '[[a]]\nb.c=1\n[a.b.d]',
    '[a.b.c]\n[[a.b]]',
    '[a.b.c]\n[[a]]',
    '[a]\n[a.b.c]\n[a]\n',
    '[[a.b]]\n[[a.b.c]]\n[[a]]',
    'a={}\n[[a.b]]',
    'a={b={}}\n[[a.b]]',
    'a=[1]\n[a.b]',
    'a={b=1}\n[a.b.c]',
    '[x]\na.b=1\n[x.a.c]\n[x]',
    '[x.a.c]\nq=1\n[x]\na.b=1',
    '[x.a.c]\nq=1\n[x]\na.c.b=1',
    '[a]\nb=1\nb.c=2',
    '[a]\nb.c=1\nb=2',
    '[[a]]\nx=1\nx.y=2',
    '[a]\nx={}\nx.y.z=2',
    '[[a]]\nx={}\nx.y.z=2',
    'a=[{b=1}]\n[[a.b]]',
    'a={x=[{}]}\n[a.x.y]',
    '[a\n]',
    '[a\tb]',
    'a=["x" "y"]',
    'a = [ # c\n1 # d\n, # e\n]',
    'a={b=1 # c\n}',
    '[a]\n  b.c.d=1\n b.c.e=2\n[a.b.c.f]',
    '[a.b.c]\n[a.b]\n[a]\nq=1\n[a.b]',
    '[a.b]\n[a]\n[[a.b]]',
    '[a.b]\n[a.b.c]\n[a]\nb.d=1',
]


def attempt(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Broken(Exception):
    pass


def broken(text):
    raise Broken(text)


print(tomllib.loads(DOCUMENT))
for text in TEXTS:
    print(ascii(text), ascii(attempt(tomllib.loads, text)))

print(tomllib.load(io.BytesIO("a = 'é'\r\n".encode())))
print(attempt(tomllib.load, io.StringIO("a = 1")))
print(attempt(tomllib.load, io.BytesIO(b"a = \xff")))
for wrong in (b"a = 1", 1, None):
    print(attempt(tomllib.loads, wrong))

floats = "a = 1.50\nb = -inf\nc = 1_0e2\nd = 7\n"
print(attempt(tomllib.loads, floats, parse_float=str))
print(attempt(tomllib.loads, floats, parse_float=lambda text: None))
print(attempt(tomllib.loads, floats, parse_float=lambda text: []))
print(attempt(tomllib.loads, floats, parse_float=lambda text: {}))
print(attempt(tomllib.loads, floats, parse_float=broken))
print(attempt(tomllib.loads, floats, parse_float=None))
print(attempt(tomllib.loads, floats, float))
print(attempt(tomllib.loads))

print(tomllib.__all__, tomllib.TOMLDecodeError.__mro__)
zoned = tomllib.loads("a = 1979-05-27T07:32:00.5+01:30")["a"]
print(zoned.tzinfo, zoned.utcoffset(), zoned.isoformat())
