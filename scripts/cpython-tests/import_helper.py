"""`test.support.import_helper`: modules that may be absent, fresh ones, and forgotten ones."""

import contextlib
import sys
import unittest
import warnings

from absent import Absent


@contextlib.contextmanager
def _quietly(deprecated):
    with warnings.catch_warnings():
        if deprecated:
            warnings.simplefilter("ignore", DeprecationWarning)
        yield


def import_module(name, deprecated=False, *, required_on=()):
    """The module; the test is skipped where there is none."""
    with _quietly(deprecated):
        try:
            __import__(name)
        except ImportError as error:
            raise unittest.SkipTest(str(error)) from None
    return sys.modules[name]


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """The module made anew, together with `fresh` ones and without the `blocked` ones.

    Else None; where it can't do without the blocked ones, something that skips who uses it.
    """
    names = {name, *fresh, *blocked}

    def belongs(module):
        return any(module == each or module.startswith(each + ".") for each in names)

    with _quietly(deprecated):
        saved = {each: sys.modules.pop(each) for each in list(sys.modules) if belongs(each)}
        for each in blocked:
            sys.modules[each] = None
        try:
            for each in fresh:
                __import__(each)
            __import__(name)
            return sys.modules[name]
        except ImportError:
            return Absent(f"{name} without {', '.join(blocked)}") if blocked else None
        finally:
            for each in [each for each in sys.modules if belongs(each)]:
                del sys.modules[each]
            sys.modules.update(saved)


def unload(name):
    sys.modules.pop(name, None)


forget = unload


class CleanImport:
    """Has modules made anew inside the block."""

    def __init__(self, *module_names, usefrozen=False):
        self._saved = dict(sys.modules)
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self._saved)


class DirsOnSysPath:
    """Adds folders to sys.path inside the block."""

    def __init__(self, *paths):
        self._saved = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.path[:] = self._saved


def modules_setup():
    return (sys.modules.copy(),)


def modules_cleanup(oldmodules):
    sys.modules.clear()
    sys.modules.update(oldmodules)


@contextlib.contextmanager
def frozen_modules(enabled=True):
    yield


def make_legacy_pyc(source):
    raise unittest.SkipTest("there are no compiled files")
