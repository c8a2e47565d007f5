# unicodedata: every property of some characters of every block; names both ways; normal forms; \N{...}.
import unicodedata as u


def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


print(u.unidata_version)
sample = [*range(0, 0x180), *range(0x300, 0x3400, 43), *range(0x3400, 0xac00, 1531), *range(0xac00, 0xd800, 597),
          *range(0xd7f0, 0x10000, 141), *range(0x10000, 0x20000, 397), *range(0x20000, 0x110000, 39973), 0x2f80, 0x1f40d, 0x378]
for point in sample:
    c = chr(point)
    print(f"{point:x}", u.name(c, None), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c),
          u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
for point in sample:
    name = u.name(chr(point), "")
    if name and u.lookup(name) != chr(point):
        print("lookup", name)
    forms = [u.normalize(form, chr(point)) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    if any(form != chr(point) for form in forms):
        print(ascii(forms))
for name in ("cjk unified ideograph-4e00", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4e00", "hangul syllable gag",
             "HANGUL SYLLABLE GAGG", "HANGUL SYLLABLE BBWELH", "HANGUL SYLLABLE X", "TANGUT IDEOGRAPH-17000", "euro sign", "LINE FEED", "lf",
             "KEYCAP DIGIT ZERO", "keycap digit zero", "NUSHU CHARACTER-1B170", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-A000",
             "", "x" * 300, "foo", "BELL", "ALERT", "BYTE ORDER MARK", "NBSP", "LATIN SMALL LETTER GHA", "Latin Small Letter E With Acute",
             "LATIN SMALL LETTER E WITH  ACUTE", "snake", "LATIN SMALL LETTER I WITH MACRON AND GRAVE", b"euro sign"):
    t(lambda: u.lookup(name))
for f in (lambda: u.name("\0"), lambda: u.name("ab"), lambda: u.name(3), lambda: u.name(""), lambda: u.digit("x"), lambda: u.decimal("²"),
          lambda: u.numeric("x"), lambda: u.numeric("½"), lambda: u.numeric("x", None), lambda: u.normalize("X", "a"),
          lambda: u.normalize("NFC", 3), lambda: u.is_normalized("X", "a"), lambda: u.category("ab"), lambda: u.mirrored(3),
          lambda: u.name(), lambda: u.lookup(3), lambda: u.numeric("万"), lambda: u.numeric("兆"), lambda: u.digit("²"),
          lambda: u.normalize("NFC"), lambda: u.decimal(3), lambda: u.decimal("aa"), lambda: u.decimal("٣"), lambda: u.category("\U0001f600")):
    t(f)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in ("Å", "e\u0301", "\u1e9b\u0323", "ﬁ½①", "가각", "\u1100\u1161\u11a8", "a\u0323\u0307b", "\u0344", "\u0378\u0301e\u0301", "", "plain"):
        print(form, ascii(u.normalize(form, text)), u.is_normalized(form, text))
print("".join(c for c in u.normalize("NFD", "Crème brûlée à la façon de Zoë") if not u.combining(c)))
print("\N{EURO SIGN}\N{snake}\N{LATIN SMALL LETTER E WITH ACUTE}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{LF}" f"{1}\N{DEGREE SIGN}{2!r}\N{BULLET}")
print(ascii("\N{HANGUL SYLLABLE GAG}\N{MATHEMATICAL BOLD CAPITAL A}"), r"\N{EURO SIGN}", b"\N{EURO SIGN}", "\\N{x}")
for source in (r'"\N{nope}"', r'"\N{EURO"', r'"\N"', r'"\Nx"', r'"\N{}"', r'f"\N{nope}"', r'f"{1}\N{nope} x"', r'f"\Nx"', r'f"\N"',
               r'"é\N{nope}"', r'f"{chr(65)}\N{EURO SIGN}"', r'rf"\N{3}"', r'f"\N{EURO SIGN}{3}"', r'f"\N{}"', r'"\N{KEYCAP DIGIT ZERO}"'):
    try:
        print(ascii(eval(source)))
    except SyntaxError as e:
        print(source, e.msg, e.lineno)
print("aé€😀".encode("ascii", "namereplace"), ascii(rb"\N{SNAKE}".decode("unicode_escape")))
