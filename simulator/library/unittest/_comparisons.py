"""The assertions of test cases about values: equality, order, membership, identity, kind."""

from .util import common_reprs, counts_that_differ, safe_repr

_DIFF_OMITTED = "\nDiff is {} characters long. Set self.maxDiff to None to see it."


def _diff(first, second):
    from difflib import ndiff

    return list(ndiff(first, second))


def _value_diff(first, second):
    """The difference of two values, line by line of their pretty forms."""
    from pprint import pformat

    return "\n" + "\n".join(_diff(pformat(first).splitlines(), pformat(second).splitlines()))


class Comparisons:
    """What a test case can claim about values. Every `msg` is added to the standard message."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    # Texts beyond this length are not compared line by line: it would take too long.
    _diffThreshold = 65_536

    def fail(self, msg=None):
        """Fails at once."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _DIFF_OMITTED.format(len(diff))

    def _refuse(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    # Truth

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._refuse(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._refuse(msg, f"{safe_repr(expr)} is not false")

    # Equality

    def addTypeEqualityFunc(self, typeobj, function):
        """Lets `function(first, second, msg)` compare values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            first_text, second_text = common_reprs(first, second)
            self._refuse(msg, f"{first_text} != {second_text}")

    def assertEqual(self, first, second, msg=None):
        compare = self._getAssertEqualityFunc(first, second)
        compare(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        close, difference, measure = _closeness(first, second, places, delta)
        if not close:
            values = f"{safe_repr(first)} != {safe_repr(second)}"
            self._refuse(msg, f"{values} within {measure} ({safe_repr(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close, difference, measure = _closeness(first, second, places, delta)
        if first == second or close:
            standard = f"{safe_repr(first)} == {safe_repr(second)} within {measure}"
            if delta is not None:
                standard += f" ({safe_repr(difference)} difference)"
            self._refuse(msg, standard)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        first_text, second_text = common_reprs(first, second)
        first_lines = first.splitlines(keepends=True)
        second_lines = second.splitlines(keepends=True)
        if len(first_lines) == 1 and first.strip("\r\n") == first:
            first_lines = [first + "\n"]
            second_lines = [second + "\n"]
        diff = "\n" + "".join(_diff(first_lines, second_lines))
        standard = self._truncateMessage(f"{first_text} != {second_text}", diff)
        self.fail(self._formatMessage(msg, standard))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            first_text, second_text = common_reprs(d1, d2)
            standard = f"{first_text} != {second_text}"
            standard = self._truncateMessage(standard, _value_diff(d1, d2))
            self.fail(self._formatMessage(msg, standard))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Compares element by element; with `seq_type` both must be of this type."""
        kind = "sequence"
        if seq_type is not None:
            kind = seq_type.__name__
            for place, each in ("First", seq1), ("Second", seq2):
                if not isinstance(each, seq_type):
                    raise self.failureException(
                        f"{place} sequence is not a {kind}: {safe_repr(each)}"
                    )
        found = _sequence_difference(seq1, seq2, kind, seq_type)
        if found is not None:
            standard = self._truncateMessage(found, _value_diff(seq1, seq2))
            self.fail(self._formatMessage(msg, standard))

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for first, second, place in (set1, set2, "first"), (set2, set1, "second"):
            try:
                differences.append(first.difference(second))
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{place} argument does not support set difference: {error}")
        only_first, only_second = differences
        lines = []
        if only_first:
            lines.append("Items in the first set but not the second:")
            lines.extend(map(repr, only_first))
        if only_second:
            lines.append("Items in the second set but not the first:")
            lines.extend(map(repr, only_second))
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertCountEqual(self, first, second, msg=None):
        """The same elements equally often, in any order."""
        differences = counts_that_differ(list(first), list(second))
        if differences:
            lines = [f"First has {a}, Second has {b}:  {item!r}" for a, b, item in differences]
            standard = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, standard))

    # Order

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # Membership, identity, kind

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._refuse(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._refuse(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    # Patterns

    def assertRegex(self, text, expected_regex, msg=None):
        """The pattern is found somewhere in the text."""
        pattern = _compiled(expected_regex)
        if not pattern.search(text):
            self._refuse(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _compiled(unexpected_regex)
        match = pattern.search(text)
        if match:
            found = text[match.start() : match.end()]
            standard = f"Regex matched: {found!r} matches {pattern.pattern!r} in {text!r}"
            self._refuse(msg, standard)


def _compiled(pattern):
    if isinstance(pattern, (str, bytes)):
        import re

        assert pattern, "expected_regex must not be empty."
        return re.compile(pattern)
    return pattern


def _closeness(first, second, places, delta):
    """Whether two numbers are close, their difference, and how it was measured."""
    if delta is not None and places is not None:
        raise TypeError("specify delta or places not both")
    difference = abs(first - second)
    if delta is not None:
        return difference <= delta, difference, f"{safe_repr(delta)} delta"
    places = 7 if places is None else places
    return round(difference, places) == 0, difference, f"{places!r} places"


def _sequence_difference(seq1, seq2, kind, seq_type):
    """The first difference in words; None where there is none."""
    lengths = []
    for place, each in ("First", seq1), ("Second", seq2):
        try:
            lengths.append(len(each))
        except (TypeError, NotImplementedError):
            return f"{place} {kind} has no length.    Non-sequence?"
    if seq1 == seq2:
        return None
    first_text, second_text = common_reprs(seq1, seq2)
    text = f"{kind.capitalize()}s differ: {first_text} != {second_text}\n"
    for index in range(min(lengths)):
        items = []
        for place, each in ("first", seq1), ("second", seq2):
            try:
                items.append(each[index])
            except (TypeError, IndexError, NotImplementedError):
                text += f"\nUnable to index element {index} of {place} {kind}\n"
                break
        if len(items) < 2:
            break
        if items[0] != items[1]:
            shown = "\n".join(common_reprs(*items))
            text += f"\nFirst differing element {index}:\n{shown}\n"
            break
    else:
        if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
            return None  # equal but for their types, which were not asked for
    return text + _additional_elements(seq1, seq2, lengths, kind)


def _additional_elements(seq1, seq2, lengths, kind):
    first, second = lengths
    if first == second:
        return ""
    place, longer, start = ("First", seq1, second) if first > second else ("Second", seq2, first)
    count = abs(first - second)
    text = f"\n{place} {kind} contains {count} additional elements.\n"
    try:
        return f"{text}First extra element {start}:\n{safe_repr(longer[start])}\n"
    except (TypeError, IndexError, NotImplementedError):
        return f"{text}Unable to index element {start} of {place.lower()} {kind}\n"
