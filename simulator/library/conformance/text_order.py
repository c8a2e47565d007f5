# Texts are ordered by code points: surrogates that stand alone, and characters beyond U+FFFF.
texts = ["", "a", "\xff", "\ud7ff", "\ud800", "\ud83d", "\ud83da", "\udc00", "\udfff", "\ue000", "\uffff",
         "\U00010000", "\U0001f600", "\U0001f601", "\U0010ffff", "a\uffff", "a\U00010000", "a\ud800", "a\udfffb",
         "\ud83d\uffff", "\U0001f600a"]
print([ascii(text) for text in sorted(texts)])
print([ascii(text) for text in sorted(reversed(texts), reverse=True)])
print(ascii(max(texts)), ascii(min(texts)), ascii(max("\ud800\uffff\U00010000")), ascii(min("\ue000\udfff")))
table = [[(a < b) - (a > b) for b in texts] for a in texts]
for row in table:
    print(*row)
print("\xff" < "\ud800", "\uffff" < "\U00010000", "\ue000" < "\ud800", "\ue000" >= "\udfff", ("\uffff", 1) < ("\U00010000", 0))


class Text(str):
    pass


print(Text("\uffff") < "\U00010000", Text("\ue000") < Text("\ud800"), sorted([Text("\U00010000"), "\uffff"])[0] == "\uffff")
