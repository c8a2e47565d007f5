"""doctest: examples in docstrings, those that fail on purpose too.

>>> 1 + 1
2
>>> square(3)
9
"""
import contextlib
import doctest
import io
import unittest


def square(x):
    """The square of a number.

    >>> square(2)
    4
    >>> square('a')
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
    >>> square(2)
    5
    >>> square(None)
    3
    >>> square(2)
    >>> for i in range(2):
    ...     print(i)
    1
    2
    >>> x = 3
    4
    """
    return x**2


class Thing:
    """A thing with members.

    >>> Thing().method()
    7
    """

    def method(self):
        """no examples"""
        return 7

    @property
    def value(self):
        """
        >>> raise ValueError('a')
        Traceback (most recent call last):
        ValueError: b
        """

    @staticmethod
    def options():
        """
        >>> print(list(range(20))) # doctest: +ELLIPSIS
        [0, 1, ..., 19]
        >>> print('a   b', 'c') # doctest: +NORMALIZE_WHITESPACE
        a b
        c
        >>> print()
        <BLANKLINE>
        >>> 1/0 # doctest: +SKIP
        >>> int('x') # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        ValueError: something else
        >>> True
        1
        >>> 1/0
        """

    class Inner:
        """
        >>> __name__, Thing.Inner.__name__
        ('__main__', 'Inner')
        >>> _
        ('__main__', 'Inner')
        """


__test__ = {"extra": ">>> 1\n1\n", "again": square}


def show(text):
    lines = text.replace(__file__, "FILE").replace(square.__code__.co_filename, "FILE").splitlines()
    while lines:
        line = lines.pop(0)
        if 'doctest.py", line' in line:
            del lines[:1]  # CPython's own frames
            continue
        print("Ran ..." if line.startswith("Ran ") else line)
    print("~" * 30)


def captured(function, *args, **keywords):
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        result = function(*args, **keywords)
    show(stream.getvalue())
    print(result)


captured(doctest.testmod)
captured(doctest.testmod, verbose=True, report=True)
captured(doctest.testmod, optionflags=doctest.FAIL_FAST, name="other", exclude_empty=True)
captured(doctest.testmod, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE, extraglobs={"square": abs})
captured(doctest.run_docstring_examples, square, {"square": square}, name="NAME")
captured(doctest.run_docstring_examples, Thing.method, {}, True)
try:
    doctest.testmod(raise_on_error=True)
except doctest.DocTestFailure as failure:
    print(failure, repr(failure.example.source), repr(failure.got))
except doctest.UnexpectedException as failure:
    print(failure.test.name, repr(failure.example.source), failure.exc_info[1])
try:
    doctest.testmod(5)
except TypeError as error:
    print(error)

parser = doctest.DocTestParser()
text = "abc\n>>> 1\n1\n\ndef\n  >>> 2 # doctest: +ELLIPSIS, -SKIP\n  ... 3\n  4\n"
print([piece if isinstance(piece, str) else vars(piece) for piece in parser.parse(text)])
for bad in (
    ">>>1\n",
    "    >>> 1\n  1\n",
    ">>> 1 # doctest: +FOO\n",
    ">>> a\n...b\n",
    ">>> # doctest: +SKIP\n",
):
    try:
        print(parser.get_examples(bad, "bad"))
    except ValueError as error:
        print(error)
print(parser.get_examples(">>> 1\n") == [doctest.Example("1", "")], parser.parse(""))
print(doctest.script_from_examples(text))
print(doctest.testsource(__name__, "__main__.Thing"))

finder = doctest.DocTestFinder()
print(str(finder.find(Thing)).replace(__file__, "FILE").replace(square.__code__.co_filename, "FILE"))
print(len(doctest.DocTestFinder(recurse=False).find(Thing)), finder.find(Thing.method)[0].name)
print([test.name for test in doctest.DocTestFinder(exclude_empty=False).find(Thing, "named")])
try:
    finder.find(5)
except ValueError as error:
    print(error)

checker = doctest.OutputChecker()
for want, got, flags in (
    ("1\n", "1\n", 0),
    ("1\n", "True\n", 0),
    ("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1),
    ("a...d\n", "abcd\n", 0),
    ("a...d\n", "abcd\n", doctest.ELLIPSIS),
    ("a...b...c\n", "axcxb\n", doctest.ELLIPSIS),
    ("...aa...aa...\n", "aaa\n", doctest.ELLIPSIS),
    ("...\n", "anything\n", doctest.ELLIPSIS),
    ("a\n  b", "a b\n", doctest.NORMALIZE_WHITESPACE),
    ("<BLANKLINE>\n", "\n", 0),
    ("<BLANKLINE>\n", "\n", doctest.DONT_ACCEPT_BLANKLINE),
):
    print(want.encode(), got.encode(), flags, checker.check_output(want, got, flags))
for want, got in ("1\n", "2\n"), ("", "2\n"), ("1\n", ""), ("a\n", "\n \nb\n"):
    print(checker.output_difference(doctest.Example("x", want), got, 0))
print(doctest.register_optionflag("MINE") == doctest.register_optionflag("MINE"))
print(doctest.set_unittest_reportflags(doctest.REPORT_ONLY_FIRST_FAILURE))
try:
    doctest.set_unittest_reportflags(doctest.ELLIPSIS)
except ValueError as error:
    print(error)

stream = io.StringIO()
suite = doctest.DocTestSuite(setUp=lambda test: test.globs.update(square=abs))
print(suite.countTestCases(), [test.id() for test in suite], list(suite)[0])
unittest.TextTestRunner(stream, verbosity=2).run(suite)
show(stream.getvalue().partition("=" * 70)[0])
