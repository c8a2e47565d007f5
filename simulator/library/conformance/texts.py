"""string and textwrap."""

import string
import textwrap
from string import Formatter, Template, capwords


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable))
print(capwords("  hello   wOrld "), repr(capwords(" a,b ", ",")), sorted(string.__all__))

t = Template("$who likes ${what}$$ $who ${a}x $x1_y!")
for call in [
    lambda: t.substitute(who="tim", what="kung", a=1, x1_y=2), lambda: t.substitute({"who": 1}, what=2, a=3, x1_y=4),
    lambda: t.substitute(who=1), lambda: t.safe_substitute(who="x"), lambda: Template("$ a").substitute(), lambda: Template("a\nb $").substitute(),
    lambda: Template("$1").substitute(), lambda: Template("${a").substitute(a=1), lambda: Template("${}").safe_substitute(), lambda: t.get_identifiers(),
    lambda: t.is_valid(), lambda: Template("$ x").is_valid(), lambda: Template("$é $aé").safe_substitute(a=1), lambda: t.template,
    lambda: Template("$A").substitute(A=5), lambda: Template("$$").substitute(), lambda: Template("").get_identifiers(),
]:  # fmt: skip
    show(call)


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


class Braces(Template):
    braceidpattern = "[0-9]+"


class Own(Template):
    delimiter = "{{"
    pattern = r"""
    \{\{(?: (?P<escaped>\{\{)| (?P<named>[_a-z][_a-z0-9]*)\}\}| \b\B(?P<braced>)| (?P<invalid>))
    """


show(lambda: Percent("%a_b %ab %% %{c_d}").safe_substitute(a_b=1, c_d=2))
show(lambda: Braces("${12} $a").substitute({"12": "x"}, a=1))
show(lambda: Own("{{a}} {{b}}").substitute(a=1, b=2))

f = Formatter()
for args, kwargs in [
    (("{} {}", 1, 2), {}), (("{0}{1}{0}", "a", "b"), {}), (("{a} {b!r:>6}|{c:.2f}",), {"a": 1, "b": "x", "c": 2.5}),
    (("{{}} {0.real} {1[0]} {1[-1]}", 1, [5]), {}), (("{0[x]} {0[y z]}", {"x": 1, "y z": 2}), {}), (("{:{}}|{:{w}.{p}}", "a", 5, "abcdef"), {"w": 6, "p": 3}),
    (("{} {0}", 1), {}), (("{0} {}", 1), {}), (("{", 1), {}), (("}", 1), {}), (("{!x}", 1), {}), (("{a", 1), {}), (("{x}",), {}), (("{1}", 1), {}),
    (("{!r}{!s}{!a}", "é", "é", "é"), {}), (("{0.}", 1), {}), (("{0[]}", 1), {}), (("{0[a}", 1), {}), (("",), {}), (("{:{:{:{}}}}", 1, 2, 3, 4), {}),
    (("{!}", 1), {}), (("{!rx}", 1), {}), (("{a.b[c]}",), {"a": 1}), (("{0[0]a}", [1]), {}), (("x{0!s:>{1}}y", "q", 3), {}),
]:  # fmt: skip
    show(lambda: f.format(*args, **kwargs))
for text in ["a{b!r:c}d", "{}", "{{a}}", "a}}b", "{a:{b}}", "{a[}]}", "plain", "x{{y{z}"]:
    show(lambda: list(f.parse(text)))
show(lambda: f.vformat("{} {k}", (1,), {"k": 2}))
show(lambda: f.get_field("0.real", (7,), {}))


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print(sorted(used, key=str), args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


show(lambda: Default().format("{a} {0!u} {b}", "x", "y", b=1))
show(lambda: f.format())

TEXT = """Hello there, how are you this fine day?  I'm glad to hear it!  The quick-brown fox -- or so -- jumped
over a well-known  --option and state-of-the-art things---really. e.g. this/that, a-b x-y-zz supercalifragilistic-expialidocious."""
for width in (1, 5, 10, 17, 30, 70, 200):
    show(lambda: textwrap.wrap(TEXT, width))
for options in [
    {"initial_indent": "* ", "subsequent_indent": "    "}, {"break_long_words": False}, {"break_on_hyphens": False}, {"fix_sentence_endings": True},
    {"drop_whitespace": False}, {"replace_whitespace": False}, {"expand_tabs": False}, {"max_lines": 2}, {"max_lines": 2, "placeholder": "..."},
    {"max_lines": 1, "placeholder": " (cut)"}, {"max_lines": 20}, {"tabsize": 3}, {"break_on_hyphens": False, "break_long_words": False},
]:  # fmt: skip
    for width in (8, 12, 24):
        show(lambda: textwrap.wrap(TEXT + "\n\tindented\ttext  \x0b end", width, **options))
print(textwrap.fill("a b c d e f g", 5), textwrap.fill("", 5), textwrap.wrap(""), textwrap.wrap("   "), textwrap.wrap(" a"), textwrap.wrap("  a", drop_whitespace=False))
for call in [
    lambda: textwrap.wrap("a", 0), lambda: textwrap.wrap("a b", 3, max_lines=1, placeholder="long one"), lambda: textwrap.shorten("Hello  world!", width=12),
    lambda: textwrap.shorten("Hello  world!", width=11), lambda: textwrap.shorten("Hello world", width=10, placeholder="..."), lambda: textwrap.shorten("Hello", width=4, placeholder="."),
    lambda: textwrap.dedent("  a\n    b\n\n  c\n"), lambda: textwrap.dedent("\ta\n  b"), lambda: textwrap.dedent(" \t a\n \t  b\n   \n"), lambda: textwrap.dedent(""),
    lambda: textwrap.dedent("a\n b"), lambda: textwrap.indent("a\n\n b\n", "> "), lambda: textwrap.indent("a\n\nb", "+", lambda line: True), lambda: textwrap.indent("a\r\n \nb", "  "),
    lambda: textwrap.TextWrapper(width=20).fill("one two three four five six"), lambda: textwrap.wrap("aaa-bbb-ccc ddd", 5), lambda: textwrap.wrap("---- a-- --b", 4),
]:  # fmt: skip
    show(call)
