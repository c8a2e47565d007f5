"""`test.support.warnings_helper`: what code warns about."""

import contextlib
import functools
import re
import sys
import warnings

from import_helper import import_module


class WarningsRecorder:
    """The warnings so far; the attributes of the last one are its own."""

    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        if attr in ("message", "category", "filename", "lineno", "file", "line", "source"):
            return None
        raise AttributeError(f"{self!r} has no attribute {attr!r}")

    @property
    def warnings(self):
        return self._warnings[self._last :]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    """Every warning fits a (message, category) filter, and each filter is met (unless `quiet`)."""
    if not filters:
        filters = (("", Warning),)
        quiet = True if quiet is None else quiet
    frame = sys._getframe(2)
    frame.f_globals.get("__warningregistry__", {}).clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield WarningsRecorder(caught)
    rest = list(caught)
    missing = []
    for text, category in filters:
        fitting = [
            each
            for each in rest
            if re.match(text, str(each.message), re.I) and issubclass(each.category, category)
        ]
        if not fitting and not quiet:
            missing.append((text, category.__name__))
        rest = [each for each in rest if each not in fitting]
    if rest:
        raise AssertionError(f"unhandled warning {rest[0]}")
    if missing:
        raise AssertionError(f"filter {missing[0]} did not catch any warning")


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    testcase.assertEqual(caught, [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    with check_no_warnings(testcase, category=ResourceWarning):
        yield


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(caught), 1, caught)
    (warning,) = caught
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning), warning.category)
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual(warning.filename, "<testcase>")
    testcase.assertIsNotNone(warning.lineno)
    if lineno is not None:
        testcase.assertEqual(warning.lineno, lineno)
    # As an error it stops the compiler, with a place.
    with warnings.catch_warnings():
        warnings.simplefilter("error", SyntaxWarning)
        with testcase.assertRaisesRegex(SyntaxError, errtext):
            compile(statement, "<testcase>", "exec")


def ignore_warnings(*, category):
    def decorate(test):
        @functools.wraps(test)
        def quietly(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(*args, **kwargs)

        return quietly

    return decorate


@contextlib.contextmanager
def save_restore_warnings_filters():
    saved = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = saved


def import_deprecated(name):
    return import_module(name, deprecated=True)
