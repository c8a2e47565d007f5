"""Suites: tests that run one after the other, with the fixtures of their classes and modules."""

import sys

from .case import SkipTest, TestCase, doModuleCleanups
from .util import strclass


class BaseTestSuite:
    """Tests in order, without the fixtures of classes and modules."""

    # Tests are dropped when they have run, so that what they hold is freed.
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def addTest(self, test):
        """Adds a case or a suite."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError(
                "TestCases and TestSuites must be instantiated before passing them to addTest()"
            )
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def debug(self):
        """Runs the tests without collecting anything."""
        for test in self:
            test.debug()

    def _removeTestAtIndex(self, index):
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __repr__(self):
        return f"<{strclass(self.__class__)} tests={list(self)}>"


class TestSuite(BaseTestSuite):
    """Tests in order; between them the fixtures of their classes and modules."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                fixtures = _Fixtures(result, debug)
                fixtures.enter(test.__class__)
                if fixtures.failed_for(test.__class__):
                    continue
            if debug and hasattr(test, "debug"):
                test.debug()
            elif not debug:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            _Fixtures(result, debug).enter(None)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), debug=True)


class _DebugResult:
    """Stands for the result where nothing is collected: errors reach the caller."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _ErrorHolder:
    """Stands for a test where a fixture of a class or module has failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0

    def run(self, result):
        """A fixture is not run: it has failed already."""

    def __call__(self, result):
        return self.run(result)

    def __str__(self):
        return self.id()

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"


class _Fixtures:
    """Goes from the fixtures that are in effect to those that the next test needs.

    The result remembers which are in effect, because suites are nested.
    """

    def __init__(self, result, debug):
        self.result = result
        self.debug = debug

    def enter(self, cls):
        """Leaves the previous class and module and enters those of `cls`, where they differ."""
        result = self.result
        previous = getattr(result, "_previousTestClass", None)
        if cls is not None and cls == previous:
            return
        self._leave_class(previous)
        module = None if cls is None else cls.__module__
        if previous is not None and previous.__module__ != module:
            self._leave_module(previous)
        if cls is None:
            return
        if previous is None or previous.__module__ != module:
            self._enter_module(module)
        self._enter_class(cls)
        result._previousTestClass = cls

    def failed_for(self, cls):
        return getattr(cls, "_classSetupFailed", False) or self.result._moduleSetUpFailed

    def _enter_class(self, cls):
        if self.result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass  # a test may be a plain function, whose class is built-in
        self._buffered(self._set_up_class, cls)

    def _set_up_class(self, cls):
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as error:
            self._raise_when_debugging()
            cls._classSetupFailed = True
            self._report(error, "setUpClass", strclass(cls))
            self._clean_up_class(cls, "setUpClass")

    def _leave_class(self, cls):
        if cls is None or self.failed_for(cls) or getattr(cls, "__unittest_skip__", False):
            return
        self._buffered(self._tear_down_class, cls)

    def _tear_down_class(self, cls):
        tear_down = getattr(cls, "tearDownClass", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._raise_when_debugging()
                self._report(error, "tearDownClass", strclass(cls))
        self._clean_up_class(cls, "tearDownClass")

    def _clean_up_class(self, cls, fixture):
        clean_up = getattr(cls, "doClassCleanups", None)
        if clean_up is None:
            return
        clean_up()
        for exc_info in cls.tearDown_exceptions:
            if self.debug:
                raise exc_info[1]
            self._report(exc_info[1], fixture, strclass(cls))

    def _enter_module(self, name):
        self.result._moduleSetUpFailed = False
        module = sys.modules.get(name)
        if module is not None:
            self._buffered(self._set_up_module, module)

    def _set_up_module(self, module):
        set_up = getattr(module, "setUpModule", None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as error:
            self._raise_when_debugging()
            self.result._moduleSetUpFailed = True
            self._report(error, "setUpModule", module.__name__)
            self._clean_up_module(module, "setUpModule")

    def _leave_module(self, cls):
        module = sys.modules.get(cls.__module__)
        if module is not None and not self.result._moduleSetUpFailed:
            self._buffered(self._tear_down_module, module)

    def _tear_down_module(self, module):
        tear_down = getattr(module, "tearDownModule", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._raise_when_debugging()
                self._report(error, "tearDownModule", module.__name__)
        self._clean_up_module(module, "tearDownModule")

    def _clean_up_module(self, module, fixture):
        try:
            doModuleCleanups()
        except Exception as error:
            self._raise_when_debugging()
            self._report(error, fixture, module.__name__)

    def _raise_when_debugging(self):
        if self.debug:
            raise

    def _buffered(self, step, argument):
        """What fixtures print is kept like what tests print."""
        getattr(self.result, "_setupStdout", _nothing)()
        try:
            step(argument)
        finally:
            getattr(self.result, "_restoreStdout", _nothing)()

    def _report(self, error, fixture, owner):
        holder = _ErrorHolder(f"{fixture} ({owner})")
        add_skip = getattr(self.result, "addSkip", None)
        if add_skip is not None and isinstance(error, SkipTest):
            add_skip(holder, str(error))
        else:
            self.result.addError(holder, (type(error), error, error.__traceback__))


def _nothing():
    pass
