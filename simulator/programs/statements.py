# Statements and expressions: unpacking, comprehensions, match, f-strings, walrus, slices.
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
x = y = [1, 2]
x += [3]
print(y, x is y)
*front, last = range(5)
print(front, last)
m = {**{"a": 1}, "b": 2, **{"a": 3}}
print(m, [*range(3), *"ab"], {*[1, 2], 2}, (*"xy",))
print([(i, j) for i in range(3) for j in range(i) if i != j], {k: v for k, v in zip("abc", range(3))})
print([[0] * 2 for _ in range(2)], {i % 3 for i in range(10)}, [y := 5, y**2], (n := 3) + n)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not 1 in [1], 1 if [] else 2, None or 0 or "z", 1 and [] and 2)
text = "hello world"
print(text[::-1], text[2:5], text[-3:], text[::2], text[10:2:-3])
items = list(range(10))
items[2:5] = ["a"]
del items[-1], items[::3]
print(items)
v, w = 3.14159, "wid"
print(f"{v:.2f}|{v:>8.3f}|{w:^9}|{w!r:<7}|{1234567:,}|{255:#x}|{0.5:%}|{a=}|{'nested ' + f'{b}'}|{v:{10}.{3}}")
print("%s %d %05.1f %r %x %%" % ("s", 42, 3.14159, "q", 255), "{} {1} {0!r} {k:>4}".format if False else "ok")
print("{} {} {k:>4}|{0[1]}".format if False else "{0} {1} {k:>4} {2[1]}".format("a", 2, [7, 8], k=9))


def matcher(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"kind": kind, **others}:
            return f"dict {kind} {others}"
        case str():
            return "text"
        case None:
            return "none"
        case _:
            return "other"


print([matcher(v) for v in (0, 1, 500, 50, [1, 2, 3], (9,), {"kind": "k", "z": 1}, "s", None, 1.5, {})])
total = 0
for i in range(10):
    if i == 3:
        continue
    if i == 6:
        break
    total += i
else:
    print("no break")
while total > 0:
    total -= 5
else:
    print("done", total)
print(*(sorted({"b": 1, "a": 2}.items())), sep=";", end="!\n")
print(2**100, -7 // 2, -7 % 3, 7 // -2, 2**-1, 10**20 // 7, (1 << 70) >> 68, ~5, 0x1F ^ 0b11, 7.0 // 2, -7.5 % 2)
print(round(2.5), round(3.5), round(-1.25, 1), 0.1 + 0.2, 1e16, 1e-5, 100.0, float("inf"), 1 / 3, 5e-324)
print(int("ff", 16), bin(10), hex(255), oct(8), divmod(-7, 2), pow(3, 5, 7), abs(-3.5), max(3, 1), min([4, 2]))
print(str([1, "a", None, True, 1.0, (1,), {}, set(), b"x\n"]), "it's", 'say "hi"', "both'\"", "\t\\")
global_list = []


def scope():
    global global_list
    global_list = [1]
    return [global_list for global_list in ()]


print(scope(), global_list)
print([i for i in "héllo😀"], len("héllo😀"), "héllo😀"[5], "a\u0301", "x".join(["1", "2"]), "a,b".split(","))
