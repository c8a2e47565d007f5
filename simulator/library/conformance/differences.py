"""difflib: matching blocks, ratios, differences of lines in every form, and what is refused."""

import difflib
import random

chance = random.Random(5)
WORDS = ["foo", "bar", "the ", "quick ", "brown", "x", "\t", "# ", " ", ""]


def some_lines(count):
    return ["".join(chance.choices(WORDS, k=chance.randrange(6))) + "\n" for _ in range(count)]


def changed(lines):
    lines = list(lines)
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(lines) + 1)
        kind = chance.random()
        if kind < 0.3 and lines:
            del lines[min(at, len(lines) - 1)]
        elif kind < 0.6:
            lines.insert(at, some_lines(1)[0])
        elif lines:
            at = min(at, len(lines) - 1)
            line = lines[at][:-1]
            place = chance.randrange(len(line) + 1)
            rest = line[place + chance.randrange(2) :]
            lines[at] = line[:place] + chance.choice(["Q", "\t", "zz", " "]) + rest + "\n"
    return lines


JUNK = [None, lambda line: line == "\n", lambda line: line.isspace()]
for _ in range(25):
    a = some_lines(chance.randrange(25))
    b = changed(a) if chance.random() < 0.8 else some_lines(chance.randrange(10))
    matcher = difflib.SequenceMatcher(chance.choice(JUNK), a, b, chance.choice([True, False]))
    print(matcher.get_matching_blocks(), matcher.get_opcodes()[:3])
    print(list(matcher.get_grouped_opcodes(chance.randrange(4))), matcher.get_opcodes()[:1])
    print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
    print(matcher.find_longest_match(), sorted(matcher.bjunk), matcher.bpopular)
    date = chance.choice(["", "2024-01-01"])
    print("".join(difflib.unified_diff(a, b, "a", "b", date, "", chance.randrange(4))))
    print("".join(difflib.context_diff(a, b, "a", "b", "", date, chance.randrange(4))))
    delta = list(difflib.ndiff(a, b))
    print("".join(delta))
    print(list(difflib.restore(delta, 1)) == a, list(difflib.restore(delta, "2")) == b)
    differ = difflib.Differ(difflib.IS_LINE_JUNK, difflib.IS_CHARACTER_JUNK)
    print("".join(differ.compare(a, b)) == "".join(delta))
    matcher = difflib.SequenceMatcher(lambda c: c in " \t", "".join(a), "".join(b))
    print(matcher.get_opcodes(), matcher.ratio(), sorted(matcher.bpopular), sorted(matcher.b2j))

words = ["ape", "apple", "peach", "puppy", "appel", "apples", "ampersand", "p"]
for word in ("appel", "wheel", "p", ""):
    print(difflib.get_close_matches(word, words), difflib.get_close_matches(word, words, 1, 0.2))

matcher = difflib.SequenceMatcher()
matcher.set_seqs("private Thread currentThread;", "private volatile Thread currentThread;")
print(round(matcher.ratio(), 3), matcher.get_matching_blocks())
matcher.set_seq1("private")
print(matcher.ratio(), matcher.get_opcodes() is matcher.get_opcodes())
blank = lambda character: character == " "
for case in (
    lambda: difflib.SequenceMatcher(None, " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9),
    lambda: difflib.SequenceMatcher(blank, " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9),
    lambda: difflib.SequenceMatcher(a="abcd", b="bcde").find_longest_match(1, 3),
    lambda: difflib.SequenceMatcher[str],
    lambda: list(difflib.ndiff(["a"], [])),
    lambda: list(difflib.unified_diff(["a"], ["a"])),
    lambda: list(difflib.unified_diff(["a", "b"], ["a", "c"], lineterm="")),
    lambda: [difflib.IS_LINE_JUNK(line) for line in (" # \n", "##", "a", "", "#")],
    lambda: [difflib.IS_CHARACTER_JUNK(character) for character in " \tx\n"],
    lambda: list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff\n"], [b"b\n"], b"x", b"y")),
    lambda: difflib.get_close_matches("a", words, 0),
    lambda: difflib.get_close_matches("a", words, 1, 2),
    lambda: list(difflib.restore([], 3)),
    lambda: list(difflib.unified_diff([b"a"], ["b"])),
    lambda: list(difflib.context_diff(["a"], ["b"], b"x")),
    lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"b"])),
    lambda: difflib.SequenceMatcher(None, [[]], [[]]),
):
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e)
