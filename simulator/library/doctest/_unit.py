"""Examples as test cases of unittest."""

import sys
import unittest

from ._checker import REPORTING_FLAGS, OutputChecker
from ._examples import DocTestParser
from ._finder import DocTestFinder
from ._runner import DocTestRunner

_reportflags = [0]


def set_unittest_reportflags(flags):
    """How failures are shown by cases that set no reporting flag of their own; the flags before."""
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    before = _reportflags[0]
    _reportflags[0] = flags
    return before


class DocTestCase(unittest.TestCase):
    """One docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_globs = test.globs.copy()
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        test = self._dt_test
        if self._dt_tearDown is not None:
            self._dt_tearDown(test)
        # As it was, so that the test can run again.
        test.globs.clear()
        test.globs.update(self._dt_globs)

    def runTest(self):
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _reportflags[0]
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        texts = []
        failures, _ = runner.run(self._dt_test, out=texts.append, clear_globs=False)
        if failures:
            raise self.failureException(self.format_failure("".join(texts)))

    def format_failure(self, err):
        test = self._dt_test
        lineno = "unknown line number" if test.lineno is None else f"{test.lineno}"
        name = test.name.rpartition(".")[2]
        return (
            f"Failed doctest test for {test.name}\n"
            f'  File "{test.filename}", line {lineno}, in {name}\n\n{err}'
        )

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts()

    def _parts(self):
        flags = self._dt_optionflags
        return self._dt_test, flags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        owner, _, name = self._dt_test.name.rpartition(".")
        return f"{name} ({owner})"

    __str__ = object.__str__

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"


class DocFileCase(DocTestCase):
    """A text file as a test."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        test = self._dt_test
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line 0\n\n{err}'


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module, the caller's without one, as a suite of unittest."""
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    elif isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    finder = DocTestFinder() if test_finder is None else test_finder
    tests = finder.find(module, globs=globs, extraglobs=extraglobs)
    tests.sort()
    suite = unittest.TestSuite()
    for test in tests:
        if not test.examples:
            continue
        if not test.filename:
            test.filename = getattr(module, "__file__", None) or module.__name__
        suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(),
                 encoding=None, **options):  # fmt: skip
    """Text files with examples as a suite of unittest."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    suite = unittest.TestSuite()
    for path in paths:
        with open(path, encoding=encoding or "utf-8") as file:
            text = file.read()
        name = path.replace("\\", "/").rpartition("/")[2]
        test = parser.get_doctest(text, {**(globs or {}), "__file__": path}, name, path, 0)
        suite.addTest(DocFileCase(test, **options))
    return suite
