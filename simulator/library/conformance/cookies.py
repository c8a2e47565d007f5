"""http.cookies: what headers say, and as headers."""

from http.cookies import BaseCookie, CookieError, Morsel, SimpleCookie

x = SimpleCookie('a=1; b="q w"; C=3')
print([str(x)], repr(x), x["a"].value, x["b"].coded_value, x["b"].key)
x["a"]["path"] = "/"
x["a"]["httponly"] = True
x["a"]["max-age"] = 3
x["a"]["secure"] = False
print([x.output()], x["a"].OutputString(), repr(x["a"]), x["a"].OutputString(["path"]))
x["z"] = 'a;b é"\\'
x["n"] = 7
print([x.output(attrs=[], header="Cookie:", sep="|")], SimpleCookie(x["z"].OutputString())["z"].value)
for text in (
    "a=1; Path=/x; secure; HttpOnly; expires=Wed, 01 Jan 2025 10:00:00 GMT; b=2",
    "a=b=c; d",
    "path=/; a=1",
    "a=1; bad key=2",
    '$Version=1; a=1; $Path="/p"',
    "a=; b=2",
    'a="x\\073y"',
    "",
    ";;",
):
    c = SimpleCookie(text)
    print(repr(text), repr(c), [sorted((k, v) for k, v in m.items() if v != "") for m in c.values()])
m = Morsel()
m.set("k", "v", "w")
print(m == m.copy(), m == Morsel(), m.isReservedKey("PATH"), m.isReservedKey("k"), sorted(m))
m.update({"Path": "/q"})
print(m, m.setdefault("comment", "c d"), m["path"])
for act in (
    lambda: x.__setitem__("a b", 1),
    lambda: x["a"].__setitem__("foo", 1),
    lambda: m.set("path", 1, 1),
    lambda: m.set("k,", 1, 1),
    lambda: m.update({"foo": 1}),
):
    try:
        act()
    except CookieError as error:
        print(repr(error))
print(BaseCookie({"a": "q w"}), SimpleCookie({"a": "q w"}))
