"""The assertions of test cases about what a piece of code does: raise, warn, log.

Each is used as a context manager, or called with a function and its arguments.
"""

import sys
import traceback


def _compiled(pattern):
    if isinstance(pattern, (str, bytes)):
        import re

        return re.compile(pattern)
    return pattern


class _Expectation:
    """What a `with` block is expected to do."""

    _base = BaseException
    _refusal = None

    def __init__(self, expected, test_case, expected_regex=None):
        self.expected = expected
        self.test_case = test_case
        self.expected_regex = _compiled(expected_regex)
        self.obj_name = None
        self.msg = None

    def _handle(self, name, args, keywords):
        """The call form runs the function at once; otherwise the block is still to come."""
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for kind in kinds:
            if not isinstance(kind, type) or not issubclass(kind, self._base):
                raise TypeError(f"{name}() arg 1 must be {self._refusal}")
        if not args:
            self.msg = keywords.pop("msg", None)
            if keywords:
                wrong = next(iter(keywords))
                raise TypeError(f"{wrong!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **keywords)
        return None

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def _fail_missing(self, verb):
        name = getattr(self.expected, "__name__", str(self.expected))
        by = "" if self.obj_name is None else f" by {self.obj_name}"
        self._fail(f"{name} not {verb}{by}")

    def _matches(self, error):
        return self.expected_regex is None or self.expected_regex.search(str(error)) is not None

    def _fail_unmatched(self, text):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{text}"')


class AssertRaises(_Expectation):
    """An exception is raised; afterwards it is the attribute `exception`."""

    _refusal = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, error, tb):
        if error is None:
            self._fail_missing("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if not self._matches(error):
            self._fail_unmatched(str(error))
        return True

    __class_getitem__ = classmethod(type(list[int]))


class AssertWarns(_Expectation):
    """A warning is issued; afterwards the first that fits is the attribute `warning`."""

    _base = Warning
    _refusal = "a warning type or tuple of warning types"

    def __enter__(self):
        import warnings

        # Warnings that a module has given before must be given again.
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, error, tb):
        self._catching.__exit__(exc_type, error, tb)
        if error is not None:
            return
        unmatched = None
        for caught in self.warnings:
            warning = caught.message
            if not isinstance(warning, self.expected):
                continue
            if not self._matches(warning):
                unmatched = unmatched or warning
                continue
            self.warning = warning
            self.filename = caught.filename
            self.lineno = caught.lineno
            return
        if unmatched is not None:
            self._fail_unmatched(str(unmatched))
        self._fail_missing("triggered")


class AssertLogs:
    """Messages are logged, or none; the block is given their records and texts."""

    def __init__(self, test_case, logger, level, expect_none):
        self.test_case = test_case
        self.logger_name = logger
        self.level = level
        self.expect_none = expect_none
        self.msg = None

    def __enter__(self):
        import logging

        logger = self.logger_name
        if not isinstance(logger, logging.Logger):
            logger = logging.getLogger(logger)
        level = self.level or logging.INFO
        self.level = logging.getLevelNamesMapping().get(level, level)
        self.logger = logger
        handler = _recorder()
        handler.setLevel(self.level)
        self.watcher = handler.watcher
        self._saved = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.expect_none else handler.watcher

    def __exit__(self, exc_type, error, tb):
        import logging

        self.logger.handlers, level, self.logger.propagate = self._saved
        self.logger.setLevel(level)
        if error is not None:
            return False
        records = self.watcher.records
        if self.expect_none and records:
            self._fail(f"Unexpected logs found: {self.watcher.output!r}")
        if not self.expect_none and not records:
            name = logging.getLevelName(self.level)
            self._fail(f"no logs of level {name} or higher triggered on {self.logger.name}")

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))


def _recorder():
    """A log handler that keeps everything, as (records, output)."""
    import logging
    from collections import namedtuple

    class Recorder(logging.Handler):
        def __init__(self):
            super().__init__()
            self.watcher = namedtuple("_LoggingWatcher", ["records", "output"])([], [])

        def emit(self, record):
            self.watcher.records.append(record)
            self.watcher.output.append(self.format(record))

    handler = Recorder()
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
    return handler


class Expectations:
    """What a test case can claim about what code does."""

    def assertRaises(self, expected_exception, *args, **kwargs):
        return AssertRaises(expected_exception, self)._handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The pattern must also be found in the text of the exception."""
        context = AssertRaises(expected_exception, self, expected_regex)
        return context._handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return AssertWarns(expected_warning, self)._handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """The pattern must also be found in the text of the warning."""
        context = AssertWarns(expected_warning, self, expected_regex)
        return context._handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """At least one message of this level (INFO without one) or above."""
        return AssertLogs(self, logger, level, expect_none=False)

    def assertNoLogs(self, logger=None, level=None):
        return AssertLogs(self, logger, level, expect_none=True)
