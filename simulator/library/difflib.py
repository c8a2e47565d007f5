"""Differences of sequences and texts (Library reference, "difflib")."""

from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest
from types import GenericAlias

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK",
    "IS_LINE_JUNK", "context_diff", "unified_diff", "diff_bytes", "Match",
]  # fmt: skip

Match = _namedtuple("Match", "a b size")

_AUTOJUNK_LENGTH = 200


class SequenceMatcher:
    """Compares two sequences of hashable items.

    Looks for the longest stretch that both have without junk in it, then does the same on either side."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence; what is known of the second one is kept."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Sets the second sequence, which is examined at once: best for the one compared with many."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self._index()

    def _index(self):
        """Where the items of the second sequence are, but for junk and very frequent ones."""
        places = {}
        for position, item in enumerate(self.b):
            places.setdefault(item, []).append(position)
        isjunk = self.isjunk
        self.bjunk = {item for item in places if isjunk(item)} if isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        length = len(self.b)
        if self.autojunk and length >= _AUTOJUNK_LENGTH:
            most = length // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > most}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest common stretch of a[alo:ahi] and b[blo:bhi], the first one in a, then in b."""
        a, b = self.a, self.b
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        places = self.b2j
        junk = self.bjunk
        start_a, start_b, size = alo, blo, 0
        # For each j: how long the common stretch is that ends with the last item of a, and b[j].
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = longer[j] = lengths.get(j - 1, 0) + 1
                if length > size:
                    start_a, start_b, size = i - length + 1, j - length + 1, length
            lengths = longer

        def extend(with_junk):
            nonlocal start_a, start_b, size
            while (
                start_a > alo and start_b > blo
                and (b[start_b - 1] in junk) is with_junk
                and a[start_a - 1] == b[start_b - 1]
            ):  # fmt: skip
                start_a, start_b, size = start_a - 1, start_b - 1, size + 1
            while (
                start_a + size < ahi and start_b + size < bhi
                and (b[start_b + size] in junk) is with_junk
                and a[start_a + size] == b[start_b + size]
            ):  # fmt: skip
                size += 1

        # First by items that are only too frequent, then by junk.
        extend(False)
        extend(True)
        return Match(start_a, start_b, size)

    def get_matching_blocks(self):
        """Common stretches in order, none next to another; the last one has length 0."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        length_a, length_b = len(self.a), len(self.b)
        found = []
        waiting = [(0, length_a, 0, length_b)]
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            match = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if not size:
                continue
            found.append(match)
            if alo < i and blo < j:
                waiting.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                waiting.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        for match in found:
            if blocks:
                i, j, size = blocks[-1]
                if i + size == match.a and j + size == match.b:
                    blocks[-1] = Match(i, j, size + match.size)
                    continue
            blocks.append(match)
        blocks.append(Match(length_a, length_b, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """How to make the second of the first: (tag, i1, i2, j1, j2) in order."""
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0
        for a, b, size in self.get_matching_blocks():
            if i < a and j < b:
                codes.append(("replace", i, a, j, b))
            elif i < a:
                codes.append(("delete", i, a, j, b))
            elif j < b:
                codes.append(("insert", i, a, j, b))
            i, j = a + size, b + size
            if size:
                codes.append(("equal", a, i, b, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """Groups of changes with up to n equal items around them."""
        # As in CPython, the ends are cut off in the list that get_opcodes() gives from now on.
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        tag, i1, i2, j1, j2 = codes[0]
        if tag == "equal":
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = codes[-1]
        if tag == "equal":
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How similar they are, from 0 to 1: twice the items in common over all items."""
        common = sum(match.size for match in self.get_matching_blocks())
        return _ratio(common, len(self.a) + len(self.b))

    def quick_ratio(self):
        """As ratio() or more: items in common, wherever they are."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        common = 0
        for item in self.a:
            count = left[item] if item in left else self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                common += 1
        return _ratio(common, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """As quick_ratio() or more: by the lengths alone."""
        lengths = len(self.a), len(self.b)
        return _ratio(min(lengths), sum(lengths))

    __class_getitem__ = classmethod(GenericAlias)


def _ratio(common, length):
    return 2.0 * common / length if length else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Up to n of the possibilities, the most similar first; none less similar than cutoff."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for each in possibilities:
        matcher.set_seq1(each)
        if (
            matcher.real_quick_ratio() >= cutoff
            and matcher.quick_ratio() >= cutoff
            and matcher.ratio() >= cutoff
        ):
            found.append((matcher.ratio(), each))
    return [each for _, each in _nlargest(n, found)]


# Differences with marks within lines.


class Differ:
    """Compares texts line by line, and similar lines character by character."""

    # Lines are similar from this ratio on; of equally similar ones the first pair counts.
    _SIMILAR = 0.75
    _BELOW = 0.74

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Lines of both, with marks in front: '- ' and '+ ' of one only, '  ' of both, '? ' places."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            elif tag == "insert":
                yield from _marked("+", b, blo, bhi)
            elif tag == "delete":
                yield from _marked("-", a, alo, ahi)
            else:
                yield from _marked(" ", a, alo, ahi)

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        """Lines replaced by others: the most similar two are compared, then what is around them."""
        if alo == ahi or blo == bhi:
            yield from _marked("-", a, alo, ahi)
            yield from _marked("+", b, blo, bhi)
            return
        best, pair, equal = self._most_similar(a, alo, ahi, b, blo, bhi)
        if best < self._SIMILAR:
            if equal is None:
                # Where one side is shorter it comes first.
                sides = [_marked("-", a, alo, ahi), _marked("+", b, blo, bhi)]
                if bhi - blo < ahi - alo:
                    sides.reverse()
                for side in sides:
                    yield from side
                return
            pair = equal
        i, j = pair
        yield from self._replaced(a, alo, i, b, blo, j)
        if pair is equal:
            yield "  " + a[i]
        else:
            yield from self._changed(a[i], b[j])
        yield from self._replaced(a, i + 1, ahi, b, j + 1, bhi)

    def _most_similar(self, a, alo, ahi, b, blo, bhi):
        """The best ratio and its pair of different lines; the first pair of equal ones."""
        best, pair, equal = self._BELOW, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if (
                    matcher.real_quick_ratio() > best
                    and matcher.quick_ratio() > best
                    and matcher.ratio() > best
                ):
                    best, pair = matcher.ratio(), (i, j)
        return best, pair, equal

    def _changed(self, old, new):
        """A line before and after, with marks under what is different."""
        old_marks = new_marks = ""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            before, after = _MARKS[tag]
            old_marks += before * (i2 - i1)
            new_marks += after * (j2 - j1)
        for sign, line, marks in (("-", old, old_marks), ("+", new, new_marks)):
            yield f"{sign} {line}"
            under = _over_blanks(line, marks)
            if under:
                yield f"? {under}\n"


_MARKS = {"replace": "^^", "delete": "--", "insert": "++", "equal": "  "}


def _over_blanks(line, marks):
    """The marks with the line's own blanks between them, so that tabs keep their width."""
    return "".join(
        [char if mark == " " and char.isspace() else mark for char, mark in zip(line, marks)]
    ).rstrip()


def _marked(mark, lines, low, high):
    for i in range(low, high):
        yield f"{mark} {lines[i]}"


def IS_LINE_JUNK(line, pat=None):
    """Whether a line holds nothing but blanks and at most one '#'."""
    if pat is not None:
        return pat(line) is not None
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a blank or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Differ(linejunk, charjunk).compare(a, b)"""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of one of the two texts, of what ndiff() has made of them."""
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


# Differences as patches.


def _check_types(a, b, *names):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            kind = type(lines[0]).__name__
            raise TypeError("lines to compare must be str, not %s (%r)" % (kind, lines[0]))
    for name in names:
        if not isinstance(name, str):
            raise TypeError("all arguments must be str, not: %r" % (name,))


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Changes with n lines around them, as `diff -u` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _header("---", fromfile, fromfiledate, lineterm)
            yield _header("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        old = _unified_range(first[1], last[2])
        new = _unified_range(first[3], last[4])
        yield f"@@ -{old} +{new} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Changes with n lines around them, as `diff -c` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _header("***", fromfile, fromfiledate, lineterm)
            yield _header("---", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        tags = {code[0] for code in group}
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if tags & {"replace", "delete"}:
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield _CONTEXT_MARKS[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if tags & {"replace", "insert"}:
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield _CONTEXT_MARKS[tag] + line


_CONTEXT_MARKS = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}


def _header(mark, name, date, lineterm):
    tab = "\t" if date else ""
    return f"{mark} {name}{tab}{date}{lineterm}"


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _context_range(start, stop):
    length = stop - start
    if length <= 1:
        return str(start + length)
    return f"{start + 1},{stop}"


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3,
               lineterm=b"\n"):  # fmt: skip
    """A difference of lines of bytes in an unknown encoding, by unified_diff() or context_diff()."""

    def decode(value):
        try:
            return value.decode("ascii", "surrogateescape")
        except AttributeError as problem:
            kind = type(value).__name__
            message = "all arguments must be bytes, not %s (%r)" % (kind, value)
            raise TypeError(message) from problem

    lines = dfunc(
        list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile),
        decode(fromfiledate), decode(tofiledate), n, decode(lineterm),
    )  # fmt: skip
    for line in lines:
        yield line.encode("ascii", "surrogateescape")
