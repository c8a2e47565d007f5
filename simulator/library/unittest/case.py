"""A test case: how a test runs, what is reported about it, what is done before and after."""

import sys
from functools import wraps

from ._comparisons import Comparisons
from ._deprecated import DeprecatedNames
from ._expectations import Expectations
from .util import strclass

_UNSET = object()


class SkipTest(Exception):
    """Raised in a test to skip it."""


class _ShouldStop(Exception):
    """A subtest has failed, and the run is to end at the first failure."""


# Marks


def skip(reason):
    """Decorator of tests and of classes of them: not to be run."""

    def decorate(item):
        if not isinstance(item, type):

            @wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason) and hasattr(reason, "__code__"):
        item, reason = reason, ""  # used without a call
        return decorate(item)
    return decorate


def _unchanged(item):
    return item


def skipIf(condition, reason):
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    return _unchanged if condition else skip(reason)


def expectedFailure(test_item):
    """Decorator of tests that are known to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


# Cleanups


def _enter(cm, add_cleanup):
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
            "protocol"
        ) from None
    result = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return result


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has a function called after tearDownModule, or after a setUpModule that failed."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context manager that is left after the module's tests."""
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls the module's cleanups, from the last to the first; raises the first of their errors."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


class _Step:
    """A part of a test: what it raises is reported, and the test goes on after it."""

    def __init__(self, outcome, test, is_subtest=False):
        self._outcome = outcome
        self._test = test
        self._is_subtest = is_subtest

    def __enter__(self):
        self._success_before = self._outcome.success
        self._outcome.success = True

    def __exit__(self, exc_type, error, tb):
        outcome, test = self._outcome, self._test
        result = outcome.result
        try:
            if error is None:
                if self._is_subtest and outcome.success:
                    result.addSubTest(test.test_case, test, None)
            elif issubclass(exc_type, KeyboardInterrupt):
                return False
            elif issubclass(exc_type, SkipTest):
                outcome.success = False
                _report_skip(result, test, str(error))
            elif not issubclass(exc_type, _ShouldStop):
                self._failed((exc_type, error, tb))
        finally:
            outcome.success = outcome.success and self._success_before
        return True

    def _failed(self, exc_info):
        outcome, test = self._outcome, self._test
        if outcome.expecting_failure:
            outcome.expected_failure = exc_info
            return
        outcome.success = False
        result = outcome.result
        if self._is_subtest:
            result.addSubTest(test.test_case, test, exc_info)
        elif result is not None:
            if issubclass(exc_info[0], test.failureException):
                result.addFailure(test, exc_info)
            else:
                result.addError(test, exc_info)


class _Outcome:
    """How the test that is running has gone so far."""

    def __init__(self, result=None):
        self.result = result
        self.has_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None


def _report_skip(result, test, reason):
    add = getattr(result, "addSkip", None)
    if add is None:
        import warnings

        message = "TestResult has no addSkip method, skips not reported"
        warnings.warn(message, RuntimeWarning, 2)
        result.addSuccess(test)
    else:
        add(test, reason)


class TestCase(Comparisons, Expectations, DeprecatedNames):
    """One test: the method of this name, with setUp before and tearDown after it."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._cleanups = []
        self._subtest = None
        # By name, so that subclasses can override the methods.
        self._type_equality_funcs = {}
        self.addTypeEqualityFunc(dict, "assertDictEqual")
        self.addTypeEqualityFunc(list, "assertListEqual")
        self.addTypeEqualityFunc(tuple, "assertTupleEqual")
        self.addTypeEqualityFunc(set, "assertSetEqual")
        self.addTypeEqualityFunc(frozenset, "assertSetEqual")
        self.addTypeEqualityFunc(str, "assertMultiLineEqual")

    # Fixtures

    def setUp(self):
        """Called before the test."""

    def tearDown(self):
        """Called after the test, if setUp went well."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the tests of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Has a function called after tearDown, also where setUp failed; the last one first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context manager that is left after the test."""
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has a function called after tearDownClass."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context manager that is left after the tests of the class."""
        return _enter(cm, cls.addClassCleanup)

    def doCleanups(self):
        """Calls the cleanups now; whether all went well."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with _Step(outcome, self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Calls the cleanups of the class; `tearDown_exceptions` lists what they raise."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    # Running. What is called stands in methods, for kinds of cases that call it otherwise.

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings

            message = (
                "It is deprecated to return a value that is not None from a test case "
                f"({method})"
            )
            warnings.warn(message, DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def defaultTestResult(self):
        from .result import TestResult

        return TestResult()

    def run(self, result=None):
        """Runs the test and reports to `result`, a new one if none is given; returns it."""
        stop_run = None
        if result is None:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", _nothing)()
            stop_run = getattr(result, "stopTestRun", _nothing)
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if _marked(self, method, "__unittest_skip__"):
                reason = _mark(self.__class__, "__unittest_skip_why__", "")
                reason = reason or _mark(method, "__unittest_skip_why__", "")
                _report_skip(result, self, reason)
            else:
                self._run_steps(method, result)
            return result
        finally:
            result.stopTest(self)
            if stop_run is not None:
                stop_run()

    def _run_steps(self, method, result):
        outcome = self._outcome = _Outcome(result)
        expecting = _marked(self, method, "__unittest_expecting_failure__")
        try:
            with _Step(outcome, self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with _Step(outcome, self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with _Step(outcome, self):
                    self._callTearDown()
            self.doCleanups()
            if outcome.success:
                if not expecting:
                    result.addSuccess(self)
                elif outcome.expected_failure:
                    self._addExpectedFailure(result, outcome.expected_failure)
                else:
                    self._addUnexpectedSuccess(result)
        finally:
            # The exceptions would keep everything alive that the test has used.
            outcome.expected_failure = None
            self._outcome = None

    def _addExpectedFailure(self, result, exc_info):
        add = getattr(result, "addExpectedFailure", None)
        if add is not None:
            add(self, exc_info)
        else:
            self._warn_missing("addExpectedFailure", "reporting as passes")
            result.addSuccess(self)

    def _addUnexpectedSuccess(self, result):
        add = getattr(result, "addUnexpectedSuccess", None)
        if add is not None:
            add(self)
            return
        self._warn_missing("addUnexpectedSuccess", "reporting as failure")
        try:
            raise self.failureException("Unexpected success") from None
        except self.failureException:
            result.addFailure(self, sys.exc_info())

    def _warn_missing(self, name, instead):
        import warnings

        warnings.warn(f"TestResult has no {name} method, {instead}", RuntimeWarning)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        """Runs the test without collecting anything: exceptions reach the caller."""
        method = getattr(self, self._testMethodName)
        if _marked(self, method, "__unittest_skip__"):
            reason = _mark(self.__class__, "__unittest_skip_why__", "")
            raise SkipTest(reason or _mark(method, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Ends the test as skipped."""
        raise SkipTest(reason)

    def subTest(self, msg=_UNSET, **params):
        """A `with` block whose failure is reported with the parameters, and does not end the test."""
        return _SubTestBlock(self, msg, params)

    # What it is called

    def countTestCases(self):
        return 1

    def shortDescription(self):
        """The first line of the method's docstring."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))


def _nothing():
    pass


def _mark(item, name, default=False):
    return getattr(item, name, default)


def _marked(case, method, name):
    return _mark(case.__class__, name) or _mark(method, name)


class FunctionTestCase(TestCase):
    """A test case made of functions that know nothing of this module."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _key(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((type(self), *self._key()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """What is reported about a subtest: the test it belongs to and its parameters."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not _UNSET:
            parts.append(f"[{self._message}]")
        if self.params:
            values = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
            parts.append(f"({values})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class _SubTestBlock:
    """The block of `with self.subTest(...)`; those inside it show its parameters too."""

    def __init__(self, case, message, params):
        self._case = case
        self._message = message
        self._params = params
        self._step = None

    def __enter__(self):
        case = self._case
        self._outer = case._subtest
        if case._outcome is None or not case._outcome.has_subtests:
            return
        outer = {} if self._outer is None else self._outer.params
        params = {**self._params, **outer, **self._params}  # the inner ones first
        case._subtest = _SubTest(case, self._message, params)
        self._step = _Step(case._outcome, case._subtest, is_subtest=True)
        self._step.__enter__()

    def __exit__(self, *exc_info):
        if self._step is None:
            return False
        case = self._case
        try:
            taken = self._step.__exit__(*exc_info)
            outcome = case._outcome
            if taken and not outcome.success and getattr(outcome.result, "failfast", False):
                raise _ShouldStop
            if taken and outcome.expected_failure:
                raise _ShouldStop
            return taken
        finally:
            case._subtest = self._outer
