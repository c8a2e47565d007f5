# html: escaping, references by number and by name, and the tables of names.
import html
import html.entities as entities

print(html.__all__, entities.__all__)
for text in ("", "a", "<a href=\"x\">'&amp;'</a>", "é&"):
    print(html.escape(text), html.escape(text, False), html.escape(text, quote=True), html.unescape(html.escape(text)) == text)

for text in (
    "&lt;", "&lt", "&amp;lt", "&notit;", "&notin;", "&#65;", "&#x41", "&#0;", "&#128;", "&#x110000;", "&#xD800;",
    "&#1;", "&#11;", "&#12;", "&#xFFFE;", "&#;", "&#x;", "&foo;", "&a", "&", "&&lt;", "&#x80", "&#13;", "&#10;",
    "&ampx", "&copyé", "&#99999999999;", "&# 5;", "&#X41;", "&#xfdd0;", "&#x7f;", "&#x81;", "&#65x",
    "&unknown &gtx;", "&CounterClockwiseContourIntegral;", "&CounterClockwiseContourIntegral", "&NotEqualTilde;",
    "&lt" + "x" * 40, "&LT;&Lt;&GT", "&fjlig;", "&nbsp;&Tab;&NewLine;", "&there4;&frac12&sup2;", "&1lt;", "plain",
):  # fmt: skip
    print(repr(text), ascii(html.unescape(text)))

print(ascii([html.unescape(f"&#{code};") for code in range(256)]))
for plane in (0, 1, 16):
    print([html.unescape(f"&#x{plane * 0x10000 + code:x};") == "" for code in (0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFFFD, 0xFFFE, 0xFFFF)])

for function in (html.escape, html.unescape):
    for value in (5, None, b"a"):
        try:
            print(function(value))
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)

print(len(entities.html5), len(entities.entitydefs), len(entities.name2codepoint), len(entities.codepoint2name))
print(ascii(list(entities.html5.items())))
print(ascii(entities.entitydefs))
print(entities.name2codepoint)
print(entities.codepoint2name)
print(all(html.unescape("&" + name) == character for name, character in entities.html5.items()))
