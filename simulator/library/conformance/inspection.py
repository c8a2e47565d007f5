"""inspect: signatures, kinds of objects, members, sources, frames, generators."""
import inspect, functools, types, dataclasses, abc, enum
from inspect import *
def sh(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(a, b: int, /, c, d=4, *args: str, e, g: float = 2.5, **kw: "x") -> None: "doc f"
s = signature(f); print(s, repr(s), str(Signature()))
for p in s.parameters.values(): print(repr(p), p.name, p.kind, repr(p.kind), p.kind.description, p.default is Parameter.empty, p.annotation, hash(p) == hash(p.replace()), p == p.replace())
b = s.bind(1, 2, 3, e=5, z=9); print(b, b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b, b.args, b.kwargs)
print(s.bind_partial(1), s.bind_partial(), s.bind(1, 2, 3, 4, 5, 6, e=1))
for a, k in [((), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3), dict(e=1, c=2)), ((1,), dict(b=2))]: sh(lambda: s.bind(*a, **k))
def g(a, b=1): pass
sg = signature(g)
for a, k in [((1, 2, 3), {}), ((1,), dict(a=2)), ((1,), dict(zz=2)), ((), dict(b=2)), ((), dict(a=1, b=2))]: sh(lambda: sg.bind(*a, **k))
def h(*, k): pass
sh(lambda: signature(h).bind(1)); sh(lambda: signature(h).bind(k=1)); sh(lambda: signature(lambda a, /: 0).bind(a=1)); sh(lambda: signature(lambda a, /, **kw: 0).bind(1, a=1))
class A:
    "doc A"
    def __init__(self, x, y=2): pass
    def m(self, q): "m doc"
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(w): pass
    def __call__(self, v): pass
    p = property(lambda self: 1, doc="pdoc")
class B(A):
    def m(self, q): pass
class N:
    def __new__(cls, n): return super().__new__(cls)
class E: pass
for o in [A, A(1).m, A.m, A.cm, A.sm, A(1), N, E, functools.partial(f, 1, 2), functools.partial(g, b=5), functools.partial(g, 1), functools.partial(f, 1, e=3), len, sorted, int, [].append, type, 5, object, str.join, dict.get]: sh(lambda: signature(o))
@functools.wraps(f)
def wrapped(*args, **kwargs): pass
print(signature(wrapped), signature(wrapped, follow_wrapped=False), unwrap(wrapped) is f, wrapped.__wrapped__ is f)
@dataclasses.dataclass
class D:
    x: int
    y: str = "a"
print(signature(D))
Color = enum.Enum("Color", "RED")
sh(lambda: Parameter("1a", Parameter.KEYWORD_ONLY)); sh(lambda: Parameter("a", 9)); sh(lambda: Parameter("a", Parameter.VAR_POSITIONAL, default=1)); sh(lambda: Parameter(1, Parameter.KEYWORD_ONLY)); sh(lambda: Parameter("if", Parameter.KEYWORD_ONLY)); sh(lambda: Parameter("a", Parameter.KEYWORD_ONLY, default=1, annotation=int))
P = Parameter
sh(lambda: Signature([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)])); sh(lambda: Signature([P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_ONLY)])); sh(lambda: Signature([P("a", P.POSITIONAL_ONLY), P("a", P.KEYWORD_ONLY)])); print(Signature([P("a", P.POSITIONAL_ONLY)], return_annotation=int).replace(return_annotation=str), Signature([P("a", P.POSITIONAL_ONLY)]) == Signature([P("a", P.POSITIONAL_ONLY)]))
print(getfullargspec(f)); print(getfullargspec(A.m), getfullargspec(A(1).m)); print(getfullargspec(A)); sh(lambda: getfullargspec(5))
def gen():
    x = 1
    yield x
    yield 2
async def co(): pass

print([fn.__name__ for fn in (isfunction, ismethod, isclass, isbuiltin, isroutine, isgeneratorfunction, iscoroutinefunction, isasyncgenfunction, ismethoddescriptor, isdatadescriptor, isgetsetdescriptor, isabstract, iscode, ismodule)])
for o in [f, A, A(1).m, A.m, A.cm, len, [].append, [].__len__, list.append, list.__len__, A.__dict__["p"], gen, co, types.FunctionType.__code__, functools, f.__code__, functools.partial(gen), 5, A.__dict__["cm"], A.__dict__["sm"]]:
    print([int(fn(o)) for fn in (isfunction, ismethod, isclass, isbuiltin, isroutine, isgeneratorfunction, iscoroutinefunction, ismethoddescriptor, isdatadescriptor, isgetsetdescriptor, isabstract, iscode, ismodule)])
x = gen(); print(getgeneratorstate(x), getgeneratorlocals(x)); next(x); print(getgeneratorstate(x), getgeneratorlocals(x), isgenerator(x)); x.close(); print(getgeneratorstate(x), getgeneratorlocals(x))
c = co(); print(getcoroutinestate(c), iscoroutine(c), isawaitable(c), getcoroutinelocals(c)); c.close(); print(getcoroutinestate(c)); sh(lambda: getgeneratorlocals(5))
print(getdoc(f), getdoc(A), getdoc(A.m), getdoc(B.m), getdoc(B), getdoc(A.p), getdoc(E), repr(cleandoc("  a\n    b\n      c\n\n")), repr(cleandoc("\n\n  x\n  y")))
print(getsource(g), getsource(B), end=""); print(getsourcelines(gen)); print(getsource(A.m), getsource(wrapped), getsource(lambda: 1)); sh(lambda: getsource(5)); sh(lambda: getsource(len)); sh(lambda: getfile(int)); sh(lambda: getsource(E))
print(getfile(f) == f.__code__.co_filename, getsourcefile(A).endswith(".py"), getmodule(f).__name__, getmodule(A).__name__, getmodulename("/a/b.py"), getmodulename("x.txt"))
# a comment
# another
def commented(): pass
print(repr(getcomments(commented)), getcomments(g))
def fr():
    fi = getframeinfo(currentframe()); st = stack()
    print(fi.lineno, fi.function, fi.code_context, fi.index, fi[1:], st[0].function, st[1].function, st[0].lineno, len(st), st[1].code_context)
    print(getargvalues(currentframe())[:3], formatargvalues(["a"], None, "k", {"a": 1, "k": {}}))
    return currentframe().f_back.f_code.co_name
print(fr())
try: 1/0
except ZeroDivisionError as e: print([(t.function, t.lineno) for t in trace()], getinnerframes(e.__traceback__)[0][2:])
class Dyn:
    z = 5
    @property
    def pr(self): raise RuntimeError
    def __getattr__(self, n): return n
    __slots__ = ("sl", "__dict__")
d = Dyn(); d.inst = 1
print(getattr_static(d, "z"), getattr_static(d, "inst"), type(getattr_static(d, "pr")), getattr_static(d, "nope", "dflt"), type(getattr_static(Dyn, "__getattr__"))); sh(lambda: getattr_static(d, "nope"))
print([n for n, v in getmembers(A, isfunction)], [n for n, v in getmembers(A(1), ismethod)], getmembers(types.SimpleNamespace(b=1, a=2), lambda v: isinstance(v, int)))
print(getmro(B), getclasstree([A, B, E])); print(getclosurevars(lambda: (len, f, undefined_name)).globals.keys(), getclosurevars(lambda: undefined_name).unbound)
print(sorted(getcallargs(f, 1, 2, 3, e=4).items()), getcallargs(g, 1), getcallargs(A(1).m, 5).keys()); sh(lambda: getcallargs(g)); sh(lambda: getcallargs(g, 1, 2, 3))
print(get_annotations(f), get_annotations(E), get_annotations(D))
class Ab(abc.ABC):
    @abc.abstractmethod
    def q(self): pass
print(isabstract(Ab), isabstract(A)); print([a[:2] + (a.defining_class,) for a in classify_class_attrs(A) if not a.name.startswith("__")])
print(currentframe().f_lineno, formatannotation(int), formatannotation(D), formatannotation(list[int]), formatannotation("s"))
sh(lambda: unwrap(5)); print(inspect.CO_GENERATOR, indentsize("   x"))
def deco(fn):
    return fn
@deco
@deco
def decorated(
    a,
):
    """multi
line"""
    if a:
        return [
            1]

    # trailing
    return 2
print(getsource(decorated))
class PM:
    def base(self, a, b, c=1): pass
    pm = functools.partialmethod(base, 1)
print(signature(PM().pm))


# Blocks, absolute files, annotations as a module sees them.
class Here:
    pass


def there(a):
    return a


show = inspect.formatannotationrelativeto(there)
print(show(int), show(Here), show("x"), inspect.formatannotation(Here))
for lines in (
    ["def f():\n", "    x\n", "\n", "y\n"],
    ["x=1\n", "y\n"],
    ["@d\n", "class A:\n", "  def f(self): pass\n", "  x=1\n", "z\n"],
):
    print(inspect.getblock(lines))
print(inspect.getabsfile(there).rpartition("/")[2])
