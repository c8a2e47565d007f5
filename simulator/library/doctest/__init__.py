"""Checks that the examples in docstrings give what they show."""

import sys
from types import ModuleType

from ._checker import (
    COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, FAIL_FAST,
    IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, REPORT_CDIFF, REPORT_NDIFF,
    REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, REPORTING_FLAGS, SKIP, OutputChecker,
    register_optionflag,
)  # fmt: skip
from ._examples import DocTest, DocTestParser, Example
from ._finder import DocTestFinder
from ._runner import DebugRunner, DocTestFailure, DocTestRunner, TestResults, UnexpectedException
from ._unit import DocFileSuite, DocTestSuite, set_unittest_reportflags

__all__ = [
    "COMPARISON_FLAGS", "DONT_ACCEPT_BLANKLINE", "DONT_ACCEPT_TRUE_FOR_1", "DebugRunner",
    "DocFileSuite", "DocTest", "DocTestFailure", "DocTestFinder", "DocTestParser",
    "DocTestRunner", "DocTestSuite", "ELLIPSIS", "Example", "FAIL_FAST",
    "IGNORE_EXCEPTION_DETAIL", "NORMALIZE_WHITESPACE", "OutputChecker", "REPORTING_FLAGS",
    "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "REPORT_UDIFF", "SKIP",
    "UnexpectedException", "debug", "debug_src", "register_optionflag", "run_docstring_examples",
    "script_from_examples", "set_unittest_reportflags", "testfile", "testmod", "testsource",
]  # fmt: skip

for _class in (
    DebugRunner, DocTest, DocTestFailure, DocTestFinder, DocTestParser, DocTestRunner, Example,
    OutputChecker, TestResults, UnexpectedException,
):  # fmt: skip
    _class.__module__ = __name__
del _class

# What testmod() and testfile() have run so far; they add to it.
master = None


def _runner(verbose, optionflags, raise_on_error):
    kind = DebugRunner if raise_on_error else DocTestRunner
    return kind(verbose=verbose, optionflags=optionflags)


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):  # fmt: skip
    """Runs the examples of a module, the program itself without one: (failed, attempted)."""
    if m is None:
        m = sys.modules["__main__"]
    if not isinstance(m, ModuleType):
        raise TypeError(f"testmod: module required; {m!r}")
    name = m.__name__ if name is None else name
    finder = DocTestFinder(exclude_empty=exclude_empty)
    runner = _runner(verbose, optionflags, raise_on_error)
    for test in finder.find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):  # fmt: skip
    """Runs the examples of a text file: (failed, attempted)."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    name = filename.replace("\\", "/").rpartition("/")[2] if name is None else name
    runner = _runner(verbose, optionflags, raise_on_error)
    runner.run(parser.get_doctest(text, globs, name, filename, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):  # fmt: skip
    """Runs the examples of one object and shows what fails."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def script_from_examples(s):
    """A text with examples as a program: what is no source becomes a comment."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += [f"## {line}" for line in piece.want.split("\n")[:-1]]
        else:
            lines = [f"# {line}" if line else "#" for line in piece.split("\n")[:-1]]
            output += lines
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"


def _refuse(name):
    raise NotImplementedError(
        f"doctest.{name}() is not supported: step through the run in the window instead"
    )


def debug_src(src, pm=False, globs=None):
    """Refused: there is no debugger."""
    _refuse("debug_src")


def debug_script(src, pm=False, globs=None):
    """Refused: there is no debugger."""
    _refuse("debug_script")


def debug(module, name, pm=False):
    """Refused: there is no debugger."""
    _refuse("debug")


def testsource(module, name):
    """The examples of one docstring of a module, as a program."""
    if isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")
