# unittest: what assertions say when they fail.
import io
import unittest
import warnings

case = unittest.TestCase()


def claim(name, *args, **keywords):
    label = ", ".join(
        [getattr(value, "__name__", repr(value)) for value in args]
        + [f"{key}={value!r}" for key, value in keywords.items()]
    )
    try:
        result = getattr(case, name)(*args, **keywords)
    except Exception as error:
        print(f"{name}({label[:70]}): {type(error).__name__}: {error}")
    else:
        print(f"{name}({label[:70]}): {result}")


class Plain:
    def __repr__(self):
        return "<plain>"


class BadRepr:
    def __eq__(self, other):
        return False

    __hash__ = None

    def __repr__(self):
        raise ValueError("no repr")


class Unindexed:
    def __len__(self):
        return 2

    def __repr__(self):
        return "<unindexed>"


plain = Plain()
for value in True, False, 0, "x", [], plain:
    claim("assertTrue", value)
    claim("assertFalse", value, "a message")
for first, second in (1, 1), (1, 2), (1, 1.0), (plain, plain), (plain, 5), ("a", b"a"), ({1}, [1]):
    claim("assertEqual", first, second)
    claim("assertNotEqual", first, second)
    claim("assertIs", first, second)
    claim("assertIsNot", first, second, msg="identity")
claim("assertEqual", 10**100, 10**100 + 1)
claim("assertEqual", b"a" * 50 + b"x" * 100, b"a" * 50 + b"y" * 100)
claim("assertEqual", b"a" * 500 + b"x", b"a" * 500 + b"y", "long")
try:
    case.assertEqual(BadRepr(), 5)
except AssertionError as error:
    print(str(error).partition(" at ")[0], str(error).rpartition("> ")[2])
for first, second in (1, 2), (2, 1), (2, 2), ("a", "b"), (1.5, 1):
    for name in "Less", "LessEqual", "Greater", "GreaterEqual":
        claim(f"assert{name}", first, second)
claim("assertLess", 1, "a")
for options in {}, {"places": 3}, {"delta": 0.5}, {"places": 0, "msg": "close"}:
    for first, second in (1, 1), (1, 1.0000000001), (1, 1.0004), (1, 1.4), (1, 2), (1j, 2j):
        claim("assertAlmostEqual", first, second, **options)
        claim("assertNotAlmostEqual", first, second, **options)
claim("assertAlmostEqual", 1, 2, places=1, delta=1)
claim("assertAlmostEqual", "a", "a")
claim("assertAlmostEqual", "a", "b")
for member, container in (1, [1, 2]), (3, [1, 2]), ("a", "abc"), ("x", "abc"), (1, {}), (1, 5):
    claim("assertIn", member, container)
    claim("assertNotIn", member, container)
for value in None, 0, plain:
    claim("assertIsNone", value)
    claim("assertIsNotNone", value)
for value, kind in (1, int), (1, str), (1, (str, bytes)), (plain, object), (1, 5):
    claim("assertIsInstance", value, kind)
    claim("assertNotIsInstance", value, kind)
for first, second in ({1, 2}, {2, 3}), ({1}, frozenset({1})), ({1}, [1]), (1, {1}), ({1}, 1):
    claim("assertSetEqual", first, second)
for first, second in ([1, 1, 2], [1, 3]), ([[1], [2]], [[1], [1]]), ("ab", "ba"), ([], [plain]):
    claim("assertCountEqual", first, second)
claim("assertCountEqual", range(300), range(300, 600), "too long to be shown")
claim("assertListEqual", (1,), [1])
claim("assertTupleEqual", (1,), [1])
claim("assertSequenceEqual", (1, 2), [1, 2])
claim("assertSequenceEqual", [1], [1], seq_type=tuple)
claim("assertDictEqual", [], {})
claim("assertMultiLineEqual", 1, "")
claim("assertEqual", [1, 2], [1, 2])
claim("assertEqual", "same", "same")
claim("fail")
claim("fail", "reason")

# Exceptions
claim("assertRaises", ValueError, int, "x")
claim("assertRaises", ValueError, int, "1")
claim("assertRaises", (ValueError, TypeError), int, "1")
claim("assertRaises", KeyError, int, "x")
claim("assertRaises", ValueError, lambda: None)
for wrong in 5, int, "ValueError", (ValueError, 5), None:
    claim("assertRaises", wrong)
claim("assertRaises", ValueError, unknown=1)
claim("assertRaises", ValueError, None)
with case.assertRaises(ZeroDivisionError) as context:
    1 / 0
print(repr(context.exception), context.exception.__traceback__)
for options in {}, {"msg": "needed"}:
    try:
        with case.assertRaises(LookupError, **options):
            pass
    except AssertionError as error:
        print(error)

# Warnings
claim("assertWarns", UserWarning, warnings.warn, "text")
claim("assertWarns", DeprecationWarning, int, "1")
claim("assertWarns", (DeprecationWarning, UserWarning), int, "1")
claim("assertWarns", ValueError)
claim("assertWarns", UserWarning, unknown=1)
with case.assertWarns(Warning) as context:
    warnings.warn("first", RuntimeWarning)
    warnings.warn("second")
print(repr(context.warning), context.lineno > 0, len(context.warnings))
try:
    with case.assertWarns(RuntimeWarning, msg="needed"):
        warnings.warn("another", UserWarning)
except AssertionError as error:
    print(error)


# Messages of one's own
class Short(unittest.TestCase):
    longMessage = False
    failureException = ArithmeticError


case = Short()
claim("assertEqual", 1, 2)
claim("assertEqual", 1, 2, "only this")
claim("assertIn", 1, [], "only this")
claim("assertTrue", False)
claim("fail", "reason")
claim("assertRaises", ValueError, int, "1")


class Word(str):
    pass


case = unittest.TestCase()
case.addTypeEqualityFunc(Word, lambda first, second, msg: print("compared", first, second, msg))
claim("assertEqual", Word("a"), Word("b"), "message")
claim("assertEqual", Word("a"), Word("a"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    case.assertEquals(1, 1)
    case.assert_(True)
    case.assertDictContainsSubset({1: 2}, {1: 2, 3: 4})
    claim("assertDictContainsSubset", {1: 2, 3: 4, 5: 6}, {1: 3, 5: 6})
print(*[each.message for each in caught], sep="\n")
print(unittest.TextTestRunner(stream=io.StringIO()).run(unittest.TestSuite()))
