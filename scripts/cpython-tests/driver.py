"""Runs one module of CPython's test suite inside the simulator and reports on standard output.

Lines of the report begin with a record separator, so that what tests print does not matter:
word, test, detail, with tabs between. `_selection` is written by the script that starts this.
"""

import os
import sys
import types
import unittest

import absent

_SEPARATOR = "\x1e"
_out = sys.stdout
# What our own assertions need in order to fail: its absence is no reason to skip a test.
_NEEDED = ("difflib", "pprint", "re")


def report(word, test="", detail=""):
    line = "\t".join((word, test, " ".join(str(detail).split())[:300]))
    _out.write(f"\n{_SEPARATOR}{line}\n")


def last_line(error):
    text = str(error)
    name = type(error).__qualname__
    return f"{name}: {text}" if text else name


class Result(unittest.TestResult):
    """Reports each test once, when it has ended; a failed subtest is a failure of its test."""

    def startTest(self, test):
        super().startTest(test)
        self._verdict = None
        report("start", test.id())

    def stopTest(self, test):
        super().stopTest(test)
        word, detail = self._verdict or ("pass", "")
        report(word, test.id(), detail)

    def _settle(self, word, detail):
        if self._verdict is None or (self._verdict[0] == "skip" and word == "fail"):
            self._verdict = word, detail

    def _failed(self, test, error):
        missing = isinstance(error, ModuleNotFoundError) and error.name not in _NEEDED
        word = "skip" if missing else "fail"
        if isinstance(test, unittest.TestCase):
            self._settle(word, last_line(error))
        else:  # a fixture of a class or module
            report(word, test.id(), last_line(error))

    def addError(self, test, err):
        super().addError(test, err)
        self._failed(test, err[1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._failed(test, err[1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._failed(test, err[1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        if isinstance(test, unittest.TestCase):
            self._settle("skip", reason)
        else:
            report("skip", test.id(), reason)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._settle("fail", "unexpected success")


def build_packages(shims, helpers):
    """`test`, `test.support` and the like, out of files that lie in the working directory."""
    package = types.ModuleType("test")
    package.__path__ = []
    package.__file__ = "test/__init__.py"
    package.__package__ = "test"
    sys.modules["test"] = package
    for name in shims:
        module = load(name, lambda name=name: __import__(name))
        if name == "support":
            module.__path__ = []
        place(name if name == "support" else f"support.{name}", module)
    for name in helpers:
        file = name.rpartition(".")[2]
        load(file, lambda name=name, file=file: place(name, __import__(file)))


def place(name, module):
    """Gives a module its full name; packages that it lies in are made as they are needed."""
    full = f"test.{name}"
    parent, _, leaf = full.rpartition(".")
    if parent not in sys.modules:
        place(parent.partition(".")[2], types.ModuleType(parent))
    sys.modules[full] = module
    sys.modules[parent].__path__ = []
    setattr(sys.modules[parent], leaf, module)


def load(name, action):
    """Does what needs modules that may be absent, with a stand-in for each that is."""
    for _ in range(100):
        try:
            return action()
        except ModuleNotFoundError as error:
            absent_name = error.name
        except ImportError as error:
            owner, missing = error.name, str(error).split("'")[1:2]
            if owner not in sys.modules or not missing or hasattr(sys.modules[owner], missing[0]):
                raise
            setattr(sys.modules[owner], missing[0], absent.Absent(f"{owner}.{missing[0]}"))
            sys.modules.pop(name, None)
            continue
        if absent_name in sys.modules or absent_name == name:
            raise ImportError(f"{absent_name} can't be loaded")
        stand_in(absent_name)
        sys.modules.pop(name, None)
    raise ImportError(f"{name} asks for too many absent modules")


def stand_in(name):
    module = absent.Absent(name)
    sys.modules[name] = module
    parent, _, leaf = name.rpartition(".")
    if parent and isinstance(sys.modules.get(parent), types.ModuleType):
        setattr(sys.modules[parent], leaf, module)
    report("absent", name)


def import_tests(name):
    module = __import__(name.rpartition(".")[2])
    place(name, module)
    return unittest.defaultTestLoader.loadTestsFromModule(module)


def cases(suite):
    for test in suite:
        if isinstance(test, unittest.TestCase):
            yield test
        else:
            yield from cases(test)


def prepare_asyncio():
    """What the tests of asyncio and their helpers look for while they are loaded."""
    from asyncio import events, futures, tasks

    # CPython has these twice, in C and in Python; here there is one.
    futures._CFuture = futures._PyFuture = futures.Future
    tasks._CTask = tasks._PyTask = tasks.Task
    for kind in ("_c_", "_py_"):
        for name in ("register", "unregister", "enter", "leave"):
            setattr(tasks, f"{kind}{name}_task", getattr(tasks, f"_{name}_task"))
        for name in ("_get_running_loop", "_set_running_loop", "get_running_loop", "get_event_loop"):
            setattr(events, f"{kind}{name}", getattr(events, name))
    # Certificates, which only tests of TLS read.
    os.mkdir("certdata")
    for name in ("keycert3", "pycacert", "ssl_cert", "ssl_key"):
        open(f"certdata/{name}.pem", "w").close()


def main(module, shims, helpers, action, only, without):
    """`only`: the tests to run, all where it is None; `without`: those to leave out."""
    try:
        if module.startswith("test_asyncio."):
            prepare_asyncio()
        build_packages(shims, helpers)
        file = module.rpartition(".")[2]
        suite = load(file, lambda: import_tests(module))
    except unittest.SkipTest as error:
        report("module-skip", module, error)
        return
    except BaseException as error:
        report("module-fail", module, last_line(error))
        return
    absent.loading = False
    tests = [
        test
        for test in cases(suite)
        if (only is None or test.id() in only) and test.id() not in without
    ]
    for message in unittest.defaultTestLoader.errors:
        report("module-note", module, message)
    if action == "list":
        for test in tests:
            report("test", test.id())
    else:
        unittest.TestSuite(tests).run(Result())
    report("done")
