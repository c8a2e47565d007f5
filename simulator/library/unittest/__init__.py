"""Tests of a program: cases, suites of them, loaders that find them, runners that report."""

from .case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
    expectedFailure, skip, skipIf, skipUnless,
)  # fmt: skip
from .loader import TestLoader, defaultTestLoader, findTestCases, getTestCaseNames, makeSuite
from .main import TestProgram, main
from .result import TestResult
from .runner import TextTestResult, TextTestRunner
from .signals import installHandler, registerResult, removeHandler, removeResult
from .suite import BaseTestSuite, TestSuite

__all__ = [
    "FunctionTestCase", "IsolatedAsyncioTestCase", "SkipTest", "TestCase", "TestLoader",
    "TestResult", "TestSuite", "TextTestResult", "TextTestRunner", "addModuleCleanup",
    "defaultTestLoader", "doModuleCleanups", "enterModuleContext", "expectedFailure",
    "findTestCases", "getTestCaseNames", "installHandler", "main", "makeSuite",
    "registerResult", "removeHandler", "removeResult", "skip", "skipIf", "skipUnless",
]  # fmt: skip


def __getattr__(name):
    # Few programs need it, and it brings asyncio with it.
    if name != "IsolatedAsyncioTestCase":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .async_case import IsolatedAsyncioTestCase

    return IsolatedAsyncioTestCase
