"""re: patterns, matches, replacements, errors, flags."""

import copy
import re
import warnings

warnings.simplefilter("ignore")


def show(*args):
    try:
        print(*(value() if callable(value) else value for value in args))
    except Exception as error:
        print(type(error).__name__, error)


def spans(match):
    return match and (match.regs, match.lastindex, match.lastgroup)


# Matching: pattern, texts.
MATCHES = r"""
abc|abc xabcx ab
a.c|abc a.c ac
a*|aaa baa
a+|aaa baa b
a?b|ab b aab
a*?|aaa
a+?|aaa
a??b|ab b
a{2}|a aa aaa
a{2,}|a aa aaa
a{,2}|a aa aaa
a{1,2}?|aa
a{2|a{2 aa
a{,|a{,
a{}|a{}
(?:a{1,2}){2}|aaaa
x{ 1}|x{ 1}
(a)(b)?|ab a
(a|b)*|abba c
(a|ab)(c|bcd)(d*)|abcd
(?:a|b)+c|abc c
(a*)*|aaa b
(a*)+|aaa b
(a|b*)*|abb c
(?:a?)*?y|aay y
(a?)*?b|aab
(a*?)*|aa
(?:(a)|b)*|aba abb
(?:(a)|(b))*|aba
(?:(a)|b)*?c|abac
((a)|(b)|c)*|abc
(a)?(?(1)b|c)|ab c b
(?P<q>")?x(?(q)")|"x" x "x
(?(1)a|b)(c)?|ac bc
(a)\1|aa ab
(?P<n>ab)(?P=n)|abab aba
(a)?\1b|aab b
(?i)(a)\1|aA AA
(?=ab)a|ab ac
(?!ab)a|ab ac
(?<=a)b|ab cb
(?<!a)b|ab cb
(?<=ab|cd)e|abe cde ce
(?<=(a))b|ab
(?<=^a)b|ab cab
(?=(a))a|a
(?!(a))b|b
(?>a*)ab|aab
(?>a|ab)c|abc ac
a*+a|aaa
a*+b|aab
(?:ab)++c|ababc
(?:a|ab)?+c|abc ac
a{1,2}+a|aa aaa
a?+a|a aa
x*+|xx
(ab)*+|abab
^a|a ba
a$|a ba ab
\Aab|ab cab
ab\Z|ab abc
\bfoo\b|foo a-foo-b foobar
\Boo|foo oo
\b|a
\B|a
\d+|12 a1 ٣
\D+|12 a1
\s|a_b
\w+|a_1 é ß- ²
\W|a-b é
[abc]+|cab d
[^abc]+|cab d
[a-c]+|abcd
[]a]+|]a
[^]a]+|]ab
[a-]+|a-b
[-a]+|a-b
[a\-z]+|a-zb
[\w-]+|a-b.c
[\d.]+|1.2a
[\S]+|ab
[^\W\d]+|a1b
[\]]|]
[\b]|b
[.]|. a
[$^]|$ ^
[a-zA-Z_][\w]*|x1 1x
\x41|A
\u0041|A
\U00000041|A
\101|A
\0|0
\N{LATIN SMALL LETTER A}|a
\.|. a
\\|\ a
\-|-
\_|_
é|é e
[à-ü]+|éà
.|é 😀 ı
😀+|😀😀
[😀-😂]|😁
(?i)abc|ABC aBc
(?i)é|É
(?i)ß|ẞ SS
(?i)k|K K
(?i)[a-z]+|ABCſK
(?i)[^a]|A b
(?i:a)b|Ab AB
(?-i:a)b|ab Ab
(?i)a(?-i:b)c|AbC ABC
(?a)\w+|aé
(?a:\w)é|aé
(?u:\w+)|é
(?ai)k|K K
(?x) a b # c|ab
(?x)a\ b|a
(?x)[ ]a|a
(?x: a b )c|abc
(?s).|a
a(?#comment)b|ab
(?:)|a
()|a
|a
a||b|a b
(|a)+|aa
(a|)+|aa
(?:a|b|c|d)+?e|abcde
(\d+)-(\d+)|10-20 1-
(?P<year>\d{4})-(?P<month>\d\d)|2024-01 24-1
"(?:[^"\\]|\\.)*"|"a\"b" "a
(\w+)\s*=\s*(\w+)|a=b
([^,]*),([^,]*)|a,b
^(?:(\d+)|(\w+))$|12 ab a-b
(.*)c(.*)|abcabc
(.*?)c(.*)|abcabc
(a+)(a+)|aaaa
(a+?)(a+)|aaaa
(?:a+)+b|aab
(?:(?:ab)+|c)*d|ababcd
(((a)))|a
(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10|abcdefghijj
(?P<a>.)(?P<b>.)(?(b)(?P=a)|x)|aba abx
(?<![a-z])\d|1 a1
(?=.*\d)(?=.*[a-z]).{3,}|a1b abc
(?:(?=a)a|b)+|aba
(?!.*x)y|y yx
"""

for row in MATCHES.strip("\n").splitlines():
    pattern, *texts = row.rsplit("|", 1)
    for text in texts[0].split(" "):
        compiled = re.compile(pattern)
        print(
            pattern, repr(text), spans(compiled.search(text)), spans(compiled.match(text)),
            spans(compiled.fullmatch(text)),
        )  # fmt: skip

for pattern, text, flags in [
    ("^b", "a\nb", re.M), ("a$", "a\nb", re.M), ("a$", "a\n", 0), ("a\\Z", "a\n", 0),
    ("$", "a\n", re.M), ("^", "a\n", re.M), ("a.b", "a\nb", re.S), ("a.b", "a\nb", 0),
    ("a b", "ab", re.X), ("a#b\nc", "ac", re.X), ("\\w", "é", re.A), ("\\w", "é", 0),
    ("\\d", "٣", re.A), ("\\s", "\xa0\u2003", 0), ("\\s", "\xa0", re.A), ("\\s+", "\x1c\x85 ", 0),
    ("\\bé", "é", re.A), ("\\bé", "é", 0), ("i", "İ", re.I), ("ı", "I", re.I), ("σ", "ς", re.I),
    ("[σ]", "ς", re.I), ("ſ", "s", re.I), ("ſ", "s", re.I | re.A), ("ǆ", "ǅ", re.I),
    (b"a", b"A", re.I), (b"\\w+", b"a\xe9", 0), (b"\\xe9", b"\xe9", 0), (b"[\x80-\xff]+", b"\x80\xff", 0),
    (b"\xe9", b"\xc9", re.I), (b"(?L)\\w", b"a", 0), (b"(a)|b", bytearray(b"b"), 0),
    (b"a", memoryview(b"xa"), 0), ("\n", "\n", 0), ("[\n]", "\n", re.X), ("\\n", "\n", re.X),
]:  # fmt: skip
    print(repr(pattern), bytes(text) if isinstance(text, memoryview) else text, flags)
    print(spans(re.search(pattern, text, flags)))

# Errors.
ERRORS = r"""
( ) (a a) (a)) [ [a [^ [] [] [z-a] [a-\d] [\d-a] [\w-\w] * + ? a** a+* a?? a++ a*?? a+++ (*) (|*) ^* $+
\b* \A? (?:^)* a{2}{3} a{2}* a{3,2} a{4294967295} a{99999999999} x{1,99999999999} \ a\ [\ \x \x1 \xg \u \u12 \U1234
\U00110000 \N \N{ \N{} \N{x} \N{LATIN} \q \y [\q] \8 \1 (a)\2 \400 [\400] [\8] \18 \09 (?P (?P< (?P<> (?P<a
(?P<1>x) (?P<a.>x) (?P<a>x)(?P<a>y) (?P=a) (?P=a (?P= (?P=1) (?Px) (?P<a>(?P=a)) (\1) (?( (?() (?(a)b) (?(1
(?(0)a) (?(1)a) (?(1)a|b|c) (a)(?(1)b|c|d) (?(1a)b) (?(-1)a) (?(²)a) (?<a) (?< (?<=a*)b (?<!a+) (?<=a|bc)d
(?<=(a)\1) (?<=\1)(a) (a)(?<=\1) (?<=(?P<a>a)(?P=a)) (?<=(a)(?(1)b|c)) (? (?y) (?i (?i- (?i-) (?-i) (?i-i:a)
(?ia:b) (?au:b) (?au) (?L) (?L:a) (?-a:b) (?-u:b) (?iz) (?i1) (?-z:a) (?-:a) (?: (?:a (?= (?! (?> (?>a (?# (?#a
a(?i) (?:(?i)a) a|(?i)b (?i)(?m)a (?i-m:a (?ii)a (?t:a) (?-t:a) (?m-s:a.b$) ab(?x) [[:alpha:]] [a--b] [a&&b] [a||b]
"""  # fmt: skip


def problem(pattern, flags=0):
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        return (
            str(error), error.msg, error.pattern, error.pos, error.lineno, error.colno, error.args,
        )  # fmt: skip
    except Exception as error:
        return type(error).__name__, str(error)


for pattern in ERRORS.split():
    print(pattern, problem(pattern))
for pattern, flags in [
    ("a\n(b", 0), ("\n\n  *", 0), ("a\n\\", 0), ("(?P<\n>)", 0), (b"(", 0), (b"\\u0041", 0), (b"\\N{a}", 0),
    (b"(?P<\xe9>a)", 0), ("(?P<é>a)", 0), (b"(?\xe9)", 0), (b"(?u)a", 0), ("a", re.L), (b"a", re.U),
    ("a", re.A | re.U), (b"a", re.A | re.L), ("(?a)a", re.U), (b"(?L)a", re.A), ("(?x) a # (", 0), ("a # (", re.X),
    ("a #\n(", re.X), ("(?x)#", 0), (1, 0), (None, 0), ([], 0), (re.compile("a"), 0),
    (re.compile("a"), re.I), ("a", "i"), ("a", None), ("a" * 3 + "(", 0), ("😀(", 0),
]:  # fmt: skip
    print(repr(pattern), repr(flags), problem(pattern, flags))

for error in [
    re.error("a"), re.error("a", "b"), re.error("a", "b\nc", 2), re.error("a", pattern="xyz", pos=1),
    re.error("m", b"a\nb", 3),
]:  # fmt: skip
    print(error, repr(error), error.msg, error.pattern, error.pos, error.lineno, error.colno)
print(re.error.__mro__, re.error.__name__, re.error.__module__)
show(lambda: re.error())

# Pattern objects.
pattern = re.compile(r"(?P<a>x)(y)?(?P<b>z)?", re.I | re.M)
print(pattern, pattern.pattern, pattern.flags, pattern.groups, pattern.groupindex, type(pattern))
print(dict(pattern.groupindex), sorted(n for n in dir(pattern) if n[0] != "_"))
print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I))
print(re.compile("a") != re.compile(b"a"), re.compile("a") == "a", re.compile("a") is re.compile("a"))
print(hash(re.compile("b")) == hash(re.compile("b")), len({re.compile("a"), re.compile("a")}))
print(copy.copy(pattern) is pattern, copy.deepcopy(pattern) is pattern, re.Pattern[str], re.Match[bytes])
for text, flags in [
    ("a", 0), ("a", re.A), ("a", re.U), ("a", re.I | re.S | re.X | re.M), (b"a", 0), (b"a", re.L),
    ("'", 0), ("a" * 300, 0), ("(?i)a", 0), ("(?x)a", 0), ("a\nb\\\\", 0), ("é", 0),
]:  # fmt: skip
    compiled = re.compile(text, flags)
    print(repr(compiled), compiled.flags)
show(lambda: re.Pattern())
show(lambda: pattern.match())
show(lambda: pattern.match(1))
show(lambda: pattern.match(b"x"))
show(lambda: re.compile(b"x").match("x"))
show(lambda: pattern.match("x", "y"))
show(lambda: setattr(pattern, "other", 1))

p = re.compile("b")
print(p.search("abab", 2), p.search("abab", 2, 3), p.match("abab", 1), p.match("ab", pos=1, endpos=1))
print(p.search("abab", -5, 100), p.search("ab", 5), p.search("ab", 2, 1), p.fullmatch("abab", 1, 2))
print(re.compile("^b").match("ab", 1), re.compile("a$").search("ab", 0, 1), re.compile("(?<=a)b").match("ab", 1))
print(re.compile(r"\bb").match("ab", 1), re.compile(r"a\b").match("ab", 0, 1), p.findall("bbbb", 1, 3))
print([m.span() for m in p.finditer("bbbb", 1, 3)], p.findall(string="ab"), p.split("abab", maxsplit=1))
scanner = p.scanner("bba")
print(type(scanner), scanner.pattern is p, scanner.match(), scanner.search(), scanner.match(), scanner.search())

# Match objects.
m = re.match(r"(?P<first>\w+) (?P<last>\w+)( \d+)?", "Isaac Newton, physicist")
print(m, m.group(), m.group(0), m.group(1), m.group("last"), m.group(1, 2, "first"), m[0], m["first"], m[3])
print(m.groups(), m.groups("-"), m.groupdict(), m.groupdict("?"), m.start(), m.end(), m.span(), m.start(2))
print(m.start("last"), m.end("last"), m.span(3), m.start(3), m.span("first"), m.regs, m.lastindex, m.lastgroup)
print(m.string, m.re, m.pos, m.endpos, m.expand(r"\2, \1|\g<last>|\g<1>|\g<0>|\3|"), bool(m), type(m))
for key in [4, -1, "x", None, 1.0, "1", (1, 2), True, 2**70]:
    show(lambda: m[key])
    show(lambda: m.group(key))
    show(lambda: m.start(key))
show(lambda: m.group(0, 9))
show(lambda: m.span(9))
show(lambda: re.Match())
show(lambda: len(m))
print(copy.copy(m) is m, copy.deepcopy(m) is m, sorted(n for n in dir(m) if n[0] != "_"))
print(re.match(b"(a)(b)?", b"a"), re.match(b"(a)(b)?", b"a").groups(), re.match("a" * 60, "a" * 60))
print(re.compile("(a)(?P<n>b)?").match("a").lastgroup, re.match("(a)(b)", "ab").lastindex, re.match("((a)b)", "ab").lastindex)


class Text(str):
    pass


m = re.search("b", Text("abc"))
print(type(m.string), type(m.group()), type(re.sub("x", "y", Text("abc"))), type(re.split("b", Text("abc"))[0]))

# All matches.
for pattern, text in [
    ("a", "banana"), ("(a)(n)?", "banana"), ("(an)", "banana"), ("", "ab"), ("a*", "baac"), ("x*", "axb"), ("a|", "aab"),
    (r"\b", "ab cd"), (r"\b|:+", "a::bc"), ("^", "a\nb"), ("(?m)^", "a\nb\n"), ("(?m)$", "a\nb\n"), ("$", "a\n"), ("(?=a)", "aab"),
    ("(a?)", "aba"), ("a*?", "aa"), (r"\w*", "hi there"), ("()", "a"), ("(a)|b", "ab"), ("😀", "😀a😀"), (b"a", b"aba"), ("aa", "aaaaa"),
    (r"[^,]*", "a,b,,c"), (r"(?<=-)\w+", "spam-egg-x"), (r"(\w)(\d)?", "a1b"), ("", ""), ("(?!^)", "ab"),
]:  # fmt: skip
    compiled = re.compile(pattern)
    mark = "<" if isinstance(text, str) else b"<"
    print(
        repr(pattern), repr(text), compiled.findall(text), [m.span() for m in compiled.finditer(text)],
        compiled.split(text), compiled.split(text, 1), compiled.sub(mark, text), compiled.subn(mark, text, 2),
    )  # fmt: skip
iterator = re.finditer("a", "aa")
print(type(iterator), iter(iterator) is iterator, next(iterator), list(iterator), list(iterator))
show(lambda: next(iterator))
show(lambda: re.split("a", "banana", -1), lambda: re.split("(a)(b)?", "xay"), lambda: re.split("a", "", 0))
show(lambda: re.sub("a", "b", "aaa", -1))
show(lambda: re.findall("a", 5))
show(lambda: re.split(",", None))

# Replacements.
TEMPLATES = r"""
\1 \2\1 \g<1> \g<a> \g<0> \0 \00 \01 \012 \100 \101 \3 \99 \9 \400 \18 \g<3> \g<b> \g \g< \g<> \g<a \g<1a> \g<-1> \g< 1> \g<+1>
\n \t \\ \. \- \q \x41 \a\b\f\n\r\t\v \Z & $1 \\1 \g<01> \g<1_0> \g<é> \g<²> x\1y\g<2>z \u0041 \  \" \8 \089
"""
for template in re.split(r"\s+", TEMPLATES.strip()):
    show(template, lambda: repr(re.sub("(?P<a>x)(y)?", template, "-x-xy-")))
    show(template, lambda: repr(re.match("(?P<a>x)(y)?", "xy").expand(template)))
show(lambda: re.sub("a", "\\", "a"))
show(lambda: re.sub(b"(a)", b"<\\1>", b"banana"), lambda: re.sub(b"a", b"\\n", b"a"), lambda: re.sub(b"a", bytearray(b"x"), b"a"))
show(lambda: re.sub("a", b"x", "abc"))
show(lambda: re.sub("a", b"\\\\x", "abc"))
show(lambda: re.sub("a", 1, "abc"))
show(lambda: re.sub("a", None, "bcd"))
show(lambda: re.sub("a", [], "bcd"))
show(lambda: re.sub("x", "\\q", "abc"))
show(lambda: re.sub(r"\w+", lambda m: m[0].capitalize(), "hello big world"))
show(lambda: re.sub("a", lambda m: None, "banana"), lambda: re.sub("a", lambda m: "", "banana", count=2))
show(lambda: re.sub("a", lambda m: 1, "banana"))
show(lambda: re.sub("a", lambda: 1, "banana"))
show(lambda: re.sub("a", lambda m: 1 / 0, "banana"))
show(lambda: re.sub("a", str, "banana"))
show(lambda: re.sub("(?P<d>[-./])", r"\g<d>\g<d>", "1-2.3/4"), lambda: re.subn("(a)(b)?", r"[\1\2]", "aabab"))
show(lambda: re.sub("", "-", "abc"), lambda: re.sub("x*", "-", "abxd"), lambda: re.sub("$", "!", "a\n"), lambda: re.sub("😀", r"\g<0>!", "a😀b"))

# Functions.
print(re.escape("a.b*c[d] e-f_g\n\t#~&'\"/@!%é"), re.escape(b"a.b\xff "), re.escape(""))
show(lambda: re.escape(5))
print(re.purge(), re.match("a", "ab", re.I), re.fullmatch("a.", "ab"), re.search("B", "ab", flags=re.I))
print(re.findall("A", "aA", re.I), re.split("B", "abc", 0, re.I), re.sub("B", "x", "abB", 1, re.I), re.subn("b", "x", "abb", count=1))
print([*re.finditer("A", "a", re.I)], re.compile(re.compile("x")).pattern, re.template("a"))
print(sorted(re.__all__))

# Flags.
for flag in [
    re.A, re.ASCII, re.I, re.L, re.M, re.S, re.U, re.X, re.T, re.DEBUG, re.NOFLAG, re.RegexFlag(0), re.I | re.M,
    re.I | 4096, ~re.I, re.I & re.M, re.RegexFlag(511), re.I ^ re.M ^ re.I, re.RegexFlag["I"], re.RegexFlag(258),
]:  # fmt: skip
    print(repr(flag), str(flag), int(flag), type(flag), bool(flag), f"{flag:d}")
print(list(re.RegexFlag), re.I in re.I | re.M, re.I.name, re.I == 2, re.I + 1, re.RegexFlag.IGNORECASE is re.I)

# Warnings.
warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for pattern in ["[[a]", "[+--b]", "[a&&b]", "[a||b]", "[a~~b]", "[a[b]", "(a)(?( 1)b)", "(a)(?(+1)b)", "(?t)a"]:
        re.compile(pattern)
    re.sub("(a)", r"\g< 1>", "a")
for each in caught:
    print(each.category.__name__, each.message, each.filename.endswith(".py"), each.lineno)
