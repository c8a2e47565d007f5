"""configparser: reading, writing, references, sections as mappings, what is wrong with texts."""
import configparser as c
import os
import sys
import tempfile
import warnings
warnings.simplefilter("ignore")


def tr(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", str(e), "|", e.args)


p = c.ConfigParser()
tr(lambda: p.read_string("a=1"))
tr(lambda: p.read_string("[a]\nfoo\nbar\n"))
tr(lambda: p.read_string("[x]\na=1\n[x]\n"))
tr(lambda: p.read_string("[y]\na=1\na=2\n"))
tr(lambda: p.get("no", "x"))
tr(lambda: p.get("x", "nn"))
tr(lambda: p["zz"])
tr(lambda: p["x"]["zz"])
tr(lambda: p.add_section("x"))
tr(lambda: p.add_section("DEFAULT"))
tr(lambda: p.add_section(3))
tr(lambda: p.set("x", "b", 3))
tr(lambda: p.set("q", "b", "3"))
tr(lambda: p.items("nn"))
tr(lambda: p.options("nn"))
p.read_string("[i]\na=%(b)s\nc=%(c)s\nd=%x\ne=%(zz\nf=%%q\nbool=maybe\nn=12x\nok=<%(f)s>%(ok2)s\nok2=2")
for k in ("a", "c", "d", "e", "f", "ok"):
    tr(lambda: p.get("i", k))
tr(lambda: p.getint("i", "n"))
tr(lambda: p.getboolean("i", "bool"))
tr(lambda: p.set("x", "b", "50%"))
tr(lambda: p.set("x", "b", "%(a"))
e = c.ConfigParser(interpolation=c.ExtendedInterpolation())
e.read_string("[i]\na=${b}\nb=${x:y}\nc=${c}\nd=$x\ne=${zz\nf=$$q\ng=${a:b:c}\nh=${i:f}")
for k in "abcdefgh":
    tr(lambda: e.get("i", k))
tr(lambda: e.set("i", "b", "5$"))
tr(lambda: e.set("i", "b", "$(a)"))
tr(lambda: p.remove_section("x"))
tr(lambda: p.remove_section("xx"))
tr(lambda: p.remove_option("xx", "a"))
tr(lambda: p.remove_option("i", "a"))
tr(lambda: p.popitem())
tr(lambda: p.pop("DEFAULT"))
tr(lambda: p.__delitem__("DEFAULT"))
tr(lambda: p.__delitem__("zz"))
tr(lambda: p.read_dict({"s": {"a": 1, "A": 2}}))
tr(lambda: p.read_dict({"s": {}, "t": {}}))
tr(lambda: repr(p["s"]))
tr(lambda: repr(p)[:30])
tr(lambda: list(p.converters))
tr(lambda: c.ConfigParser(interpolation=3))
tr(lambda: repr(c.ConfigParser(converters={"list": str.split}).getlist)[:20])
tr(lambda: c.ConfigParser(converters={None: str.split}))
tr(lambda: c.ConfigParser(converters={"": str.split}))
l = c.LegacyInterpolation()
o = c.ConfigParser(interpolation=l)
o.read_string("[a]\nx=%(Y)s\ny=1\nz=%(n)s\nr=%(r)s")
for k in "xyzr":
    tr(lambda: o.get("a", k))
tr(lambda: c.ParsingError())
tr(lambda: c.ParsingError("a", "b"))
tr(lambda: c.ConfigParser().readfp([]))
tr(lambda: c.ConfigParser(allow_no_value=True).read_string("[a]\nx\ny=\n  z"))
tr(lambda: p.read("nonex"))
tr(lambda: p.__setitem__("n", {"x": "1"}))
tr(lambda: p["n"].getint("x"))
tr(lambda: p["n"].getint("y"))
tr(lambda: p["n"].get("y", "fb"))
tr(lambda: p.get("n", "y", fallback=None))
tr(lambda: p["n"].getfoo)
tr(lambda: p["n"].parser is p)
tr(lambda: p["n"].name)
tr(lambda: p.get("n", "x", vars={"x": "9"}))
tr(lambda: p.get("n", "x", raw=True))
tr(lambda: p.items("n", vars={"q": "1"}))
tr(lambda: p.has_option("", "x"))
tr(lambda: p.has_option("n", "x"))
tr(lambda: p.has_section("DEFAULT"))
tr(lambda: len(p))
tr(lambda: "DEFAULT" in p)
tr(lambda: p.defaults())
tr(lambda: p.__setitem__("n", p["n"]))
tr(lambda: c.RawConfigParser().set("DEFAULT", "a", 3))
q = c.ConfigParser({"d": "1"}, allow_no_value=True)
q.read_string("[a]\nx\ny= 1\n 2\n\n 3\nz:4 ; c\n# com\n[b c]\nFoo Bar = x")
q.write(sys.stdout)
q.write(sys.stdout, space_around_delimiters=False)
tr(lambda: q.read_string("[a"))
tr(lambda: q.read_string("[]"))
tr(lambda: q.read_string(" [k]\n  a=1\n   b=2\n c=3"))
print({s: dict(q[s]) for s in q})
tr(lambda: c.ConfigParser().read_string("[a]\n=3"))
tr(lambda: c.NoOptionError("o", "s").message)
tr(lambda: repr(c.NoSectionError("s")))
k = c.ConfigParser(inline_comment_prefixes=("#", ";"), delimiters=("->",), strict=False, empty_lines_in_values=False, default_section="all", comment_prefixes="!")
k.read_string("[all]\nx -> 1 # one\n[s]\ny->a;b ; c\n  more\n\n  z -> 3\n! no\n[s]\nY -> again")
print({s: dict(k[s]) for s in k})
k.write(sys.stdout)
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "conf.ini")
with open(path, "w") as f:
    k.write(f)
print(k.read([path, "none.ini"]) == [path])
del k["s"]["y"]
print(list(k["s"]), len(k["s"]), "x" in k["s"])


class Case(c.RawConfigParser):
    optionxform = staticmethod(str)
    BOOLEAN_STATES = {"ja": True, "nein": False}


r = Case()
r["S"] = {"Aa": "ja", "aa": "%(x"}
print(dict(r["S"]), r["S"].getboolean("Aa"), r.getboolean("S", "Aa"), r.get("S", "aa"))
g = c.ConfigParser(converters={"list": lambda v: v.split(",")})
g["a"] = {"l": "1,2"}
print(g.getlist("a", "l"), g["a"].getlist("l"), g["a"].getlist("m", ["z"]), list(g.converters))
del g.converters["list"]
tr(lambda: g["a"].getlist)
v = c.ConfigParser()
v["a"] = {"i": "5", "f": "2.5", "b": "On"}
print(v.getint("a", "i"), v["a"].getfloat("f"), v["a"].getboolean("b"), v["a"].getint("zz", 7), v.getint("zz", "i", fallback=3))
tr(lambda: v["a"].__setitem__("q", 3))
tr(lambda: v.getint("a", "q"))
folder.cleanup()
