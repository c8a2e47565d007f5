# shlex: words in both modes, punctuation, sources, and what is refused.
import io
import os
import shlex
import sys
import tempfile
import warnings

SAMPLES = [
    "", "foo bar", " foo  bar\tbla\n", "'foo bar' bla", "foo'bar'\"x y\"z", '"Do"Separate', 'Do"Not"Separate',
    r"\a \" \ \\ 'a\b' \"a\b\" x", r'"a\"b\\c\d" e', "# all\nfoo#bar\nbaz # end", "~/a && b || c ;; (d) > e",
    "a=1;b=é|c", "'open", '"open', "end\\", '"end\\', "'' \"\" a''", "a-b *.py x?y", "Äß ñ €5", "a;#b\nc", "a|.x",
]  # fmt: skip

for sample in SAMPLES:
    for posix in (False, True):
        for punctuation in (False, True, "|.a"):
            for whole in (False, True):
                words = shlex.shlex(sample, posix=posix, punctuation_chars=punctuation)
                words.whitespace_split = whole
                found = []
                try:
                    for word in words:
                        found.append((word, words.lineno))
                    found.append((words.get_token(), words.lineno))
                except ValueError as error:
                    found.append(str(error))
                print(repr(sample), posix, punctuation, whole, found)

for sample in SAMPLES:
    for arguments in ({}, {"comments": True}, {"posix": False}):
        try:
            words = shlex.split(sample, **arguments)
            print(words, shlex.join(words), shlex.split(shlex.join(words)) == words)
        except ValueError as error:
            print(error)

for value in (None, "", 0, "a", "a b", "it's", "é", "a@%+=:,./-_9", "$x", "\n", b"", b"a", [1], 7):
    try:
        print(shlex.quote(value))
    except TypeError as error:
        print(error)
for call in (shlex.join, shlex.split):
    try:
        print(call(5))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

words = shlex.shlex("a b", "some/file")
print(words.infile, words.eof == "", words.commenters, repr(words.whitespace), words.escape, words.quotes)
print(words.escapedquotes, words.whitespace_split, words.source, words.debug, words.lineno, repr(words.token))
print(words.wordchars, shlex.shlex("", posix=True).wordchars, repr(words.punctuation_chars))
print(shlex.shlex("", punctuation_chars=True).wordchars, shlex.shlex("", punctuation_chars=True).punctuation_chars)
print(words.error_leader(), words.error_leader("x", 7), words.error_leader(lineno=3))
try:
    words.punctuation_chars = "x"
except AttributeError as error:
    print(error)
words.push_token("pushed")
words.push_source("from here", "inner")
print(words.get_token(), words.infile, words.get_token(), words.get_token(), words.get_token(), words.infile)
print(words.read_token(), repr(words.read_token()), repr(words.get_token()))

words = shlex.shlex(io.StringIO("a!b;c"))
words.wordchars += "!"
words.whitespace += ";"
words.commenters = ""
print(list(words), list(words))

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "inner"), "w") as file:
        file.write("one 'two three'\nfour")
    words = shlex.shlex('a source "inner" b', os.path.join(folder, "outer"), posix=False)
    words.source = "source"
    print(list(words))
    name, file = words.sourcehook('"inner"')
    print(os.path.relpath(name, folder), file.read())
    file.close()

words = shlex.shlex("a 'b c'")
words.debug = 1
words.push_token("q")
words.push_source("x", "inner-file")
print([words.get_token(), words.get_token()])

sys.stdin = io.StringIO("read 'from standard input'")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(shlex.split(None), [(each.category.__name__, str(each.message)) for each in caught])
sys.stdin = io.StringIO("again")
print(list(shlex.shlex()), shlex.__all__ == ["shlex", "split", "quote", "join"])
