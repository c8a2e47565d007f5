"""Finds tests: in classes, in modules, by name."""

import functools
import sys
import traceback
from types import FunctionType, ModuleType

from .case import FunctionTestCase, TestCase
from .suite import TestSuite


def _compare_names(first, second):
    return (first > second) - (first < second)


class _FailedTest(TestCase):
    """Stands for tests that could not be loaded: when it is run, it raises the reason."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def raise_reason():
            raise self._exception

        return raise_reason


class TestLoader:
    """Makes suites of what it finds; `errors` tells what could not be loaded."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(_compare_names)
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """All tests of a class."""
        if issubclass(testCaseClass, TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. Maybe you meant to derive from "
                "TestCase?"
            )
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        """All tests of a module, or what its function load_tests makes of them."""
        if args or "use_load_tests" in kws:
            import warnings

            warnings.warn("use_load_tests is deprecated and ignored", DeprecationWarning)
            kws.pop("use_load_tests", None)
        if len(args) > 1:
            raise TypeError(
                f"loadTestsFromModule() takes 1 positional argument but {len(args) + 1} were given"
            )
        if kws:
            raise TypeError(
                f"loadTestsFromModule() got an unexpected keyword argument '{sorted(kws)[0]}'"
            )
        suites = []
        for name in dir(module):
            item = getattr(module, name)
            if _is_case_class(item) and item not in (TestCase, FunctionTestCase):
                suites.append(self.loadTestsFromTestCase(item))
        tests = self.suiteClass(suites)
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            message = f"Failed to call load_tests:\n{traceback.format_exc()}"
            return self._failed(module.__name__, error, message)

    def loadTestsFromName(self, name, module=None):
        """The tests of a module, class, method or function, by its dotted name."""
        parts = name.split(".")
        failed = None
        if module is None:
            module, parts, failed = self._import_longest(parts)
            if module is None:
                return failed
        parent, item = None, module
        for part in parts:
            try:
                parent, item = item, getattr(item, part)
            except AttributeError as error:
                if failed is not None and getattr(item, "__path__", None) is not None:
                    return failed  # a module of a package that can't be imported
                self._forget(failed)
                message = f"Failed to access attribute:\n{traceback.format_exc()}"
                return self._failed(part, error, message)
        self._forget(failed)
        return self._tests_of(item, parent, parts[-1] if parts else "")

    def _import_longest(self, parts):
        """Imports as much of a dotted name as there is: (module, rest of the name, failure)."""
        failed = None
        for end in range(len(parts), 0, -1):
            try:
                module = __import__(".".join(parts[:end]))
            except ImportError as error:
                self._forget(failed)
                name = parts[end - 1]
                message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
                failed = self._failed(name, _import_failure(name), message)
            else:
                return module, parts[1:], failed
        return None, parts, failed

    def _forget(self, failed):
        if failed is not None:
            self.errors.pop()

    def _tests_of(self, item, parent, name):
        if isinstance(item, ModuleType):
            return self.loadTestsFromModule(item)
        if _is_case_class(item):
            return self.loadTestsFromTestCase(item)
        if isinstance(item, FunctionType) and _is_case_class(parent):
            case = parent(name)
            # A static method is no test method, but may make tests.
            if not isinstance(getattr(case, name), FunctionType):
                return self.suiteClass([case])
        if isinstance(item, TestSuite):
            return item
        if not callable(item):
            raise TypeError(f"don't know how to make test from: {item}")
        made = item()
        if isinstance(made, TestSuite):
            return made
        if isinstance(made, TestCase):
            return self.suiteClass([made])
        raise TypeError(f"calling {item} returned {made}, not a test")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class, sorted."""
        names = [name for name in dir(testCaseClass) if self._is_test(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _is_test(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        if self.testNamePatterns is None:
            return True
        from fnmatch import fnmatchcase

        full = f"{cls.__module__}.{cls.__qualname__}.{name}"
        return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    def _failed(self, name, error, message):
        self.errors.append(message)
        return self.suiteClass([_FailedTest(name, error)])


def _is_case_class(item):
    return isinstance(item, type) and issubclass(item, TestCase)


def _import_failure(name):
    return ImportError(f"Failed to import test module: {name}\n{traceback.format_exc()}")


defaultTestLoader = TestLoader()


def _loader(prefix, sort_using, suite_class=TestSuite, patterns=None):
    import warnings

    name = sys._getframe(1).f_code.co_name
    warnings.warn(
        f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
        f"Please use {_REPLACEMENTS[name]} instead.",
        DeprecationWarning,
        stacklevel=3,
    )
    loader = TestLoader()
    loader.sortTestMethodsUsing = sort_using
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = patterns
    loader.suiteClass = suite_class
    return loader


_REPLACEMENTS = {
    "getTestCaseNames": "unittest.TestLoader.getTestCaseNames()",
    "makeSuite": "unittest.TestLoader.loadTestsFromTestCase()",
    "findTestCases": "unittest.TestLoader.loadTestsFromModule()",
}


def getTestCaseNames(testCaseClass, prefix, sortUsing=_compare_names, testNamePatterns=None):
    loader = _loader(prefix, sortUsing, patterns=testNamePatterns)
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=_compare_names, suiteClass=TestSuite):
    return _loader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=_compare_names, suiteClass=TestSuite):
    return _loader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
