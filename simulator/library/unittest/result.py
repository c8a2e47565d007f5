"""What has been reported about tests: the counts and the texts of what went wrong."""

import io
import sys
import traceback
from functools import wraps

_OWN_FILES = __file__.removesuffix("result.py")


def failfast(method):
    """Decorator of a result's methods: stops the run if it is to end at the first failure."""

    @wraps(method)
    def stopping(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)

    return stopping


class TestResult:
    """Collects what the tests report. Runners show it; nothing is printed here."""

    # Of the suite: whose class fixtures are in effect, and whether setUpModule has failed.
    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        """Called by TestRunner after test run"""

    # The course of a run

    def startTestRun(self):
        """Called once before any tests are executed."""

    def stopTestRun(self):
        """Called once after all tests are executed."""

    def startTest(self, test):
        """Called when the test is about to run."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        """Called when the test has run, whatever came of it."""
        self._restoreStdout()
        self._mirrorOutput = False

    def stop(self):
        """Ends the run after the current test."""
        self.shouldStop = True

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, "unexpectedSuccesses", ()))

    # What tests report; `err` is a triple as of sys.exc_info()

    @failfast
    def addError(self, test, err):
        """The test has raised an exception that is not a failed assertion."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """An assertion has failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """A subtest has ended: well, where `err` is None."""
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        failed = issubclass(err[0], test.failureException)
        reports = self.failures if failed else self.errors
        reports.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """The test has ended well."""

    def addSkip(self, test, reason):
        """The test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """The test has failed, as it was expected to."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """The test was expected to fail and has not."""
        self.unexpectedSuccesses.append(test)

    # What tests print, while `buffer` is set

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            self._stdout_buffer = io.StringIO()
            self._stderr_buffer = io.StringIO()
        sys.stdout = self._stdout_buffer
        sys.stderr = self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for title, text in self._printed():
                stream = self._original_stdout if title == "Stdout" else self._original_stderr
                stream.write(f"\n{title}:\n{text}")
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for buffer in self._stdout_buffer, self._stderr_buffer:
            buffer.seek(0)
            buffer.truncate()

    def _printed(self):
        """What has been printed since the test began, each text ending its line."""
        for title, stream in ("Stdout", sys.stdout), ("Stderr", sys.stderr):
            text = stream.getvalue()
            if text:
                yield title, text if text.endswith("\n") else text + "\n"

    def _exc_info_to_string(self, err, test):
        """The traceback without the frames of this package, and what the test has printed."""
        exc_type, error, tb = err
        while tb is not None and tb.tb_frame.f_code.co_filename.startswith(_OWN_FILES):
            tb = tb.tb_next
        if tb is None:
            lines = traceback.format_exception_only(exc_type, error)
        else:
            lines = traceback.format_exception(error)
        if self.buffer:
            lines += [f"\n{title}:\n{text}" for title, text in self._printed()]
        return "".join(lines)

    def __repr__(self):
        cls = type(self)
        return (
            f"<{cls.__module__}.{cls.__qualname__} run={self.testsRun} errors={len(self.errors)} "
            f"failures={len(self.failures)}>"
        )
