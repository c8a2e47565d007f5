"""Runs the examples of a DocTest and reports what differs."""

import io
import sys
import traceback
from collections import namedtuple

import _traceback

from ._checker import (
    FAIL_FAST, IGNORE_EXCEPTION_DETAIL, OPTIONFLAGS_BY_NAME, REPORT_ONLY_FIRST_FAILURE, SKIP,
    OutputChecker, indented,
)  # fmt: skip

TestResults = namedtuple("TestResults", "failed attempted")


class DocTestRunner:
    """Runs tests, one after the other; `tries` and `failures` count their examples."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self._counts = {}  # by name of the test: failures, tries

    # Reports

    def report_start(self, out, test, example):
        """An example is about to run."""
        if self._verbose:
            expecting = f"Expecting:\n{indented(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{indented(example.source)}{expecting}")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        difference = self._checker.output_difference(example, got, self.optionflags)
        out(self._failure_header(test, example) + difference)

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(exc_info[1]))
        out(f"{self._failure_header(test, example)}Exception raised:\n{indented(text)}")

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            lines.append(f'File "{test.filename}", line {line}, in {test.name}')
        else:
            lines.append(f"Line {example.lineno + 1}, in {test.name}")
        return "\n".join([*lines, "Failed example:", indented(example.source)])

    # Running

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples; `out` takes the report, which is printed without it."""
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        saved = sys.stdout, sys.displayhook
        capture = io.StringIO()
        out = out or saved[0].write
        sys.stdout = capture
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, compileflags, out, capture)
        finally:
            sys.stdout, sys.displayhook = saved
            if clear_globs:
                test.globs.clear()
                import builtins

                builtins._ = None

    def _run(self, test, compileflags, out, capture):
        failures = tries = 0
        flags_before = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = flags_before
            for flag, holds in example.options.items():
                if holds:
                    self.optionflags |= flag
                else:
                    self.optionflags &= ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            error = self._execute(test, example, number, compileflags)
            got = capture.getvalue()
            capture.seek(0)
            capture.truncate()
            verdict, got = self._verdict(example, got, error)
            if verdict == "success":
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if not quiet:
                if verdict == "failure":
                    self.report_failure(out, test, example, got)
                else:
                    exc_info = type(error), error, error.__traceback__
                    self.report_unexpected_exception(out, test, example, exc_info)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags_before
        self._record(test, failures, tries)
        return TestResults(failures, tries)

    def _execute(self, test, example, number, compileflags):
        """Runs one example; the exception it ends with, if any."""
        filename = f"<doctest {test.name}[{number}]>"
        _traceback.add_source(filename, example.source)
        try:
            exec(compile(example.source, filename, "single", compileflags, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return error
        return None

    def _verdict(self, example, got, error):
        check = self._checker.check_output
        flags = self.optionflags
        if error is None:
            return ("success" if check(example.want, got, flags) else "failure"), got
        message = _message(error)
        got += "".join(traceback.format_exception(error))
        if example.exc_msg is None:
            return "exception", got
        if check(example.exc_msg, message, flags):
            return "success", got
        if flags & IGNORE_EXCEPTION_DETAIL:
            if check(_without_details(example.exc_msg), _without_details(message), flags):
                return "success", got
        return "failure", got

    def _record(self, test, failures, tries):
        before = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = (before[0] + failures, before[1] + tries)
        self.failures += failures
        self.tries += tries

    def summarize(self, verbose=None):
        """Prints which tests have failed, when `verbose` which have passed too."""
        verbose = self._verbose if verbose is None else verbose
        counts = sorted(self._counts.items())
        empty = [name for name, (_, tries) in counts if tries == 0]
        passed = [(name, tries) for name, (failures, tries) in counts if tries and not failures]
        failed = [(name, both) for name, both in counts if both[0]]
        if verbose:
            if empty:
                print(f"{len(empty)} items had no tests:")
                for name in empty:
                    print(f"    {name}")
            if passed:
                print(f"{len(passed)} items passed all tests:")
                for name, tries in passed:
                    print(f" {tries:3d} tests in {name}")
        failures = sum(both[0] for _, both in counts)
        tries = sum(both[1] for _, both in counts)
        if failed:
            print(self.DIVIDER)
            print(f"{len(failed)} items had failures:")
            for name, (bad, all_tries) in failed:
                print(f" {bad:3d} of {all_tries:3d} in {name}")
        if verbose:
            print(f"{tries} tests in {len(counts)} items.")
            print(f"{tries - failures} passed and {failures} failed.")
        if failures:
            print(f"***Test Failed*** {failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries)

    def merge(self, other):
        """Adds the counts of another runner."""
        for name, (failures, tries) in other._counts.items():
            before = self._counts.get(name, (0, 0))
            self._counts[name] = (before[0] + failures, before[1] + tries)


def _message(error):
    """The last lines of the traceback; of a syntax error without the place."""
    lines = traceback.format_exception_only(error)
    if isinstance(error, SyntaxError):
        heads = f"{type(error).__qualname__}:", f"{type(error).__module__}.{type(error).__qualname__}:"
        for number, line in enumerate(lines):
            if line.startswith(heads):
                return "".join(lines[number:])
    return "".join(lines)


def _without_details(message):
    """The name of the exception alone, without its module and message."""
    name = message.split("\n", 1)[0].partition(":")[0]
    return name.rpartition(".")[2]


def _future_flags(globs):
    import __future__

    flags = 0
    for name in __future__.all_feature_names:
        feature = globs.get(name)
        if feature is getattr(__future__, name):
            flags |= feature.compiler_flag
    return flags


class DocTestFailure(Exception):
    """An example has printed something else."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example has raised an exception."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises an exception at the first example that fails, and leaves the namespace as it is then."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)
